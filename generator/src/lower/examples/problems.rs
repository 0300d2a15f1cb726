//! What keeps an example from coming back as it was, and what becomes of it.

use serde_json::Value;

use crate::docs::code;

/// What becomes of a part of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is kept as unknown.
    Unknown,
    /// It is left out, or written otherwise.
    Changed,
    /// The whole cannot be read.
    Refused,
}

/// What is wrong with a part of an example.
#[derive(Debug)]
pub struct Problem {
    /// What becomes of it.
    pub fate: Fate,
    /// Where it stands and what is wrong, in words.
    pub reason: String,
}

/// A value that is kept, though it is not what is described.
pub fn unknown(expected: &str, value: &Value, place: &str) -> Vec<Problem> {
    vec![Problem {
        fate: Fate::Unknown,
        reason: unlike(expected, value, place),
    }]
}

/// A value of another type.
pub fn is_no(expected: &str, value: &Value, place: &str) -> Vec<Problem> {
    vec![Problem {
        fate: Fate::Refused,
        reason: unlike(expected, value, place),
    }]
}

/// A member without which nothing can be read.
pub fn refused(place: &str, problem: &str) -> Vec<Problem> {
    vec![Problem {
        fate: Fate::Refused,
        reason: format!("{} {problem}", code(place)),
    }]
}

/// A member that comes back otherwise.
pub fn changed(place: &str, problem: &str) -> Vec<Problem> {
    vec![Problem {
        fate: Fate::Changed,
        reason: format!("{} {problem}", code(place)),
    }]
}

/// The place of a member.
pub fn inner(place: &str, key: &str) -> String {
    match place {
        "" => key.to_owned(),
        place => format!("{place}.{key}"),
    }
}

fn unlike(expected: &str, value: &Value, place: &str) -> String {
    let found = match value {
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        value => code(&value.to_string()),
    };
    let place = match place {
        "" => "the whole".to_owned(),
        place => code(place),
    };
    format!("{place} is {found}, which is no {expected}")
}
