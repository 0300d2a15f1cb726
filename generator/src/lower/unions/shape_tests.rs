//! What tells two variants apart by shape: a test for each, which values of the other do not pass.
//!
//! A variant is read where all its tests hold, and those of no other, if it loses no key by which others are told. As
//! every two variants have such a pair of tests, no value is read as one that is valid for the other, in whatever order
//! they are tried.

mod covering;
mod maps;
mod objects;
mod scalars;
mod united;

use std::collections::BTreeSet;

use crate::ir::unions::{Constant, JsonKind, Question, Step, Test};
use crate::resolve::{Document, Object};

use super::super::values::Values;
use super::families::inherited_plainly;
use covering::{by_further_keys, by_key_of_one, declare_all, further_keys};
use maps::{beside_any_object, beside_map};
use objects::{heirs, objects, objects_among, refer_alike};
use scalars::{by_constants, by_forms, by_listed, either, of_kinds, question, told_from_either};
pub use scalars::{by_list_of_texts, no, yes};
pub use united::united;

/// How deep members of members are looked at.
const DEPTH: usize = 5;

/// The same for members that need not be there, of which there are many more.
const PARTLY_DEPTH: usize = 3;

/// A pair of tests: every value of the one passes the first, and none the second; of the other,
/// the other way round.
type Pair = (Test, Test);

/// What every value of the one passes, and none of the other; and the other way round.
pub type Told = [BTreeSet<Test>; 2];

/// Looks for tests of two sets of values.
#[derive(Clone, Copy)]
pub struct Tests<'a> {
    /// The description.
    pub document: Document<'a>,
    /// Whether a value may be of both. That one has a key of which the other says nothing then tells
    /// nothing: a value with it may have keys of the other, too.
    pub of_both: bool,
    /// Whether some values may pass neither test: lists without an entry, and objects without a member,
    /// that would tell them apart.
    pub partly: bool,
    /// Whether keys are asked for that an open object may have, too, though it does not speak of them.
    pub likely: bool,
    /// Whether the forms of texts are asked for, on which least can be built.
    pub by_form: bool,
    /// Whether it counts what a member is not that may not be there. That it is there is asked for as well.
    pub by_absence: bool,
}

impl<'a> Tests<'a> {
    /// Looks for such as are certain first, then for others.
    pub fn new(document: Document<'a>, of_both: bool) -> Self {
        Self {
            document,
            of_both,
            partly: false,
            likely: false,
            by_form: false,
            by_absence: false,
        }
    }

    /// Tests for each of two sets; nothing if values may be in both.
    pub fn pair(&self, one: &Values<'a>, other: &Values<'a>) -> Option<Told> {
        let depth = if self.partly { PARTLY_DEPTH } else { DEPTH };
        let told = by_list_of_texts(one, other);
        if let Some((test, counter)) = told.or_else(|| self.at(depth, one, other)) {
            let told = [self.meant(one, test), self.meant(other, counter)];
            return Some(match self.partly {
                true => beside_map(one, other, told),
                false => self.by_own_key_of_each(one, other, told),
            });
        }
        let likely = Self {
            likely: true,
            ..*self
        };
        let by_form = Self {
            by_form: true,
            ..likely
        };
        let by_absence = Self {
            by_absence: self.partly,
            ..by_form
        };
        let mut ways = [likely, by_form, by_absence].into_iter();
        let found = either(one, other, |one, other| self.by_cover(one, other));
        let found = found.or_else(|| ways.find_map(|tests| tests.at(depth, one, other)));
        let Some((test, counter)) = found else {
            let in_any_of = || self.in_any_of(one, other);
            let by_own_keys = self.by_own_keys(one, other);
            return by_own_keys.or_else(|| (self.of_both && self.partly).then(in_any_of)?);
        };
        let sides = [(one, other, test), (other, one, counter)];
        let told = sides.map(|(values, others, test)| {
            let guards = [
                self.guard(values, &test),
                self.denied(values, others, &test),
            ];
            let tests = self.meant(values, test).into_iter();
            let tests = tests.flat_map(|test| self.with_all_keys(values, test));
            tests.chain(guards.into_iter().flatten()).collect()
        });
        Some(self.by_own_key_of_each(one, other, told))
    }

    /// Where a key tells values from open objects, that they lack what these require: what has the keys of both would lose
    /// one as either.
    fn denied(&self, values: &Values<'a>, others: &Values<'a>, test: &Test) -> Option<Test> {
        let is_of_key = matches!(test.question, Question::Has(_) | Question::HasKey(_));
        let is_told = is_of_key && test.holds && test.path.is_empty() && !self.of_both;
        let (key, _) = self.own_key(others, objects(values).filter(|_| is_told)?)?;
        Some(no(yes(Question::Has(key.to_owned()))))
    }

    /// Of what lists its own values, a test asks for these, rather than that it is none of the other's: what is of
    /// neither then is no value of it. Null is as good as nothing, unless it is one of the other's.
    fn meant(&self, values: &Values<'a>, test: Test) -> BTreeSet<Test> {
        let own = || {
            let is_of_listed = matches!(test.question, Question::OneOf(_) | Question::Literal(_));
            let is_denied = is_of_listed && !test.holds && !test.path.is_empty() && !self.partly;
            let values = values.at(self.document, &test.path).filter(|_| is_denied)?;
            match question(&values.without_null().listed()?)? {
                Question::OneOf(texts) => Some(Question::OneOfOrMissing(texts)),
                Question::Literal(literals) => Some(Question::LiteralOrMissing(literals)),
                _ => None,
            }
        };
        let own = own().map(|question| Test {
            path: test.path.clone(),
            ..yes(question)
        });
        let is_of_null = match &test.question {
            Question::Literal(literals) => literals.contains(&Constant::Null),
            _ => false,
        };
        let denied = Some(test).filter(|_| own.is_none() || is_of_null);
        own.into_iter().chain(denied).collect()
    }

    /// That there is what a test denies something of, where it may not be.
    fn guard(&self, values: &Values<'a>, test: &Test) -> Option<Test> {
        let is_meant = self.partly && !test.holds && !test.path.is_empty();
        let values = values.at(self.document, &test.path).filter(|_| is_meant)?;
        let kinds = values.without_null().kinds;
        Some(Test {
            path: test.path.clone(),
            ..yes(Question::Is(kinds.into_iter().collect()))
        })
    }

    /// A test of a key that the others may have, too; of closed objects with that they have no others than they
    /// declare.
    fn with_all_keys(&self, values: &Values<'a>, test: Test) -> BTreeSet<Test> {
        let has_only = || {
            let is_of_key = test.holds
                && matches!(
                    test.question,
                    Question::Told(_) | Question::Has(_) | Question::HasKey(_)
                );
            let values = values.at(self.document, &test.path).filter(|_| is_of_key)?;
            let [object] = objects(&values)? else {
                return None;
            };
            let keys = object.is_closed().then(|| object.properties.keys())?;
            let keys: BTreeSet<String> = keys.map(|key| (*key).to_owned()).collect();
            Some(Test {
                path: test.path.clone(),
                ..yes(Question::HasOnly(keys.into_iter().collect()))
            })
        };
        let mut tests = BTreeSet::from_iter(has_only());
        tests.insert(test);
        tests
    }

    fn at(&self, depth: usize, one: &Values<'a>, other: &Values<'a>) -> Option<Pair> {
        if one.kinds.is_disjoint(&other.kinds) {
            return Some((of_kinds(one), of_kinds(other)));
        }
        let depth = depth.checked_sub(1)?;
        by_constants(one, other)
            .or_else(|| by_forms(one, other).filter(|_| self.by_form))
            .or_else(|| self.by_heirs(one, other))
            .or_else(|| either(one, other, |one, other| self.by_entry(depth, one, other)))
            .or_else(|| either(one, other, |one, other| self.by_member(depth, one, other)))
            .or_else(|| either(one, other, |one, other| self.by_key(one, other)))
    }

    /// Tests of the texts that select both as heirs of one schema.
    fn by_heirs(&self, one: &Values<'a>, other: &Values<'a>) -> Option<Pair> {
        let heirs = [one, other].map(heirs);
        let [own, theirs] = [heirs[0].as_ref()?, heirs[1].as_ref()?];
        let names = [own.as_slice(), theirs].concat();
        let is_text = |property: &str, _| {
            let mut members = [one, other]
                .into_iter()
                .map(|values| values.member(self.document, property));
            members.all(|member| member.is_some_and(|it| it.kinds.contains(&JsonKind::String)))
        };
        let (property, selectors) = inherited_plainly(self.document, &names, is_text)?;
        let (own, theirs) = selectors.split_at(own.len());
        let [own, theirs] =
            [own, theirs].map(|selectors| BTreeSet::from_iter(selectors.iter().flatten().cloned()));
        let test = |texts: &BTreeSet<String>| Test {
            path: vec![Step::Member(property.clone())],
            ..yes(Question::OneOf(texts.iter().cloned().collect()))
        };
        own.is_disjoint(&theirs)
            .then(|| (test(&own), test(&theirs)))
    }

    /// Tests of the first entry, which every list of the first has, or may have; or that of a map.
    fn by_entry(&self, depth: usize, one: &Values<'a>, other: &Values<'a>) -> Option<Pair> {
        let are_lists = one.are_all(JsonKind::Array) && other.are_all(JsonKind::Array);
        let are_maps = one.are_maps() && other.are_maps();
        if !(are_lists || are_maps) || !(one.lists_are_filled() || self.partly) {
            return None;
        }
        let own = one.first_entry(self.document);
        let theirs = other.first_entry(self.document);
        let pair = self.at(depth, &own, &theirs)?;
        self.inside(Step::First, pair, other.lists_are_filled())
    }

    /// Tests of what stands under a key that the first requires, or may have.
    fn by_member(&self, depth: usize, one: &Values<'a>, other: &Values<'a>) -> Option<Pair> {
        let (objects, rivals) = (objects(one)?, objects_among(other)?);
        let declared: BTreeSet<&str> = objects[0].properties.keys().copied().collect();
        let keys = if self.partly {
            &declared
        } else {
            &objects[0].required
        };
        let members = keys.iter().filter_map(|key| {
            let is_there = self.partly || objects.iter().all(|it| it.required.contains(key));
            // What is of one schema in both tells nothing, and may take long to look at.
            let is_told = is_there && !refer_alike(objects.iter().chain(rivals), key);
            let own = is_told.then(|| one.member(self.document, key))??;
            let theirs = other.member(self.document, key)?;
            // Null is as good as nothing where nothing may be there.
            Some(match self.partly {
                true => (*key, own.without_null(), theirs.without_null()),
                false => (*key, own, theirs),
            })
        });
        let members: Vec<_> = members.collect();
        let with = |pair: &dyn Fn(&Values<'a>, &Values<'a>) -> Option<Pair>| {
            let found = members.iter().filter_map(|(key, own, theirs)| {
                let leads = other.are_all(JsonKind::Object);
                let leads_for_both = leads && rivals.iter().all(|it| it.required.contains(key));
                Some((*key, pair(own, theirs)?, leads_for_both))
            });
            let mut told = found.filter_map(|(key, pair, leads_for_both)| {
                let step = Step::Member(key.to_owned());
                let inside = self.inside(step, pair.clone(), leads_for_both)?;
                Some((key, pair, inside))
            });
            let (key, pair, inside) = told.next()?;
            // Where none of them need be there, any that is tells.
            let alike = told.filter(|(_, other, _)| self.partly && *other == pair);
            let keys: Vec<String> = alike.map(|(key, ..)| key.to_owned()).collect();
            match keys.is_empty() {
                true => Some(inside),
                false => {
                    let keys = [vec![key.to_owned()], keys].concat();
                    self.inside(Step::AnyOf(keys), pair, false)
                }
            }
        };
        // Listed values are what a description means to tell variants by.
        with(&|own, theirs| by_listed(own, theirs))
            .or_else(|| with(&|own, theirs| self.at(depth, own, theirs)))
    }

    /// The tests of what a step leads to, which it does for every value of the first. Where it may not
    /// for the second, whatever does not pass the first test is left to it. Where it may not for either,
    /// only what it leads to counts.
    fn inside(
        &self,
        step: Step,
        (mut test, mut counter): Pair,
        leads_for_both: bool,
    ) -> Option<Pair> {
        test.path.insert(0, step.clone());
        counter.path.insert(0, step);
        match (leads_for_both, test.holds) {
            _ if self.partly => {
                let is_told = self.by_absence || (test.holds && counter.holds);
                is_told.then_some((test, counter))
            }
            (true, _) => Some((test, counter)),
            (false, true) => Some((test.clone(), no(test))),
            (false, false) => None,
        }
    }

    /// In place of one key, which only one of them has, that of each, where both have one that is never null: what has both
    /// is of neither. So a variant more changes nothing of the others.
    fn by_own_key_of_each(&self, one: &Values<'a>, other: &Values<'a>, told: Told) -> Told {
        let own = |values: &Values<'a>, others: &Values<'a>| {
            let (_, has) = self.own_key(values, objects(others)?)?;
            match has.question {
                Question::Has(key) => Some(key),
                _ => None,
            }
        };
        let Some(keys) = own(one, other).zip(own(other, one)) else {
            return told;
        };
        let keys = [keys.0, keys.1];
        let has = keys.each_ref().map(|key| yes(Question::Has(key.clone())));
        let is_told_by = |index: usize| {
            let asks = |test: &Test| {
                let is_inside = test.path.first() == Some(&Step::Member(keys[index].clone()));
                test.holds && (*test == has[index] || is_inside)
            };
            told[index].iter().any(asks) && told[1 - index].contains(&no(has[index].clone()))
        };
        if !is_told_by(0) && !is_told_by(1) {
            return told;
        }
        let asks = |test: &Test| {
            has.iter()
                .any(|has| has.question == test.question && test.path.is_empty())
        };
        let mut keys = keys.into_iter();
        told.map(|mut tests| {
            tests.retain(|test| !asks(test));
            tests.extend(keys.next().map(|key| yes(Question::Told(vec![key]))));
            tests
        })
    }

    /// Tests of a key that the first requires, and of which the second says nothing. Unless that is
    /// closed, a value of it may have the key all the same.
    fn by_key(&self, one: &Values<'a>, other: &Values<'a>) -> Option<Pair> {
        let (objects, rivals) = (objects(one)?, objects_among(other)?);
        let is_closed = rivals.iter().all(Object::is_closed);
        let is_told = is_closed || (self.likely && !self.of_both);
        if !is_told {
            let by_lack = || self.by_lack(one, other);
            return (self.of_both && self.partly).then(by_lack).flatten();
        }
        let (key, has) = self.own_key(one, rivals)?;
        // Of another that has the key all the same, its value need not be one of these. (One that is
        // closed is told by all its keys, for which that it has this one must be asked.)
        let listed = one.member(self.document, key);
        let listed = listed.filter(|_| !objects.iter().any(Object::is_closed));
        let test = listed.and_then(|values| values.listed().and_then(|listed| question(&listed)));
        let test = test.map(|question| Test {
            path: vec![Step::Member(key.to_owned())],
            ..yes(question)
        });
        Some((test.unwrap_or_else(|| has.clone()), no(has)))
    }

    /// That there is a key which the other, being closed, may not have, and none that only the other may have. What has
    /// neither may be of both.
    fn by_own_keys(&self, one: &Values<'a>, other: &Values<'a>) -> Option<Told> {
        let ([one], [other]) = (objects(one)?, objects(other)?) else {
            return None;
        };
        let own = |object: &Object<'a>, rival: &Object<'a>| {
            let keys = object.properties.keys().filter(|key| !rival.may_have(key));
            let keys: BTreeSet<String> = keys.map(|key| (*key).to_owned()).collect();
            let is_told = self.partly && rival.is_closed() && !keys.is_empty();
            is_told.then(|| yes(Question::HasAny(keys.into_iter().collect())))
        };
        let (own, theirs) = (own(one, other)?, own(other, one)?);
        let tests =
            |test: &Test, counter: &Test| BTreeSet::from([test.clone(), no(counter.clone())]);
        Some([tests(&own, &theirs), tests(&theirs, &own)])
    }

    /// In an `anyOf`, a key that the first has and the second does not declare, where the first declares all that the
    /// second does: what is of both is read as the one that says all of it. What lacks the key and has others of the
    /// first would lose these as the second. Of whole values alone, as it says nothing of what stands beside a member.
    fn by_cover(&self, one: &Values<'a>, other: &Values<'a>) -> Option<Pair> {
        let (objects, rivals) = (objects(one)?, objects(other)?);
        let covers = self.of_both && declare_all(self.document, objects, rivals);
        match self.own_key(one, rivals).filter(|_| covers) {
            Some((_, has)) => {
                let further = objects.iter().filter_map(|it| further_keys(it, rivals));
                let further: BTreeSet<String> = further.flatten().collect();
                let has_further = yes(Question::HasAny(further.into_iter().collect()));
                Some((has, no(has_further)))
            }
            None => by_further_keys(self.document, objects, rivals).filter(|_| covers),
        }
    }

    /// What tells two of an `anyOf`, of which a value may be both, by what one of them says of keys and the other does not.
    fn in_any_of(&self, one: &Values<'a>, other: &Values<'a>) -> Option<Told> {
        let by_key = |one: &Values<'a>, other: &Values<'a>| {
            let (objects, rivals) = (objects(one)?, objects(other)?);
            let (_, has) = self.own_key(one, rivals)?;
            by_key_of_one(self.document, &has, objects, rivals)
        };
        let found = told_from_either(one, other, by_key);
        found.or_else(|| {
            told_from_either(one, other, |one, other| {
                beside_any_object(self.document, one, other)
            })
        })
    }

    /// That a key is not there which the other requires: what lacks it is not of the other, whatever else that may
    /// have. A value with both keys may be of both.
    fn by_lack(&self, one: &Values<'a>, other: &Values<'a>) -> Option<Pair> {
        let (_, own) = self.own_key(one, objects(other)?)?;
        let (_, theirs) = self.own_key(other, objects(one)?)?;
        Some((no(theirs), no(own)))
    }

    /// A key that objects require and of which others say nothing, and the test that it is there. Null under it is as
    /// good as nothing, unless it is one of its values.
    fn own_key(&self, one: &Values<'a>, others: &[Object<'a>]) -> Option<(&'a str, Test)> {
        let objects = objects(one)?;
        let is_own = |key: &&&str| {
            let is_there = |it: &Object<'_>| it.required.contains(**key);
            objects.iter().all(is_there) && !others.iter().any(|other| other.may_have(key))
        };
        let own = objects[0].required.iter().filter(is_own).copied();
        let own: Vec<&'a str> = own.collect();
        let is_never_null = |key: &&&str| {
            let member = one.member(self.document, key);
            member.is_some_and(|it| !it.kinds.contains(&JsonKind::Null))
        };
        match own.iter().find(is_never_null) {
            Some(key) => Some((*key, yes(Question::Has((*key).to_owned())))),
            None => {
                let key = *own.first()?;
                Some((key, yes(Question::HasKey(key.to_owned()))))
            }
        }
    }
}
