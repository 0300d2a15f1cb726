//! Successes with a status that the operation does not declare.

use serde_json::{Map, Value, json};

use crate::infer::actions::{Action, object};
use crate::infer::answers::{declared, is_success, json, success};
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
        if !is_success(status) || declared(&operation, status).is_some() {
            continue;
        }
        let success = success(schemas, &operation).filter(|_| call.has_body());
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

/// An answer with the JSON of another: by the same reference, or with the same schema.
fn same(schemas: Schemas<'_>, answer: &Schema<'_>) -> Value {
    if let Some(reference) = answer.text("$ref") {
        return json!({ "$ref": reference });
    }
    let whole = schemas.followed(answer);
    let content = json(schemas, &whole).map(|(name, content)| {
        let schema = content.json.get("schema").cloned();
        (name.to_owned(), json!({ "schema": schema }))
    });
    let content: Map<String, Value> = content.into_iter().collect();
    json!({ "description": whole.text("description").unwrap_or("A success."), "content": content })
}
