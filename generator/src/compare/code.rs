//! What the code of two crates does otherwise, in whichever file it stands: a type that only moves to another
//! file does what it did.

use std::collections::{BTreeMap, BTreeSet};

use similar::{ChangeTag, TextDiff};

use super::aliases::{Aliases, without_module};
use super::lines::Lines;
use super::paths::nameless;
use crate::Output;
use crate::print::Tree;

/// The lines of code that only one of two crates has: file, sign and text.
#[derive(Clone, Default)]
pub struct Code(BTreeSet<(String, char, String)>);

impl Code {
    /// The files in which some of these lines are among them, and among those of a step.
    pub fn files_of(&self, lines: &Lines, step: &Self) -> BTreeSet<String> {
        let common = self.common(lines, step);
        common.map(|(path, ..)| path.to_owned()).collect()
    }

    /// The same of lines that are not there any more. What is added says nothing of what was there; and by what a
    /// variant is told, effects say.
    pub fn files_of_lost(&self, lines: &Lines, step: &Self) -> BTreeSet<String> {
        let common = self.common(lines, step);
        let lost = common.filter(|(_, sign, line)| *sign == '-' && !is_of_union(line));
        lost.map(|(path, ..)| path.to_owned()).collect()
    }

    /// Whether a step that has these lines shows what they do.
    pub fn is_shown(&self, lines: &Lines, step: &Self) -> bool {
        let mut lines = lines.all();
        lines.all(|(path, sign, line)| !self.has(path, sign, line) || step.has(path, sign, line))
    }

    fn common<'l>(
        &self,
        lines: &'l Lines,
        step: &Self,
    ) -> impl Iterator<Item = (&'l str, char, &'l str)> {
        let is_common = |(path, sign, line): &(&str, char, &str)| {
            self.has(path, *sign, line) && step.has(path, *sign, line)
        };
        lines.all().filter(is_common)
    }

    /// Adds the lines in which two texts differ, each of a file.
    fn add(&mut self, (from, old): (&str, &str), (to, new): (&str, &str)) {
        for change in TextDiff::from_lines(old, new).iter_all_changes() {
            let (path, sign) = match change.tag() {
                ChangeTag::Insert => (to, '+'),
                ChangeTag::Delete => (from, '-'),
                ChangeTag::Equal => continue,
            };
            let line = change.value().trim_end();
            self.0.insert((path.to_owned(), sign, line.to_owned()));
        }
    }

    /// Takes these in too.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    fn has(&self, path: &str, sign: char, line: &str) -> bool {
        let statement = statement(line).unwrap_or_default();
        let mut steps = statement.lines();
        steps.any(|step| self.0.contains(&(path.to_owned(), sign, step.to_owned())))
    }
}

/// The lines of code in which two crates differ, without items that both have. What both declare is compared in
/// whichever file it stands, and is the same whatever it calls its types.
pub fn differences(old: &Output, new: &Output) -> Code {
    let aliases = [old, new].map(|it| Aliases::of_code(&it.surface));
    let meant = aliases.each_ref();
    let meant = meant.map(|aliases| |item: &str| aliases.spelled_out(&without_module(item)));
    let (mut old, mut new) = (items(&old.tree, &new.tree), items(&new.tree, &old.tree));
    let mut common = counts(&old, meant[0]);
    let others = counts(&new, meant[1]);
    for (item, count) in &mut common {
        *count = (*count).min(others.get(item).copied().unwrap_or_default());
    }
    take(&mut old, common.clone(), meant[0]);
    take(&mut new, common, meant[1]);

    let mut code = Code::default();
    let others = declared(&new);
    for (head, (from, item)) in declared(&old) {
        if let Some((to, other)) = others.get(&head) {
            code.add((&from, &item), (to, other));
            take(&mut old, BTreeMap::from([(item, 1)]), str::to_owned);
            take(
                &mut new,
                BTreeMap::from([(other.clone(), 1)]),
                str::to_owned,
            );
        }
    }
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for path in paths {
        let text = |items: &Items| items.get(path).map(|it| it.concat()).unwrap_or_default();
        code.add((path, &text(&old)), (path, &text(&new)));
    }
    code
}

/// What each item is that declares something which no other does, and in which file it stands.
fn declared(items: &Items) -> BTreeMap<String, (String, String)> {
    let mut declared: BTreeMap<&str, Vec<(&String, &String)>> = BTreeMap::new();
    let all = items
        .iter()
        .flat_map(|(path, items)| items.iter().map(move |item| (path, item)));
    for (path, item) in all {
        let mut lines = item.lines();
        let head = lines.find(|line| !line.starts_with("#[") && !line.ends_with("! {"));
        declared
            .entry(head.unwrap_or_default())
            .or_default()
            .push((path, item));
    }
    let alone = declared
        .into_iter()
        .filter_map(|(head, items)| match items.as_slice() {
            [(path, item)] => Some((head.to_owned(), ((*path).clone(), (*item).clone()))),
            _ => None,
        });
    alone.collect()
}

/// Where what a description says stands; all else is the same in every crate that has it, and comes and goes with what
/// needs it.
const DESCRIBED: [&str; 3] = ["src/models", "src/resources", "src/api.rs"];

/// The items of each file that is another one in the other crate, in their order.
type Items = BTreeMap<String, Vec<String>>;

fn items(tree: &Tree, other: &Tree) -> Items {
    let differs = |(path, text): &(&String, &String)| match other.get(*path) {
        Some(other) => other != *text,
        None => DESCRIBED.iter().any(|start| path.starts_with(start)),
    };
    let sources = tree.iter().filter(|(path, _)| is_source(path));
    let sources = sources.filter(differs);
    let items = sources.map(|(path, text)| (path.clone(), items_of(text)));
    items.collect()
}

/// The items of a text that the printer wrote: each ends with a line that is not indented. Where things stand,
/// and are called from, is said by items that do nothing.
fn items_of(text: &str) -> Vec<String> {
    let mut items = Vec::new();
    let (mut item, mut is_quiet) = (String::new(), false);
    for line in text.lines() {
        if let Some(statement) = statement(line) {
            is_quiet |= item.is_empty() && is_of_places(line);
            item += &statement;
            item.push('\n');
        }
        if !line.starts_with(' ') && line.ends_with(['}', ';']) {
            let item = std::mem::take(&mut item);
            let is_kept = !std::mem::take(&mut is_quiet) && !item.is_empty();
            items.extend(is_kept.then_some(item));
        }
    }
    items
}

/// How many items mean each text.
fn counts(items: &Items, meant: impl Fn(&str) -> String) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for item in items.values().flatten() {
        *counts.entry(meant(item)).or_default() += 1;
    }
    counts
}

/// Takes out so many of what means each text.
fn take(items: &mut Items, mut counts: BTreeMap<String, usize>, meant: impl Fn(&str) -> String) {
    for items in items.values_mut() {
        items.retain(|item| match counts.get_mut(&meant(item)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
    }
}

/// Whether users' programs run what a file says.
fn is_source(path: &str) -> bool {
    path.starts_with("src/") && path.ends_with(".rs")
}

/// Whether an item says only what stands where.
fn is_of_places(line: &str) -> bool {
    let line = line.strip_prefix("pub ").unwrap_or(line);
    line.starts_with("use ") || line.starts_with("mod ")
}

/// Whether a line belongs to the macro that declares a union.
fn is_of_union(line: &str) -> bool {
    let is_head =
        line.contains("pub enum ") && line.contains(" by ") && line.trim_end().ends_with('{');
    let is_block = line.trim_start().starts_with("fields ") && line.trim_end().ends_with('{');
    let is_end = line.trim_start().starts_with("as_") && line.trim_end().ends_with(',');
    let is_led = line.trim_end().ends_with(" =>") && !line.contains("pub struct ");
    is_head || is_block || is_end || is_led || line.contains(") as_")
}

/// A line as it counts, if it does anything: no docs, and no warnings. Each step of a call is a line, as it is
/// where they have no room on one.
fn statement(line: &str) -> Option<String> {
    let line = line.trim();
    let mut quiet = ["//", "#[deprecated", "#[doc"].into_iter();
    if quiet.any(|start| line.starts_with(start)) || !line.contains(char::is_alphanumeric) {
        return None;
    }
    let steps = line.replace("self.client.call(", "self\n.client\n.call(");
    let steps = steps.replace(").", ")\n.");
    let steps = steps.lines().map(str::trim_start).map(step);
    let steps: Vec<String> = steps.collect();
    Some(steps.join("\n"))
}

/// A step as it counts: names of headers have no case, and what a path calls its arguments goes over no wire, but in
/// a style that writes it.
fn step(line: &str) -> String {
    let mut text = line.to_owned();
    for call in [".header(\"", ".header_as(\""] {
        text = with_text(text, call, str::to_ascii_lowercase);
    }
    for call in [".path(\"", ".path_as(\""] {
        if !text.contains("Style::MATRIX") {
            text = with_text(text, call, |_| String::new());
        }
    }
    if text.contains("call(Method::") {
        text = with_text(text, ", \"", nameless);
    }
    text
}

/// A line with another text in it, if that follows something.
fn with_text(line: String, start: &str, other: impl Fn(&str) -> String) -> String {
    let with = || {
        let (before, after) = line.split_once(start)?;
        let (text, rest) = after.split_once('"')?;
        Some(format!("{before}{start}{}\"{rest}", other(text)))
    };
    with().unwrap_or(line)
}
