//! Numbers as they are written, where a `Value`, which has 64 bits for one, cannot be the same.

use std::collections::BTreeMap;

use serde_json::Value;

use super::pointer::escape;
use super::tree::{Content, Node};
use crate::json::Json;

/// The numbers of a description that no `Value` can be, by their pointers. What is no number in JSON, as `0x10`, is not
/// among them.
pub type Numbers = BTreeMap<String, Json>;

/// Those of a tree.
pub fn numbers(tree: &Node) -> Numbers {
    let mut numbers = Numbers::new();
    find(tree, &mut Vec::new(), &mut numbers);
    numbers
}

fn find<'n>(node: &'n Node, way: &mut Vec<Step<'n>>, numbers: &mut Numbers) {
    match &node.content {
        Content::Object(members) => {
            for (key, member) in members {
                way.push(Step::Key(key));
                find(member, way, numbers);
                way.pop();
            }
        }
        Content::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                way.push(Step::Index(index));
                find(item, way, numbers);
                way.pop();
            }
        }
        Content::Scalar(Value::Number(nearest)) => {
            let written = node.written.as_deref();
            let other = written.filter(|it| digits(it) != digits(&nearest.to_string()));
            if let Some(number) = other.and_then(Json::number) {
                let steps = way.iter().map(|step| match step {
                    Step::Key(key) => format!("/{}", escape(key)),
                    Step::Index(index) => format!("/{index}"),
                });
                numbers.insert(format!("#{}", steps.collect::<String>()), number);
            }
        }
        Content::Scalar(_) => {}
    }
}

/// The digits of a number, without zeros at either end and its exponent: two that are near each other are the same if
/// these are.
fn digits(number: &str) -> String {
    let number = number.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

/// A step of a pointer, which becomes a text only if it leads to a number.
enum Step<'n> {
    Key(&'n str),
    Index(usize),
}
