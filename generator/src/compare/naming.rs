//! Names for inline variants, as the crates have them: `oneOf/Barn`. So an edit of one has the same pointer
//! wherever it stands in its list.

use std::collections::BTreeMap;

use super::edits::{RawEdit, side};
use super::variants::is_of_variants;
use crate::parse::pointer;
use crate::surface::{Item, Kind};

/// The names of variants that are declared inline, by their pointers in the text.
pub struct Naming<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Naming<'a> {
    pub fn new(surface: &'a [Item]) -> Self {
        let schemas = surface.iter().filter(|item| item.kind == Kind::Schema);
        let names = schemas.filter_map(|item| {
            let (list, _) = item.origin.rsplit_once('/')?;
            let (_, key) = list.rsplit_once('/')?;
            let (_, name) = item.pointer.rsplit_once('/')?;
            is_of_variants(key).then_some((item.origin.as_str(), name))
        });
        Self(names.collect())
    }

    /// What is shown of a pointer, with these names for what stands in lists.
    fn named(&self, origin: &str, shown: &str) -> String {
        let (origin, mut shown) = (pointer::tokens(origin), pointer::tokens(shown));
        for (index, token) in shown.iter_mut().enumerate() {
            let start = pointer::pointer(origin.get(..=index).unwrap_or_default());
            if let Some(name) = self.0.get(start.as_str()) {
                *token = (*name).to_owned();
            }
        }
        pointer::pointer(&shown)
    }
}

/// Shows each edit by the names of the crate in which there is what it does something to.
pub fn name(edits: &mut [RawEdit], (old, new): (&Naming<'_>, &Naming<'_>)) {
    for edit in edits {
        let naming = side(edit, (old, new));
        edit.shown = naming.named(&edit.origin, &edit.shown);
    }
}
