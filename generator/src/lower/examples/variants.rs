//! Which variant of a union an example is read as.

use serde_json::Value;

use crate::ir::unions::{Kind, Question, Test, Union, Variant, Way};

/// The variant that a value is read as, if it is one; `beside` is what a property beside it says.
pub fn variant<'u>(union: &'u Union, value: &Value, beside: Option<&str>) -> Option<&'u Variant> {
    let mut variants = union.variants.iter();
    let selected_by = |text: &str| {
        let mut variants = union.variants.iter();
        variants.find(|variant| variant.selectors.iter().any(|selector| selector == text))
    };
    match &union.way {
        Way::Sibling { .. } => selected_by(beside?),
        Way::Property { property } => selected_by(value.get(property)?.as_str()?),
        Way::Key => {
            let mut known = value.as_object()?.keys().filter_map(|key| selected_by(key));
            let first = known.next();
            first.filter(|_| known.next().is_none())
        }
        Way::Shape => variants.find(|variant| {
            variant.is_read && variant.tests.iter().all(|test| passes(test, value))
        }),
    }
}

fn passes(test: &Test, value: &Value) -> bool {
    let answer = match &test.question {
        Question::Is(kinds) => kinds.contains(&kind(value)),
        Question::OneOf(texts) => is_one_of(value, texts),
        Question::Has(key) => value.get(key).is_some(),
        Question::MemberIs(key, kinds) => value
            .get(key)
            .is_some_and(|member| kinds.contains(&kind(member))),
        Question::MemberOneOf(key, texts) => value
            .get(key)
            .is_some_and(|member| is_one_of(member, texts)),
    };
    answer == test.holds
}

fn is_one_of(value: &Value, texts: &[String]) -> bool {
    value
        .as_str()
        .is_some_and(|text| texts.iter().any(|known| known == text))
}

fn kind(value: &Value) -> Kind {
    match value {
        Value::Null => Kind::Null,
        Value::Bool(_) => Kind::Boolean,
        Value::Number(_) => Kind::Number,
        Value::String(_) => Kind::String,
        Value::Array(_) => Kind::Array,
        Value::Object(_) => Kind::Object,
    }
}
