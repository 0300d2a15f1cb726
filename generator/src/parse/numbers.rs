//! Numbers as they are written: a `Value` has 64 bits for one, and a form of its own.

use std::collections::BTreeMap;

use serde_json::Value;

use super::pointer::escape;
use super::tree::{Content, Node};
use crate::json::Json;

/// The numbers of a description that are written otherwise than a `Value` shows them, by their pointers. What is
/// no number in JSON, as `0x10`, is not among them.
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
        Content::Scalar(Value::Number(_)) => {
            if let Some(number) = node.written.as_deref().and_then(Json::number) {
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

/// A step of a pointer, which becomes a text only if it leads to a number.
enum Step<'n> {
    Key(&'n str),
    Index(usize),
}
