//! Path templates, and the arguments in their braces.
//!
//! OpenAPI has names in them, and nothing else. Descriptions that were made of RFC 6570 have its
//! operators too, which say how the argument is written: `{.format}`, `{;color*}`.

use std::collections::BTreeSet;

use openapiv3::Parameter as Described;

use crate::errors;
use crate::ir::Docs;
use crate::ir::operations::{Location, Parameter};
use crate::ir::styles::{Style, StyleKind};
use crate::ir::types::Passing;
use crate::parse::pointer::escape;

use super::models::Models;
use super::names;
use super::resources::Found;
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

impl<'a> Models<'a, '_> {
    /// The arguments of the path, in its order. What a parameter is called to the letter is no operator.
    pub fn path_arguments(&self, found: &Found<'a>) -> Vec<Argument> {
        let described = self.path_parameters(found);
        let mut arguments: Vec<Argument> = Vec::new();
        for text in texts(found.path) {
            if arguments.iter().any(|argument| argument.text == text) {
                continue;
            }
            arguments.push(match described.contains(text) {
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

    /// The arguments of the path that nothing describes. A text is all that the path tells.
    pub fn undescribed(&mut self, found: &Found<'a>, in_path: &[Argument]) -> Vec<Parameter> {
        let described = self.path_parameters(found);
        let (path, pointer) = (found.path, &found.pointer);
        let mut parameters = Vec::new();
        for Argument { text, name, style } in in_path {
            if described.contains(name) {
                continue;
            }
            if !is_name(name) {
                let diagnostic = errors::unreadable_path_argument(text, path, pointer);
                self.diagnostics.push(diagnostic);
                continue;
            }
            let diagnostic = errors::undescribed_path_argument(name, path, pointer);
            self.diagnostics.push(diagnostic);
            parameters.push(Parameter {
                name: names::value_name(name),
                wire: name.clone(),
                origin: format!("{pointer}/parameters/{}", escape(name)),
                docs: Docs::new(),
                place: single(Location::Path, style.unwrap_or(StyleKind::Simple.plain())),
                passing: Passing::Text,
            });
        }
        parameters
    }

    /// The names of the described path parameters.
    fn path_parameters(&self, found: &Found<'a>) -> BTreeSet<String> {
        self.described(found)
            .into_iter()
            .filter(|parameter| matches!(parameter.value, Described::Path { .. }))
            .map(|parameter| parameter.value.parameter_data_ref().name.clone())
            .collect()
    }
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

/// Whether a text is a name, and not an expression of another kind (`+path`, `id:[0-9]+`).
fn is_name(text: &str) -> bool {
    let is_part = |it: char| it.is_alphanumeric() || matches!(it, '_' | '-' | '.' | '$' | '@');
    !text.is_empty() && text.chars().all(is_part)
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
