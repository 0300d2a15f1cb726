//! JSONPaths that say by name and by content what a JSON pointer says by number.
//!
//! A place in a list and the number in `Text1` are what the writer of the description happened to
//! give. With its next version they may be those of something else, and an action must not change
//! that instead.

use serde_json::Value;

use crate::numbering::numbered_schemas;
use crate::parse::json_path::member_step;
use crate::parse::pointer::{escape, tokens};

use super::content::{Test, filter};

/// A step of a JSONPath.
enum Step {
    /// To a member, or to an item by its place, as it is written.
    Written(String),
    /// To what passes each of these tests.
    Filter(Vec<Test>),
}

/// The JSONPath of what a pointer leads to; nothing if only a number tells it from something else.
pub fn path(root: &Value, pointer: &str) -> Option<String> {
    let steps = steps(root, pointer)?;
    let steps = steps.iter().map(|step| match step {
        Step::Written(step) => step.clone(),
        Step::Filter(tests) => {
            let tests: Vec<String> = tests.iter().map(Test::to_string).collect();
            format!("[?{}]", tests.join(" && "))
        }
    });
    Some(format!("${}", steps.collect::<String>()))
}

/// The filters in the JSONPath of what a pointer leads to, each with the pointer of what it looks through.
pub fn filters(root: &Value, pointer: &str) -> Vec<(String, Vec<Test>)> {
    let mut filters = Vec::new();
    let mut above = "#".to_owned();
    let steps = steps(root, pointer).unwrap_or_default();
    for (step, token) in steps.into_iter().zip(tokens(pointer)) {
        let below = format!("{above}/{}", escape(&token));
        if let Step::Filter(tests) = step {
            filters.push((above, tests));
        }
        above = below;
    }
    filters
}

fn steps(root: &Value, pointer: &str) -> Option<Vec<Step>> {
    let mut here = Some(root);
    let numbered = numbered_schemas(root).concat();
    let tokens = tokens(pointer);
    let steps = tokens.iter().enumerate().map(|(index, token)| match here {
        Some(Value::Array(items)) => {
            let place = token.parse().unwrap_or(items.len());
            here = items.get(place);
            item_step(items, place, &numbered)
        }
        above => {
            here = above.and_then(|above| above.get(token));
            let is_schema = index == 2 && tokens[0] == "components" && tokens[1] == "schemas";
            match is_schema && numbered.contains(&token.as_str()) {
                true => schema_step(above?, token, &numbered),
                false => Some(Step::Written(member_step(token))),
            }
        }
    });
    steps.collect()
}

/// A schema by what it says.
fn schema_step(schemas: &Value, name: &str, numbered: &[&str]) -> Option<Step> {
    let others = schemas.as_object()?.iter();
    let others: Vec<&Value> = others
        .filter(|(key, _)| *key != name)
        .map(|(_, other)| other)
        .collect();
    filter(schemas.get(name)?, &others, numbered).map(Step::Filter)
}

/// A parameter by its name, any other item by what it says. Of two that say the same the place does
/// not matter.
fn item_step(items: &[Value], place: usize, numbered: &[&str]) -> Option<Step> {
    let by_place = || Some(Step::Written(format!("[{place}]")));
    let Some(item) = items.get(place) else {
        return by_place();
    };
    let text = |key| item.get(key).and_then(Value::as_str);
    if let (Some(name), Some(place)) = (text("name"), text("in")) {
        let tests = [Test::of_text("name", name), Test::of_text("in", place)];
        return Some(Step::Filter(tests.into()));
    }
    let others = items.iter().enumerate();
    let others: Vec<&Value> = others
        .filter(|(index, _)| *index != place)
        .map(|(_, other)| other)
        .collect();
    if others.is_empty() || others.contains(&item) || !item.is_object() {
        return by_place();
    }
    filter(item, &others, numbered).map(Step::Filter)
}
