//! The lines in which two crates differ.

use std::collections::{BTreeMap, BTreeSet};

use similar::{ChangeTag, TextDiff};

use crate::print::Tree;

/// Added and removed lines.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// How often each, by file, sign and text.
    counts: BTreeMap<(String, char, String), usize>,
    /// Those that lead to another on the next line than they did, by file and text: they do not only stand elsewhere.
    parted: BTreeSet<(String, String)>,
}

impl Lines {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.counts.values().sum()
    }

    /// Takes out what is among these others too, and gives it.
    pub fn take(&mut self, others: &Self) -> Self {
        let mut taken = BTreeMap::new();
        for (line, count) in &others.counts {
            if let Some(open) = self.counts.get_mut(line) {
                let found = (*open).min(*count);
                *open -= found;
                if found > 0 {
                    taken.insert(line.clone(), found);
                }
            }
        }
        Self::of(taken)
    }

    /// Each of them once: file, sign and text.
    pub fn all(&self) -> impl Iterator<Item = (&str, char, &str)> {
        let lines = self.counts.keys();
        lines.map(|(path, sign, line)| (path.as_str(), *sign, line.as_str()))
    }

    /// Those that are both added and removed in one file: they only stand elsewhere in it.
    pub fn moved(&self) -> Self {
        let mut moved = BTreeMap::new();
        for ((path, sign, line), count) in &self.counts {
            let key = |sign| (path.clone(), sign, line.clone());
            let opposite = self.counts.get(&key(if *sign == '+' { '-' } else { '+' }));
            if !self.parted.contains(&(path.clone(), line.clone())) {
                moved.insert(key(*sign), *opposite.unwrap_or(&0).min(count));
            }
        }
        Self::of(moved)
    }

    /// The others.
    pub fn lasting(mut self) -> Self {
        let moved = self.moved();
        self.take(&moved);
        self.counts.retain(|_, count| *count > 0);
        self
    }

    /// Those with one of these signs.
    pub fn signed(&self, signs: &[char]) -> Self {
        let lines = self
            .counts
            .iter()
            .filter(|((_, sign, _), _)| signs.contains(sign));
        Self::of(lines.map(|(line, count)| (line.clone(), *count)).collect())
    }

    /// Takes these in too.
    pub fn extend(&mut self, others: Self) {
        for (line, count) in others.counts {
            *self.counts.entry(line).or_default() += count;
        }
    }

    fn of(counts: BTreeMap<(String, char, String), usize>) -> Self {
        Self {
            counts,
            parted: BTreeSet::new(),
        }
    }

    fn add(&mut self, path: &str, sign: char, line: &str) {
        let key = (path.to_owned(), sign, line.to_owned());
        *self.counts.entry(key).or_default() += 1;
    }
}

/// The lines in which two crates differ, but for the sums of the texts that they are made from.
pub fn differences(old: &Tree, new: &Tree) -> Lines {
    let mut lines = Lines::default();
    let gone = old.keys().filter(|path| !new.contains_key(*path));
    for path in new.keys().chain(gone) {
        let text = |tree: &Tree| tree.get(path).cloned().unwrap_or_default();
        let (old, new) = (text(old), text(new));
        if old == new {
            continue;
        }
        for change in TextDiff::from_lines(&old, &new).iter_all_changes() {
            let sign = match change.tag() {
                ChangeTag::Insert => '+',
                ChangeTag::Delete => '-',
                ChangeTag::Equal => continue,
            };
            if !is_sum(change.value()) {
                lines.add(path, sign, change.value());
            }
        }
        let [old, new] = [&old, &new].map(|text| led(text));
        let parted = old.symmetric_difference(&new);
        let parted = parted.map(|(line, _)| (path.clone(), (*line).to_owned()));
        lines.parted.extend(parted);
    }
    lines
}

/// The lines that lead to another, each with what it leads to.
fn led(text: &str) -> BTreeSet<(&str, Vec<&str>)> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let all = lines.iter().enumerate();
    let leading = all.filter(|(_, line)| line.trim_end().ends_with(" =>"));
    let led = leading.filter_map(|(at, line)| {
        let below = lines.get(at + 1..)?;
        let end = below.iter().position(|it| it.trim_end().ends_with(','))?;
        Some((*line, below[..=end].to_vec()))
    });
    led.collect()
}

/// Whether a line of the manifest has the sum of a text.
fn is_sum(line: &str) -> bool {
    let sum = line.trim_end().rsplit('"').nth(1).unwrap_or_default();
    let is_digit = |character: char| character.is_ascii_hexdigit();
    line.contains("\" = \"") && sum.len() == 64 && sum.chars().all(is_digit)
}
