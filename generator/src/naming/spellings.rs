//! What tells texts apart whose letters are the same: their signs, and how they are written.

use std::collections::BTreeSet;

use crate::lower::names::sign;

/// New names for some of a few texts.
pub struct Spelled {
    /// Each text that gets another name, and that name.
    pub names: Vec<(String, String)>,
    /// What they are named after.
    pub by: &'static str,
}

/// The names of texts that come to one, by what is lost in that; `taken` are the names of others.
pub fn spelled(
    texts: &[String],
    case: fn(&str) -> String,
    taken: &BTreeSet<String>,
) -> Option<Spelled> {
    if texts.is_empty() {
        return None;
    }
    let split: Vec<Split> = texts.iter().map(|text| Split::new(text)).collect();
    let letters = |split: &Split| {
        split
            .letters
            .iter()
            .flat_map(|it| it.to_lowercase())
            .collect()
    };
    let first: Option<String> = split.first().map(letters);
    let are_same = split
        .iter()
        .map(letters)
        .all(|it: String| Some(it) == first);
    let by_signs = |is_spelled: fn(&Split, usize) -> bool| {
        if !are_same {
            return None;
        }
        let count = split[0].gaps.len();
        let differ = |index: &usize| {
            split
                .iter()
                .any(|it| it.gaps[*index] != split[0].gaps[*index])
        };
        let chosen: Vec<usize> = (0..count)
            .filter(differ)
            .filter(|index| split.iter().any(|it| is_spelled(it, *index)))
            .collect();
        split.iter().map(|it| it.spelled(&chosen)).collect()
    };
    let by_gaps = by_signs(|_, _| true);
    let candidates = [
        ("their signs", by_signs(Split::is_sign)),
        ("the numbers that they are", as_numbers(texts)),
        ("how they are written", styled(texts, texts, case)),
        (
            "their signs, and how they are written",
            by_signs(Split::is_sign).map(|names| styled_where_alike(texts, &names, case)),
        ),
        ("the signs between their words", by_gaps.clone()),
        (
            "how they are written, and the signs between their words",
            by_gaps.and_then(|names| styled(texts, &names, case)),
        ),
    ];
    let plainest = plainest(texts, case).filter(|plainest| !taken.contains(&case(plainest)));
    candidates.into_iter().find_map(|(by, candidate)| {
        let names = texts.iter().zip(candidate?);
        let names = names.map(|(text, name)| match Some(text) == plainest {
            true => (text, case(text)),
            false => (text, case(&name)),
        });
        let names: Vec<(&String, String)> = names.collect();
        let distinct: BTreeSet<&String> = names.iter().map(|(_, name)| name).collect();
        let is_free =
            distinct.len() == names.len() && names.iter().all(|(_, it)| !taken.contains(it));
        let renamed = names.iter().filter(|(text, name)| case(text) != *name);
        let names = renamed.map(|(text, name)| ((*text).clone(), name.clone()));
        is_free.then(|| Spelled {
            names: names.collect(),
            by,
        })
    })
}

/// The name of a text whose own name an overlay has given to another: with the word for what it is.
pub fn with_noun(
    texts: &[String],
    noun: &str,
    case: fn(&str) -> String,
    taken: &BTreeSet<String>,
) -> Option<Spelled> {
    let [text] = texts else {
        return None;
    };
    let name = case(&format!("{text} {noun}"));
    (!taken.contains(&name)).then(|| Spelled {
        names: vec![(text.clone(), name)],
        by: "what it is",
    })
}

/// The text that keeps its name: the one that is that name, has the fewest signs that are lost, or is written in the most
/// usual way, where none has signs; none if several are.
fn plainest(texts: &[String], case: fn(&str) -> String) -> Option<&String> {
    let signs = |text: &String| {
        let split = Split::new(text);
        let signs = (0..split.gaps.len()).filter(|index| split.is_sign(*index));
        signs.count()
    };
    let have_signs = texts.iter().any(|text| signs(text) > 0);
    let rank = |text: &String| {
        let style = STYLES.iter().position(|it| *it == style(text));
        (
            case(text) != *text,
            signs(text),
            style.filter(|_| !have_signs),
        )
    };
    let first = texts.iter().map(rank).min()?;
    let mut plainest = texts.iter().filter(|text| rank(text) == first);
    plainest.next().filter(|_| plainest.next().is_none())
}

/// The letters and digits of a text, and what stands before, between and after them.
struct Split {
    letters: Vec<char>,
    gaps: Vec<String>,
}

impl Split {
    fn new(text: &str) -> Self {
        let mut split = Self {
            letters: Vec::new(),
            gaps: vec![String::new()],
        };
        for letter in text.chars() {
            if letter.is_alphanumeric() {
                split.letters.push(letter);
                split.gaps.push(String::new());
            } else if let Some(gap) = split.gaps.last_mut() {
                gap.push(letter);
            }
        }
        split
    }

    /// Whether what stands before a letter is more than the end of a word.
    fn is_sign(&self, index: usize) -> bool {
        let gap = &self.gaps[index];
        let is_end = index == 0 || index == self.letters.len();
        let ends_word = |letter: char| matches!(letter, '_' | '-' | ' ' | '.');
        let is_of_number = gap.ends_with('-') && self.begins_number(index);
        !gap.is_empty() && (is_end || is_of_number || !gap.chars().all(ends_word))
    }

    fn begins_number(&self, index: usize) -> bool {
        self.letters.get(index).is_some_and(char::is_ascii_digit)
    }

    /// The text with the signs in these gaps as words, if each has one.
    fn spelled(&self, chosen: &[usize]) -> Option<String> {
        let mut text = String::new();
        for (index, gap) in self.gaps.iter().enumerate() {
            match chosen.contains(&index) {
                true => {
                    for letter in gap.chars() {
                        text += &format!("_{}_", self.word(index, letter)?);
                    }
                }
                false => text += gap,
            }
            text.extend(self.letters.get(index));
        }
        Some(text)
    }

    fn word(&self, index: usize, letter: char) -> Option<String> {
        let word = match letter {
            '-' if index > 0 && !self.begins_number(index) => "hyphen",
            '$' => "dollar",
            '"' | '\'' | '`' => "quote",
            '(' | ')' | '[' | ']' | '{' | '}' => "bracket",
            ';' => "semicolon",
            '\\' => "backslash",
            _ if letter.is_ascii_punctuation() || letter == ' ' => return Some(sign(letter)),
            _ => return None,
        };
        Some(word.to_owned())
    }
}

/// Names of texts, each with the word for how it is written, if that tells what would have one name.
fn styled(texts: &[String], names: &[String], case: fn(&str) -> String) -> Option<Vec<String>> {
    let ways = texts.iter().map(|text| style(text)).zip(names);
    let distinct: BTreeSet<(&str, String)> =
        ways.clone().map(|(way, name)| (way, case(name))).collect();
    let named = ways.map(|(way, name)| format!("{name} {way}"));
    (distinct.len() == texts.len()).then(|| named.collect())
}

/// Names of texts, those of which would have one name with the word for how they are written.
fn styled_where_alike(texts: &[String], names: &[String], case: fn(&str) -> String) -> Vec<String> {
    let is_alone = |name: &String| {
        let alike = names.iter().filter(|other| case(other) == case(name));
        alike.count() == 1
    };
    let named = texts.iter().zip(names);
    let named = named.map(|(text, name)| match is_alone(name) {
        true => name.clone(),
        false => format!("{name} {}", style(text)),
    });
    named.collect()
}

/// Names of texts of which some are numbers (`8` beside `N8`): these say so.
fn as_numbers(texts: &[String]) -> Option<Vec<String>> {
    let is_number = |text: &String| text.starts_with(|sign: char| sign.is_ascii_digit());
    let numbers = texts.iter().filter(|text| is_number(text)).count();
    let named = texts.iter().map(|text| match is_number(text) {
        true => format!("number {text}"),
        false => text.clone(),
    });
    (numbers == 1).then(|| named.collect())
}

/// The ways in which texts are written, the most usual first.
const STYLES: &[&str] = &[
    "snake case",
    "lower case",
    "camel case",
    "pascal case",
    "capitalized",
    "kebab case",
    "train case",
    "underscored",
    "dotted",
    "spaced",
    "capitals",
    "upper case",
];

/// How a text is written.
pub fn style(text: &str) -> &'static str {
    let has = |sign: char| text.contains(sign);
    let letters: Vec<char> = text.chars().filter(|it| it.is_alphabetic()).collect();
    let is_upper = |letter: &char| letter.is_uppercase();
    let starts_upper = letters.first().is_some_and(is_upper);
    let later = letters.iter().skip(1);
    match () {
        () if letters.iter().all(is_upper) => "upper case",
        () if has(' ') => "spaced",
        () if has('.') => "dotted",
        () if has('-') && letters.iter().any(is_upper) => "train case",
        () if has('-') => "kebab case",
        () if letters.windows(2).any(|pair| pair.iter().all(is_upper)) => "capitals",
        () if has('_') && !letters.iter().any(is_upper) => "snake case",
        () if has('_') => "underscored",
        () if !starts_upper && later.clone().any(is_upper) => "camel case",
        () if !starts_upper => "lower case",
        () if later.clone().any(is_upper) => "pascal case",
        () => "capitalized",
    }
}
