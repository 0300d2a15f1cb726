//! Reads the values that a description lists: `values: [A, B]`, ``one of `a` or `b` ``.
//!
//! Only what can mean nothing else is read. A sentence that goes on after the list, or that speaks
//! of something else before it, is left alone; so is a list that says that there is more, a range,
//! and a text with a second list. What is listed twice is one value.

use indexmap::IndexSet;

/// What stands before a list, in small letters, and whether words without quotes may follow it.
const LEADS: &[(&str, bool)] = &[
    ("values:", true),
    ("values are:", true),
    ("values are", false),
    ("one of:", true),
    ("one of the following:", true),
    ("one of", false),
    ("either be", false),
    ("either", false),
];

/// Words right before a list that make something else of it: `max values: [10, 20]`, `not values: [..]`.
const OTHERWISE: &[&str] = &[
    "additional",
    "default",
    "deprecated",
    "example",
    "examples",
    "excluded",
    "forbidden",
    "former",
    "invalid",
    "max",
    "maximum",
    "min",
    "minimum",
    "no",
    "not",
    "of",
    "old",
    "other",
    "previous",
    "removed",
    "reserved",
    "some",
    "special",
    "unsupported",
];

/// Words by which a text is known to hold several values, or not only these.
const DOUBTS: &[&str] = &[
    "comma",
    "separated",
    "for example",
    "e.g.",
    "such as",
    "not limited",
];

/// Words by which a text says that a list, however it is written, is not of all values.
const MORE: &[&str] = &[
    "etc",
    "...",
    "…",
    "and so on",
    "and so forth",
    "and more",
    "and others",
    "also accepts",
    "any other",
    "or any",
];

/// The values that a description lists, if it does so beyond doubt.
pub fn listed(description: &str) -> Option<Vec<String>> {
    let text = description.split_whitespace().collect::<Vec<_>>().join(" ");
    let small = text.to_ascii_lowercase();
    if MORE.iter().any(|more| has_words(&small, more)) {
        return None;
    }
    let is_doubtful = DOUBTS.iter().any(|doubt| small.contains(doubt)) || has_bullets(description);
    let mut found: Option<Vec<String>> = None;
    let mut has_unread = false;
    for (lead, takes_words) in LEADS {
        for (start, _) in small.match_indices(lead) {
            let rest = text[start + lead.len()..].trim_start();
            let is_meant = is_word_start(&small, start)
                && !is_about_a_part(&small[..start])
                && !is_otherwise(&small[..start]);
            let values = match is_meant {
                true => list(rest, *takes_words, is_doubtful),
                false => None,
            };
            match (&found, values) {
                (Some(known), Some(values)) if *known != values => return None,
                (None, Some(values)) => found = Some(values),
                // What is introduced with a colon is a list, be it one that cannot be read.
                (_, None) => has_unread |= is_meant && *takes_words,
                _ => {}
            }
        }
    }
    found
        .filter(|_| !has_unread)
        .map(|values| values.into_iter().collect::<IndexSet<_>>())
        .map(|values| values.into_iter().collect())
}

/// Whether the text is a list itself, whose points may be about different things.
fn has_bullets(description: &str) -> bool {
    let mut lines = description.lines().map(str::trim_start);
    lines.any(|line| line.starts_with("- ") || line.starts_with("* "))
}

/// Whether a text has these words, and not only as parts of others.
fn has_words(text: &str, words: &str) -> bool {
    let mut found = text.match_indices(words);
    found.any(|(start, _)| {
        let after = text[start + words.len()..].chars().next();
        is_word_start(text, start) && !after.is_some_and(char::is_alphanumeric)
    })
}

fn is_word_start(text: &str, start: usize) -> bool {
    !text[..start].ends_with(|before: char| before.is_alphanumeric() || before == '_')
}

/// Whether the sentence speaks of something by name before it comes to the list.
fn is_about_a_part(before: &str) -> bool {
    let sentence = before.rsplit(". ").next().unwrap_or(before);
    sentence.contains(['`', '"', '\'', '[', '{'])
}

/// Whether the words before a list make something else of it.
fn is_otherwise(before: &str) -> bool {
    let sentence = before.rsplit(". ").next().unwrap_or(before);
    let last = sentence.split_whitespace().next_back().unwrap_or_default();
    let mut words = sentence.split_whitespace();
    OTHERWISE.contains(&last) || words.any(|word| matches!(word, "not" | "never" | "no"))
}

fn list(rest: &str, takes_words: bool, is_doubtful: bool) -> Option<Vec<String>> {
    if let Some(rest) = rest.strip_prefix('[') {
        let (inside, _) = rest.split_once(']')?;
        return inside
            .split(',')
            .map(|item| word(unquoted(item.trim())))
            .collect();
    }
    if is_doubtful {
        return None;
    }
    let values = match quoted_list(rest) {
        Some(values) => values,
        None if takes_words => word_list(rest)?,
        None => return None,
    };
    (values.len() > 1).then_some(values)
}

/// `a`, `b` or `c`, up to the end of the sentence.
fn quoted_list(mut rest: &str) -> Option<Vec<String>> {
    let mut values = Vec::new();
    loop {
        let quote = ["**", "`", "\"", "'"]
            .into_iter()
            .find(|quote| rest.starts_with(quote))?;
        let (value, after) = rest[quote.len()..].split_once(quote)?;
        let is_value = !value.is_empty() && !value.contains(['<', '{', '*', '`', '"']);
        values.push(is_value.then(|| value.to_owned())?);
        rest = match next(after) {
            Next::Value(rest) => rest,
            Next::End => return Some(values),
            Next::Other => return None,
        };
    }
}

enum Next<'a> {
    Value(&'a str),
    End,
    Other,
}

/// What comes after a value.
fn next(after: &str) -> Next<'_> {
    let ends = [".", ";", ")"].iter().any(|end| {
        let rest = after.strip_prefix(end);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    });
    if after.is_empty() || ends {
        return Next::End;
    }
    for separator in [", or ", ", and ", " or ", " and ", ", ", " | ", "|", ","] {
        if let Some(rest) = after.strip_prefix(separator) {
            return Next::Value(rest);
        }
    }
    Next::Other
}

/// Words between commas or bars, with nothing behind them but a full stop.
fn word_list(rest: &str) -> Option<Vec<String>> {
    let rest = rest.strip_suffix('.').unwrap_or(rest);
    let separator = if rest.contains('|') { '|' } else { ',' };
    rest.split(separator)
        .map(|item| word(item.trim()))
        .collect()
}

/// A text that is one word, and no range.
fn word(text: &str) -> Option<String> {
    let is_sign = |sign: char| sign.is_alphanumeric() || "_-.:/".contains(sign);
    let is_word = !text.is_empty() && text.chars().all(is_sign) && !text.ends_with(['.', ':']);
    (is_word && !is_range(text)).then(|| text.to_owned())
}

/// Whether a text may stand for all that lies between two ends: `1..100`, `1-100`, `A-Z`.
fn is_range(text: &str) -> bool {
    let is_number = |end: &str| {
        end.starts_with(|sign: char| sign.is_ascii_digit()) && end.parse::<f64>().is_ok()
    };
    let is_end = |end: &str| is_number(end) || end.chars().map(char::is_alphabetic).eq([true]);
    let ends = text.split_once('-');
    text.contains("..") || ends.is_some_and(|(first, last)| is_end(first) && is_end(last))
}

fn unquoted(text: &str) -> &str {
    ['"', '\'', '`']
        .into_iter()
        .find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(text)
}
