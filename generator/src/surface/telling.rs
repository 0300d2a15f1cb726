//! Which variants of a union have values that could be another's too, where keys or shapes tell them apart:
//! what is read as the one is not read as the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::Api;
use crate::ir::models::ModelKind;
use crate::ir::structs::Struct;
use crate::ir::types::Type;
use crate::ir::unions::{Constant, Listing, Question, Test, Union, Variant, Way};

use super::shapes;

/// How it begins what a variant is told by that no value tells. It is no value that another could take over.
pub const OF_SHAPES: [&str; 5] = ["if no ", "if none of ", "by ", "without ", NEVER];

/// What a variant is told by that nothing is read as.
const NEVER: &str = "never read";

/// The values by which a variant is told, in quotes where they could be taken for a shape.
pub fn spelled(values: &[String]) -> String {
    let spelled = values.join(", or ");
    match OF_SHAPES.iter().any(|start| spelled.starts_with(start)) {
        true => format!("{spelled:?}"),
        false => spelled,
    }
}

/// How many texts are shown that a variant is not read for.
const SHOWN: usize = 8;

/// What the types are, by name.
pub struct Telling<'a>(BTreeMap<&'a str, &'a ModelKind>);

impl<'a> Telling<'a> {
    pub fn new(api: &'a Api) -> Self {
        let models = api.modules.iter().flat_map(|module| &module.models);
        Self(models.map(|it| (it.name.as_str(), &it.kind)).collect())
    }

    /// What a variant is told by, as far as it matters to what is read: values of a member, and what it is not read
    /// for, although it could hold that.
    pub fn told(&self, union: &Union, variant: &Variant) -> String {
        if !variant.is_read {
            return NEVER.to_owned();
        }
        match values(variant) {
            Some(values) => {
                let denied = denied_keys(variant).into_iter();
                let denied = denied.map(|key| format!("without {key}"));
                let all = denied.chain(none_of(&denied_texts(variant)));
                let all = all.map(|it| format!(", {it}"));
                values + &all.collect::<String>()
            }
            None => self.exceptions(union, variant),
        }
    }

    /// What a variant is not read for, although it could hold that: `if no Employee`, `if none of "all", "me"`; and by
    /// which keys of its own it is, or without which of others, where none is required.
    fn exceptions(&self, union: &Union, variant: &Variant) -> String {
        let texts = match self.form(&variant.member) {
            Form::Text => denied_texts(variant),
            _ => BTreeSet::new(),
        };
        let others = union.variants.iter().filter(|it| it.name != variant.name);
        let taken = others.filter(|it| match self.form(&it.member) {
            Form::Listed if !texts.is_empty() => false,
            Form::Object(_) if is_denied(union, variant, it) => true,
            _ => self.could_be(&it.member, &variant.member),
        });
        let taken: Vec<&str> = taken.map(|it| it.name.as_str()).collect();
        let keys = variant.tests.iter().flatten().filter_map(|it| {
            let Question::HasAny(keys) = &it.question else {
                return None;
            };
            let is_there = if it.holds { "by" } else { "without" };
            Some(format!("{is_there} {}", keys.join(" or ")))
        });
        let taken = (!taken.is_empty()).then(|| format!("if no {}", taken.join(", no ")));
        let all = keys.chain(taken).chain(none_of(&texts));
        all.collect::<Vec<_>>().join(", ")
    }

    /// Whether values of the first type can look like those of the second.
    fn could_be(&self, one: &Type, other: &Type) -> bool {
        match (self.form(one), self.form(other)) {
            (Form::Object(one), Form::Object(other)) => is_covered(one, other),
            (Form::Object(_), Form::Map) => true,
            (Form::Text | Form::Special | Form::Listed, Form::Text) => true,
            (Form::Integer, Form::Number) => true,
            _ => false,
        }
    }

    fn form(&self, kind: &Type) -> Form<'a> {
        match kind {
            Type::String => Form::Text,
            Type::DateTime => Form::Special,
            Type::Integer(_) => Form::Integer,
            Type::Float | Type::Number => Form::Number,
            Type::Map(_) => Form::Map,
            Type::Boxed(inner) | Type::OrNull(inner) => self.form(inner),
            Type::Model(name) => match self.0.get(name.as_str()) {
                Some(ModelKind::Struct(kind)) => Form::Object(kind),
                Some(ModelKind::Enum(_)) => Form::Listed,
                Some(ModelKind::Newtype) => Form::Text,
                Some(ModelKind::Alias(kind)) => self.form(kind),
                _ => Form::Other,
            },
            _ => Form::Other,
        }
    }
}

/// Whether a value of a variant is not read as that if it has what another requires, as values of an `anyOf` may.
fn is_denied(union: &Union, variant: &Variant, other: &Variant) -> bool {
    let is_asked = match union.way {
        // Whether a value could have both keys is not looked at.
        Way::Key => true,
        Way::Shape => !denied_keys(variant).is_subset(&denied_keys(other)),
        Way::Property { .. } | Way::Sibling { .. } => false,
    };
    union.keyword == Listing::AnyOf && is_asked
}

/// The keys of which a value of a variant has none.
fn denied_keys(variant: &Variant) -> BTreeSet<&str> {
    let denied = variant.tests.iter().flatten().filter(|it| !it.holds);
    let keys = denied.flat_map(|it| match &it.question {
        Question::Has(key) | Question::HasKey(key) => std::slice::from_ref(key),
        Question::HasAny(keys) => keys,
        _ => &[],
    });
    keys.map(String::as_str).collect()
}

/// The values that tell a variant, if every value of it has one of these within, or is or has a text of some form.
fn values(variant: &Variant) -> Option<String> {
    let values = variant.tests.iter().map(|tests| {
        let mut asked = tests.iter().filter(|it| it.holds);
        let mut within = asked.clone().filter(|it| !it.path.is_empty());
        within.find_map(listed).or_else(|| asked.find_map(form))
    });
    let values: BTreeSet<String> = values
        .collect::<Option<Vec<_>>>()?
        .into_iter()
        .flatten()
        .collect();
    let values: Vec<String> = values.into_iter().collect();
    (!values.is_empty()).then(|| spelled(&values))
}

/// The values of which a test asks for one.
fn listed(test: &Test) -> Option<Vec<String>> {
    match &test.question {
        Question::OneOf(texts) | Question::OneOfOrMissing(texts) => Some(texts.clone()),
        Question::Literal(values) | Question::LiteralOrMissing(values) => {
            Some(values.iter().filter_map(Constant::as_selector).collect())
        }
        _ => None,
    }
}

/// The form for which a test asks.
fn form(test: &Test) -> Option<Vec<String>> {
    match test.question {
        Question::Form(form) => Some(vec![form.words().to_owned()]),
        _ => None,
    }
}

/// The texts of others for which a text is not read as a variant.
fn denied_texts(variant: &Variant) -> BTreeSet<&str> {
    let denied = variant.tests.iter().flatten();
    let denied = denied.filter(|it| !it.holds && it.path.is_empty());
    let texts = denied.filter_map(|it| match &it.question {
        Question::OneOf(texts) => Some(texts.iter().map(String::as_str)),
        _ => None,
    });
    texts.flatten().collect()
}

/// That it is none of these texts; of many only how many they are.
fn none_of(texts: &BTreeSet<&str>) -> Option<String> {
    let shown: Vec<String> = texts.iter().map(|text| format!("{text:?}")).collect();
    match shown.len() {
        0 => None,
        1..=SHOWN => Some(format!("if none of {}", shown.join(", "))),
        count => Some(format!("if none of {count} texts")),
    }
}

/// What a value looks like.
enum Form<'a> {
    Object(&'a Struct),
    Map,
    Text,
    /// A text of a certain kind.
    Special,
    /// One of some texts.
    Listed,
    Number,
    Integer,
    Other,
}

/// Whether one type has every field that the other requires.
fn is_covered(one: &Struct, other: &Struct) -> bool {
    let mut required = other.fields.iter().filter(|it| !it.presence.is_optional());
    required.all(|wanted| {
        let mut fields = one.fields.iter();
        fields.any(|it| {
            it.wire == wanted.wire && shapes::kind(&it.kind) == shapes::kind(&wanted.kind)
        })
    })
}
