//! Recordings of calls: requests and answers that were seen on the wire.

use indexmap::IndexSet;
use serde_json::Value;

use crate::diagnostics::{Diagnostic, Place};
use crate::json::Json;
use crate::parse::Source;
use crate::parse::pointer::tokens;
use crate::placeholders::is_placeholder;
use crate::yaml::is_printable;

use super::answers::{self, body_schema};
use super::conflicts;
use super::examples::{Example, Side};
use super::schemas::{Schema, Schemas};

/// A call, and the name of the text that records it.
pub struct Recording {
    name: String,
    call: Value,
}

impl Recording {
    /// The text that records the call.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The operation that was called.
    pub fn called<'a>(&self, schemas: Schemas<'a>) -> Option<Schema<'a>> {
        operation(schemas, &self.call)
    }

    /// The status of the answer.
    pub fn status(&self) -> Option<u64> {
        self.call.pointer("/response/status")?.as_u64()
    }

    /// Whether the server says itself that there is no such operation, or the call only asks which there are.
    pub fn is_refused(&self) -> bool {
        let method = self.call.pointer("/request/method").and_then(Value::as_str);
        let asks = ["HEAD", "OPTIONS"]
            .iter()
            .any(|it| method.is_some_and(|own| own.eq_ignore_ascii_case(it)));
        asks || matches!(self.status(), Some(404 | 405 | 501))
    }

    /// The JSON of the answer.
    pub fn answer(&self) -> Option<&Value> {
        self.call.pointer("/response/body")
    }

    /// Whether the answer has JSON, or a text.
    pub fn has_content(&self) -> bool {
        self.answer().is_some() || self.call.pointer("/response/text").is_some()
    }

    /// The method and the path, as the description has it, of the operation that was called.
    pub fn operation(&self, schemas: Schemas<'_>) -> Option<String> {
        let operation = operation(schemas, &self.call)?;
        match tokens(&operation.pointer).as_slice() {
            [_, path, method] => Some(format!("{} {path}", method.to_ascii_uppercase())),
            [_, path, _, method] => Some(format!("{method} {path}")),
            _ => None,
        }
    }

    /// The method and the path as they were called, with nothing in the places of what may be an argument: what was
    /// redacted, or is a number. So calls of one operation are alike, though the description does not have it.
    pub fn form(&self) -> String {
        let text = |pointer| self.call.pointer(pointer).and_then(Value::as_str);
        let method = text("/request/method").unwrap_or_default();
        let segments = path(&self.call).unwrap_or_default().split('/');
        let segments = segments.map(|it| if is_argument(it) { "{}" } else { it });
        let path = segments.collect::<Vec<_>>().join("/");
        let form = format!("{} {path}", method.to_ascii_uppercase());
        form.replace(|sign| !is_printable(sign), " ")
    }
}

/// Whether each part of a segment of a path was redacted, or is a number or a time.
fn is_argument(segment: &str) -> bool {
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|sign| sign.is_ascii_digit());
    let is_time = |it: &str| {
        it.len() >= "2020-01-31".len() && it.starts_with(char::is_numeric) && {
            let mut signs = it.bytes();
            signs.all(|sign| sign.is_ascii_digit() || b"-:.TZ".contains(&sign))
        }
    };
    segment
        .split(',')
        .all(|part| is_number(part) || is_time(part) || is_placeholder(part))
}

/// Reads recordings. Every text that is none is an error.
pub fn read(sources: &[Source<'_>]) -> Result<Vec<Recording>, Vec<Diagnostic>> {
    let mut recordings = Vec::new();
    let mut problems = Vec::new();
    for source in sources {
        match Json::read(source.text.as_bytes()).map(|call| call.nearest()) {
            Ok(call) if is_call(&call) => recordings.push(Recording {
                name: source.name.to_owned(),
                call,
            }),
            Ok(_) => problems.push(conflicts::no_call(source.name)),
            Err(error) => {
                let place = Place {
                    file: source.name.to_owned(),
                    line: error.line,
                    column: error.column,
                };
                problems.push(conflicts::no_json(&error.to_string()).in_file(place));
            }
        }
    }
    match problems.is_empty() {
        true => Ok(recordings),
        false => Err(problems),
    }
}

fn is_call(call: &Value) -> bool {
    let is_text = |pointer: &str| call.pointer(pointer).is_some_and(Value::is_string);
    let status = call.pointer("/response/status");
    is_text("/request/method") && is_text("/request/path") && status.is_some_and(Value::is_u64)
}

/// The bodies of recordings as examples of the operations that they are calls of.
pub fn examples<'a>(schemas: Schemas<'a>, recordings: &'a [Recording]) -> Vec<Example<'a>> {
    let mut examples = Vec::new();
    for recording in recordings {
        let Some(operation) = recording.called(schemas) else {
            continue;
        };
        let bodies = [
            (
                "/request/body",
                request_schema(schemas, &operation),
                Side::Sent,
            ),
            (
                "/response/body",
                recording
                    .status()
                    .and_then(|it| answers::schema(schemas, &operation, it)),
                Side::Received,
            ),
        ];
        for (pointer, schema, side) in bodies {
            if let (Some(value), Some(schema)) = (recording.call.pointer(pointer), schema) {
                examples.push(Example {
                    schema,
                    value,
                    side,
                    place: recording.name.clone(),
                    is_recorded: true,
                    written: None,
                });
            }
        }
    }
    examples
}

/// Remarks on the recordings whose calls are of no operation.
pub fn unknown_calls(schemas: Schemas<'_>, recordings: &[Recording]) -> Vec<Diagnostic> {
    let unknown = recordings.iter();
    let unknown = unknown.filter(|it| it.called(schemas).is_none());
    let remarks = unknown.map(|it| conflicts::unknown_call(&it.name, &it.form()));
    remarks.collect()
}

/// The operation that a call is made of: of the paths that match, the one with the most literal
/// segments.
fn operation<'a>(schemas: Schemas<'a>, call: &Value) -> Option<Schema<'a>> {
    let method = call.pointer("/request/method")?.as_str()?;
    let key = method.to_ascii_lowercase();
    let path = path(call)?;
    let root = schemas.at("#")?;
    let prefixes = std::iter::once("").chain(server_paths(schemas.root));
    for prefix in prefixes {
        let Some(path) = path.strip_prefix(prefix) else {
            continue;
        };
        let matching = root
            .map("paths")
            .into_iter()
            .filter_map(|(template, item)| {
                let item = schemas.followed(&item);
                let further = || item.child("additionalOperations")?.child(method);
                let operation = item.child(&key).or_else(further)?;
                Some((literals(template, path)?, operation))
            });
        // Of equals the first, as the description has them.
        let best = matching.reduce(|best, next| if next.0 > best.0 { next } else { best });
        if let Some((_, operation)) = best {
            return Some(operation);
        }
    }
    None
}

/// The path of a call, without a query.
fn path(call: &Value) -> Option<&str> {
    let path = call.pointer("/request/path")?.as_str()?;
    path.split(['?', '#']).next()
}

/// The paths of the servers, once each, which stand before those of the operations: first those of the description, then
/// those that its paths and operations have of their own.
fn server_paths(root: &Value) -> IndexSet<&str> {
    let items = root.get("paths").into_iter().flat_map(members);
    let operations = items.clone().flat_map(members);
    let owners = std::iter::once(root).chain(items).chain(operations);
    let servers = owners.filter_map(|owner| owner.get("servers")?.as_array());
    let paths = servers.flatten().filter_map(|server| {
        let address = server.get("url")?.as_str()?;
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let start = rest.find('/')?;
        let path = rest[start..].trim_end_matches('/');
        (!path.is_empty()).then_some(path)
    });
    paths.collect()
}

fn members(value: &Value) -> impl Iterator<Item = &Value> + Clone {
    let members = value.as_object().into_iter().flatten();
    members.map(|(_, member)| member)
}

/// How many segments of a path are those of a template; nothing if it does not match.
fn literals(template: &str, path: &str) -> Option<usize> {
    let (template, path): (Vec<&str>, Vec<&str>) =
        (template.split('/').collect(), path.split('/').collect());
    if template.len() != path.len() {
        return None;
    }
    let mut literals = 0;
    for (wanted, found) in template.iter().zip(path) {
        match wanted.contains('{') {
            true if !found.is_empty() => {}
            false if *wanted == found => literals += 1,
            _ => return None,
        }
    }
    Some(literals)
}

fn request_schema<'a>(schemas: Schemas<'a>, operation: &Schema<'a>) -> Option<Schema<'a>> {
    body_schema(schemas, &schemas.followed(&operation.child("requestBody")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_of_one_operation_have_one_form() {
        for (method, path, form) in [
            ("GET", "/v1/wrapup/42", "GET /v1/wrapup/{}"),
            ("get", "/v1/Text-24/4,Text-7?page=2", "GET /v1/{}/{}"),
            ("PUT", "/person1@example.com/#top", "PUT /{}/"),
            (
                "GET",
                "/days/2024-01-11/2024-01-11T10:00:00Z/1.0",
                "GET /days/{}/{}/1.0",
            ),
            ("A\u{1b}B\n", "/v1/,/a1", "A B  /v1/,/a1"),
        ] {
            let call = serde_json::json!({ "request": { "method": method, "path": path } });
            let name = String::new();
            assert_eq!(Recording { name, call }.form(), form);
        }
    }

    #[test]
    fn calls_are_known_whichever_server_they_ask() {
        let servers = |url| serde_json::json!([{ "url": url }]);
        let root = serde_json::json!({
            "servers": servers("https://api.example.com/v1/"),
            "paths": {
                "/files": { "servers": servers("https://uploads.example.com/v2"), "post": {} },
                "/health": { "get": { "servers": servers("/status") } },
            },
        });
        let known = Vec::from_iter(server_paths(&root));
        assert_eq!(known, ["/v1", "/v2", "/status"]);
    }
}
