//! The explanation as the text of a pull request.

use std::fmt::Write;

use generator::Diagnostic;
use generator::compare::{Change, Comparison, Edit, Verdict};
use generator::docs::whole_code as code;
use generator::wording::count;

use super::{OVERRIDDEN, VERDICTS, edits, effects, renames, summary, values, warnings};

/// The summary, and a section for each verdict, for what overlays override and for new warnings. With a limit it has no
/// more bytes: what it has no room for is left out whole, and counted.
pub fn text(comparison: &Comparison, limit: Option<usize>) -> String {
    let parts = parts(comparison);
    let whole: String = parts.iter().map(Part::text).collect();
    match limit {
        Some(limit) if whole.len() > limit => shortened(&parts, limit),
        _ => whole,
    }
}

/// What the text is made of.
struct Part {
    /// What it tells of.
    kind: Kind,
    /// What stands before it, if it is the first of its section.
    title: String,
    own: String,
}

impl Part {
    fn text(&self) -> String {
        format!("{}{}", self.title, self.own)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Summary,
    Name,
    Overridden,
    Warning,
    Change(Verdict),
}

fn parts(comparison: &Comparison) -> Vec<Part> {
    let untitled = |kind, own| Part {
        kind,
        title: String::new(),
        own,
    };
    let summary = untitled(Kind::Summary, format!("{}.\n", summary(comparison)));
    let names = renames(comparison, code).into_iter();
    let names = names.map(|sentence| untitled(Kind::Name, format!("\n{sentence}.\n")));
    let sections = VERDICTS.into_iter().flat_map(|verdict| {
        let changes = comparison.changes.iter();
        let changes = changes.filter(move |it| it.verdict == verdict).enumerate();
        changes.map(move |(index, it)| Part {
            kind: Kind::Change(verdict),
            title: match index {
                0 => format!("\n## {}\n\n", title(&verdict.to_string())),
                _ => String::new(),
            },
            own: change(it),
        })
    });
    let overridden = edits(&comparison.overridden).into_iter().enumerate();
    let overridden = overridden.map(|(index, shown)| Part {
        kind: Kind::Overridden,
        title: match index {
            0 => format!("\n## {}\n\n", title(OVERRIDDEN)),
            _ => String::new(),
        },
        own: format!("- {}\n{}", edit(&shown), said(shown.0)),
    });
    let warnings = warnings(comparison).into_iter().enumerate();
    let warnings = warnings.map(|(index, (warning, further))| Part {
        kind: Kind::Warning,
        title: match index {
            0 => "\n## New warnings\n\n".to_owned(),
            _ => String::new(),
        },
        own: diagnostic(warning, &further),
    });
    std::iter::once(summary)
        .chain(names)
        .chain(sections)
        .chain(overridden)
        .chain(warnings)
        .collect()
}

/// The parts from the first on for which there is room, and how many there are besides.
fn shortened(parts: &[Part], limit: usize) -> String {
    let mut text = String::new();
    for (index, part) in parts.iter().enumerate() {
        let next = text.clone() + &part.text();
        if next.len() + left_out(&parts[index + 1..]).len() > limit {
            return text + &left_out(&parts[index..]);
        }
        text = next;
    }
    text
}

/// How much is not shown, by what it is.
fn left_out(parts: &[Part]) -> String {
    let of = |kind| parts.iter().filter(|it| it.kind == kind).count();
    let names = [
        (of(Kind::Name), "on names".to_owned()),
        (of(Kind::Overridden), OVERRIDDEN.to_owned()),
        (of(Kind::Warning), "of new warnings".to_owned()),
    ];
    let changes = VERDICTS.map(|verdict| (of(Kind::Change(verdict)), verdict.to_string()));
    let counts = names.into_iter().chain(changes);
    let counts = counts.filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    match counts.is_empty() {
        true => String::new(),
        false => format!(
            "\nThere is no room here for {} more: {} shows all.\n",
            counts.join(", "),
            code("cargo xtask diff")
        ),
    }
}

fn change(change: &Change) -> String {
    let edits = edits(&change.edits);
    let shown: Vec<String> = edits.iter().map(edit).collect();
    let mut text = format!(
        "- {}: {}, {}\n",
        shown.join("; "),
        count(change.lines, "line"),
        code(&change.fingerprint)
    );
    for (edit, _) in edits {
        text += &said(edit);
    }
    for effect in effects(change) {
        let _ = writeln!(text, "  - {}", code(&effect));
    }
    text
}

/// What a value was and is now.
fn said(edit: &Edit) -> String {
    let values = values(edit).into_iter();
    let values = values.map(|(when, value)| format!("{when} {}", code(&value)));
    let values: Vec<String> = values.collect();
    match values.is_empty() {
        true => String::new(),
        false => format!("  - {}\n", values.join(", ")),
    }
}

pub fn edit((edit, further): &(&Edit, String)) -> String {
    let place = edit.place.as_ref();
    let place = place.map(|place| format!(" ({}:{})", place.file, place.line));
    let pointer = code(&edit.pointer);
    format!(
        "{} {pointer}{further}{}",
        edit.deed,
        place.unwrap_or_default()
    )
}

/// A warning, or an error, as an item of a list.
pub fn diagnostic(diagnostic: &Diagnostic, further: &str) -> String {
    let place = diagnostic.place.as_ref();
    let place = place.map(|place| format!(" ({}:{})", place.file, place.line));
    format!(
        "- {}: {}{}{further}\n",
        code(diagnostic.code),
        code(&diagnostic.message),
        place.unwrap_or_default(),
    )
}

/// A word with a capital.
fn title(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
