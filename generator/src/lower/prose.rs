//! The words of doc comments: what the description says, with its bounds and warnings in words.

use std::fmt::Display;

use openapiv3::{
    ArrayType, IntegerType, NumberType, Schema, SchemaKind, StringType, Type as Described,
};
use serde_json::Value;

use super::WIDTH;
use super::operation_names::same_words;
use crate::docs::{code, docs};
use crate::ir::Docs;

/// Extensions that name the values of a list, in its order.
const NAMES_OF_NUMBERS: &[&str] = &["x-enum-varnames", "x-enumNames"];

/// The prose of a description.
pub fn prose(text: Option<&str>) -> Docs {
    text.map(|text| docs(text, WIDTH)).unwrap_or_default()
}

/// Paragraphs one below the other; empty ones are left out.
pub fn paragraphs(parts: impl IntoIterator<Item = Docs>) -> Docs {
    let parts: Vec<Docs> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(&String::new())
}

/// An item of a list: what it is about, and what is said of it.
pub fn item(about: &str, docs: &[String]) -> Docs {
    let (first, rest) = match docs {
        [first, rest @ ..] if about.len() + first.len() + "- : ".len() <= WIDTH => {
            (format!("- {about}: {first}"), rest)
        }
        docs => (format!("- {about}:"), docs),
    };
    let rest = rest
        .iter()
        .map(|line| format!("  {line}").trim_end().to_owned());
    std::iter::once(first).chain(rest).collect()
}

/// One paragraph of our own words.
pub fn paragraph(text: impl Into<String>) -> Docs {
    docs(&text.into(), WIDTH)
}

/// What a schema says of its values. A title that only spells its name otherwise says nothing.
pub fn schema(schema: &Schema, name: &str) -> Docs {
    let data = &schema.schema_data;
    let title = data.title.as_deref().filter(|it| !same_words(it, name));
    let text = data.description.as_deref().or(title);
    let mut facts = bounds(schema);
    facts.extend(listed_numbers(schema));
    if let Some(mut default) = data.default.clone() {
        default.sort_all_objects();
        facts.push(format!("The default is {}.", code(&default.to_string())));
    }
    paragraphs([
        prose(text),
        paragraph(facts.join(" ")),
        deprecated(data.deprecated),
    ])
}

/// That something should no longer be used, if so.
pub fn deprecated(is_deprecated: bool) -> Docs {
    match is_deprecated {
        true => paragraph("Deprecated by the description."),
        false => Docs::new(),
    }
}

/// The numbers that a schema lists, as a sentence, the least first, each with its name where the description gives them
/// some.
fn listed_numbers(schema: &Schema) -> Option<String> {
    let listed: Vec<Option<(f64, String)>> = match &schema.schema_kind {
        SchemaKind::Type(Described::Integer(integer)) => {
            let numbers = integer.enumeration.iter();
            let numbers = numbers.map(|it| it.map(|number| (number as f64, number.to_string())));
            numbers.collect()
        }
        SchemaKind::Type(Described::Number(number)) => {
            let numbers = number.enumeration.iter();
            let numbers = numbers.map(|it| it.map(|number| (number, shown(number))));
            numbers.collect()
        }
        _ => return None,
    };
    let extensions = &schema.schema_data.extensions;
    let names = NAMES_OF_NUMBERS.iter().find_map(|key| {
        let names = extensions.get(*key)?.as_array()?;
        (names.len() == listed.len()).then_some(names.as_slice())
    });
    let names = names.unwrap_or_default().iter().map(Value::as_str);
    let names = names.chain(std::iter::repeat(None));
    let numbers = listed.into_iter().zip(names);
    let mut numbers: Vec<_> = numbers.filter_map(|(it, name)| Some((it?, name))).collect();
    numbers.sort_by(|((one, _), _), ((other, _), _)| one.total_cmp(other));
    let told = numbers.iter().map(|((_, number), name)| match name {
        Some(name) => format!("{} ({})", code(number), code(name)),
        None => code(number),
    });
    match told.collect::<Vec<_>>().as_slice() {
        [] => None,
        [only] => Some(format!("Only {only}.")),
        several => Some(format!("One of {}.", several.join(", "))),
    }
}

/// The bounds of a value, as sentences.
fn bounds(schema: &Schema) -> Vec<String> {
    let SchemaKind::Type(kind) = &schema.schema_kind else {
        return Vec::new();
    };
    let sentences = match kind {
        Described::Integer(integer) => integer_bounds(integer),
        Described::Number(number) => number_bounds(number),
        Described::String(text) => string_bounds(text),
        Described::Array(array) => array_bounds(array),
        Described::Object(_) | Described::Boolean(_) => [None, None],
    };
    sentences.into_iter().flatten().collect()
}

fn integer_bounds(integer: &IntegerType) -> [Option<String>; 2] {
    let least = integer
        .minimum
        .map(|least| lower_bound(least, integer.exclusive_minimum));
    let most = integer
        .maximum
        .map(|most| upper_bound(most, integer.exclusive_maximum));
    [least, most]
}

fn number_bounds(number: &NumberType) -> [Option<String>; 2] {
    let least = number
        .minimum
        .map(|least| lower_bound(shown(least), number.exclusive_minimum));
    let most = number
        .maximum
        .map(|most| upper_bound(shown(most), number.exclusive_maximum));
    [least, most]
}

/// A number as people write it, who leave zeros to an exponent where there are many.
fn shown(number: f64) -> String {
    match number.abs() {
        size if size >= 1e16 || size > 0.0 && size < 1e-6 => format!("{number:e}"),
        _ => number.to_string(),
    }
}

fn string_bounds(text: &StringType) -> [Option<String>; 2] {
    [
        text.min_length
            .map(|least| format!("At least {}.", counted(least, "character"))),
        text.max_length
            .map(|most| format!("At most {}.", counted(most, "character"))),
    ]
}

fn array_bounds(array: &ArrayType) -> [Option<String>; 2] {
    [
        array
            .min_items
            .map(|least| format!("At least {}.", counted(least, "entry"))),
        array
            .max_items
            .map(|most| format!("At most {}.", counted(most, "entry"))),
    ]
}

fn lower_bound(least: impl Display, exclusive: bool) -> String {
    if exclusive {
        format!("More than {least}.")
    } else {
        format!("At least {least}.")
    }
}

fn upper_bound(most: impl Display, exclusive: bool) -> String {
    if exclusive {
        format!("Less than {most}.")
    } else {
        format!("At most {most}.")
    }
}

/// A number with a noun of the description's own, which may have any plural.
fn counted(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {}", cruet::to_plural(noun)),
    }
}
