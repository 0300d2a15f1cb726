//! Which answer of an operation a status has, and by which it is decoded.

use crate::lower::media_types::DEPTH;
use crate::media_types::{self, Content};
use crate::statuses::{has_no_body, is_redirect};
use crate::words::without_words;

use super::schemas::{Schema, Schemas};
use super::shapes::Shape;

/// The schema by which the answer with a status is decoded: its own; or of a success without a body of its own, that of
/// the others, unless their statuses tell what they are.
pub fn schema<'a>(schemas: Schemas<'a>, operation: &Schema<'a>, status: u64) -> Option<Schema<'a>> {
    let own = declared(operation, status).map(|answer| schemas.followed(&answer));
    match own.filter(|answer| !answer.map("content").is_empty()) {
        None if is_success(status) && !are_told_by_status(schemas, operation) => {
            let (_, success) = success(schemas, operation)?;
            body_schema(schemas, &schemas.followed(&success))
        }
        own => body_schema(schemas, &own?),
    }
}

/// The answer with this status, of its class, or of any. Where successes are described, any other is a failure.
pub fn declared<'a>(operation: &Schema<'a>, status: u64) -> Option<Schema<'a>> {
    let answers = operation.child("responses")?;
    let of_class = || answers.child(&format!("{}XX", status / 100));
    let own = answers.child(&status.to_string()).or_else(of_class);
    let is_failure = is_success(status) && !successes(operation).is_empty();
    own.or_else(|| answers.child("default").filter(|_| !is_failure))
}

/// The status and the answer by which the client decodes a success that is not declared: the first with a body.
pub fn success<'a>(schemas: Schemas<'a>, operation: &Schema<'a>) -> Option<(&'a str, Schema<'a>)> {
    successes_with_bodies(schemas, operation).into_iter().next()
}

/// Whether the bodies of the successes differ, so that what has none of their statuses is kept as received.
pub fn are_told_by_status(schemas: Schemas<'_>, operation: &Schema<'_>) -> bool {
    let bodies = successes_with_bodies(schemas, operation).into_iter();
    let texts = bodies.map(|(_, answer)| {
        let (content, _, media) = chosen(schemas, &schemas.followed(&answer))?;
        let schema = media
            .json
            .get("schema")
            .filter(|_| content == Content::Json);
        Some((content, schema.cloned().map(without_words)))
    });
    let texts: Vec<_> = texts.collect();
    texts.iter().any(|text| *text != texts[0])
}

/// The successes that have bodies, with their statuses.
pub fn successes_with_bodies<'a>(
    schemas: Schemas<'a>,
    operation: &Schema<'a>,
) -> Vec<(&'a str, Schema<'a>)> {
    let mut successes = successes(operation);
    successes.retain(|(status, answer)| {
        !has_no_body(status) && !schemas.followed(answer).map("content").is_empty()
    });
    successes
}

/// Whether a redirect is the answer, and what it leads to is no success of its own.
pub fn is_redirected(operation: &Schema<'_>) -> bool {
    let answers = operation.map("responses");
    let mut statuses = answers.iter().map(|(status, _)| *status);
    statuses.any(is_redirect) && successes(operation).is_empty()
}

/// Whether a status is that of a success.
pub fn is_success(status: u64) -> bool {
    status / 100 == 2
}

fn successes<'a>(operation: &Schema<'a>) -> Vec<(&'a str, Schema<'a>)> {
    let mut answers = operation.map("responses");
    answers.retain(|(status, _)| status.starts_with('2'));
    answers.sort_by_key(|(status, _)| *status);
    answers
}

/// The schema of JSON.
pub fn body_schema<'a>(schemas: Schemas<'a>, holder: &Schema<'a>) -> Option<Schema<'a>> {
    json(schemas, holder)?.1.child("schema")
}

/// The JSON of a body or an answer, with the name of its media type, if it is JSON that the client takes of what it has.
pub fn json<'a>(schemas: Schemas<'a>, holder: &Schema<'a>) -> Option<(&'a str, Schema<'a>)> {
    let chosen = chosen(schemas, holder);
    let json = chosen.filter(|(content, ..)| *content == Content::Json);
    json.map(|(_, name, media)| (name, media))
}

/// What the client takes of a body or an answer, with the name of its media type.
fn chosen<'a>(schemas: Schemas<'a>, holder: &Schema<'a>) -> Option<(Content, &'a str, Schema<'a>)> {
    let contents = holder.map("content").into_iter();
    let contents = contents.map(|(name, media)| {
        let content = media_types::content(name, || described_content(schemas, name, &media));
        (content, name, media)
    });
    let is_sent = holder.pointer.contains("/requestBod");
    contents.min_by_key(|(content, name, media)| {
        let has_files = is_sent && *content == Content::Parts && has_files(schemas, media);
        let rank = media_types::rank(*content, name, &media.pointer);
        (!has_files, rank)
    })
}

/// What a body is for the client as its schema tells, if it has one.
fn described_content(schemas: Schemas<'_>, name: &str, media: &Schema<'_>) -> Option<Content> {
    let schema = meant(schemas, &media.child("schema")?);
    Some(match (schema.text("type"), schema.text("format")) {
        (Some("string"), Some("binary")) => Content::Bytes,
        (Some("string"), Some("byte")) if media_types::is_any(name) => Content::Bytes,
        (Some("string"), _) => Content::Text,
        _ => Content::Json,
    })
}

/// Whether parts are files, or lists of files.
fn has_files(schemas: Schemas<'_>, media: &Schema<'_>) -> bool {
    let is_file = |schema: &Schema<'_>| meant(schemas, schema).text("format") == Some("binary");
    let shape = media
        .child("schema")
        .map(|schema| Shape::of(schemas, &schema));
    let parts = shape.into_iter().flat_map(|it| it.properties);
    let encodings = media.child("encoding");
    parts.into_iter().any(|(name, part)| {
        let entry = meant(schemas, &part).child("items");
        let encoding = encodings.as_ref().and_then(|it| it.child(name));
        media_types::is_of_files(encoding.and_then(|it| it.text("contentType")))
            || is_file(&part)
            || entry.is_some_and(|entry| is_file(&entry))
    })
}

/// What a schema refers to, be it by a part that it only says more of.
fn meant<'a>(schemas: Schemas<'a>, schema: &Schema<'a>) -> Schema<'a> {
    let mut schema = schemas.followed(schema);
    for _ in 0..DEPTH {
        match schema.list("allOf").as_slice() {
            [only] => schema = schemas.followed(only),
            _ => break,
        }
    }
    schema
}
