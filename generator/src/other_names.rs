//! Descriptions in which schemas have other names than they have.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::parse::pointer::{SCHEMAS, escape, percent_decoded, unescape};

/// Other names of schemas or paths, by those that they have.
pub type OtherNames = BTreeMap<String, String>;

/// The names that they have, by the other ones.
pub fn inverse(names: &OtherNames) -> OtherNames {
    let names = names.iter();
    names.map(|(was, is)| (is.clone(), was.clone())).collect()
}

/// The schemas of the components, by their names.
pub fn schemas(description: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let schemas = description.pointer("/components/schemas");
    let schemas = schemas.and_then(Value::as_object);
    schemas.into_iter().flatten()
}

/// The same where what it refers to has other names.
pub fn referring(value: &Value, names: &OtherNames) -> Value {
    match value {
        Value::Object(members) => {
            let is_discriminator = members.contains_key("propertyName");
            let members = members.iter().map(|(key, value)| {
                let value = match value {
                    Value::Object(mapping) if is_discriminator && key == "mapping" => {
                        mapped(mapping, names)
                    }
                    value => referring(value, names),
                };
                (key.clone(), value)
            });
            Value::Object(members.collect())
        }
        Value::Array(items) => items.iter().map(|it| referring(it, names)).collect(),
        Value::String(text) => pointing(text, names).map_or_else(|| value.clone(), Value::from),
        scalar => scalar.clone(),
    }
}

/// A mapping, which may name schemas without a pointer.
fn mapped(mapping: &Map<String, Value>, names: &OtherNames) -> Value {
    let mapping = mapping.iter().map(|(tag, target)| {
        let name = target.as_str().and_then(|name| names.get(name));
        let target = name.map_or_else(|| referring(target, names), |name| name.as_str().into());
        (tag.clone(), target)
    });
    Value::Object(mapping.collect())
}

/// The pointer to a schema that has another name, or into it.
pub fn pointing(pointer: &str, names: &OtherNames) -> Option<String> {
    renamed_in(SCHEMAS, pointer, names)
}

/// The pointer to a member with another name of what a section leads to, or into it.
pub fn renamed_in(section: &str, pointer: &str, names: &OtherNames) -> Option<String> {
    let way = pointer.strip_prefix(section)?;
    let (name, below) = way.split_at(way.find('/').unwrap_or(way.len()));
    let name = names.get(&unescape(&percent_decoded(name)))?;
    Some(format!("{section}{}{below}", escape(name)))
}
