//! The same description in another order.

use fastrand::Rng;
use serde_json::Value;

/// The lists whose order means nothing.
pub const LISTS: [&str; 6] = ["anyOf", "enum", "oneOf", "parameters", "required", "type"];

/// What is brought into another order, by chance.
#[derive(Clone, Copy)]
pub struct Shuffle<'a> {
    /// The keys of the objects that are, or all but those of `properties`.
    pub objects: Objects<'a>,
    /// The keys of the lists that are.
    pub lists: &'a [&'a str],
}

/// Which objects are brought into another order.
#[derive(Clone, Copy)]
pub enum Objects<'a> {
    /// Every one, those in examples too.
    All,
    /// Every one but those whose order is that of fields in Rust.
    AllButProperties,
    /// Those under one of these keys.
    Under(&'a [&'a str]),
}

impl Shuffle<'_> {
    /// The value in another order.
    pub fn apply(&self, value: &Value, random: &mut Rng) -> Value {
        self.under("", value, random)
    }

    fn under(&self, key: &str, value: &Value, random: &mut Rng) -> Value {
        match value {
            Value::Object(members) => {
                let members = members.iter();
                let inner =
                    members.map(|(key, value)| (key.clone(), self.under(key, value, random)));
                let mut inner: Vec<(String, Value)> = inner.collect();
                if self.objects.has(key) {
                    random.shuffle(&mut inner);
                }
                Value::Object(inner.into_iter().collect())
            }
            Value::Array(items) => {
                let items = items.iter();
                let mut inner: Vec<Value> =
                    items.map(|item| self.under("", item, random)).collect();
                if self.lists.contains(&key) {
                    random.shuffle(&mut inner);
                }
                Value::Array(inner)
            }
            scalar => scalar.clone(),
        }
    }
}

impl Objects<'_> {
    fn has(&self, key: &str) -> bool {
        match self {
            Self::All => true,
            Self::AllButProperties => key != "properties",
            Self::Under(keys) => keys.contains(&key),
        }
    }
}
