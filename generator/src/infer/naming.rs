//! Proposes names where the rules of the generator give one name twice, or one that hangs on a number.

use serde_json::Value;

use crate::collisions::Names;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::lower;
use crate::naming::{self, Given, Named, Unnamed};
use crate::parse::{Description, SourceMap};
use crate::resolve;

use super::Findings;
use super::actions::Action;
use super::conflicts;

/// Looks once at the names of a description, as it is read and as it is written.
pub fn find(
    description: &Description,
    places: &SourceMap,
    written: &Value,
    named: &mut Named,
) -> Findings {
    // Without all its schemas, no description has names: the generator says so.
    let Some(mut names) = names(description) else {
        return Findings::default();
    };
    // What stands beside a choice has been said in each of its variants: names go where they stood.
    for pointer in names.pointers_mut() {
        *pointer = places.written_in_all(pointer);
    }
    let found = naming::find((&description.json, written), places, &names, true, named);
    Findings {
        actions: found.given.iter().map(action).collect(),
        conflicts: found.unnamed.iter().map(conflict).collect(),
        ..Findings::default()
    }
}

fn names(description: &Description) -> Option<Names> {
    let mut diagnostics = Diagnostics::default();
    let document = resolve::resolve(description, &mut diagnostics)?;
    Some(lower::names_of(document, &mut diagnostics))
}

fn action(given: &Given) -> Action {
    let evidence = format!("{}; named after {}.", given.reason, given.from);
    Action::update(
        &given.pointer,
        given.names.members(),
        capitalized(&evidence),
    )
}

/// A sentence, from its first letter on.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|it| it.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

fn conflict(unnamed: &Unnamed) -> Diagnostic {
    match unnamed {
        Unnamed::Same {
            what,
            name,
            pointers,
        } => conflicts::same_names(what, name, pointers),
        Unnamed::Numbered(names) => conflicts::no_names(names),
    }
}
