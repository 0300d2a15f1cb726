//! Maps, which may have any key.

use std::collections::BTreeSet;

use crate::ir::unions::{Question, Test};

use super::super::super::values::Values;
use super::scalars::{no, yes};
use super::{Told, objects};

/// What tells a map from an object by a member that need not be there, with a key that the object requires: what lacks
/// that is of the map. A map with the key is of both, or raw.
pub fn beside_map<'a>(one: &Values<'a>, other: &Values<'a>, told: Told) -> Told {
    let [mut own, mut theirs] = told;
    if let Some(has) = required_key(one).filter(|_| other.are_maps()) {
        theirs = BTreeSet::from([no(has.clone())]);
        own.insert(has);
    } else if let Some(has) = required_key(other).filter(|_| one.are_maps()) {
        own = BTreeSet::from([no(has.clone())]);
        theirs.insert(has);
    }
    [own, theirs]
}

/// That there is a key which an object requires.
fn required_key(values: &Values<'_>) -> Option<Test> {
    let [object] = objects(values)? else {
        return None;
    };
    let key = object.required.first()?;
    Some(yes(Question::HasKey((*key).to_owned())))
}
