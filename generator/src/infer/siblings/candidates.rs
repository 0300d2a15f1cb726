//! The properties beside a union whose texts go with its variants.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use crate::infer::kinds::{JsonKind, kinds};
use crate::infer::schemas::{Schema, Schemas};
use crate::infer::shapes::Shape;
use crate::infer::siblings::entries;
use crate::infer::sightings::Sighting;
use crate::infer::unions::Union;
use crate::lower::examples::selector;

/// How many times as many values must agree as say otherwise before a property is spoken of.
const TIMES: usize = 3;

/// How often a text must be seen beside a variant that it does not name, so that it is surely more than chance.
const MANY: usize = 5;

/// A property that may select the variants of a union beside it.
pub struct Candidate<'e> {
    pub property: &'e str,
    /// The variant that goes with each text.
    pub meanings: IndexMap<String, usize>,
    /// How many of the texts name the variant.
    named: usize,
    /// Whether for several variants there is one that names it, or is seen many times.
    pub is_shown: bool,
    /// The values of the union.
    pub values: Vec<Sighting<'e>>,
    /// Those that say otherwise.
    pub against: Vec<Sighting<'e>>,
}

/// A value of the union, and the object that holds it.
struct Held<'e> {
    members: &'e Map<String, Value>,
    seen: Sighting<'e>,
    value: &'e Map<String, Value>,
    /// The variant whose shape it has.
    variant: Option<usize>,
}

/// The properties beside another of a schema that most of its values agree with. Of entries of one list that have the
/// shape of the same variant, one counts: they have one sibling.
pub fn candidates<'e>(
    schemas: Schemas<'e>,
    union: &Union<'e>,
    holder: &Schema<'e>,
    (key, property): (&str, &Schema<'e>),
    seen: &[Sighting<'e>],
) -> Vec<Candidate<'e>> {
    let mut held = Vec::new();
    for seen in seen {
        let Some(members) = seen.value.as_object() else {
            continue;
        };
        let (_, values) = entries(schemas, property, members.get(key));
        let mut variants = BTreeSet::new();
        for value in values.into_iter().filter_map(Value::as_object) {
            let fitting = union.fitting(schemas, value, None);
            let variant = fitting.or_else(|| union.with_keys_of(value));
            if variants.insert(variant) {
                held.push(Held {
                    members,
                    seen: *seen,
                    value,
                    variant,
                });
            }
        }
    }
    let shape = Shape::of(schemas, holder);
    let beside = shape.properties.iter();
    let beside = beside.filter(|(name, schema)| **name != key && may_select(schemas, schema));
    let candidates = beside.filter_map(|(name, _)| Candidate::new(union, name, &held));
    candidates.collect()
}

/// Whether a schema is that of any texts, or of some; or of integers that are listed, as those are that mean something.
fn may_select(schemas: Schemas<'_>, schema: &Schema<'_>) -> bool {
    let schema = schemas.followed(schema);
    let says = |keyword: &str| schema.json.get(keyword).is_some();
    let may_be_word = |kind| match kind {
        JsonKind::String => !says("format"),
        JsonKind::Number => schema.text("type") == Some("integer") && says("enum"),
        kind => kind == JsonKind::Null,
    };
    kinds(schemas, &schema).into_iter().all(may_be_word)
}

impl<'e> Candidate<'e> {
    /// What the texts of a property mean, if that is more than chance: they are words, and for several
    /// variants there is one that names the variant or is seen more than once. Few may be seen once.
    fn new(union: &Union<'e>, property: &'e str, held: &[Held<'e>]) -> Option<Self> {
        let text = |held: &Held<'e>| held.members.get(property).and_then(selector);
        let mut numbers: IndexMap<String, IndexMap<usize, usize>> = IndexMap::new();
        for held in held {
            let text = text(held).unwrap_or_default();
            let named = || {
                union
                    .named(&text)
                    .filter(|it| has_keys(union, *it, held.value))
            };
            if let Some(variant) = held.variant.or_else(named) {
                let numbers = numbers.entry(text).or_default();
                *numbers.entry(variant).or_default() += 1;
            }
        }
        numbers.shift_remove("");
        let mut meanings = IndexMap::new();
        let (mut sure, mut shown) = (BTreeSet::new(), BTreeSet::new());
        let (mut named, mut once) = (0, 0);
        for (text, numbers) in &numbers {
            let (variant, number) = numbers.iter().max_by_key(|(_, number)| **number)?;
            let is_named = union.named(text) == Some(*variant);
            named += usize::from(is_named);
            if is_named || *number >= MANY {
                shown.insert(*variant);
            }
            match is_named || *number > 1 {
                true => drop(sure.insert(*variant)),
                false => once += 1,
            }
            meanings.insert(text.clone(), *variant);
        }
        let mut given = held.iter().filter_map(|held| held.members.get(property));
        let are_texts = given.any(Value::is_string);
        if sure.len() < 2 || are_texts && !meanings.keys().all(|text| is_word(text)) {
            return None;
        }
        let meaning = |held: &Held<'e>| meanings.get(&text(held)?).copied();
        // What fits several variants may be of a kind that the description does not know yet.
        let says = held.iter();
        let says = says.filter(|held| held.variant.is_some() || meaning(held).is_some());
        let says: Vec<&Held<'e>> = says.collect();
        let is_against = |held: &&&Held<'e>| {
            !meaning(held).is_some_and(|meant| match held.variant {
                Some(variant) => variant == meant,
                None => has_keys(union, meant, held.value),
            })
        };
        let against = says.iter().filter(is_against).map(|held| held.seen);
        let against: Vec<Sighting<'e>> = against.collect();
        let agreeing = says.len() - against.len();
        (agreeing >= TIMES * (against.len() + once)).then(|| Self {
            property,
            named,
            is_shown: shown.len() > 1,
            values: says.iter().map(|held| held.seen).collect(),
            against,
            meanings,
        })
    }

    /// Which of several candidates is the likeliest: one without conflict, whose texts name the variants.
    pub fn rank(&self) -> (Reverse<usize>, usize) {
        (Reverse(self.against.len()), self.named)
    }
}

fn has_keys(union: &Union<'_>, variant: usize, value: &Map<String, Value>) -> bool {
    union.variants[variant].shape.has_keys_of(value, None)
}

/// Whether a text may be a word of the description, and no name, number or time.
fn is_word(text: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_alphabetic() || "_-.:/".contains(sign);
    !text.is_empty() && text.chars().all(is_sign)
}
