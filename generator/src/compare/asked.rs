//! What the operations of a path have to do with components, and with each other.

use serde_json::Value;

use super::parts::{Part, uses};
use crate::http::METHODS;
use crate::lower::resources::first_noun;

/// What the operations of a path ask for.
pub struct Asked<'a> {
    pub path: &'a str,
    pub operations: Vec<Operation<'a>>,
    /// The components that are named in what is sent.
    pub sent: Part,
    /// Those that are named in what is received.
    pub received: Part,
}

/// An operation, as it matters to those that stand beside it.
pub struct Operation<'a> {
    /// Its tag, or the noun that stands for one.
    pub group: &'a str,
    pub is_tagged: bool,
    /// The answers, by status.
    pub answers: Vec<(&'a str, &'a Value)>,
}

impl<'a> Asked<'a> {
    pub fn new(path: &'a str, item: &'a Value) -> Self {
        let mut asked = Self {
            path,
            operations: Vec::new(),
            sent: item.get("parameters").map(uses).unwrap_or_default(),
            received: Part::new(),
        };
        let operations = METHODS.iter().filter_map(|method| item.get(method));
        for operation in operations {
            let sent = ["parameters", "requestBody"].map(|key| operation.get(key));
            asked.sent.extend(sent.into_iter().flatten().flat_map(uses));
            let answers = operation.get("responses");
            asked.received.extend(answers.into_iter().flat_map(uses));
            let tag = operation.pointer("/tags/0").and_then(Value::as_str);
            let answers = answers.and_then(Value::as_object).into_iter().flatten();
            asked.operations.push(Operation {
                group: tag.unwrap_or_else(|| first_noun(path)),
                is_tagged: tag.is_some(),
                answers: answers.map(|(status, it)| (status.as_str(), it)).collect(),
            });
        }
        asked
    }
}

impl<'a> Operation<'a> {
    /// The answers of success, or the others.
    pub fn answers(&self, are_successes: bool) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let answers = self.answers.iter().copied();
        answers.filter(move |(status, _)| status.starts_with('2') == are_successes)
    }
}
