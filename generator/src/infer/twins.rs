//! Answers of one operation that say the same, and so are of one type: what is said of one is said of all, or they
//! would be of several.

use crate::parse::pointer::{pointer, tokens};
use crate::words::without_words;

use super::actions::Action;
use super::answers::{json, successes_with_bodies};
use super::schemas::Schemas;

/// Adds to actions on an answer the same on those that say what that says.
pub fn add(actions: &mut Vec<Action>, schemas: Schemas<'_>) {
    let twins: Vec<Action> = actions
        .iter()
        .flat_map(|action| {
            let places = places(schemas, &action.pointer).into_iter();
            places.map(|pointer| Action {
                pointer,
                ..action.clone()
            })
        })
        .collect();
    actions.extend(twins);
}

/// The places, in other answers, of what stands at this pointer in one.
fn places(schemas: Schemas<'_>, place: &str) -> Vec<String> {
    let way = tokens(place);
    let [
        "paths",
        _,
        _,
        "responses",
        status,
        "content",
        _,
        "schema",
        ..,
    ] = way.iter().map(String::as_str).collect::<Vec<_>>()[..]
    else {
        return Vec::new();
    };
    let Some(operation) = schemas.at(&pointer(&way[..3])) else {
        return Vec::new();
    };
    let successes = successes_with_bodies(schemas, &operation);
    let schemas_of_answers = successes.iter().filter_map(|(status, answer)| {
        let (_, media) = json(schemas, answer)?;
        Some((*status, media.child("schema")?))
    });
    let bodies: Vec<_> = schemas_of_answers.collect();
    let Some((_, own)) = bodies.iter().find(|(other, _)| *other == status) else {
        return Vec::new();
    };
    let text = without_words(own.json.clone());
    let twins = bodies
        .iter()
        .filter(|(other, schema)| *other != status && without_words(schema.json.clone()) == text);
    let twins = twins.map(|(_, schema)| {
        format!(
            "{}{}",
            schema.pointer,
            pointer(&way[8..]).trim_start_matches('#')
        )
    });
    twins.collect()
}
