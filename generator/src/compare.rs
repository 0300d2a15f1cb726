//! Explains what a change of a description does to its crate: each edit, what users of the crate
//! gain and lose by it, and how many generated lines it costs.
//!
//! The edits are made one after the other, and a crate is generated after each: of what the edit may
//! matter to, if such crates show all differences in the end, and else of all. So an edit is held
//! responsible for what it does, however far from it in the crate that is. Edits that make sense
//! together alone (a variant, and the text that selects it), or that do something to the same item, are
//! one change. What is said of a change is on the crates before and after all changes: what there is in
//! between is nobody's. Edits that give names are none of the others' business: what something becomes is said
//! as if it had always had its new name, and what is lost as if it had kept its old one.

mod aliases;
mod alike;
mod asked;
mod bases;
mod changes;
mod code;
mod constructors;
mod dangling;
mod documented;
mod edits;
mod effects;
mod explained;
mod following;
mod given_names;
mod groups;
mod lines;
mod lists;
mod naming;
mod numbers;
mod orders;
mod overridden;
mod parameters;
mod parts;
mod paths;
mod places;
mod positions;
mod renames;
mod renumbered;
mod stand_ins;
mod steps;
mod turns;
mod variants;
mod warnings;
mod ways;

use std::fmt;
use std::panic;
use std::thread;

use serde_json::Value;

use crate::other_names::{inverse, renamed_in};
use crate::parse;
use crate::parse::pointer::SCHEMAS;
use crate::{Diagnostic, Input, Place, generate};

pub use edits::Deed;
pub use effects::{Effect, Verdict};
pub use renames::Rename;

use bases::Bases;
use explained::{Explained, Question};
use naming::Naming;
use paths::PATHS;
use places::Places;
use renumbered::Renumbered;

/// How two descriptions differ, and their crates.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The changes, breaking ones first.
    pub changes: Vec<Change>,
    /// How many lines of the crate are added or removed. The sums of the texts do not count.
    pub lines: usize,
    /// How many of these say what they said before, and only stand elsewhere in their file.
    pub moved: usize,
    /// How many of these come from no change that is known: always 0, or there is a mistake here.
    pub unexplained: usize,
    /// The schemas that say under another name what they said before.
    pub renames: Vec<Rename>,
    /// What is warned of in the new description, and was not in the old one.
    pub warnings: Vec<Diagnostic>,
    /// What is edited in the description and is as it was once overlays are applied.
    pub overridden: Vec<Edit>,
    /// The versions of the crate, before and after.
    pub versions: (String, String),
}

impl Comparison {
    /// The worst verdict, if anything is changed.
    pub fn verdict(&self) -> Option<Verdict> {
        self.changes.iter().map(|change| change.verdict).min()
    }
}

/// One change: an edit, or several that make sense together alone.
#[derive(Clone, Debug)]
pub struct Change {
    /// What it means for users of the crate.
    pub verdict: Verdict,
    /// What is edited in the description.
    pub edits: Vec<Edit>,
    /// What users of the crate gain and lose.
    pub effects: Vec<Effect>,
    /// The files of the crate whose code does something else, where no effect says so.
    pub code: Vec<String>,
    /// What has other docs, where it does nothing else to the crate.
    pub docs: Vec<String>,
    /// How many lines of the crate it adds or removes.
    pub lines: usize,
    /// 12 hexadecimal digits that depend on the edits alone.
    pub fingerprint: String,
}

impl Change {
    /// Has it do nothing to the crate that users could tell.
    fn tell_nothing(&mut self) {
        self.verdict = Verdict::Documentation;
        self.effects.clear();
        self.code.clear();
    }

    /// The effects, without those on what comes or goes as a part of something else; each with the
    /// number of its parts.
    pub fn outermost_effects(&self) -> Vec<(&Effect, usize)> {
        effects::outermost(&self.effects)
    }
}

/// One edit of a description.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// What is done.
    pub deed: Deed,
    /// The JSON pointer in the file in which it stands, with names for what stands in lists.
    pub pointer: String,
    /// Where it stands in the new texts. What was removed stood in what has this place there; or it has its
    /// place in the old texts, if these are other files.
    pub place: Option<Place>,
    /// What was there before, as JSON.
    pub before: Option<String>,
    /// What is there now, as JSON.
    pub after: Option<String>,
}

impl fmt::Display for Edit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.deed, self.pointer)
    }
}

/// Compares two descriptions and their crates. The crate of the old description is generated with
/// what the new input says of name, command, origin and tests.
///
/// # Errors
///
/// One of the descriptions cannot be generated; the diagnostics are those of the first such one.
pub fn compare(old: &Input<'_>, new: &Input<'_>) -> Result<Comparison, Vec<Diagnostic>> {
    compare_watched(old, new, &mut |_, _| {})
}

/// Compares as [`compare`] does, and tells after each step how many edits are made, and of how many. Those that are
/// made with the new names and with the old ones count twice.
///
/// # Errors
///
/// As those of [`compare`].
pub fn compare_watched(
    old: &Input<'_>,
    new: &Input<'_>,
    watch: &mut dyn FnMut(usize, usize),
) -> Result<Comparison, Vec<Diagnostic>> {
    let old = &Input {
        description: old.description,
        overlays: old.overlays,
        ..*new
    };
    let [before, after] = of_each([old, new], generate);
    let (before, after) = (before?, after?);
    let mut open = lines::differences(&before.tree, &after.tree);
    let lines = open.len();
    let moved = open.take(&open.moved()).len();
    let are_alike = alike::are_alike(&before, &after, &open);
    let (old_json, new_json) = both(old, new);
    let renumbered = Renumbered::new((old_json, before), &new_json, new);
    let was = inverse(&renumbered.keys);
    let places = Places::new([old, new]).with_old_names(was.clone(), &new_json);
    let renumbering = renumbered.change(&new_json, &places, &mut open);
    let Renumbered {
        description: old_json,
        output: before,
        keys: mut names,
        ..
    } = renumbered;
    let mut edits = edits::edits(&old_json, &new_json);
    let overridden = overridden::overridden(old, new, &edits, &names);
    let namings = [&before.surface, &after.surface].map(|it| Naming::new(it));
    naming::name(&mut edits, (&namings[0], &namings[1]));
    let renames = renames::renames(&old_json, &new_json);
    let bases = Bases::new([&old_json, &new_json]);
    let groups = groups::replacements(edits, &renames, &bases);
    let groups = groups::of_one_text(groups, |edit| places.written(edit));
    let groups = following::with_lists(groups, &old_json, &new_json);

    let question = Question {
        groups,
        descriptions: (&old_json, &new_json),
        input: new,
        ends: (&before, &after),
        places: &places,
        open,
    };
    let Explained {
        mut changes, open, ..
    } = question.explained(watch);
    changes.extend(renumbering);
    if are_alike {
        // Names that change hands in between are nobody's business.
        changes.iter_mut().for_each(Change::tell_nothing);
    }
    changes.sort_by_key(|change| change.verdict);
    let renames = renames::as_they_were(renames, &was);
    names.extend(renames.iter().map(|it| (it.from.clone(), it.to.clone())));
    let paths = paths::new_keys(&old_json, &new_json);
    let warnings = warnings::newly(&before.diagnostics, after.diagnostics, |pointer| {
        renamed_in(SCHEMAS, pointer, &names).or_else(|| renamed_in(PATHS, pointer, &paths))
    });
    Ok(Comparison {
        changes,
        lines,
        moved,
        unexplained: open.len(),
        renames,
        warnings,
        overridden,
        versions: (before.version, after.version),
    })
}

/// The edits between two descriptions, of which there need not be crates.
pub fn edited(old: &Input<'_>, new: &Input<'_>) -> Vec<Edit> {
    let (old_json, new_json) = both(old, new);
    if !(old_json.is_object() && new_json.is_object()) {
        // Of a text that is no description, nobody knows what it says of what.
        return Vec::new();
    }
    let edits = edits::edits(&old_json, &new_json);
    let places = Places::new([old, new]);
    edits.iter().map(|edit| places.edit(edit)).collect()
}

/// Both descriptions, the old one in the order of the new one.
fn both(old: &Input<'_>, new: &Input<'_>) -> (Value, Value) {
    let [old, new] = of_each([old, new], |input| {
        let written = parse::written_with_numbers(input.description, input.overlays);
        let (description, numbers) = written.unwrap_or_default();
        numbers::as_texts(description, &numbers)
    });
    (in_the_order_of(&new, &old), new)
}

/// An old description in the order of the new one.
fn in_the_order_of(new: &Value, old: &Value) -> Value {
    let ranked = positions::pointed_into(old, new);
    orders::like(old, new, &ranked)
}

/// The same of two descriptions, both at once.
fn of_each<T: Send>(inputs: [&Input<'_>; 2], of: impl Fn(&Input<'_>) -> T + Send + Sync) -> [T; 2] {
    thread::scope(|scope| {
        let threads = inputs.map(|input| scope.spawn(|| of(input)));
        threads.map(|it| {
            it.join()
                .unwrap_or_else(|cause| panic::resume_unwind(cause))
        })
    })
}
