//! Gives names to what comes to one name, so that there is a crate without an overlay.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::collisions::Names;
use crate::diagnostics::Diagnostics;
use crate::errors;
use crate::parse::{Description, SourceMap};
use crate::resolve::{self, Document};

use super::{Named, find};

/// How often names are looked at. Each look goes deeper into what is named than the one before.
const LOOKS: usize = 24;

/// What is made of a description whose names are all different: `lower` says what it makes, and which
/// names there are. Whatever comes to one name gets another, of which a warning tells; where nothing
/// gives one, the error that `lower` reports stays. Nothing if the description cannot be resolved. With it come the names
/// that were given.
pub fn settled<T>(
    mut description: Description,
    places: &SourceMap,
    diagnostics: &mut Diagnostics,
    lower: impl Fn(Document<'_>, &mut Diagnostics) -> (T, Names),
) -> Option<(T, BTreeSet<String>)> {
    let mut given_names = BTreeSet::new();
    let mut named = Named::default();
    let mut warnings = Vec::new();
    let mut looks = 0;
    loop {
        looks += 1;
        let mut said = Diagnostics::default();
        let document = resolve::resolve(&description, &mut said);
        let mut made = document.map(|document| lower(document, &mut said));
        for pointer in made.iter_mut().flat_map(|(_, names)| names.pointers_mut()) {
            if let Some(component) = moved(&description.json, places, pointer) {
                *pointer = component;
            }
        }
        let given = match &made {
            Some((_, names)) if looks < LOOKS => {
                let json = &description.json;
                find((json, json), places, names, false, &mut named).given
            }
            _ => Vec::new(),
        };
        if given.is_empty() {
            diagnostics.append(said);
            warnings.into_iter().for_each(|it| diagnostics.push(it));
            return made.map(|(made, _)| (made, given_names));
        }
        warnings.extend(given.iter().map(errors::given_name));
        given_names.extend(given.iter().flat_map(|it| it.names.names()));
        description.extend(
            given
                .iter()
                .map(|it| (it.pointer.as_str(), it.names.members())),
        );
    }
}

/// Where what was written at a pointer stands now, if it became a component as others refer to it.
fn moved(json: &Value, places: &SourceMap, pointer: &str) -> Option<String> {
    let target = json
        .pointer(pointer.strip_prefix('#')?)?
        .get("$ref")?
        .as_str()?;
    (places.written(target) != target).then(|| target.to_owned())
}
