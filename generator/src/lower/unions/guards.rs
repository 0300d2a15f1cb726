//! Of a variant that a union elsewhere tells from others, which are not listed here, it is denied that it is one of these:
//! keys and shapes do not tell them apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::unions::{JsonKind, Question, Test, Way};
use crate::parse::pointer::schema_pointer;
use crate::resolve::Located;

use super::super::models::Models;
use super::Alternative;
use super::elsewhere::told_as_variant;
use super::families::{component_of, schema_of, told_in};
use super::nested::{DEPTH, is_within, texts};
use super::selectors::Claim;
use super::shape_tests::{no, yes};
use super::untagged::selected;

impl<'a> Models<'a, '_> {
    /// Has each alternative that keys or shapes tell deny the texts by which unions elsewhere tell others.
    pub(super) fn guard(&self, way: Way, alternatives: &mut [Alternative<'a>]) -> Way {
        let values = self.values(alternatives).into_iter();
        let objects = values.filter(|values| values.kinds.contains(&JsonKind::Object));
        let guards = alternatives.iter().map(|it| self.guards_of(it));
        let guards: Vec<BTreeSet<Test>> = guards.collect();
        // What is the only object is none of the others.
        if objects.count() < 2 || guards.iter().all(BTreeSet::is_empty) {
            return way;
        }
        if way == Way::Key {
            ask_for_keys(alternatives);
        }
        for (alternative, guards) in alternatives.iter_mut().zip(guards) {
            let tests = std::mem::take(&mut alternative.tests).into_iter();
            let guarded = tests.map(|tests| tests.union(&guards).cloned().collect());
            alternative.tests = guarded.collect();
        }
        Way::Shape
    }

    /// That it has no text that selects another elsewhere, where one selects it there: nothing that it is composed of or
    /// that lists it, nothing that is composed of it, and none that it lists itself. A union tells its own variants by them
    /// itself.
    fn guards_of(&self, alternative: &Alternative<'a>) -> BTreeSet<Test> {
        let document = self.document;
        let Alternative {
            schema, pointer, ..
        } = alternative;
        let Some(own) = component_of(document, schema) else {
            return BTreeSet::new();
        };
        let ancestors = document.ancestors_of(own);
        let own_texts = told_as_variant(document, schema);
        let lists_it = |name: &str| {
            let heir = schema_of(document, name).map(|value| Located {
                value,
                pointer: schema_pointer(name),
                component: None,
            });
            heir.is_some_and(|heir| is_within(document, own, &heir))
        };
        let mut told: BTreeMap<&str, [BTreeSet<String>; 2]> = BTreeMap::new();
        for (discriminator, heirs) in told_in(document, own) {
            let [kin, others] = told.entry(&discriminator.property_name).or_default();
            for heir in heirs {
                let is_own = document.component_meant(heir.name) == Some(own);
                let is_ancestor = ancestors.contains(&heir.name);
                let is_kin = || document.ancestors_of(heir.name).contains(&own);
                if is_own {
                    let said = own_texts.get(discriminator.property_name.as_str());
                    kin.extend(said.into_iter().flatten().cloned());
                } else if is_ancestor || is_kin() || lists_it(heir.name) {
                    kin.extend(heir.selectors);
                } else {
                    others.extend(heir.selectors);
                }
            }
        }
        let guards = told.into_iter().filter_map(|(property, [kin, others])| {
            let is_told_within = || !texts(document, schema, pointer, property, DEPTH).is_empty();
            let claim = Claim::new(document, *schema, pointer, property, None);
            let is_denied = |text: &&String| !kin.contains(*text) && !claim.listed.contains(*text);
            let denied: Vec<String> = others.iter().filter(is_denied).cloned().collect();
            if denied.is_empty() || kin.is_empty() || is_told_within() {
                return None;
            }
            Some(no(selected(property, &claim, &denied)))
        });
        guards.collect()
    }
}

/// Has each alternative be told by its own key, as the way by key has it.
fn ask_for_keys(alternatives: &mut [Alternative<'_>]) {
    for alternative in alternatives {
        let own = alternative.selectors.drain(..).collect();
        let told = yes(Question::Told(own));
        alternative.tests = BTreeSet::from([BTreeSet::from([told])]);
    }
}
