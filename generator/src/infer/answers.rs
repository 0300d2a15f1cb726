//! Which answer of an operation a status has, and by which it is decoded.

use super::schemas::{Schema, Schemas};

/// The schema by which the answer with a status is decoded: its own, or if it has none, that of the successes.
pub fn schema<'a>(schemas: Schemas<'a>, operation: &Schema<'a>, status: u64) -> Option<Schema<'a>> {
    let own = declared(operation, status);
    let own = own.and_then(|answer| body_schema(&schemas.followed(&answer)));
    match own {
        None if is_success(status) => {
            let (_, success) = success(schemas, operation)?;
            body_schema(&schemas.followed(&success))
        }
        own => own,
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

/// The status and the answer by which the client decodes all successes: the first that has a schema of JSON.
pub fn success<'a>(schemas: Schemas<'a>, operation: &Schema<'a>) -> Option<(&'a str, Schema<'a>)> {
    let mut successes = successes(operation).into_iter();
    successes.find(|(_, answer)| body_schema(&schemas.followed(answer)).is_some())
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
pub fn body_schema<'a>(holder: &Schema<'a>) -> Option<Schema<'a>> {
    json(holder)?.1.child("schema")
}

/// The JSON of a body or an answer, with the name of its media type.
pub fn json<'a>(holder: &Schema<'a>) -> Option<(&'a str, Schema<'a>)> {
    let mut contents = holder.map("content").into_iter();
    contents.find(|(name, _)| name.contains("json"))
}
