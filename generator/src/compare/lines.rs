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

    /// Takes out what is among these others too, and says how many that were.
    pub fn take(&mut self, others: &Self) -> usize {
        let mut taken = 0;
        for (line, count) in &others.0 {
            if let Some(open) = self.0.get_mut(line) {
                let found = (*open).min(*count);
                *open -= found;
                taken += found;
            }
        }
        taken
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

    /// Whether some of them are code that users' programs run: no docs, no imports, no tests.
    pub fn have_code(&self) -> bool {
        let moved = self.moved();
        let mut lines = self.0.iter();
        lines.any(|(key, count)| {
            let (path, _, line) = key;
            let line = line.trim();
            let is_source = path.starts_with("src/") && path.ends_with(".rs");
            let is_quiet = line.is_empty() || line.starts_with("//") || line.starts_with("use ");
            is_source && !is_quiet && moved.0.get(key).unwrap_or(&0) < count
        })
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
    }
    lines
}

/// Whether a line of the manifest has the sum of a text.
fn is_sum(line: &str) -> bool {
    let sum = line.trim_end().rsplit('"').nth(1).unwrap_or_default();
    let is_digit = |character: char| character.is_ascii_hexdigit();
    line.contains("\" = \"") && sum.len() == 64 && sum.chars().all(is_digit)
}
