//! Reads the values that a description lists: `values: [A, B]`, ``one of `a` or `b` ``, ``always `a` ``, or one a line.
//!
//! Only what can mean nothing else is read. A sentence that goes on after the list, or that speaks
//! of something else before it, is left alone; so is a list that says that there is more, a range,
//! and a text with a second list. What is listed twice is one value.

mod lists;
mod points;

use indexmap::IndexSet;

use lists::{list, only, quoted};

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

/// What stands before the only value, in small letters.
const ONLY: &str = "always";

/// Words between that and the value.
const BETWEEN: &[&str] = &["be ", "has the value ", "is ", "set to ", "the string "];

/// The words before that where they are of the value itself, and of all times.
const ITSELF: &[&str] = &[
    "field", "is", "it", "must", "object", "property", "should", "that", "the", "this", "value",
    "which", "will",
];

/// How a description begins which goes on with what the value is.
const OF_TYPES: &[&str] = &[
    "the type",
    "the object type",
    "the event type",
    "type",
    "object type",
];

/// Words by which it is said of some values alone.
const OF_SOME: &[&str] = &["for", "in", "on", "used", "with"];

/// Words right before `values` that say nothing else of them.
const POSSIBLE: &[&str] = &[
    "accepted",
    "allowable",
    "allowed",
    "available",
    "enum",
    "following",
    "it",
    "its",
    "legal",
    "permitted",
    "possible",
    "supported",
    "the",
    "valid",
];

/// Words right before a list by which it is what the value is or is to be, and no part of something else.
const BEING: &[&str] = &[
    "accepts",
    "are",
    "as",
    "be",
    "can",
    "choose",
    "equals",
    "is",
    "may",
    "must",
    "represents",
    "select",
    "should",
    "specifies",
    "specify",
    "takes",
    "will",
];

/// Words in a sentence before its list by which that is of what is not allowed, of when it is, or of a part.
const CONDITIONS: &[&str] = &[
    "apart",
    "besides",
    "but",
    "can't",
    "cannot",
    "contains",
    "default",
    "differ",
    "differs",
    "ends",
    "except",
    "excluding",
    "if",
    "ignored",
    "instead",
    "isn't",
    "mustn't",
    "never",
    "no",
    "not",
    "only",
    "formerly",
    "prefixed",
    "previously",
    "some",
    "starts",
    "suffixed",
    "than",
    "unless",
    "unlike",
    "until",
    "when",
    "whenever",
    "where",
    "while",
    "whose",
    "without",
];

/// Words by which a text is known to hold several values, or not only these.
const DOUBTS: &[&str] = &[
    "comma",
    "separated",
    "delimited",
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
    "other values",
    "more values",
    "may be added",
    "in the future",
    "not exhaustive",
    "additionally",
    "prefix",
    "also accepts",
    "also be",
    "may also",
    "can also",
    "any other",
    "or any",
    "any string",
    "any text",
    "any value",
    "free text",
    "append",
    "prepend",
    "suffix with",
    "or blank",
    "or empty",
    "or nothing",
    "or null",
    "or omitted",
    "or similar",
    "and similar",
    "or unset",
    "be combined",
    "combination of",
    "wildcards are",
    "negated",
    "otherwise it",
    "a custom",
    "or custom",
    "custom value",
    "custom values",
    "configurable",
    "contact us",
    "among others",
    "subject to change",
    "full list",
    "complete list",
    "at present",
    "for now",
    "at the moment",
    "time of writing",
    "unknown values",
    "be added",
];

/// A text with a list that cannot be read, or with two.
struct Unread;

/// The values that a description lists, if it does so beyond doubt.
pub fn listed(description: &str) -> Option<Vec<String>> {
    let found = match points::listed(description) {
        Some((values, rest)) => match in_sentences(&rest) {
            Ok(None) if !has_words_for_more(description) => Some(values),
            _ => None,
        },
        None => in_sentences(description).ok().flatten(),
    };
    let distinct: IndexSet<String> = found?.into_iter().collect();
    Some(distinct.into_iter().collect())
}

/// The values that the sentences of a description list.
fn in_sentences(description: &str) -> Result<Option<Vec<String>>, Unread> {
    let text = in_one_line(description);
    let small = text.to_ascii_lowercase();
    if has_words_for_more(&small) {
        return Ok(None);
    }
    let is_doubtful = has_bullets(description);
    let mut found: Option<Vec<String>> = None;
    for (lead, takes_words) in LEADS {
        for (start, _) in small.match_indices(lead) {
            if !is_meant(&small, start) {
                continue;
            }
            let rest = text[start + lead.len()..].trim_start();
            match list(rest, *takes_words, is_doubtful) {
                // What is introduced with a colon is a list, be it one that cannot be read.
                None if *takes_words => return Err(Unread),
                values => found = one(found, values)?,
            }
        }
    }
    for (start, _) in small.match_indices(ONLY) {
        let before = &small[..start];
        let is_of_part = is_about_a_part(before) || is_conditional(before);
        if !is_word_start(&small, start) || is_of_part || !is_of_itself(before) {
            continue;
        }
        let after = text[start + ONLY.len()..].trim_start();
        let mut between = BETWEEN.iter();
        let rest = between.find_map(|it| after.strip_prefix(it));
        let rest = rest.unwrap_or(after);
        match only(rest).filter(|value| value != "null" && !is_doubtful) {
            // What it is at times alone, it is not always.
            None if quoted(rest).is_some() => return Err(Unread),
            value => found = one(found, value.map(|value| vec![value]))?,
        }
    }
    Ok(found)
}

/// A text in one line; a paragraph that does not end as a sentence does is a heading, and part of the next one.
fn in_one_line(text: &str) -> String {
    let mut whole = String::new();
    let mut is_new = false;
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if words.is_empty() {
            is_new = true;
            continue;
        }
        if is_new && whole.ends_with(|sign: char| !sign.is_ascii_punctuation()) {
            whole.push(':');
        }
        if !whole.is_empty() {
            whole.push(' ');
        }
        whole.push_str(&words.join(" "));
        is_new = false;
    }
    whole
}

/// The one of two lists that is there.
fn one(
    known: Option<Vec<String>>,
    values: Option<Vec<String>>,
) -> Result<Option<Vec<String>>, Unread> {
    match (known, values) {
        (Some(known), Some(values)) if known != values => Err(Unread),
        (known, values) => Ok(known.or(values)),
    }
}

/// Whether what stands at this place of a text, in small letters, introduces a list of all values.
fn is_meant(text: &str, start: usize) -> bool {
    let before = &text[..start];
    let is_of_values = text[start..].starts_with("values");
    is_word_start(text, start) && !is_about_a_part(before) && !is_otherwise(before, is_of_values)
}

/// Whether a sentence that goes on with `always` speaks of the value itself, and of all times: it says nothing else before
/// that, or what the value is, with which the description begins.
fn is_of_itself(before: &str) -> bool {
    let (is_first, sentence) = match before.rsplit_once(". ") {
        Some((_, sentence)) => (false, sentence),
        None => (true, before),
    };
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let said = words.iter().rev().take_while(|word| ITSELF.contains(word));
    let said = said.count();
    let named = &words[..words.len() - said];
    let Some(last) = named.last() else {
        return true;
    };
    let is_type = OF_TYPES.iter().any(|start| sentence.starts_with(start));
    let is_told = is_type || named.contains(&"discriminator");
    let is_of_some = named
        .iter()
        .any(|word| OF_SOME.contains(word) || word.ends_with(':'));
    is_first && is_told && !is_of_some && (said > 0 || last.ends_with([',', '-']))
}

/// Whether a text says that its values are several, or more than it lists.
fn has_words_for_more(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let is_doubtful = DOUBTS.iter().any(|doubt| text.contains(doubt));
    is_doubtful || MORE.iter().any(|more| has_words(&text, more))
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

/// Whether the words before a list make something else of it: `max values: [10, 20]`, `not values: [..]`.
fn is_otherwise(before: &str, is_of_values: bool) -> bool {
    let sentence = before.rsplit(". ").next().unwrap_or(before);
    let last = sentence.split_whitespace().next_back().unwrap_or_default();
    let is_apart =
        last.is_empty() || last.ends_with([',', ':', ';', '-', '\u{2013}', '\u{2014}', '(', ')']);
    let is_said_of_it = match is_of_values {
        true => is_apart || POSSIBLE.contains(&last),
        false => is_apart || BEING.contains(&last),
    };
    !is_said_of_it || is_conditional(before)
}

/// Whether a sentence says before its list that this is of what is not allowed, of when it is, or of a part.
fn is_conditional(before: &str) -> bool {
    let sentence = before.rsplit(". ").next().unwrap_or(before);
    let mut words = sentence.split_whitespace();
    words.any(|word| CONDITIONS.contains(&word))
}
