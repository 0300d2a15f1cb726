//! Successes with a status that the operation does not declare.

use serde_json::{Map, Value, json};

use crate::infer::actions::{Action, object};
use crate::infer::answers::{
    are_told_by_status, body_schema, declared, is_redirected, is_success, json, success,
    successes_with_bodies,
};
use crate::infer::recordings::Recording;
use crate::infer::schemas::{Schema, Schemas};
use crate::infer::shapes::describes;
use crate::infer::words::code;
use crate::media_types::{JSON, TEXT};

use super::Found;
use super::differences::Difference;

/// The kind of these differences.
pub const UNDECLARED_STATUS: &str = "undeclared-status";

/// Adds a difference for each such status. Its answers are decoded as those that are declared, and what else differs
/// is told by the schema of these; where the status tells what an answer is, they are kept as received.
pub fn add(found: &mut Found<'_>, schemas: Schemas<'_>, calls: &[&Recording]) {
    for call in calls {
        let (Some(operation), Some(status)) = (call.called(schemas), call.status()) else {
            continue;
        };
        let is_declared = declared(&operation, status).is_some() || is_redirected(&operation);
        if !is_success(status) || is_declared {
            continue;
        }
        let is_told = are_told_by_status(schemas, &operation);
        let success = match (call.has_content(), is_told) {
            (false, _) => None,
            (true, false) => success(schemas, &operation),
            (true, true) => alike(schemas, &operation, call),
        };
        let text = status.to_string();
        let key = (UNDECLARED_STATUS, operation.pointer.clone(), text.clone());
        let difference = found.entry(key);
        let difference = difference.or_insert_with(|| Difference::new(String::new()));
        difference.places.insert(call.name().to_owned());
        // An answer without a body may come before one that has one.
        if difference.actions.is_empty() || call.has_content() {
            let read = match (&success, is_told) {
                (_, true) => ", and its answers are kept as received".to_owned(),
                (Some((other, _)), false) => {
                    format!(", and its answers are decoded as those of {}", code(other))
                }
                (None, false) => String::new(),
            };
            difference.message = format!("the status {} is not declared{read}", code(&text));
            let is_text = |answer: &&Schema<'_>| {
                call.answer().is_none() && json(schemas, &schemas.followed(answer)).is_some()
            };
            let described = success.as_ref().map(|(_, answer)| answer);
            let answer = match described.filter(|answer| !is_text(answer)) {
                Some(answer) => same(schemas, answer),
                None if call.answer().is_some() => any(JSON, json!({})),
                None if call.has_content() => any(TEXT, json!({ "schema": { "type": "string" } })),
                None => nothing(),
            };
            let evidence = format!("Received in {}.", call.name());
            let pointer = format!("{}/responses", operation.pointer);
            difference.actions = vec![Action::update(
                &pointer,
                object([(&text, answer)]),
                evidence,
            )];
        }
    }
}

/// The only one of the successes by which an answer is described, at first sight.
fn alike<'a>(
    schemas: Schemas<'a>,
    operation: &Schema<'a>,
    call: &Recording,
) -> Option<(&'a str, Schema<'a>)> {
    let value = call.answer()?;
    let mut successes = successes_with_bodies(schemas, operation);
    successes.retain(|(_, answer)| {
        let schema = body_schema(schemas, &schemas.followed(answer));
        schema.is_some_and(|schema| describes(schemas, &schema, value))
    });
    match successes.len() {
        1 => successes.pop(),
        _ => None,
    }
}

/// An answer with any content of a media type.
fn any(media_type: &str, media: Value) -> Value {
    json!({ "description": "A success.", "content": { media_type: media } })
}

/// An answer without a body.
fn nothing() -> Value {
    json!({ "description": "A success." })
}

/// An answer with the content of another: by the same reference, or with the same schema of its JSON, or else of all.
fn same(schemas: Schemas<'_>, answer: &Schema<'_>) -> Value {
    if let Some(reference) = answer.text("$ref") {
        return json!({ "$ref": reference });
    }
    let whole = schemas.followed(answer);
    let content = match json(schemas, &whole) {
        Some(json) => vec![json],
        None => whole.map("content"),
    };
    let content = content.into_iter().map(|(name, content)| {
        let schema = content.json.get("schema").into_iter();
        let media = schema.map(|schema| ("schema".to_owned(), schema.clone()));
        (name.to_owned(), Value::Object(media.collect()))
    });
    let content: Map<String, Value> = content.collect();
    json!({ "description": whole.text("description").unwrap_or("A success."), "content": content })
}
