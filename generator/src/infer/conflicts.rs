//! Every message of the inference, on one page: what contradicts itself, and what a recording is.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostics::Diagnostic;
use crate::extensions::SIBLING_DISCRIMINATOR;
use crate::parse::pointer::schema_pointer;

use super::kinds::JsonKind;
use super::words::{code, count, list};

/// A few of the values of a schema, which say something else than the others.
#[derive(Clone, Copy)]
pub struct Few<'a> {
    pub few: usize,
    pub all: usize,
    /// The place of the first of the few.
    pub place: &'a str,
}

impl Few<'_> {
    /// How many of how many there are, and the verb that goes with the few.
    fn told(self, thing: &str, verb: [&'static str; 2]) -> String {
        let [one, several] = verb;
        let verb = if self.few == 1 { one } else { several };
        format!("{} of {} {verb}", self.few, count(self.all, thing))
    }
}

const IS: [&str; 2] = ["is", "are"];

fn conflict(kind: &'static str, message: String, pointer: &str) -> Diagnostic {
    Diagnostic::warning(kind, message).at(pointer)
}

/// A conflict between things at several places.
fn conflict_of(kind: &'static str, message: String, pointers: &[String]) -> Diagnostic {
    let mut pointers = pointers.iter();
    let first = pointers.next().map_or("", String::as_str);
    pointers.fold(conflict(kind, message, first), |conflict, other| {
        conflict.also(other)
    })
}

/// A tag stands in values of two variants.
pub fn tag_of_two(
    property: &str,
    text: &str,
    one: (&str, &str),
    other: (&str, &str),
    pointer: &str,
) -> Diagnostic {
    let message = format!(
        "the tag {} is {} in a value with the shape of {} and in one with that of {}",
        code(property),
        code(text),
        code(one.0),
        code(other.0),
    );
    conflict("conflicting-tag", message, pointer)
        .help(format!("compare {} with {}", one.1, other.1))
}

/// A tag names one variant, and the rest of the value is another.
pub fn tag_against_shape(
    property: &str,
    text: &str,
    named: &str,
    fitting: &str,
    place: &str,
) -> Diagnostic {
    let message = format!(
        "the tag {} is {}, which names {}, but the value has the keys of {}",
        code(property),
        code(text),
        code(named),
        code(fitting),
    );
    let help = "correct the example, or the keys of the schema";
    conflict("conflicting-tag", message, place).help(help)
}

/// A tag names no variant.
pub fn strange_tag(property: &str, text: &str, place: &str, pointer: &str) -> Diagnostic {
    let message = format!(
        "the tag {} is {}, which names no variant",
        code(property),
        code(text)
    );
    conflict("unknown-tag-value", message, pointer)
        .help(format!("add the variant, or correct {place}"))
}

/// Some values carry a tag, and others do not.
pub fn missing_tag(property: &str, few: Few<'_>, pointer: &str) -> Diagnostic {
    let message = format!(
        "{} the tag {} that the others have",
        few.told("value", ["lacks", "lack"]),
        code(property)
    );
    conflict("missing-tag-value", message, pointer)
        .help(format!("the first of them is {}", few.place))
}

/// A property may be a tag, and there are too few values to know.
pub fn likely_tag(
    property: &str,
    meanings: &[(&str, String)],
    values: usize,
    pointer: &str,
) -> Diagnostic {
    let message = format!(
        "{} may be a tag: it is {}; {} are too few to know",
        code(property),
        told(meanings),
        count(values, "value"),
    );
    let help = told_in_overlay("discriminator", property, meanings);
    Diagnostic::note("likely-tag", message)
        .at(pointer)
        .help(format!(
            "record more values, or say it in an overlay: `{help}`"
        ))
}

/// What says in an overlay that a property selects variants.
fn told_in_overlay(keyword: &str, property: &str, meanings: &[(&str, String)]) -> String {
    let plain = |text: &str| {
        let is_word = |sign: char| sign.is_ascii_alphanumeric() || "_-.".contains(sign);
        let is_text = text.starts_with(|first: char| first.is_ascii_alphabetic());
        let is_other = ["true", "false", "null"].contains(&text.to_lowercase().as_str());
        match is_text && !is_other && text.chars().all(is_word) {
            true => text.to_owned(),
            false => Value::from(text).to_string(),
        }
    };
    let mapped = meanings.iter();
    // A variant without a name needs one first, which nobody but a person gives.
    let target = |variant: &str| match variant {
        "oneOf" | "anyOf" => "..".to_owned(),
        name => plain(name),
    };
    let mapped = mapped.map(|(text, variant)| format!("{}: {}", plain(text), target(variant)));
    let mapping = mapped.collect::<Vec<_>>().join(", ");
    let property = plain(property);
    format!("{keyword}: {{ propertyName: {property}, mapping: {{ {mapping} }} }}")
}

/// A property beside a union may select its variants, and there are too few values to know.
pub fn likely_sibling(
    properties: (&str, &str),
    meanings: &[(&str, String)],
    values: usize,
    pointer: &str,
) -> Diagnostic {
    let message = format!(
        "{} may select the variant of {} beside it: it is {}; {} are too few to know",
        code(properties.0),
        code(properties.1),
        told(meanings),
        count(values, "value"),
    );
    let help = told_in_overlay(SIBLING_DISCRIMINATOR, properties.0, meanings);
    Diagnostic::note("likely-tag", message)
        .at(pointer)
        .help(format!(
            "record more values, or say it in an overlay: `{help}`"
        ))
}

/// A property would be a tag, were it not for a few values.
pub fn contradicted_tag(
    property: &str,
    meanings: &[(&str, String)],
    few: Few<'_>,
    pointer: &str,
) -> Diagnostic {
    let likely = format!("{} may be a tag", code(property));
    contradicted(&likely, meanings, few, pointer)
}

/// A property beside a union would select its variants, were it not for a few values.
pub fn contradicted_sibling(
    properties: (&str, &str),
    meanings: &[(&str, String)],
    few: Few<'_>,
    pointer: &str,
) -> Diagnostic {
    let (property, union) = (code(properties.0), code(properties.1));
    let likely = format!("{property} may select the variant of {union} beside it");
    contradicted(&likely, meanings, few, pointer)
}

/// Something is likely, by what most values say, were it not for a few.
fn contradicted(
    likely: &str,
    meanings: &[(&str, String)],
    few: Few<'_>,
    pointer: &str,
) -> Diagnostic {
    let message = format!(
        "{likely}: it is {}; {} otherwise",
        told(meanings),
        few.told("value", ["says", "say"]),
    );
    conflict("conflicting-tag", message, pointer)
        .help(format!("the first of them is {}", few.place))
}

/// Two properties of its values go with the variants of a union equally well.
pub fn tags(properties: [&str; 2], union: &str, pointer: &str) -> Diagnostic {
    both(
        properties,
        &format!("the variants of {}", code(union)),
        pointer,
    )
    .help("say in an overlay which it is, with a `discriminator`")
}

/// Two properties beside a union go with its variants equally well.
pub fn siblings(properties: [&str; 2], union: &str, pointer: &str) -> Diagnostic {
    let variants = format!("the variants of {} beside them", code(union));
    both(properties, &variants, pointer)
        .help("say in an overlay which it is, with `x-sibling-discriminator`")
}

fn both([one, other]: [&str; 2], variants: &str, pointer: &str) -> Diagnostic {
    let message = format!(
        "both {} and {} go with {variants}, and nothing tells which selects",
        code(one),
        code(other),
    );
    conflict("conflicting-tag", message, pointer)
}

/// A property beside a union selects its variants, and the text of one was not seen.
pub fn unseen_variant(property: &str, variant: &str, pointer: &str) -> Diagnostic {
    let message = format!(
        "{} beside the union selects its variants, but with no text that is known for {}",
        code(property),
        code(variant)
    );
    conflict("likely-tag", message, pointer).help(
        "record more values, or say in an overlay what selects it, with `x-sibling-discriminator`",
    )
}

/// A property beside a union selects variants that only their numbers tell apart.
pub fn numbered_variant(property: &str, variant: &str, pointer: &str) -> Diagnostic {
    let message = format!(
        "{} beside the union selects its variants, but the number of {} may be that of another with \
         the next version of the description",
        code(property),
        code(variant)
    );
    conflict("indistinct-schema", message, pointer)
        .help("no action is proposed for it; give the schemas names in the description")
}

/// What each text of a tag says of the value that has it.
fn told(meanings: &[(&str, String)]) -> String {
    let meanings = meanings.iter().map(|(text, name)| {
        format!(
            "{} where the value has the shape of {}",
            code(text),
            code(name)
        )
    });
    meanings.collect::<Vec<_>>().join(", and ")
}

/// Two unions ask different tags of one variant.
pub fn clash(property: &str, one: (&str, &str), other: (&str, &str), pointer: &str) -> Diagnostic {
    let message = format!(
        "the tag {} is {} in {}, but {} in {}",
        code(property),
        code(one.0),
        code(one.1),
        code(other.0),
        code(other.1),
    );
    conflict("conflicting-tag", message, pointer)
        .help("give each union a schema of its own for this variant")
}

/// An example is none of the values that the prose lists.
pub fn outside(text: &str, values: &[String], few: Few<'_>, pointer: &str) -> Diagnostic {
    let message = format!(
        "the description lists {}, but {} none of them, such as {}",
        list(values.iter().map(String::as_str)),
        few.told("example", IS),
        code(text),
    );
    conflict("unlisted-value", message, pointer).help(format!("correct the list, or {}", few.place))
}

/// The prose lists values that the schema, which lists some itself, does not.
pub fn prose_against_enum(values: &[String], lacking: &[&str], pointer: &str) -> Diagnostic {
    let message = format!(
        "the description lists {}, of which `enum` lacks {}",
        list(values.iter().map(String::as_str)),
        list(lacking.iter().copied()),
    );
    conflict("unlisted-value", message, pointer).help("correct one of the two lists")
}

/// A value is of another kind than the schema says.
pub fn kind(
    found: &Value,
    accepted: &BTreeSet<JsonKind>,
    few: Few<'_>,
    pointer: &str,
) -> Diagnostic {
    let accepted: Vec<&str> = accepted.iter().map(|kind| kind.keyword()).collect();
    let message = format!(
        "the schema says {}, but {} something else, such as {}",
        accepted.join(" or "),
        few.told("value", IS),
        match found {
            Value::Null => "null".to_owned(),
            _ => format!("the {} {}", JsonKind::of(found), code(&found.to_string())),
        },
    );
    conflict("conflicting-kind", message, pointer)
        .help(format!("correct the schema, or {}", few.place))
}

/// A few of the integers of a schema are fractions.
pub fn fraction(found: &str, few: Few<'_>, pointer: &str) -> Diagnostic {
    let message = format!(
        "the schema says integer, but {} not whole, such as {}",
        few.told("number", IS),
        code(found),
    );
    conflict("conflicting-kind", message, pointer)
        .help(format!("correct the schema, or {}", few.place))
}

/// A text is no point in time.
pub fn no_time(text: &str, place: &str, pointer: &str) -> Diagnostic {
    let message = format!("{} is no date and time that can be read", code(text));
    conflict("unreadable-time", message, pointer)
        .help(format!("remove `format: date-time`, or correct {place}"))
}

/// All texts but a few are points in time.
pub fn likely_time(text: &str, few: Few<'_>, pointer: &str) -> Diagnostic {
    let message = format!(
        "{} no date and time, such as {}, and all others are",
        few.told("value", IS),
        code(text),
    );
    let help = format!(
        "correct {}, so that `format: date-time` is proposed, or leave the texts as they are",
        few.place,
    );
    conflict("unreadable-time", message, pointer).help(help)
}

/// Not all points in time are as RFC 3339 says.
pub fn time_forms(total: usize, named: usize, colons: usize, place: &str) -> Diagnostic {
    let message = format!(
        "of {total} dates and times {named} name a zone in brackets and {colons} have a colon \
         before the fraction of the second"
    );
    Diagnostic::note("time-forms", message)
        .at(place)
        .help("generated code reads these forms; nothing needs to be done")
}

/// A required key is left out where nothing is received.
pub fn lacking(key: &str, few: Few<'_>, pointer: &str) -> Diagnostic {
    let message = format!(
        "{} is required, but {} it",
        code(key),
        few.told("value", ["lacks", "lack"]),
    );
    conflict("missing-required", message, pointer).help(format!(
        "take it from `required`, or complete {}",
        few.place
    ))
}

/// What the values contradict cannot go, as something refers to a part of it.
pub fn referred_to(reference: &str, pointer: &str) -> Diagnostic {
    let message = format!(
        "the values contradict this schema, of which {} is a part that something refers to",
        code(reference)
    );
    conflict("referred-part", message, pointer)
        .help("correct it yourself in an overlay, and what refers to it")
}

/// Something that an action would change has nothing of its own but its number.
pub fn indistinct(pointer: &str) -> Diagnostic {
    let message = "only its number tells this schema from another that says the same, and with the \
                   next version of the description that may be the number of the other";
    conflict("indistinct-schema", message.to_owned(), pointer)
        .help("no action is proposed for it; a title in the description would tell the two apart")
}

/// Schemas have numbers for names, and say nothing by which they could be named.
pub fn no_names(names: &[String]) -> Diagnostic {
    let listed = list(names.iter().map(String::as_str));
    let message = match names.len() {
        1 => format!("nothing that {listed} says could be its name, but for its number"),
        _ => format!("nothing that {listed} say could be their names, but for their numbers"),
    };
    let pointers: Vec<String> = names.iter().map(|name| schema_pointer(name)).collect();
    conflict_of("colliding-names", message, &pointers)
        .help("name them yourself in an overlay, with `x-name`; find them there by what they say")
}

/// Things come to one name, and say nothing by which they could be told apart.
pub fn same_names(what: &str, name: &str, pointers: &[String]) -> Diagnostic {
    let message = format!(
        "nothing that they say tells the {what} apart that are {}",
        code(name)
    );
    conflict_of("colliding-names", message, pointers)
        .help("name one of them yourself in an overlay, with `x-name` or `x-names`")
}

/// A recording is no JSON.
pub fn no_json(reason: &str) -> Diagnostic {
    Diagnostic::error("recording", format!("the recording is no JSON: {reason}"))
}

/// A recording is no call.
pub fn no_call(name: &str) -> Diagnostic {
    Diagnostic::error("recording", format!("{} records no call", code(name))).help(
        "a recording is `{\"request\": {\"method\": .., \"path\": .., \"body\": ..}, \
         \"response\": {\"status\": .., \"body\": ..}}`",
    )
}

/// A recording is a call of an operation that is not described.
pub fn unknown_call(name: &str, form: &str) -> Diagnostic {
    Diagnostic::warning(
        "unknown-call",
        format!(
            "{} records {}, which is no operation of the description",
            code(name),
            code(form)
        ),
    )
}
