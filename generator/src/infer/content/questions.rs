//! What a filter can ask of a schema.

use serde_json::Value;

use crate::parse::json_path::{member_step, quoted};
use crate::resolve::component;

/// How deep in a schema is looked for something of its own.
const DEPTH: usize = 3;

/// From this rank on, a test is taken only where no others do: words for people change often.
pub const LAST: usize = 100;

/// One thing that a filter asks of a schema.
#[derive(Clone, PartialEq, Eq)]
pub struct Test {
    /// How early it is taken: what readers know a schema by goes first.
    pub rank: usize,
    pub path: Vec<Step>,
    pub asks: Asks,
}

#[derive(Clone, PartialEq, Eq)]
pub enum Step {
    Member(String),
    EachItem,
}

#[derive(Clone, PartialEq, Eq)]
pub enum Asks {
    IsThere,
    IsNotThere,
    Is(Value),
    /// The list has this text.
    Holds(String),
    /// The list has a reference to this.
    Refers(String),
}

/// Everything that can be asked of which a schema says yes, in the order in which it is taken. `numbered` schemas are
/// what the description calls so by chance.
pub fn tests(schema: &Value, numbered: &[&str]) -> Vec<Test> {
    let mut tests = Vec::new();
    collect(schema, numbered, &mut Vec::new(), &mut tests);
    // A filter compares single values alone.
    tests.retain(|test| !matches!(test.asks, Asks::Is(_)) || !test.path.contains(&Step::EachItem));
    tests.sort_by_cached_key(|test| (test.rank, test.to_string()));
    tests
}

fn collect(schema: &Value, numbered: &[&str], path: &mut Vec<Step>, tests: &mut Vec<Test>) {
    let depth = path.len();
    let mut add = |rank: usize, steps: &[Step], asks| {
        let rank = rank + 10 * depth;
        let path = [path.as_slice(), steps].concat();
        tests.push(Test { rank, path, asks });
    };
    let mut inner = Vec::new();
    for (key, value) in schema.as_object().into_iter().flatten() {
        let step = Step::Member(key.clone());
        let own = std::slice::from_ref(&step);
        match (key.as_str(), value) {
            ("title", Value::String(_)) => add(0, own, Asks::Is(value.clone())),
            ("const", _) if !value.is_object() && !value.is_array() => {
                add(1, own, Asks::Is(value.clone()));
            }
            ("enum" | "required", Value::Array(texts)) => {
                for text in texts.iter().filter_map(Value::as_str) {
                    add(2, own, Asks::Holds(text.to_owned()));
                }
            }
            ("properties", Value::Object(properties)) => {
                for (name, property) in properties {
                    let steps = [step.clone(), Step::Member(name.clone())];
                    add(3, &steps, Asks::IsThere);
                    inner.push((steps.to_vec(), property));
                }
            }
            ("$ref", Value::String(target)) => {
                add(
                    rank_of_target(target, numbered),
                    own,
                    Asks::Is(value.clone()),
                );
            }
            ("type" | "format", Value::String(_)) | ("additionalProperties", Value::Bool(_)) => {
                add(4, own, Asks::Is(value.clone()))
            }
            ("items" | "additionalProperties", Value::Object(_)) => {
                add(5, own, Asks::IsThere);
                inner.push((vec![step], value));
            }
            ("oneOf" | "anyOf" | "allOf", Value::Array(items)) => {
                add(6, own, Asks::IsThere);
                for item in items {
                    match item.get("$ref").and_then(Value::as_str) {
                        Some(target) => {
                            let asks = Asks::Refers(target.to_owned());
                            add(rank_of_target(target, numbered), own, asks);
                        }
                        None => inner.push((vec![step.clone(), Step::EachItem], item)),
                    }
                }
            }
            ("description", Value::String(_)) => add(LAST, own, Asks::Is(value.clone())),
            _ => {}
        }
    }
    for (steps, schema) in inner {
        if depth + steps.len() <= 2 * DEPTH {
            path.extend(steps.iter().cloned());
            collect(schema, numbered, path, tests);
            path.truncate(depth);
        }
    }
    // A filter compares single values alone.
    tests.retain(|test| !matches!(test.asks, Asks::Is(_)) || !test.path.contains(&Step::EachItem));
}

/// What is numbered, or ends with a number, may be the target of another reference in another version.
fn rank_of_target(target: &str, numbered: &[&str]) -> usize {
    let is_numbered = component(target).is_some_and(|(_, name)| numbered.contains(&name.as_str()));
    match is_numbered || target.ends_with(|last: char| last.is_ascii_digit()) {
        true => LAST,
        false => 4,
    }
}

impl Test {
    /// Whether a member is this text.
    pub fn of_text(key: &str, text: &str) -> Self {
        Self {
            rank: 0,
            path: vec![Step::Member(key.to_owned())],
            asks: Asks::Is(text.into()),
        }
    }

    /// Whether it asks for the title of the schema itself.
    pub fn is_of_title(&self) -> bool {
        self.path == [Step::Member("title".to_owned())]
    }

    /// Whether a schema says yes.
    pub fn passes(&self, schema: &Value) -> bool {
        let found = follow(vec![schema], &self.path);
        let holds = |text: &str| {
            let mut items = found.iter().filter_map(|value| value.as_array()).flatten();
            items.any(|item| item.as_str() == Some(text))
        };
        let refers = |target: &str| {
            let mut items = found.iter().filter_map(|value| value.as_array()).flatten();
            items.any(|item| item.get("$ref").and_then(Value::as_str) == Some(target))
        };
        match &self.asks {
            Asks::IsThere => !found.is_empty(),
            Asks::IsNotThere => found.is_empty(),
            Asks::Is(value) => found == [value],
            Asks::Holds(text) => holds(text),
            Asks::Refers(target) => refers(target),
        }
    }
}

/// The values at the end of a path.
fn follow<'v>(from: Vec<&'v Value>, path: &[Step]) -> Vec<&'v Value> {
    path.iter().fold(from, |values, step| {
        let values = values.into_iter();
        match step {
            Step::Member(key) => values.filter_map(|value| value.get(key)).collect(),
            Step::EachItem => values.filter_map(Value::as_array).flatten().collect(),
        }
    })
}

impl std::fmt::Display for Test {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let steps = self.path.iter().map(|step| match step {
            Step::Member(key) => member_step(key),
            Step::EachItem => "[*]".to_owned(),
        });
        let path = format!("@{}", steps.collect::<String>());
        match &self.asks {
            Asks::IsThere => write!(formatter, "{path}"),
            Asks::IsNotThere => write!(formatter, "!{path}"),
            Asks::Is(Value::String(text)) => write!(formatter, "{path} == {}", quoted(text)),
            Asks::Is(value) => write!(formatter, "{path} == {value}"),
            Asks::Holds(text) => write!(formatter, "{path}[?@ == {}]", quoted(text)),
            Asks::Refers(target) => {
                write!(formatter, "{path}[?@['$ref'] == {}]", quoted(target))
            }
        }
    }
}
