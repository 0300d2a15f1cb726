//! Variants of a union that come to one name.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::collisions::Things;
use crate::lower::names::camel_case;
use crate::lower::unions::beyond;
use crate::wording;

use super::own_words::own_words;
use super::{Finder, given_name, groups};

impl Finder<'_> {
    /// Names the variants that stand inline; others have the names of their components.
    pub(super) fn name_variants(&mut self) {
        let variants = groups(self.names, |things| match things {
            Things::Variants {
                union,
                variants,
                schemas,
            } => Some(((union, variants), schemas)),
            _ => None,
        });
        for ((union, variants), name, pointers) in variants {
            let schemas = pointers.iter().map(|it| Some(self.by_names(self.at(it)?)));
            let schemas: Option<Vec<Value>> = schemas.collect();
            let ways = schemas.map_or(Vec::new(), |schemas| {
                own_words(&schemas.iter().collect::<Vec<_>>())
            });
            let named = ways.into_iter().filter_map(|way| {
                let words = way.words.iter().zip(&pointers);
                // What an overlay names keeps that.
                let words =
                    words.map(|(word, it)| word.as_ref().filter(|_| self.given(it, "").is_none()));
                let names = words.map(|word| {
                    let word = word?;
                    Some(given_name(&format!("{union} {}", camel_case(word))))
                });
                let names: Vec<Option<String>> = names.collect();
                self.are_free(&names, union, variants, &pointers)
                    .then_some((way.is_whole, names, way.from))
            });
            // Those that are left have one name still: the next look is at them alone.
            let count = |names: &[Option<String>]| names.iter().flatten().count();
            let best = named.reduce(|best, other| {
                let is_better = (other.0, count(&other.1)) > (best.0, count(&best.1));
                match is_better && !best.0 {
                    true => other,
                    false => best,
                }
            });
            let Some((_, names, from)) = best else {
                self.give_up("variants", name, &pointers);
                continue;
            };
            let reason = format!(
                "{} of {} would be {}",
                wording::count(pointers.len(), "variant"),
                wording::code(union),
                wording::code(name),
            );
            self.open.extend(pointers.iter().cloned());
            for (pointer, name) in pointers.iter().zip(names) {
                if let Some(name) = name {
                    self.take(&name);
                    self.name(pointer, &name, &pointers, reason.clone(), from);
                }
            }
        }
    }

    /// Whether no type has one of these names, and no variant what is left of it beside the union's.
    fn are_free(
        &self,
        names: &[Option<String>],
        union: &str,
        variants: &BTreeSet<String>,
        pointers: &[String],
    ) -> bool {
        let given: Vec<&String> = names.iter().flatten().collect();
        let short: BTreeSet<String> = given.iter().map(|name| beyond(name, union)).collect();
        let pairs = pointers.iter().zip(names);
        let mut renamed = pairs.filter(|(_, name)| name.is_some());
        !given.is_empty()
            && short.len() == given.len()
            && short.is_disjoint(variants)
            && given.iter().all(|name| !self.taken.contains(*name))
            && renamed.all(|(pointer, _)| self.can_be_named(pointer, ""))
    }
}
