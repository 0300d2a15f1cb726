//! A description as it is written: which of its files each value stands in, and how that file knows it.

use super::super::{files, pointer};
use super::SourceMap;
use crate::diagnostics::Place;

impl SourceMap {
    /// Where a value stands by its pointer in the description as it is written: all files in one, and nothing
    /// moved yet.
    pub fn place_written(&self, pointer: &str) -> Option<Place> {
        let whole = self.written.as_ref()?;
        let (mut found, steps) = whole.descendant(&pointer::tokens(pointer));
        // What was made for components of other files alone is written nowhere: it is seen at the first of them.
        while steps > 0 && found.spot == whole.spot {
            let Some(first) = found.below.values().next() else {
                break;
            };
            found = first;
        }
        Some(self.at(found.spot))
    }

    /// A pointer into the description as it is written, as the file knows it in which the value stands. `named`
    /// is the same pointer with names for what stands in lists, and so is what is given.
    pub fn in_own_file(&self, pointer: &str, named: &str) -> String {
        match self.entered(&pointer::tokens(pointer)) {
            Some((_, steps, way)) => {
                let named = pointer::tokens(named);
                pointer::pointer(&[&way, named.get(steps..).unwrap_or_default()].concat())
            }
            None => named.to_owned(),
        }
    }

    /// The address of a value that stands in a further file, as the description can refer to it.
    pub fn address(&self, pointer: &str) -> Option<String> {
        let tokens = pointer::tokens(pointer);
        let (file, steps, way) = self.entered(&tokens)?;
        let [description, file] = [0, file].map(|index| self.files.get(index));
        let file = files::relative(description?, file?);
        let way = [&way, &tokens[steps..]].concat();
        Some(match way.is_empty() {
            true => file,
            false => file + &pointer::pointer(&way),
        })
    }

    /// The further file in which a value of the description as it is written stands; and the steps that lead
    /// into it, and the way in it to what they lead to.
    fn entered(&self, tokens: &[String]) -> Option<(usize, usize, Vec<String>)> {
        let mut branch = self.written.as_ref()?;
        let mut file = branch.spot.file;
        let mut entered = None;
        for (steps, token) in (1..).zip(tokens) {
            let Some(next) = branch.below.get(token) else {
                break;
            };
            branch = next;
            // What an overlay puts into a file stands in that.
            if branch.spot.file != file && self.further.contains_key(&branch.spot.file) {
                file = branch.spot.file;
                entered = Some((steps, branch.spot));
            }
        }
        let (steps, spot) = entered?;
        let way = self.way_in_file(spot, &tokens[..steps])?;
        Some((file, steps, way))
    }
}
