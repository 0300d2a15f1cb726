//! Which JSON values a schema accepts, as far as types and unions depend on it.
//!
//! A set of values is kept as one of each JSON type. What cannot be said of it is left out: the set
//! is then too large, never too small, so that two which have nothing in common surely have not.

mod accepted;
pub mod smallest;
mod validity;

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::unions::{Constant, JsonKind, Step, TextForm};
use crate::resolve::{Document, Object, Placed, SchemaRef, Undeclared};

use self::accepted::Reader;
pub use self::accepted::is_choice;
pub use self::validity::is_same;

/// How many alternatives of objects, or of lists, are kept; more are taken for any.
const ALTERNATIVES: usize = 64;

/// A set of JSON values.
#[derive(Clone, Debug, Default)]
pub struct Values<'a> {
    /// Their JSON types.
    pub kinds: BTreeSet<JsonKind>,
    /// The only values of a type, where they are listed.
    pub constants: BTreeMap<JsonKind, BTreeSet<Constant>>,
    /// The form of texts that are not listed, where it is one that no other has.
    pub form: Option<TextForm>,
    /// The least that numbers, and the lengths of texts and lists, may be.
    pub least: BTreeMap<JsonKind, i64>,
    /// What the entries of lists are: of all schemas of one of these; anything where there is none.
    pub lists: Vec<Vec<Placed<'a>>>,
    /// What objects are: one of these; any object where there is none.
    pub objects: Vec<Object<'a>>,
    /// Whether more was left out than bounds and patterns, so that nothing may be said to be within
    /// this set.
    pub is_rough: bool,
}

impl<'a> Values<'a> {
    /// The values of a schema in answers, where it stands or is referred to.
    pub fn new(document: Document<'a>, schema: impl Into<SchemaRef<'a>>, pointer: &str) -> Self {
        let values = Reader::new(document).values(schema.into(), pointer);
        values.received(document)
    }

    /// The values in answers that are of all these schemas.
    pub fn of_all(document: Document<'a>, schemas: &[Placed<'a>]) -> Self {
        let mut values = schemas
            .iter()
            .map(|(schema, pointer)| Self::new(document, *schema, pointer));
        let first = values.next().unwrap_or_else(Self::any);
        let values = values.fold(first, |all, values| all.and(&values));
        values.received(document)
    }

    /// Without what only requests must have: one schema may require it, and another say so.
    fn received(mut self, document: Document<'a>) -> Self {
        let objects = self.objects.into_iter();
        self.objects = objects.map(|it| document.received(it)).collect();
        self
    }

    /// The same where its objects are of a component.
    pub fn named(mut self, component: &'a str) -> Self {
        for object in &mut self.objects {
            object.components = BTreeSet::from([component]);
        }
        self
    }

    /// Every value.
    pub fn any() -> Self {
        Self::of(JsonKind::ALL)
    }

    /// Every value, in place of a schema that is not looked into.
    pub fn unread() -> Self {
        Self {
            is_rough: true,
            ..Self::any()
        }
    }

    /// Every value of these types.
    pub fn of(kinds: impl IntoIterator<Item = JsonKind>) -> Self {
        Self {
            kinds: kinds.into_iter().collect(),
            ..Self::default()
        }
    }

    /// The values that are in both sets.
    pub fn and(mut self, other: &Self) -> Self {
        self.is_rough |= other.is_rough;
        self.kinds.retain(|kind| other.kinds.contains(kind));
        for (kind, listed) in &other.constants {
            let both = match self.constants.get(kind) {
                Some(known) => known.intersection(listed).cloned().collect(),
                None => listed.clone(),
            };
            self.constants.insert(*kind, both);
        }
        let is_none = |kind: &JsonKind| self.constants.get(kind).is_some_and(BTreeSet::is_empty);
        self.kinds.retain(|kind| !is_none(kind));
        if let Some(form) = other.form {
            let known = *self.form.get_or_insert(form);
            self.kinds
                .retain(|kind| *kind != JsonKind::String || known == form);
        }
        self.list_of_form();
        for (kind, least) in &other.least {
            let known = self.least.entry(*kind).or_insert(*least);
            *known = (*known).max(*least);
        }
        self.lists = of_both(self.lists, &other.lists, |one, other| {
            [one.as_slice(), other].concat()
        });
        self.objects = of_both(self.objects, &other.objects, |one, other| {
            one.clone().and(other)
        });
        self.limit();
        self
    }

    /// Leaves of listed texts those that have the form; a list says all of it.
    fn list_of_form(&mut self) {
        let listed = self.constants.get_mut(&JsonKind::String);
        let (Some(form), Some(listed)) = (self.form, listed) else {
            return;
        };
        listed.retain(|text| text.as_text().is_some_and(|text| form.is_of(text)));
        if listed.is_empty() {
            self.kinds.remove(&JsonKind::String);
        }
        self.form = None;
    }

    /// The values but for null.
    pub fn without_null(mut self) -> Self {
        self.kinds.remove(&JsonKind::Null);
        self
    }

    /// The values that are in either set.
    pub fn or(mut self, mut other: Self) -> Self {
        self.is_rough |= other.is_rough;
        for kind in JsonKind::ALL {
            match (self.kinds.contains(&kind), other.kinds.contains(&kind)) {
                (true, true) => self.widen(kind, &mut other),
                (false, true) => self.adopt(kind, &mut other),
                (_, false) => {}
            }
        }
        self
    }

    /// Adds what another set has of a type that both have.
    fn widen(&mut self, kind: JsonKind, other: &mut Self) {
        let constants = (self.constants.remove(&kind), other.constants.remove(&kind));
        if let (Some(mut own), Some(theirs)) = constants {
            own.extend(theirs);
            self.constants.insert(kind, own);
        }
        let least = (self.least.remove(&kind), other.least.remove(&kind));
        if let (Some(own), Some(theirs)) = least {
            self.least.insert(kind, own.min(theirs));
        }
        match kind {
            JsonKind::String if self.form != other.form => self.form = None,
            JsonKind::Array if self.lists.is_empty() || other.lists.is_empty() => {
                self.lists.clear()
            }
            JsonKind::Array => {
                self.lists.append(&mut other.lists);
                self.limit();
            }
            JsonKind::Object if self.objects.is_empty() || other.objects.is_empty() => {
                self.objects.clear();
            }
            JsonKind::Object => {
                self.objects.append(&mut other.objects);
                self.limit();
            }
            _ => {}
        }
    }

    /// Takes what another set has of a type that this one has not.
    fn adopt(&mut self, kind: JsonKind, other: &mut Self) {
        self.kinds.insert(kind);
        self.constants.remove(&kind);
        self.constants.extend(other.constants.remove_entry(&kind));
        self.least.remove(&kind);
        self.least.extend(other.least.remove_entry(&kind));
        match kind {
            JsonKind::String => self.form = other.form,
            JsonKind::Array => self.lists = std::mem::take(&mut other.lists),
            JsonKind::Object => self.objects = std::mem::take(&mut other.objects),
            _ => {}
        }
    }

    /// Takes too many alternatives for any object, or any list.
    fn limit(&mut self) {
        if self.lists.len() > ALTERNATIVES {
            self.lists.clear();
            self.is_rough = true;
        }
        if self.objects.len() > ALTERNATIVES {
            self.objects.clear();
            self.is_rough = true;
        }
    }

    /// Whether they are every value of some JSON types.
    pub fn are_types(&self) -> bool {
        let is_bounded =
            !self.constants.is_empty() || !self.least.is_empty() || self.form.is_some();
        let has_parts = !self.lists.is_empty() || !self.objects.is_empty();
        !is_bounded && !has_parts && !self.is_rough
    }

    /// Whether every value is of this type.
    pub fn are_all(&self, kind: JsonKind) -> bool {
        self.kinds.iter().eq([&kind])
    }

    /// Every value, where all are listed.
    pub fn listed(&self) -> Option<BTreeSet<&Constant>> {
        let listed = self.kinds.iter().map(|kind| self.constants.get(kind));
        let listed: Option<Vec<_>> = listed.collect();
        Some(listed?.into_iter().flatten().collect())
    }

    /// Every value, where all are listed and texts.
    pub fn texts(&self) -> Option<BTreeSet<&str>> {
        let listed = self.listed()?.into_iter();
        listed.map(Constant::as_text).collect()
    }

    /// Whether a constant is among them.
    pub fn contains(&self, constant: &Constant) -> bool {
        let kind = constant.kind();
        let listed = self.constants.get(&kind);
        let has_form = |text: &str| self.form.is_none_or(|form| form.is_of(text));
        self.kinds.contains(&kind)
            && listed.is_none_or(|listed| listed.contains(constant))
            && constant.as_text().is_none_or(has_form)
    }

    /// Whether they are all in another set, as far as that is known of scalars.
    pub fn are_within(&self, other: &Self) -> bool {
        let is_within =
            |kind: &JsonKind| match (self.constants.get(kind), other.constants.get(kind)) {
                (Some(own), Some(theirs)) => own.is_subset(theirs),
                (None, Some(_)) => false,
                (_, None) => match kind {
                    JsonKind::Array => other.lists.is_empty(),
                    JsonKind::Object => other.objects.is_empty(),
                    JsonKind::String => other.form.is_none() || other.form == self.form,
                    _ => true,
                },
            };
        let mut kinds = self.kinds.iter();
        !other.is_rough && kinds.all(|kind| other.kinds.contains(kind) && is_within(kind))
    }

    /// The values of a member, where all objects among them speak of it.
    pub fn member(&self, document: Document<'a>, key: &str) -> Option<Self> {
        let values = self
            .objects
            .iter()
            .map(|object| match object.properties.get(key) {
                Some(schemas) => Some(Self::of_all(document, schemas)),
                None => match &object.others {
                    Some(Undeclared::Of(schemas)) => Some(Self::of_all(document, schemas)),
                    Some(Undeclared::Any) | None => None,
                },
            });
        let values: Option<Vec<Self>> = values.collect();
        values?.into_iter().reduce(Self::or)
    }

    /// The values that some steps lead to, where all among them speak of these.
    pub fn at(&self, document: Document<'a>, path: &[Step]) -> Option<Self> {
        path.iter()
            .try_fold(self.clone(), |values, step| match step {
                Step::Member(key) => values.member(document, key),
                Step::AnyOf(keys) => {
                    let members = keys.iter().map(|key| values.member(document, key));
                    let members: Option<Vec<Self>> = members.collect();
                    members?.into_iter().reduce(Self::or)
                }
                Step::First => Some(values.first_entry(document)),
            })
    }

    /// The values of the first entry of lists, or of a map, there but for null. Of a list that is listed, it is known.
    pub fn first_entry(&self, document: Document<'a>) -> Self {
        if self.are_maps() {
            let maps = self.objects.iter().filter_map(Object::as_map);
            let members = maps.map(|schemas| Self::of_all(document, schemas).without_null());
            return members.reduce(Self::or).unwrap_or_else(Self::any);
        }
        let entries = self.lists.iter().map(|schemas| {
            let schemas = schemas.iter().map(|(schema, pointer)| match schema {
                SchemaRef::Listed([first, ..]) => (
                    SchemaRef::Listed(std::slice::from_ref(first)),
                    String::new(),
                ),
                _ => (*schema, pointer.clone()),
            });
            Self::of_all(document, &schemas.collect::<Vec<_>>())
        });
        entries.reduce(Self::or).unwrap_or_else(Self::any)
    }

    /// Whether they are objects whose members have one type, whatever they are called.
    pub fn are_maps(&self) -> bool {
        let mut objects = self.objects.iter();
        let are_told = objects.len() > 0 && self.are_all(JsonKind::Object);
        are_told && objects.all(|object| object.as_map().is_some())
    }

    /// Whether every list among them has an entry.
    pub fn lists_are_filled(&self) -> bool {
        self.least
            .get(&JsonKind::Array)
            .is_some_and(|least| *least > 0)
    }

    /// The same values in sets that are as small as can be: of one JSON type, and of one object or one kind
    /// of list.
    pub fn parts(&self) -> Vec<Self> {
        let of_kind = |kind: &JsonKind| {
            let only = self.clone().and(&Self::of([*kind]));
            match (kind, self.objects.as_slice(), self.lists.as_slice()) {
                (JsonKind::Object, objects @ [_, _, ..], _) => {
                    let objects = objects.iter().map(|object| Self {
                        objects: vec![object.clone()],
                        ..only.clone()
                    });
                    objects.collect()
                }
                (JsonKind::Array, _, lists @ [_, _, ..]) => {
                    let lists = lists.iter().map(|entries| Self {
                        lists: vec![entries.clone()],
                        ..only.clone()
                    });
                    lists.collect()
                }
                _ => vec![only],
            }
        };
        self.kinds.iter().flat_map(of_kind).collect()
    }

    /// The same values, by which alternative of a choice the member under a key is of.
    pub fn by_choice(&self, document: Document<'a>, key: &str) -> Vec<Self> {
        let [object] = self.objects.as_slice() else {
            return vec![self.clone()];
        };
        let alternatives = object.by_choice(document, key).into_iter();
        let sets = alternatives.map(|object| Self {
            objects: vec![object],
            ..self.clone()
        });
        sets.collect()
    }
}

/// What is one of both: each of these with each of the others. Where there is none, anything is.
fn of_both<T: Clone>(own: Vec<T>, other: &[T], both: impl Fn(&T, &T) -> T) -> Vec<T> {
    match (own.is_empty(), other.is_empty()) {
        (true, _) => other.to_vec(),
        (false, true) => own,
        (false, false) => {
            let both = &both;
            let pairs = own
                .iter()
                .flat_map(|one| other.iter().map(move |other| both(one, other)));
            pairs.take(ALTERNATIVES + 1).collect()
        }
    }
}
