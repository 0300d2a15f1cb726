//! Answers of one operation that say the same, and so are of one type: what is said of one is said of all, or they
//! would be of several.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::parse::pointer::is_within;
use crate::words::without_words;

use super::actions::Action;
use super::answers::{body_schema, successes_with_bodies};
use super::schemas::{Schema, Schemas};

/// The places of answers, each with those of the others that say the same.
pub struct Twins(BTreeMap<String, BTreeSet<String>>);

impl Twins {
    /// Of all operations. Those that refer to one answer among the components have one place.
    pub fn of(schemas: Schemas<'_>) -> Self {
        let mut twins = Self(BTreeMap::new());
        let paths = schemas.at("#").map(|root| root.map("paths"));
        for (_, path) in paths.into_iter().flatten() {
            let path = schemas.followed(&path);
            let methods = path.json.as_object().into_iter().flatten();
            for operation in methods.filter_map(|(method, _)| path.child(method)) {
                twins.learn(schemas, &operation);
            }
        }
        twins
    }

    fn learn(&mut self, schemas: Schemas<'_>, operation: &Schema<'_>) {
        let mut alike: Vec<(Value, BTreeSet<String>)> = Vec::new();
        for (_, answer) in successes_with_bodies(schemas, operation) {
            if let Some(schema) = body_schema(schemas, &schemas.followed(&answer)) {
                let text = without_words(schema.json.clone());
                match alike.iter_mut().find(|(known, _)| *known == text) {
                    Some((_, places)) => places.extend([schema.pointer]),
                    None => alike.push((text, BTreeSet::from([schema.pointer]))),
                }
            }
        }
        for (_, places) in alike.into_iter().filter(|(_, places)| places.len() > 1) {
            for place in &places {
                let others = self.0.entry(place.clone()).or_default();
                others.extend(places.iter().filter(|it| *it != place).cloned());
            }
        }
    }

    /// Adds to actions on an answer the same on those that say what that says.
    pub fn add(&self, actions: &mut Vec<Action>) {
        let twins: Vec<Action> = actions
            .iter()
            .flat_map(|action| {
                let places = self.places(&action.pointer).into_iter();
                places.map(|pointer| Action {
                    pointer,
                    ..action.clone()
                })
            })
            .collect();
        actions.extend(twins);
    }

    /// The places, in other answers, of what stands at this pointer in one; also those that are the same as these for
    /// other operations.
    fn places(&self, place: &str) -> Vec<String> {
        let own = self.0.keys().find(|own| is_within(place, own));
        let Some(own) = own else {
            return Vec::new();
        };
        let mut found = BTreeSet::from([own]);
        let mut waiting = vec![own];
        while let Some(next) = waiting.pop() {
            let others = self.0.get(next).into_iter().flatten();
            waiting.extend(others.filter(|other| found.insert(other)));
        }
        let rest = &place[own.len()..];
        let others = found.into_iter().filter(|other| *other != own);
        others.map(|other| format!("{other}{rest}")).collect()
    }
}
