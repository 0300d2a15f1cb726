//! Variants without names are known again by what they say, so that another order of them is no edit.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::keys::{DATA, MAPS};
use crate::orders::{is_union, sorted};
use crate::parse::pointer::escape;

/// The old description with the variants of each union in the order of the new one, where it has the same; but
/// not in the lists with these pointers.
pub fn like(old: &Value, new: &Value, ranked: &BTreeSet<String>) -> Value {
    Orders { ranked }.ordered("#", old, new, false)
}

struct Orders<'a> {
    ranked: &'a BTreeSet<String>,
}

impl Orders<'_> {
    /// A value of the old description; `is_map` says that its keys are names, and no keywords.
    fn ordered(&self, pointer: &str, old: &Value, new: &Value, is_map: bool) -> Value {
        match (old, new) {
            (Value::Object(old), Value::Object(new)) => {
                let members = old.iter().map(|(key, old)| {
                    let pointer = format!("{pointer}/{}", escape(key));
                    let member = match new.get(key) {
                        Some(new) if is_map => self.ordered(&pointer, old, new, false),
                        Some(new) => self.member(&pointer, key, old, new),
                        None => old.clone(),
                    };
                    (key.clone(), member)
                });
                Value::Object(members.collect())
            }
            (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
                let items = old.iter().zip(new).enumerate();
                let items = items.map(|(index, (old, new))| {
                    self.ordered(&format!("{pointer}/{index}"), old, new, false)
                });
                Value::Array(items.collect())
            }
            _ => old.clone(),
        }
    }

    fn member(&self, pointer: &str, key: &str, old: &Value, new: &Value) -> Value {
        match (old, new) {
            _ if DATA.contains(&key) => old.clone(),
            (Value::Array(olds), Value::Array(news))
                if is_union(key) && !self.ranked.contains(pointer) =>
            {
                let variants = self.variants(pointer, olds, news);
                variants.map_or_else(|| old.clone(), Value::Array)
            }
            _ => self.ordered(pointer, old, new, MAPS.contains(&key)),
        }
    }

    /// The old variants in the order of the new ones, if they are the same.
    fn variants(&self, pointer: &str, old: &[Value], new: &[Value]) -> Option<Vec<Value>> {
        let mut left: Vec<(Value, &Value)> = old.iter().map(|it| (sorted(it), it)).collect();
        let ordered = new.iter().enumerate().map(|(place, new)| {
            let whole = sorted(new);
            let index = left.iter().position(|(old, _)| *old == whole)?;
            let old = left.remove(index).1;
            Some(self.ordered(&format!("{pointer}/{place}"), old, new, false))
        });
        let ordered: Option<Vec<Value>> = ordered.collect();
        ordered.filter(|_| left.is_empty())
    }
}
