//! What the steps of the way from the old to the new description mean: which are one change, and what of it is
//! left in the end.

use std::collections::{BTreeMap, BTreeSet};

use super::Change;
use super::code::Code;
use super::documented::documented;
use super::edits::{self, RawEdit};
use super::effects::{self, Effect, Verdict};
use super::given_names::is_name;
use super::lines::Lines;
use super::places::Places;
use super::steps::Step;
use super::ways::Way;
use crate::surface::Item;

/// The changes that are made on the ways, and whether the steps show all that the ways do. The lines of the changes are
/// taken out of the open ones.
pub fn changes(
    ways: &[Way],
    places: &Places,
    surfaces: (&[Item], &[Item]),
    open: &mut Lines,
) -> (Vec<Change>, bool) {
    let mut parts = Vec::new();
    for (number, way) in ways.iter().enumerate() {
        let passing = passing(&way.steps);
        parts.extend(way.steps.iter().map(|step| {
            let lasting = step.effects.iter();
            let lasting = lasting.filter(|it| !passing.contains(it.item()));
            Part::new(step, lasting, number, way, open)
        }));
    }
    // What nobody took who had to come first is whose it may be.
    for part in &mut parts {
        part.take_left(open);
    }
    let mut parts = joined(parts, |part| &part.pointers);
    for part in &mut parts {
        part.is_felt = part.is_felt(ways);
    }
    let parts = joined(parts, |part| &part.items);
    let is_shown = are_shown(&parts, ways);
    let parts = parts.into_iter();
    let changes = parts.map(|part| part.change(ways, places, surfaces));
    (changes.collect(), is_shown)
}

/// Whether each effect of the ways is one of a part, and each part does what its lines do on the ways. It is so if no step
/// hides anything, as crates of parts of the descriptions may.
fn are_shown(parts: &[Part], ways: &[Way]) -> bool {
    let items = parts.iter().flat_map(|part| &part.items);
    let touched: BTreeSet<&String> = items.map(|(_, path)| path).collect();
    let mut effects = ways.iter().flat_map(|way| &way.effects);
    let mut parts = parts.iter();
    effects.all(|effect| effect.paths().iter().any(|path| touched.contains(path)))
        && parts.all(|part| {
            let mut lines = part.lines.iter();
            lines.all(|(number, lines)| {
                let code = part.code.get(number).zip(ways.get(*number));
                code.is_none_or(|(code, way)| way.code.is_shown(lines, code))
            })
        })
}

/// The parts, with those in one that have something in common.
fn joined<T: Ord>(parts: Vec<Part>, own: impl Fn(&Part) -> &BTreeSet<T>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::new();
    for mut part in parts {
        for other in std::mem::take(&mut joined) {
            match own(&other).is_disjoint(own(&part)) {
                true => joined.push(other),
                false => part = other.with(part),
            }
        }
        joined.push(part);
    }
    joined
}

/// What one step adds and another takes away, where neither gives it another name: it is there in between alone.
fn passing(steps: &[Step]) -> BTreeSet<&Item> {
    let (mut come, mut gone) = (BTreeSet::new(), BTreeSet::new());
    for step in steps {
        let effects = step.effects.iter();
        let gained = effects.clone().filter(|it| matches!(it, Effect::Gained(_)));
        let lost = effects.filter(|it| matches!(it, Effect::Lost(_)));
        come.extend(alone(gained.clone(), lost.clone()));
        gone.extend(alone(lost, gained));
    }
    come.intersection(&gone).copied().collect()
}

/// The items of some effects that are none of others by another name: of the same kind and type, and called the same in
/// something else, or made from the same.
fn alone<'e>(
    effects: impl Iterator<Item = &'e Effect>,
    others: impl Iterator<Item = &'e Effect>,
) -> impl Iterator<Item = &'e Item> {
    let names = |item: &'e Item| {
        let own = item.path.rsplit("::").next().unwrap_or_default();
        [own, &item.pointer].map(|name| (item.kind, &item.shape, name))
    };
    let others: BTreeSet<_> = others.map(Effect::item).flat_map(names).collect();
    let items = effects.map(Effect::item);
    items.filter(move |item| names(item).iter().all(|name| !others.contains(name)))
}

/// A part of the ways: steps that make the same edits, or do something to the same items. One step between two
/// others may make of an item what neither crate has.
struct Part {
    edits: Vec<RawEdit>,
    /// What is edited.
    pointers: BTreeSet<String>,
    /// The items to which something is done that lasts: the number of the way, and their paths.
    items: BTreeSet<(usize, String)>,
    /// The lines that it adds or removes on each way.
    lines: BTreeMap<usize, Lines>,
    /// Those that are not taken.
    left: BTreeMap<usize, Lines>,
    /// What it does to items that neither crate has, as another step gives them another name.
    between: Vec<Effect>,
    /// Whether a name that it gives takes one away that is of neither crate: of two that are given to one thing at
    /// once, the other stands for the loss.
    takes_name: bool,
    /// What its steps do otherwise on each way.
    code: BTreeMap<usize, Code>,
    /// Whether some of these are code that does something else, of which the effects, which know only what
    /// users can name, say nothing.
    is_felt: bool,
}

impl Part {
    fn new<'e>(
        step: &Step,
        effects: impl Iterator<Item = &'e Effect> + Clone,
        number: usize,
        way: &Way,
        open: &mut Lines,
    ) -> Self {
        let is_between = |effect: &&Effect| {
            let mut paths = effect.paths().into_iter();
            paths.all(|path| !way.known.contains(&path))
        };
        let between = effects.clone().filter(is_between).cloned().collect();
        let is_name = step.edits.iter().all(|it| is_name(&it.pointer));
        let mut effects = effects;
        let takes_name = is_name && effects.any(|it| has_another_name(it, &way.effects));
        // What is as it was in the end is nobody's.
        let lasting = way.effects.iter().map(Effect::paths);
        let lasting = lasting.filter(|paths| paths.iter().any(|path| step.touched.contains(path)));
        let items = lasting.flatten().map(|path| (number, path));
        let mut left = step.lines.clone();
        let lines = open.take(&left.signed(way.signs));
        left.take(&lines);
        Self {
            edits: step.edits.clone(),
            pointers: step.edits.iter().map(|it| it.pointer.clone()).collect(),
            items: items.collect(),
            lines: BTreeMap::from([(number, lines)]),
            left: BTreeMap::from([(number, left)]),
            between,
            takes_name,
            code: BTreeMap::from([(number, step.code.clone())]),
            is_felt: false,
        }
    }

    fn take_left(&mut self, open: &mut Lines) {
        for (number, left) in std::mem::take(&mut self.left) {
            let taken = open.take(&left);
            self.lines.entry(number).or_default().extend(taken);
        }
    }

    /// What users gain and lose by it.
    fn effects(&self, ways: &[Way]) -> Vec<Effect> {
        let mut own = Vec::new();
        for (number, way) in ways.iter().enumerate() {
            let is_own = |path| self.items.contains(&(number, path));
            let effects = way.effects.iter();
            own.extend(
                effects
                    .filter(|it| it.paths().into_iter().any(is_own))
                    .cloned(),
            );
        }
        own.sort_by(|one, other| one.item().path.cmp(&other.item().path));
        own
    }

    /// Both parts.
    fn with(mut self, other: Self) -> Self {
        let edits = other.edits.into_iter();
        self.edits
            .extend(edits.filter(|it| !self.pointers.contains(&it.pointer)));
        self.pointers.extend(other.pointers);
        self.items.extend(other.items);
        for (number, lines) in other.lines {
            self.lines.entry(number).or_default().extend(lines);
        }
        for (number, code) in other.code {
            self.code.entry(number).or_default().extend(code);
        }
        self.between.extend(other.between);
        self.takes_name |= other.takes_name;
        self.is_felt |= other.is_felt;
        self
    }

    fn is_felt(&self, ways: &[Way]) -> bool {
        let files = match self.verdict(&self.effects(ways)) {
            // Code that calls an argument by another name does what it did.
            Some(Verdict::Documentation) => return false,
            None => self.files(ways, Code::files_of),
            Some(_) => self.files(ways, Code::files_of_lost),
        };
        !files.is_empty()
    }

    /// The files whose code it has do something else, or else more; those of all its lines, if it is another edit beside
    /// it that says so.
    fn code_of(&self, ways: &[Way]) -> BTreeSet<String> {
        let all = self.lines.values().flat_map(Lines::all);
        let all = || all.map(|(path, ..)| path.to_owned()).collect();
        let files = [Code::files_of_lost, Code::files_of].map(|of| self.files(ways, of));
        let mut files = files.into_iter().filter(|files| !files.is_empty());
        files.next().unwrap_or_else(all)
    }

    /// The files of its lines that are such code.
    fn files(
        &self,
        ways: &[Way],
        of: impl Fn(&Code, &Lines, &Code) -> BTreeSet<String>,
    ) -> BTreeSet<String> {
        let files = self.lines.iter().filter_map(|(number, lines)| {
            let (way, code) = (ways.get(*number)?, self.code.get(number)?);
            Some(of(&way.code, lines, code))
        });
        files.flatten().collect()
    }

    /// What its effects say of it, or else what it does to items between.
    fn verdict(&self, effects: &[Effect]) -> Option<Verdict> {
        named(effects).or_else(|| named(&self.between))
    }

    fn change(self, ways: &[Way], places: &Places, surfaces: (&[Item], &[Item])) -> Change {
        let effects = self.effects(ways);
        let edits = self.edits.iter();
        let lines: usize = self.lines.values().map(Lines::len).sum();
        // What it does to items between is undone by another edit, if in the end nothing is otherwise.
        let lasts = lines > 0 || !effects.is_empty();
        let felt = self.is_felt.then_some(Verdict::Behaviour);
        let taken = (self.takes_name && !effects.is_empty()).then_some(Verdict::Breaking);
        let verdict = self.verdict(&effects).into_iter();
        let verdict = verdict.chain(felt).chain(taken).min();
        let verdict = verdict.filter(|_| lasts).unwrap_or(Verdict::Documentation);
        let is_said = verdict != Verdict::Behaviour || named(&effects) == Some(verdict);
        let code = match is_said {
            true => BTreeSet::new(),
            false => self.code_of(ways),
        };
        let mut all = self.lines.values().flat_map(Lines::all);
        // The lines of an example may be those of a test alone.
        let is_of_docs = all.any(|(path, ..)| path.starts_with("src/"));
        let docs = match effects.is_empty() && code.is_empty() && is_of_docs {
            true => documented(&self.edits, surfaces),
            false => Vec::new(),
        };
        Change {
            verdict,
            docs,
            code: code.into_iter().collect(),
            fingerprint: edits::fingerprint(&self.edits),
            edits: edits.map(|it| places.edit(it)).collect(),
            effects,
            lines,
        }
    }
}

/// Whether something is lost under a name between two that is lost under its own in the end.
fn has_another_name(step: &Effect, effects: &[Effect]) -> bool {
    let Effect::Lost(item) = step else {
        return false;
    };
    let mut lost = effects.iter().filter_map(|effect| match effect {
        Effect::Lost(lost) if lost.kind.is_described() => Some(lost),
        _ => None,
    });
    lost.any(|it| (it.kind, &it.pointer) == (item.kind, &item.pointer) && it.path != item.path)
}

/// What the effects say of a change, if it has some: of these, what only comes with something else says nothing.
fn named(effects: &[Effect]) -> Option<Verdict> {
    let outermost = effects::outermost(effects).into_iter();
    outermost.map(|(effect, _)| effect.verdict()).min()
}
