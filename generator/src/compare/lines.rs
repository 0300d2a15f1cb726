//! The lines in which two crates differ.

use std::collections::BTreeMap;

use similar::{ChangeTag, TextDiff};

use crate::print::Tree;

/// Added and removed lines: how often each, by file, sign and text.
#[derive(Debug, Default)]
pub struct Lines(BTreeMap<(String, char, String), usize>);

impl Lines {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.values().sum()
    }

    /// Takes out what is among these others too, and gives it.
    pub fn take(&mut self, others: &Self) -> Self {
        let mut taken = BTreeMap::new();
        for (line, count) in &others.0 {
            if let Some(open) = self.0.get_mut(line) {
                let found = (*open).min(*count);
                *open -= found;
                if found > 0 {
                    taken.insert(line.clone(), found);
                }
            }
        }
        Self(taken)
    }

    /// Each of them once: file, sign and text.
    pub fn all(&self) -> impl Iterator<Item = (&str, char, &str)> {
        let lines = self.0.keys();
        lines.map(|(path, sign, line)| (path.as_str(), *sign, line.as_str()))
    }

    /// Those that are both added and removed in one file: they only stand elsewhere in it.
    pub fn moved(&self) -> Self {
        let mut moved = BTreeMap::new();
        for ((path, sign, line), count) in &self.0 {
            let key = |sign| (path.clone(), sign, line.clone());
            let opposite = self.0.get(&key(if *sign == '+' { '-' } else { '+' }));
            moved.insert(key(*sign), *opposite.unwrap_or(&0).min(count));
        }
        Self(moved)
    }

    /// The others.
    pub fn lasting(mut self) -> Self {
        let moved = self.moved();
        self.take(&moved);
        self.0.retain(|_, count| *count > 0);
        self
    }

    /// Those with one of these signs.
    pub fn signed(&self, signs: &[char]) -> Self {
        let lines = self
            .0
            .iter()
            .filter(|((_, sign, _), _)| signs.contains(sign));
        Self(lines.map(|(line, count)| (line.clone(), *count)).collect())
    }

    /// Takes these in too.
    pub fn extend(&mut self, others: Self) {
        for (line, count) in others.0 {
            *self.0.entry(line).or_default() += count;
        }
    }

    fn add(&mut self, path: &str, sign: char, line: &str) {
        let key = (path.to_owned(), sign, line.to_owned());
        *self.0.entry(key).or_default() += 1;
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
        let (old_lines, new_lines): (Vec<_>, Vec<_>) =
            (old.lines().collect(), new.lines().collect());
        for change in TextDiff::from_lines(&old, &new).iter_all_changes() {
            let (sign, at, all) = match change.tag() {
                ChangeTag::Insert => ('+', change.new_index(), &new_lines),
                ChangeTag::Delete => ('-', change.old_index(), &old_lines),
                ChangeTag::Equal => continue,
            };
            if !is_sum(change.value()) {
                let below = at.and_then(|at| all.get(at + 1..)).unwrap_or_default();
                lines.add(path, sign, &with_end(change.value(), below));
            }
        }
    }
    lines
}

/// A line with what it leads to, where that has no room on it: it is not the same line before something else.
fn with_end(line: &str, below: &[&str]) -> String {
    let mut whole = line.to_owned();
    if line.trim_end().ends_with(" =>") {
        for line in below {
            whole.push_str(line);
            if line.ends_with(',') {
                break;
            }
            whole.push('\n');
        }
    }
    whole
}

/// Whether a line of the manifest has the sum of a text.
fn is_sum(line: &str) -> bool {
    let sum = line.trim_end().rsplit('"').nth(1).unwrap_or_default();
    let is_digit = |character: char| character.is_ascii_hexdigit();
    line.contains("\" = \"") && sum.len() == 64 && sum.chars().all(is_digit)
}
