//! How the variants of a union are told apart.

use std::collections::BTreeSet;

use openapiv3::{ReferenceOr, Schema, SchemaKind};

use crate::decisions::{DecidedWay, Decision, PairFate, UndecidedPair};
use crate::diagnostics::Diagnostics;
use crate::errors;
use crate::extensions::AMBIGUOUS;
use crate::ir::unions::{Listing, Test, Way};
use crate::resolve::Located;

use super::super::extensions::Extensions;
use super::super::models::{Hint, Models};
use super::super::values::{Values, smallest};
use super::Alternative;
use super::families::values_of_heirs;
use super::parting::{in_parts, pairs};
use super::selectors::{Discriminator, referred};
use super::shape_tests::{Tests, united};
use super::undecided::Undecided;

/// What shapes do not tell apart.
#[derive(Default)]
struct Shapes {
    /// Pairs whose values nothing tells apart.
    undecided: Vec<UndecidedPair>,
    /// Pairs of which some values are told apart, and the others surely not mistaken.
    partly: Vec<UndecidedPair>,
}

impl<'a> Models<'a, '_> {
    /// The way in which the alternatives are told apart; it gives each its selectors or tests.
    pub(super) fn decide(
        &mut self,
        schema: &Located<'a, Schema>,
        keyword: Listing,
        alternatives: &mut [Alternative<'a>],
        hint: &Hint,
    ) -> Way {
        let is_known = self.keeps_ambiguous(schema);
        let (way, discriminator) = self.told(schema, keyword, alternatives);
        let (way, shapes) = match way {
            Some(Way::Key) => {
                let of_both = (keyword == Listing::AnyOf).then(|| self.of_both(alternatives));
                let way = self.guard(Way::Key, alternatives);
                (way, of_both.unwrap_or_default())
            }
            Some(way) => (way, Shapes::default()),
            None => self.shaped(schema, keyword, alternatives),
        };
        let Shapes { undecided, partly } = &shapes;
        if let Some(discriminator) = discriminator {
            let is_decided = undecided.is_empty();
            let Discriminator {
                property,
                unselected,
                pointer,
                ..
            } = discriminator;
            let diagnostic =
                errors::unselective_discriminator(&property, &unselected, is_decided, &pointer);
            self.diagnostics.push(diagnostic);
        }
        if !is_known {
            self.report_undecided(&hint.name, keyword, &schema.pointer, undecided);
        }
        if let ([pair, others @ ..], false) = (partly.as_slice(), is_known) {
            let diagnostic = errors::partly_told(&hint.name, pair, others.len(), &schema.pointer);
            self.diagnostics.push(diagnostic);
        }
        let fate = match is_known {
            true => PairFate::Accepted,
            false if keyword == Listing::AnyOf => PairFate::Both,
            false => PairFate::Undecided,
        };
        let with = |pair: &UndecidedPair, fate| UndecidedPair {
            fate,
            ..pair.clone()
        };
        self.decisions.push(Decision {
            union: hint.name.clone(),
            pointer: schema.pointer.clone(),
            place: None,
            way: match &way {
                Way::Sibling { property } => DecidedWay::Sibling(property.clone()),
                Way::Property { property } => DecidedWay::Property(property.clone()),
                Way::Key => DecidedWay::Key,
                Way::Shape => DecidedWay::Shape,
            },
            variants: alternatives
                .iter()
                .map(|it| self.variant_shown(it))
                .collect(),
            undecided: undecided
                .iter()
                .map(|pair| with(pair, fate))
                .chain(partly.iter().map(|pair| with(pair, PairFate::InPart)))
                .collect(),
            is_only_sent: false,
        });
        way
    }

    /// The way that looks at the shape of whole values, and what it leaves undecided.
    fn shaped(
        &mut self,
        schema: &Located<'a, Schema>,
        keyword: Listing,
        alternatives: &mut [Alternative<'a>],
    ) -> (Way, Shapes) {
        let whole = Tests::new(self.document, keyword == Listing::AnyOf);
        let unsettled = self.shapes(alternatives, &[whole]);
        if unsettled.is_empty() {
            return (self.guard(Way::Shape, alternatives), Shapes::default());
        }
        let property = self.optional_tag(schema, alternatives);
        let way = property.map(|property| Way::Property { property });
        if let Some(way) = way.or_else(|| self.told_elsewhere(keyword, alternatives, false)) {
            return (way, Shapes::default());
        }
        let partly = Tests {
            partly: true,
            ..whole
        };
        let undecided = self.shapes(alternatives, &[whole, partly]);
        let partly = {
            let named = |pair: &UndecidedPair| (pair.first.clone(), pair.second.clone());
            let undecided: BTreeSet<_> = undecided.iter().map(named).collect();
            let is_told = |pair: &UndecidedPair| !undecided.contains(&named(pair));
            unsettled.into_iter().filter(is_told).collect()
        };
        let way = self.guard(Way::Shape, alternatives);
        (way, Shapes { undecided, partly })
    }

    /// The pairs of which a value may be both, with the key of each.
    fn of_both(&self, alternatives: &[Alternative<'a>]) -> Shapes {
        let values = self.values_with_heirs(alternatives);
        let both = pairs(values.len())
            .map(|(one, other)| self.undecided([one, other], alternatives, &values));
        Shapes {
            undecided: Vec::new(),
            partly: both.filter(|pair| pair.witness.is_some()).collect(),
        }
    }

    /// The way that needs no look at whole values, if there is one; and the discriminator that does
    /// not select every variant, as if there were none.
    fn told(
        &mut self,
        schema: &Located<'a, Schema>,
        keyword: Listing,
        alternatives: &mut [Alternative<'a>],
    ) -> (Option<Way>, Option<Discriminator>) {
        if let Some(property) = self.sibling(schema, alternatives) {
            return (Some(Way::Sibling { property }), None);
        }
        let discriminator = match self.discriminator(schema, alternatives) {
            Some(discriminator) if discriminator.is_beside_others => {
                return (Some(Way::Shape), None);
            }
            Some(Discriminator {
                property,
                unselected,
                ..
            }) if unselected.is_empty() => return (Some(Way::Property { property }), None),
            discriminator => discriminator,
        };
        let property = self.constant(alternatives);
        let property = property.or_else(|| self.inherited(alternatives, |_, is_sure| is_sure));
        let property = property.or_else(|| self.scalar(alternatives));
        let way = property.map(|property| Way::Property { property });
        let way = way.or_else(|| self.told_elsewhere(keyword, alternatives, true));
        if way.is_none() && self.keys(alternatives) {
            return (Some(Way::Key), discriminator);
        }
        let way = way.or_else(|| {
            let property = self.inherited(alternatives, |_, _| true)?;
            Some(Way::Property { property })
        });
        (way, discriminator)
    }

    /// Gives each alternative tests that its values alone pass; the pairs that have none.
    fn shapes(
        &self,
        alternatives: &mut [Alternative<'a>],
        tests: &[Tests<'a>],
    ) -> Vec<UndecidedPair> {
        let document = self.document;
        let pair = |one: &Values<'a>, other: &Values<'a>| {
            let mut tests = tests.iter();
            tests.find_map(|tests| tests.pair(one, other))
        };
        for alternative in alternatives.iter_mut() {
            alternative.is_read = true;
        }
        let whole = self.values_with_heirs(alternatives);
        let parts = in_parts(document, &whole, pair);
        let mut lists: Vec<Vec<BTreeSet<Test>>> = parts
            .iter()
            .map(|parts| vec![BTreeSet::new(); parts.len()])
            .collect();
        let mut undecided = Vec::new();
        for (first, second) in pairs(whole.len()) {
            let own = parts[first].iter().enumerate();
            let theirs = || parts[second].iter().enumerate();
            let mut both = own.flat_map(|one| theirs().map(move |other| (one, other)));
            // One part that is not told makes of both variants such as are never read.
            let is_decided = both.all(|((one, values), (other, others))| {
                let tests = pair(values, others);
                tests.is_some_and(|[tests, counters]| {
                    lists[first][one].extend(tests);
                    lists[second][other].extend(counters);
                    true
                })
            });
            if !is_decided {
                alternatives[first].is_read = false;
                alternatives[second].is_read = false;
                undecided.push(self.undecided([first, second], alternatives, &whole));
            }
        }
        for (alternative, lists) in alternatives.iter_mut().zip(lists) {
            let is_told = lists.iter().all(|tests| !tests.is_empty());
            let lists = lists.into_iter().filter(|_| is_told);
            alternative.tests = lists.map(united).collect();
        }
        undecided
    }

    /// Two alternatives that nothing tells apart, with the smallest value that both accept.
    fn undecided(
        &self,
        pair: [usize; 2],
        alternatives: &[Alternative<'a>],
        values: &[Values<'a>],
    ) -> UndecidedPair {
        let [first, second] = pair.map(|index| self.shown_variant(&alternatives[index]));
        let places = pair.map(|index| {
            let alternative = &alternatives[index];
            (alternative.schema.into(), alternative.pointer.clone())
        });
        UndecidedPair {
            first,
            second,
            witness: smallest::common(self.document, pair.map(|index| &values[index]), &places),
            fate: PairFate::Undecided,
        }
    }

    /// Reports a union with variants that cannot be told apart.
    fn report_undecided(
        &mut self,
        union: &str,
        keyword: Listing,
        pointer: &str,
        pairs: &[UndecidedPair],
    ) {
        let [pair, others @ ..] = pairs else {
            return;
        };
        match keyword {
            Listing::AnyOf => {
                let diagnostic = errors::overlapping_any_of(union, pair, others.len(), pointer);
                self.diagnostics.push(diagnostic);
            }
            Listing::OneOf => {
                let problem = errors::undecided_union(union, pair, others.len(), pointer);
                let union = union.to_owned();
                self.undecided.push(Undecided { union, problem });
            }
        }
    }

    /// Whether `x-ambiguous: keep` says, of this union or of all, that values of undecided variants
    /// are kept raw.
    fn keeps_ambiguous(&mut self, schema: &Located<'a, Schema>) -> bool {
        let extensions = Extensions::new(&schema.value.schema_data.extensions, &schema.pointer);
        keeps_ambiguous(&extensions, self.diagnostics) || self.keeps_ambiguous
    }

    /// The values of each alternative. Null is never among them: it makes the place of the union
    /// nullable, whichever variant speaks of it.
    pub(super) fn values(&self, alternatives: &[Alternative<'a>]) -> Vec<Values<'a>> {
        let values = alternatives.iter().map(|other| {
            let values = Values::new(self.document, other.schema, &other.pointer);
            values.without_null()
        });
        values.collect()
    }

    /// The same where an alternative that stands for its heirs has the values of these.
    pub(super) fn values_with_heirs(&self, alternatives: &[Alternative<'a>]) -> Vec<Values<'a>> {
        let own = self.values(alternatives);
        let all = alternatives.iter().zip(own).map(|(alternative, own)| {
            let heirs = values_of_heirs(self.document, alternative.schema, &alternative.pointer);
            heirs.map_or(own, Values::without_null)
        });
        all.collect()
    }

    /// A variant as messages show it: its name, and where its schema stands.
    fn shown_variant(&self, alternative: &Alternative<'a>) -> (String, String) {
        let located = self
            .document
            .schema(alternative.schema, &alternative.pointer);
        let pointer = located.map_or_else(|| alternative.pointer.clone(), |it| it.pointer);
        (self.variant_shown(alternative), pointer)
    }

    /// What a variant is called in messages: by the schema that it is, or where it is made of more, by its place.
    pub(super) fn variant_shown(&self, alternative: &Alternative<'a>) -> String {
        let is_composed = match alternative.schema {
            ReferenceOr::Reference { .. } => false,
            ReferenceOr::Item(schema) => match &schema.schema_kind {
                SchemaKind::AllOf { all_of } => all_of.len() > 1,
                SchemaKind::Any(any) => any.all_of.len() > 1 || !any.properties.is_empty(),
                _ => true,
            },
        };
        let named = referred(alternative.schema).filter(|_| !is_composed);
        named.unwrap_or_else(|| alternative.pointer.clone())
    }
}

/// Whether `x-ambiguous: keep` is among these extensions.
pub fn keeps_ambiguous(extensions: &Extensions<'_, '_>, diagnostics: &mut Diagnostics) -> bool {
    let Some((value, pointer)) = extensions.value(AMBIGUOUS) else {
        return false;
    };
    if value != "keep" {
        diagnostics.push(errors::extension_type("`keep`", &pointer));
    }
    value == "keep"
}
