//! Writes the proposed actions as an OpenAPI Overlay.

use serde_json::Value;

use crate::yaml;

use super::actions::{Action, Change};

/// How long a line of a description may be.
const WIDTH: usize = 96;

/// The overlay with these entries. Without any it has an empty list of them.
pub fn text(description: &str, written: &Value, entries: &str) -> String {
    let title = written.pointer("/info/title").and_then(Value::as_str);
    let title = format!("Inferred for {}", title.unwrap_or(description));
    let actions = match entries {
        "" => "actions: []\n".to_owned(),
        entries => format!("actions:\n{entries}"),
    };
    format!(
        "# What examples, prose and recordings say beyond the schemas, and names for what comes to one\n\
         # name. It is a proposal: read the evidence of every action, and keep what you believe.\n\
         overlay: 1.0.0\ninfo:\n  title: {}\n  version: 1.0.0\n{actions}",
        yaml::scalar(&title)
    )
}

/// An action whose target is written as this JSONPath.
pub fn entry(action: &Action, target: &str) -> String {
    let target = yaml::alone(target);
    let mut text = format!("  - target: {target}\n    description: >-\n");
    for line in lines(&action.evidence) {
        text += &format!("      {line}\n");
    }
    text + &match &action.change {
        Change::Remove => "    remove: true\n".to_owned(),
        Change::Update(update) => format!("    update:\n{}", yaml::members(update, 6)),
    }
}

/// The words of a text on lines of limited length.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                *line += " ";
                *line += word;
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
