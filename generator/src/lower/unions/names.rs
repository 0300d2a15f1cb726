//! What the variants of a union are called.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;
use openapiv3::ReferenceOr;

use crate::collisions::{Collision, Things};
use crate::errors;
use crate::ir::types::Type;
use crate::ir::unions::{JsonKind, TextForm, Variant, Way};

use super::super::enums::{UNKNOWN, apart_from_unknown};
use super::super::models::{Hint, Models};
use super::super::names;
use super::super::values::Values;
use super::Alternative;
use super::constants::own_keys;
use super::selectors::referred;

impl<'a> Models<'a, '_> {
    /// The name of a variant, what its type is called beyond the union itself; and whether the description gives it.
    pub(super) fn variant_name(
        &mut self,
        alternative: &Alternative<'a>,
        way: &Way,
        union: &Hint,
        own: &OwnWords,
    ) -> (String, bool) {
        let named = match alternative.schema {
            ReferenceOr::Reference { .. } => self
                .document
                .schema(alternative.schema, &alternative.pointer)
                .and_then(|schema| schema.component)
                .and_then(|component| self.component_name(component))
                .map(str::to_owned),
            ReferenceOr::Item(schema) => self.name_at(schema, &alternative.pointer),
        };
        let selector = alternative.selectors.first();
        let selector = selector.filter(|selector| *way != Way::Key && is_word(selector));
        let named = named.or_else(|| own.part.clone());
        let name = match (&named, selector) {
            (Some(name), _) => beyond(name, &union.name),
            (None, Some(selector)) => names::variant_name(selector),
            (None, _) => match title(alternative).filter(|_| !own.is_constant) {
                Some(title) => beyond(&title, &union.name),
                None => names::variant_name(&own.word),
            },
        };
        (name, named.is_some())
    }

    /// What each variant has for a name if it has none.
    pub(super) fn own_words(
        &self,
        alternatives: &[Alternative<'a>],
        values: &[Values<'a>],
    ) -> Vec<OwnWords> {
        let texts = values.iter().map(|own| {
            let is_shared = values.iter().filter(|it| it.kinds == own.kinds).count() > 1;
            let only = self.only_value(own, true);
            only.or_else(|| only_scalar(own).filter(|_| is_shared))
        });
        let texts = alone(texts.collect());
        let is_constant =
            |(own, text): (&Values<'a>, &Option<String>)| text.is_some() && !own.objects.is_empty();
        let are_constant: Vec<bool> = values.iter().zip(&texts).map(is_constant).collect();
        let optional = values.iter().map(|own| self.only_value(own, false));
        let optional = alone(optional.collect());
        let has_other_texts = values
            .iter()
            .filter(|it| it.are_all(JsonKind::String))
            .count()
            > 1;
        // That another may have it as well tells nothing of names, which so stay when it comes to.
        let keys = own_keys(
            values,
            |_, _| true,
            |other, key| other.required.contains(key),
        );
        let words = texts.into_iter().zip(keys).zip(optional);
        let words = words.map(|((text, key), optional)| {
            // What need not be there may be added at any time.
            text.or_else(|| key.map(str::to_owned)).or(optional)
        });
        let words: Vec<Option<String>> = words.collect();
        let is_taken = words.iter().flatten().any(|word| word == TEXT);
        let words = values.iter().zip(words).map(|(values, word)| {
            word.unwrap_or_else(|| kind_name(values, has_other_texts, is_taken))
        });
        let parts = alternatives.iter().map(|it| self.part_name(it));
        let parts = alone(parts.collect());
        let own = words.zip(parts).zip(are_constant);
        own.map(|((word, part), is_constant)| OwnWords {
            word,
            is_constant,
            part,
        })
        .collect()
    }

    /// The name of the only component of which a variant is composed that stands inline.
    fn part_name(&self, alternative: &Alternative<'a>) -> Option<String> {
        alternative.schema.as_item()?;
        let component = referred(alternative.schema)?;
        self.component_name(&component).map(str::to_owned)
    }

    /// The only value of the first property, in the alphabet, that has only one, in words; of those that are required,
    /// or of the others.
    fn only_value(&self, values: &Values<'a>, is_required: bool) -> Option<String> {
        let [object] = values.objects.as_slice() else {
            return None;
        };
        let keys = object.properties.keys().copied();
        let keys = keys.filter(|key| object.required.contains(key) == is_required);
        let keys: BTreeSet<&str> = keys.collect();
        keys.into_iter().find_map(|key| {
            let member = values.member(self.document, key)?;
            let mut listed = member.listed()?.into_iter();
            let only = listed.next().filter(|_| listed.next().is_none())?;
            // A number or `true` says nothing without its key.
            match only.as_text() {
                Some(text) => Some(text.to_owned()),
                None => Some(format!("{key} {}", only.as_selector()?)),
            }
        })
    }

    /// Two variants with one name are called by their types, but what the description gives no name makes way for what
    /// it does; `places` are those of their schemas.
    pub(super) fn settle_names(
        &mut self,
        variants: &mut [Variant],
        are_given: &[bool],
        places: &[String],
        union: &Hint,
        pointer: &str,
    ) {
        let given = variants
            .iter()
            .zip(are_given)
            .filter(|(_, is_given)| **is_given);
        let given: BTreeSet<String> = given.map(|(variant, _)| variant.name.clone()).collect();
        let others = variants
            .iter_mut()
            .zip(are_given)
            .filter(|(_, is_given)| !**is_given);
        for (variant, _) in others.filter(|(variant, _)| given.contains(&variant.name)) {
            variant.name += "Value";
            variant.accessor = accessor(&variant.name);
        }
        let names: Vec<String> = variants.iter().map(|it| it.name.clone()).collect();
        for variant in variants.iter_mut() {
            if names.iter().filter(|name| **name == variant.name).count() > 1 {
                variant.name = words(&variant.member);
                variant.accessor = accessor(&variant.name);
            }
        }
        let settled: BTreeSet<String> = variants.iter().map(|it| it.name.clone()).collect();
        let mut known: BTreeMap<String, &String> = BTreeMap::new();
        for (variant, place) in variants.iter_mut().zip(places) {
            if variant.name == UNKNOWN {
                variant.name = apart_from_unknown(variant.name.clone(), "Variant");
                variant.accessor = accessor(&variant.name);
            }
            if let Some(first) = known.get(&variant.name) {
                let problem = errors::variant_name_collision(
                    &variant.name,
                    &union.name,
                    [pointer, first, place],
                );
                self.diagnostics.push(problem);
                self.collisions.push(Collision {
                    name: variant.name.clone(),
                    things: Things::Variants {
                        union: union.name.clone(),
                        variants: settled.clone(),
                        schemas: [(*first).clone(), place.clone()],
                    },
                });
            } else {
                known.insert(variant.name.clone(), place);
            }
        }
    }
}

/// What a variant without a name is called by, whatever tells it from the others.
pub struct OwnWords {
    /// The name of the only component of which it alone is composed.
    part: Option<String>,
    /// The only value of its first required property with only one, if no other variant has that; a key that it alone
    /// requires; the only value of another property; or its JSON type.
    word: String,
    /// Whether it is that only value, which may tell the variant from others that have one, too.
    is_constant: bool,
}

impl OwnWords {
    /// The name of the type that a variant has if it stands inline. What is composed of a component that is itself
    /// named after the union and the variant gives that name to it.
    pub fn hint(&self, union: &Hint, variant: &str) -> Hint {
        let inner = union.inner(variant);
        match &self.part {
            Some(part) if *part == inner.name => inner.inner("variant"),
            _ => inner,
        }
    }
}

/// What a variant of texts is called.
const TEXT: &str = "text";

/// The JSON type of values. Among other texts those of a form are called by it; and if something else has their name,
/// listed ones by the first of them, which a new one may change.
fn kind_name(values: &Values<'_>, has_other_texts: bool, is_taken: bool) -> String {
    let texts = values.texts().filter(|_| is_taken);
    let texts = texts.unwrap_or_default();
    let is_called = |form: &TextForm| has_other_texts || is_taken || *form == TextForm::DateTime;
    let form = values.form.filter(is_called).map(TextForm::words);
    let kind = values.kinds.iter().next_back();
    let name = texts.first().copied().or(form).unwrap_or(match kind {
        Some(JsonKind::Object) | None => "object",
        Some(JsonKind::Array) => "list",
        Some(JsonKind::String) => TEXT,
        Some(JsonKind::Number) => "number",
        Some(JsonKind::Boolean) => "boolean",
        Some(JsonKind::Null) => "null",
    });
    name.to_owned()
}

/// What a type is called in the name of a variant.
fn words(kind: &Type) -> String {
    match kind {
        Type::Model(name) => name.clone(),
        Type::String => "Text".to_owned(),
        Type::Integer(_) => "Integer".to_owned(),
        Type::Float | Type::Number => "Number".to_owned(),
        Type::Boolean => "Boolean".to_owned(),
        Type::DateTime => "Time".to_owned(),
        Type::Json => "Json".to_owned(),
        Type::Bytes | Type::File | Type::Parts => "Bytes".to_owned(),
        Type::List(entry) => words(entry) + "List",
        Type::Map(value) => words(value) + "Map",
        Type::OrNull(kind) | Type::Boxed(kind) | Type::FileOr(kind) => words(kind),
    }
}

/// The title of a variant that stands inline, where it is a name and no sentence.
fn title(alternative: &Alternative<'_>) -> Option<String> {
    let title = match alternative.schema {
        ReferenceOr::Item(schema) => schema.schema_data.title.as_deref()?,
        ReferenceOr::Reference { .. } => return None,
    };
    let is_capital = |word: &str| word.starts_with(|first: char| !first.is_lowercase());
    let is_name = title.split_whitespace().all(is_capital);
    is_name.then(|| names::variant_name(title))
}

/// The name of the method that gives what a variant holds.
pub fn accessor(variant: &str) -> String {
    format!("as_{}", variant.to_snake_case())
}

/// The words of `name` that the union's name does not have: `TagAddedAttribute` among
/// `ActivityLogAttributes` is `TagAdded`. It depends on these two names alone.
pub fn beyond(name: &str, union: &str) -> String {
    let singular = |word: &String| cruet::to_singular(word);
    let known: Vec<String> = names::words(union).iter().map(singular).collect();
    let words = names::words(name);
    let rest: Vec<String> = words
        .iter()
        .filter(|word| !known.contains(&singular(word)))
        .cloned()
        .collect();
    if rest.is_empty() {
        name.to_owned()
    } else {
        names::variant_name(&rest.join("_"))
    }
}

/// The words that no other has.
fn alone(words: Vec<Option<String>>) -> Vec<Option<String>> {
    let count = |word: &String| words.iter().flatten().filter(|it| *it == word).count();
    let own = words
        .iter()
        .map(|word| word.clone().filter(|word| count(word) == 1));
    own.collect()
}

/// Whether what selects a variant says something by itself: a number or `true` does not.
fn is_word(selector: &str) -> bool {
    selector.parse::<f64>().is_err() && selector.parse::<bool>().is_err()
}

/// The only number or boolean among values.
fn only_scalar(values: &Values<'_>) -> Option<String> {
    let mut listed = values.listed()?.into_iter();
    let only = listed.next().filter(|_| listed.next().is_none())?;
    only.as_selector().filter(|_| only.as_text().is_none())
}
