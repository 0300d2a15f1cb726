//! Schemas whose values are of another kind on the wire: unions of objects that are plain strings,
//! numbers that are strings.

use serde_json::{Map, Value, json};

use super::Findings;
use super::actions::{Action, object};
use super::conflicts::{self, Few};
use super::examples::Side;
use super::kinds::{JsonKind, kinds};
use super::readings::Reading;
use super::schemas::Schema;
use super::sightings::{Sighting, Sightings};
use super::unions::Union;
use super::words;

/// How many values of another kind there must be in bodies before a schema is doubted. One proves
/// nothing: quotes are easily forgotten.
const BODIES: usize = 2;

/// Proposes what was seen, where all values contradict the schema; where these are too few to doubt it,
/// to accept both until somebody knows. Lists the rest, and nothing for which there is a proposal.
pub fn find(sightings: &Sightings<'_>, findings: &mut Findings) {
    for (schema, seen) in sightings.all() {
        // What a schema refers to and is composed of speaks for itself.
        if schema.json.get("$ref").is_some() || schema.json.get("allOf").is_some() {
            continue;
        }
        let accepted = kinds(sightings.schemas, &schema);
        let values: Vec<Sighting<'_>> = seen
            .iter()
            .filter(|seen| !seen.value.is_null())
            .copied()
            .collect();
        let is_wrong = |seen: &&Sighting<'_>| !accepted.contains(&JsonKind::of(seen.value));
        let wrong: Vec<Sighting<'_>> = values.iter().filter(is_wrong).copied().collect();
        let Some(first) = wrong.first() else {
            continue;
        };
        let is_contradicted = wrong.len() == values.len();
        let proposed = match is_contradicted {
            true => replacement(sightings, &schema, &wrong).or_else(|| both(&schema, &wrong)),
            false => None,
        };
        match proposed {
            Some(actions) => findings.actions.extend(actions),
            None => {
                let few = Few {
                    few: wrong.len(),
                    all: values.len(),
                    place: &first.example.place,
                };
                let conflict = conflicts::kind(first.value, &accepted, few, &schema.pointer);
                findings.conflicts.push(conflict);
            }
        }
    }
}

fn replacement(
    sightings: &Sightings<'_>,
    schema: &Schema<'_>,
    wrong: &[Sighting<'_>],
) -> Option<Vec<Action>> {
    match Union::of(sightings.schemas, schema) {
        Some(union) => of_union(sightings, schema, &union, wrong),
        None => of_type(schema, wrong),
    }
}

/// The actions that make of a union of objects what its values are.
fn of_union(
    sightings: &Sightings<'_>,
    schema: &Schema<'_>,
    union: &Union<'_>,
    wrong: &[Sighting<'_>],
) -> Option<Vec<Action>> {
    if !union.has_only_objects(sightings.schemas) {
        return None;
    }
    let seen = format!("{}, and no object", words::by_kind(wrong));
    let texts: Option<Vec<&str>> = wrong.iter().map(|seen| seen.value.as_str()).collect();
    let (update, evidence) = match texts {
        Some(texts) => match names(union, &texts) {
            // One name of what has members may only stand there for what is meant.
            Some(_) if !is_shown(wrong) && !union.is_of_names() => return None,
            Some(names) => {
                let values = format!("{seen}; the values are the names of the variants.");
                (
                    object([("type", "string".into()), ("enum", json!(names))]),
                    values,
                )
            }
            None if !is_shown(wrong) => return None,
            None => {
                let values = format!("{seen}; not all of them name a variant.");
                (object([("type", "string".into())]), values)
            }
        },
        None if !is_shown(wrong) => return None,
        None => (choice(wrong)?, format!("{seen}.")),
    };
    let mut actions = Vec::new();
    for keyword in [union.keyword, "discriminator", "type"] {
        let is_there = schema.json.get(keyword).is_some();
        if is_there && !(keyword == "type" && update.contains_key("type")) {
            let pointer = format!("{}/{keyword}", schema.pointer);
            actions.push(Action::remove(pointer, evidence.as_str()));
        }
    }
    actions.push(Action::update(&schema.pointer, update, evidence));
    Some(actions)
}

/// The texts of all variants, if those seen are among them.
fn names(union: &Union<'_>, texts: &[&str]) -> Option<Vec<String>> {
    let mut pairs = Vec::new();
    for text in texts {
        pairs.push((*text, &union.variants[union.named(text)?]));
    }
    let reading = Reading::of(&pairs, &union.variants)?;
    union
        .variants
        .iter()
        .map(|variant| reading.text(variant))
        .collect()
}

/// The schema of plain values of several kinds, or of lists of one kind.
fn choice(seen: &[Sighting<'_>]) -> Option<Map<String, Value>> {
    let mut schemas: Vec<Value> = Vec::new();
    for seen in seen {
        let schema = plain(seen.value)?;
        if !schemas.contains(&schema) {
            schemas.push(schema);
        }
    }
    match schemas.as_slice() {
        [Value::Object(schema)] => Some(schema.clone()),
        _ => Some(object([("oneOf", schemas.into())])),
    }
}

fn plain(value: &Value) -> Option<Value> {
    match value {
        Value::Null | Value::Object(_) => None,
        Value::Array(items) => {
            let first = plain(items.first()?)?;
            let is_same = |item: &Value| plain(item).as_ref() == Some(&first);
            items
                .iter()
                .all(is_same)
                .then(|| json!({"type": "array", "items": first}))
        }
        Value::Number(number) if !number.is_f64() => Some(json!({"type": "integer"})),
        _ => Some(json!({"type": JsonKind::of(value).keyword()})),
    }
}

/// The actions that change the type of a plain schema.
fn of_type(schema: &Schema<'_>, wrong: &[Sighting<'_>]) -> Option<Vec<Action>> {
    let is_scalar = |seen: &Sighting<'_>| !seen.value.is_array() && !seen.value.is_object();
    let declared = schema.text("type")?;
    let update = choice(wrong)?;
    let is_settled = is_shown(wrong)
        && wrong.iter().all(is_scalar)
        && update.contains_key("type")
        && !["object", "array"].contains(&declared)
        && schema.json.get("enum").is_none();
    if !is_settled {
        return None;
    }
    let evidence = format!("{}, and no {declared}.", words::by_kind(wrong));
    let mut actions = Vec::new();
    if schema.json.get("format").is_some() {
        let pointer = format!("{}/format", schema.pointer);
        actions.push(Action::remove(pointer, evidence.as_str()));
    }
    actions.push(Action::update(&schema.pointer, update, evidence));
    Some(actions)
}

/// The actions that let a plain schema accept what was seen beside what it says.
fn both(schema: &Schema<'_>, wrong: &[Sighting<'_>]) -> Option<Vec<Action>> {
    let declared = schema.text("type")?;
    let is_plain = !["object", "array"].contains(&declared) && schema.json.get("enum").is_none();
    if !is_plain {
        return None;
    }
    let mut choices = vec![own_words(schema)];
    for kind in wrong.iter().map(|seen| JsonKind::of(seen.value)) {
        let choice = json!({"type": kind.keyword()});
        if !choices.contains(&choice) {
            choices.push(choice);
        }
    }
    let seen = words::by_kind(wrong);
    let evidence = format!("{seen}, and no {declared}: too few to tell. Both are accepted.");
    let mut actions = Vec::new();
    for keyword in ["type", "format"] {
        if schema.json.get(keyword).is_some() {
            let pointer = format!("{}/{keyword}", schema.pointer);
            actions.push(Action::remove(pointer, evidence.as_str()));
        }
    }
    let update = object([("oneOf", choices.into())]);
    actions.push(Action::update(&schema.pointer, update, evidence));
    Some(actions)
}

/// What a schema says of the type of its values.
fn own_words(schema: &Schema<'_>) -> Value {
    let words = ["type", "format"].into_iter();
    let words = words.filter_map(|word| Some((word.to_owned(), schema.json.get(word)?.clone())));
    Value::Object(words.collect())
}

/// Whether there are enough values in bodies, and not only in schemas.
pub fn is_shown(wrong: &[Sighting<'_>]) -> bool {
    let is_body =
        |seen: &&Sighting<'_>| seen.example.is_recorded || seen.example.side != Side::Open;
    wrong.iter().filter(is_body).count() >= BODIES
}
