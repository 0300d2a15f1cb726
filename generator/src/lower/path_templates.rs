//! Path templates, and the arguments in their braces.
//!
//! OpenAPI has names in them, and nothing else. Descriptions that were made of RFC 6570 have its
//! operators too, which say how the argument is written: `{.format}`, `{;color*}`.

use crate::ir::operations::{Location, Place};
use crate::ir::styles::{Style, StyleKind};

use super::styles::single;

/// An argument in the braces of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// All that stands in the braces.
    pub text: String,
    /// Its name.
    pub name: String,
    /// How it is written, where the braces say so.
    pub style: Option<Style>,
}

/// The arguments of a path, of which `is_described` says whether there are parameters of that name. What a
/// parameter is called to the letter is no operator.
pub fn arguments(path: &str, is_described: impl Fn(&str) -> bool) -> Vec<Argument> {
    let mut arguments: Vec<Argument> = Vec::new();
    for text in texts(path) {
        if arguments.iter().any(|argument| argument.text == text) {
            continue;
        }
        arguments.push(match is_described(text) {
            true => Argument {
                text: text.to_owned(),
                name: text.to_owned(),
                style: None,
            },
            false => argument(text),
        });
    }
    arguments
}

/// What stands in the braces of a path.
fn texts(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(text, _)| text)
}

fn argument(text: &str) -> Argument {
    let (kind, name) = match text.split_at_checked(1) {
        Some((".", name)) => (StyleKind::Label, name),
        Some((";", name)) => (StyleKind::Matrix, name),
        _ => (StyleKind::Simple, text),
    };
    let (name, is_exploded) = match name.strip_suffix('*') {
        Some(name) => (name, true),
        None => (name, false),
    };
    let style = Style {
        is_exploded,
        ..kind.plain()
    };
    Argument {
        text: text.to_owned(),
        name: name.to_owned(),
        style: (name != text).then_some(style),
    }
}

impl Argument {
    /// Where a text for it goes.
    pub fn place(&self) -> Place {
        single(
            Location::Path,
            self.style.unwrap_or(StyleKind::Simple.plain()),
        )
    }

    /// Whether it is a name, and not an expression of another kind (`{+path}`, `{id:[0-9]+}`).
    pub fn is_named(&self) -> bool {
        let is_part = |it: char| it.is_alphanumeric() || matches!(it, '_' | '-' | '.' | '$' | '@');
        !self.name.is_empty() && self.name.chars().all(is_part)
    }
}

/// The path with nothing but names in its braces.
pub fn named(path: &str, arguments: &[Argument]) -> String {
    arguments.iter().fold(path.to_owned(), |path, argument| {
        path.replace(
            &format!("{{{}}}", argument.text),
            &format!("{{{}}}", argument.name),
        )
    })
}
