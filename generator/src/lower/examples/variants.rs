//! Which variant of a union an example is read as.

use serde_json::Value;

use crate::ir::unions::{Constant, JsonKind, Question, Step, Test, Union, Variant, Way};

/// The variant that a value is read as, if it is one; `beside` is what a property beside it says.
pub fn variant<'u>(union: &'u Union, value: &Value, beside: Option<&str>) -> Option<&'u Variant> {
    let selected_by = |text: &str| {
        let mut variants = union.variants.iter();
        variants.find(|variant| variant.selectors.iter().any(|selector| selector == text))
    };
    match &union.way {
        Way::Sibling { .. } => selected_by(beside?),
        Way::Property { property } => selected_by(&selector(value.get(property)?)?),
        Way::Key => {
            let mut known = value.as_object()?.keys().filter_map(|key| selected_by(key));
            let first = known.next();
            first.filter(|_| known.next().is_none())
        }
        Way::Shape => {
            let mut meant = union.variants.iter().filter(|it| is_of(it, value));
            let first = meant.next().filter(|it| it.is_read);
            first.filter(|_| meant.next().is_none())
        }
    }
}

/// The keys of a value by which other variants are told, where shapes tell them.
pub fn keys_of_others<'u>(union: &'u Union, variant: &Variant, value: &Value) -> Vec<&'u str> {
    let others = union.variants.iter().filter(|it| it.name != variant.name);
    let tests = others.flat_map(|it| it.tests.iter().flatten());
    let keys = tests.flat_map(|test| match &test.question {
        Question::Told(keys) => keys.as_slice(),
        _ => &[],
    });
    let keys = keys.filter(|key| is_there(value, key));
    keys.map(String::as_str).collect()
}

/// Whether an object has a key, and not with null.
fn is_there(value: &Value, key: &str) -> bool {
    value.get(key).is_some_and(|member| !member.is_null())
}

/// The text by which a value selects a variant: a number or a boolean is as good as its text.
pub fn selector(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Whether a value has the shape of a variant.
fn is_of(variant: &Variant, value: &Value) -> bool {
    let mut lists = variant.tests.iter();
    let passes_all = |tests: &Vec<Test>| tests.iter().all(|test| passes(test, value));
    variant.tests.is_empty() || lists.any(passes_all)
}

fn passes(test: &Test, value: &Value) -> bool {
    let meant = test.path.iter().try_fold(value, |value, step| match step {
        Step::Member(key) => value.get(key),
        Step::AnyOf(keys) => {
            let mut members = keys.iter().filter_map(|key| value.get(key));
            members.find(|member| !member.is_null())
        }
        Step::First => value.get(0),
    });
    let is_missing = meant.is_none_or(Value::is_null);
    let is_of_missing = match &test.question {
        Question::OneOfOrMissing(_) | Question::LiteralOrMissing(_) => is_missing,
        _ => false,
    };
    let is_so = |value: &Value| match &test.question {
        Question::Is(kinds) => kinds.contains(&kind(value)),
        Question::Told(keys) => keys.iter().all(|key| is_there(value, key)),
        Question::Has(key) => is_there(value, key),
        Question::HasKey(key) => value.get(key).is_some(),
        Question::HasAny(keys) => keys.iter().any(|key| value.get(key).is_some()),
        Question::HasOnly(keys) => value.as_object().is_some_and(|members| {
            let mut known = members.keys();
            known.all(|key| keys.contains(key))
        }),
        Question::HasNull(keys) => {
            let mut nulls = keys.iter().filter_map(|key| value.get(key));
            nulls.any(Value::is_null)
        }
        Question::OneOf(texts) | Question::OneOfOrMissing(texts) => {
            texts.iter().any(|text| value == text)
        }
        Question::Form(form) => value.as_str().is_some_and(|text| form.is_of(text)),
        Question::Literal(constants) | Question::LiteralOrMissing(constants) => {
            constants.iter().any(|it| is_constant(value, it))
        }
    };
    (is_of_missing || meant.is_some_and(is_so)) == test.holds
}

fn is_constant(value: &Value, constant: &Constant) -> bool {
    match constant {
        Constant::Null => value.is_null(),
        Constant::Boolean(constant) => value == constant,
        Constant::Text(constant) => value == constant,
        Constant::Number(constant) => value.is_number() && value.as_f64() == constant.parse().ok(),
    }
}

fn kind(value: &Value) -> JsonKind {
    match value {
        Value::Null => JsonKind::Null,
        Value::Bool(_) => JsonKind::Boolean,
        Value::Number(_) => JsonKind::Number,
        Value::String(_) => JsonKind::String,
        Value::Array(_) => JsonKind::Array,
        Value::Object(_) => JsonKind::Object,
    }
}
