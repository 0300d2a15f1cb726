//! Where what is edited stands: in the old texts, or in the new ones.

use serde_json::Value;

use super::Edit;
use super::edits::{Deed, RawEdit, side};
use super::numbers;
use super::variants::is_of_variants;
use crate::diagnostics::Diagnostics;
use crate::other_names::{OtherNames, pointing, referring, schemas};
use crate::parse::pointer;
use crate::parse::{self, SourceMap};
use crate::{Input, Place};

/// The places of both descriptions.
pub struct Places {
    old: SourceMap,
    new: SourceMap,
    /// What the old texts call schemas that edits know by other names.
    was: OtherNames,
    /// The same of those whose other names are in none of the texts.
    aside: OtherNames,
}

impl Places {
    pub fn new([old, new]: [&Input<'_>; 2]) -> Self {
        let [old, new] = super::of_each([old, new], |input| {
            let mut unused = Diagnostics::default();
            parse::parse(input.description, input.overlays, &mut unused).1
        });
        Self {
            old,
            new,
            was: OtherNames::new(),
            aside: OtherNames::new(),
        }
    }

    /// The same for edits of an old description in which schemas have other names than in its texts.
    pub fn with_old_names(self, was: OtherNames, new: &Value) -> Self {
        let mut aside = was.clone();
        for (name, _) in schemas(new) {
            aside.remove(name);
        }
        Self { was, aside, ..self }
    }

    /// An edit, as the files know it that the description consists of.
    pub fn edit(&self, raw: &RawEdit) -> Edit {
        let raw = &self.as_written(raw);
        let json = |value: &Option<Value>, places| {
            let value = value.clone()?;
            Some(numbers::written(&addressed(value, places)).to_string())
        };
        Edit {
            deed: raw.deed,
            pointer: self.of(raw).in_own_file(&raw.origin, &raw.shown),
            place: self.place(raw),
            before: json(&raw.before, &self.old),
            after: json(&raw.after, &self.new),
        }
    }

    /// The place of the text that makes an edit.
    pub fn written(&self, raw: &RawEdit) -> Option<Place> {
        let raw = &self.as_written(raw);
        self.of(raw).place_written(&raw.origin)
    }

    /// Where an edit is to be seen.
    fn place(&self, raw: &RawEdit) -> Option<Place> {
        let place = self.of(raw).place_written(&raw.origin)?;
        // The lines of a text that is replaced are nowhere any more: its file has others.
        if !self.new.have_instead(&self.old, &place.file) {
            return Some(place);
        }
        let stands = self.new.place_written(&raw.stands)?;
        // What an overlay put into a list of the description is looked for in the overlay: at what has that place in
        // the list now, if that is there.
        let instead = self.new.place_written(&raw.origin);
        let is_of_the_file = |it: &Place| it.file == place.file;
        let instead = instead.filter(|it| !is_of_the_file(&stands) && is_of_the_file(it));
        Some(instead.unwrap_or(stands))
    }

    /// The places of what an edit does something to.
    fn of(&self, raw: &RawEdit) -> &SourceMap {
        side(raw, (&self.old, &self.new))
    }

    /// An edit with the names for what was there that the old texts have.
    fn as_written(&self, raw: &RawEdit) -> RawEdit {
        let mut raw = raw.clone();
        if let Deed::Removed = raw.deed {
            raw.origin = self.old_pointer(&raw.origin);
            raw.shown = self.old_pointer(&raw.shown);
        }
        let before = |names| Some(old_value(raw.before.as_ref()?, &raw.pointer, names));
        // A reference whose text stays leads to another schema: by the names of the new texts, it shows.
        raw.before = match before(&self.was) {
            as_it_was if as_it_was != raw.after => as_it_was,
            _ => before(&self.aside),
        };
        raw
    }

    /// A pointer as the old texts have it. Variants are called by what they refer to.
    fn old_pointer(&self, pointer: &str) -> String {
        let pointer = pointing(pointer, &self.was).unwrap_or_else(|| pointer.to_owned());
        let mut tokens = pointer::tokens(&pointer);
        for index in 1..tokens.len() {
            let is_variant = is_of_variants(&tokens[index - 1]);
            if let Some(was) = self.was.get(&tokens[index]).filter(|_| is_variant) {
                tokens[index].clone_from(was);
            }
        }
        pointer::pointer(&tokens)
    }
}

/// What was at a pointer, with other names for schemas. A mapping may have names alone.
fn old_value(value: &Value, pointer: &str, names: &OtherNames) -> Value {
    let is_mapped = pointer.rsplit('/').nth(1) == Some("mapping");
    let name = value.as_str().filter(|_| is_mapped);
    let name = name.and_then(|name| names.get(name));
    name.map_or_else(|| referring(value, names), |name| name.as_str().into())
}

/// A value with the references in it that lead to other files as a file would have them.
fn addressed(value: Value, places: &SourceMap) -> Value {
    match value {
        Value::String(text) if text.starts_with("#/") => {
            places.address(&text).unwrap_or(text).into()
        }
        Value::Array(items) => items.into_iter().map(|it| addressed(it, places)).collect(),
        Value::Object(members) => {
            let members = members.into_iter();
            members
                .map(|(key, member)| (key, addressed(member, places)))
                .collect()
        }
        other => other,
    }
}
