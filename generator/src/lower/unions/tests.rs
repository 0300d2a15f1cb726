//! What tells two variants apart by shape: a test for each, which no value passes both.
//!
//! A variant is read where all its tests hold. As every two variants have such a pair of tests, no
//! value is read as one that is valid for the other, in whatever order they are tried.

use std::collections::BTreeSet;

use crate::ir::unions::{Kind, Question, Test};
use crate::resolve::{Document, Object};

use super::values::Values;

/// A test for each of two variants; nothing if their values may be the same.
///
/// Where values may be `of_both`, that one has a key of which the other says nothing tells nothing:
/// a value with it may have keys of the other, too.
pub fn tests<'a>(
    document: Document<'a>,
    one: &Values<'a>,
    other: &Values<'a>,
    of_both: bool,
) -> Option<(Test, Test)> {
    if one.kinds.is_disjoint(&other.kinds) {
        let is = |values: &Values<'a>| yes(Question::Is(owned(&values.kinds)));
        return Some((is(one), is(other)));
    }
    if let (Some(texts), Some(others)) = (only_texts(one), only_texts(other)) {
        let is = |texts: &BTreeSet<&str>| yes(Question::OneOf(strings(texts)));
        return texts.is_disjoint(others).then(|| (is(texts), is(others)));
    }
    let swapped = |(one, other)| (other, one);
    by_member(document, one, other, of_both)
        .or_else(|| by_member(document, other, one, of_both).map(swapped))
}

/// Tests of a key that the first requires.
fn by_member<'a>(
    document: Document<'a>,
    one: &Values<'a>,
    other: &Values<'a>,
    of_both: bool,
) -> Option<(Test, Test)> {
    let (object, rival) = (only_object(one)?, only_object(other)?);
    let declared = |key: &&&str| object.properties.contains_key(**key);
    let mut required = object.required.iter().filter(declared);
    if let (false, Some(key)) = (of_both, required.clone().find(|key| !rival.may_have(key))) {
        let has = Question::Has((*key).to_owned());
        return Some((yes(has.clone()), no(has)));
    }
    required.find_map(|key| {
        let (own, theirs) = (one.member(document, key)?, other.member(document, key)?);
        let question = |values: &Values<'a>| match (only_texts(&own), only_texts(&theirs)) {
            (Some(_), Some(_)) => {
                let texts = values.texts.iter().flatten().map(|text| (*text).to_owned());
                Question::MemberOneOf((*key).to_owned(), texts.collect())
            }
            _ => Question::MemberIs((*key).to_owned(), owned(&values.kinds)),
        };
        let differ = match (only_texts(&own), only_texts(&theirs)) {
            (Some(own), Some(theirs)) => own.is_disjoint(theirs),
            _ => own.kinds.is_disjoint(&theirs.kinds),
        };
        let counter = match rival.required.contains(key) {
            true => yes(question(&theirs)),
            false => no(question(&own)),
        };
        differ.then(|| (yes(question(&own)), counter))
    })
}

fn yes(question: Question) -> Test {
    Test {
        question,
        holds: true,
    }
}

fn no(question: Question) -> Test {
    Test {
        question,
        holds: false,
    }
}

fn owned(kinds: &BTreeSet<Kind>) -> Vec<Kind> {
    kinds.iter().copied().collect()
}

fn strings(texts: &BTreeSet<&str>) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The texts, where the values are some texts and nothing else.
fn only_texts<'v, 'a>(values: &'v Values<'a>) -> Option<&'v BTreeSet<&'a str>> {
    let is_text = values.kinds.iter().eq([&Kind::String]);
    values.texts.as_ref().filter(|_| is_text)
}

/// The object, where the values are described objects and nothing else.
fn only_object<'v, 'a>(values: &'v Values<'a>) -> Option<&'v Object<'a>> {
    let is_object = values.kinds.iter().eq([&Kind::Object]);
    values.object.as_ref().filter(|_| is_object)
}
