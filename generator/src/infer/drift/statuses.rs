//! Successes with a status that the operation does not declare.

use serde_json::{Map, Value, json};

use crate::infer::actions::{Action, object};
use crate::infer::answers::{declared, is_redirected, is_success, json, success};
use crate::infer::recordings::Recording;
use crate::infer::schemas::{Schema, Schemas};
use crate::infer::words::code;

use super::Found;
use super::differences::Difference;

/// Adds a difference for each such status: its answers are decoded as those that are declared, and what else
/// differs is told by the schema of these.
pub fn add(found: &mut Found<'_>, schemas: Schemas<'_>, calls: &[&Recording]) {
    for call in calls {
        let (Some(operation), Some(status)) = (call.called(schemas), call.status()) else {
            continue;
        };
        let is_declared = declared(&operation, status).is_some() || is_redirected(&operation);
        if !is_success(status) || is_declared {
            continue;
        }
        let success = call.has_content().then(|| success(schemas, &operation));
        let success = success.flatten();
        let text = status.to_string();
        let key = ("undeclared-status", operation.pointer.clone(), text.clone());
        let difference = found.entry(key);
        let difference = difference.or_insert_with(|| Difference::new(String::new()));
        difference.places.insert(call.name().to_owned());
        // An answer without a body may come before one that has one.
        if difference.actions.is_empty() || success.is_some() {
            let decoded = success.as_ref().map(|(other, _)| {
                format!(", and its answers are decoded as those of {}", code(other))
            });
            let decoded = decoded.unwrap_or_default();
            difference.message = format!("the status {} is not declared{decoded}", code(&text));
            let answer = success.map_or_else(nothing, |(_, answer)| same(schemas, &answer));
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
