//! Schemas that say under another name what they said before: what upstream has renamed, or numbered
//! anew.

use serde_json::{Map, Value};

use super::orders;

/// A schema, and the name under which it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// What it was called.
    pub from: String,
    /// What it is called.
    pub to: String,
}

/// The renamed schemas, in the alphabet of the old names. Only what no other schema says is known again.
pub fn renames(old: &Value, new: &Value) -> Vec<Rename> {
    let (old, new) = (orders::sorted(old), orders::sorted(new));
    let (Some(old), Some(new)) = (schemas(&old), schemas(&new)) else {
        return Vec::new();
    };
    let renamed = old.iter().filter_map(|(name, schema)| {
        let (only, now) = (only(old, schema)?, only(new, schema)?);
        (only == name && now != name).then(|| Rename {
            from: name.clone(),
            to: now.clone(),
        })
    });
    renamed.collect()
}

fn schemas(description: &Value) -> Option<&Map<String, Value>> {
    description.pointer("/components/schemas")?.as_object()
}

/// The name of the only schema that says this.
fn only<'s>(schemas: &'s Map<String, Value>, schema: &Value) -> Option<&'s String> {
    let mut same = schemas.iter().filter(|(_, other)| *other == schema);
    let (name, _) = same.next()?;
    same.next().is_none().then_some(name)
}
