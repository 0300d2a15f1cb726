//! How a list is written: in brackets, as quoted values, or as words.

/// Words in parentheses by which a list may not be of all values, or of something else.
const UNSURE: &[&str] = &[
    "any",
    "depending",
    "exhaustive",
    "more",
    "not",
    "other",
    "others",
    "see",
    "unless",
    "only",
];

/// The values of a list with which a text begins; in brackets alone where something else makes it doubtful.
pub fn list(rest: &str, takes_words: bool, is_doubtful: bool) -> Option<Vec<String>> {
    if let Some(rest) = rest.strip_prefix('[') {
        let (inside, after) = rest.split_once(']')?;
        let is_all = matches!(next(without_remark(after)?), Next::End);
        let items = inside.split(',').filter(|_| is_all);
        let values = items.map(|item| word(unquoted(item.trim())));
        return values
            .collect::<Option<Vec<_>>>()
            .filter(|values| !values.is_empty());
    }
    if is_doubtful {
        return None;
    }
    let values = match quoted_list(rest) {
        Some(values) => values,
        None if takes_words => word_list(&without_remarks(rest)?)?,
        None => return None,
    };
    (values.len() > 1).then_some(values)
}

/// The value in quotes with which a text begins, if its sentence ends with it.
pub fn only(rest: &str) -> Option<String> {
    let (value, after) = quoted(rest)?;
    matches!(next(without_remark(after)?), Next::End).then_some(value)
}

/// What comes after words in parentheses about a value, if there are some; nothing if they may say more.
fn without_remark(after: &str) -> Option<&str> {
    let Some(rest) = after.strip_prefix(" (") else {
        return Some(after);
    };
    let (remark, after) = rest.split_once(')')?;
    let mut words = remark.split(|sign: char| !sign.is_alphanumeric());
    let is_unsure = words.any(|word| UNSURE.contains(&word.to_ascii_lowercase().as_str()));
    (!is_unsure).then_some(after)
}

/// The same of all that is said of values in a text.
fn without_remarks(text: &str) -> Option<String> {
    let mut whole = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(" (") {
        whole.push_str(&rest[..start]);
        rest = without_remark(&rest[start..])?;
    }
    Some(whole + rest)
}

/// `a`, `b` or `c`, up to the end of the sentence.
fn quoted_list(mut rest: &str) -> Option<Vec<String>> {
    let mut values = Vec::new();
    loop {
        let (value, after) = quoted(rest)?;
        values.push(value);
        rest = match next(without_remark(after)?) {
            Next::Value(rest) => rest,
            Next::End => return Some(values),
            Next::Other => return None,
        };
    }
}

/// The value in quotes with which a text begins, and what comes after it.
pub fn quoted(text: &str) -> Option<(String, &str)> {
    let mut quotes = ["**", "`", "\"", "'"].into_iter();
    let quote = quotes.find(|quote| text.starts_with(quote))?;
    let (value, after) = text[quote.len()..].split_once(quote)?;
    let value = value.trim_matches('`');
    let is_value = !value.is_empty() && !value.contains(['<', '{', '*', '`', '"', '$']);
    (is_value && !is_form(value)).then(|| (value.to_owned(), after))
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
    if rest.contains('|') {
        return rest.split('|').map(|item| word(item.trim())).collect();
    }
    let (others, last) = match [" or ", " and "].map(|joint| rest.rsplit_once(joint)) {
        [Some(ends), _] | [_, Some(ends)] => ends,
        [None, None] => return rest.split(',').map(|item| word(item.trim())).collect(),
    };
    let others = others.strip_suffix(',').unwrap_or(others).split(',');
    others.chain([last]).map(|item| word(item.trim())).collect()
}

/// A text that is one word, and no range.
pub fn word(text: &str) -> Option<String> {
    let is_sign = |sign: char| sign.is_alphanumeric() || "_-.:/".contains(sign);
    let is_word = !text.is_empty()
        && text.chars().all(is_sign)
        && !text.starts_with(':')
        && !text.ends_with(['.', ':']);
    (is_word && !is_range(text) && !is_form(text)).then(|| text.to_owned())
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

/// Whether a text stands for points in time that are written like it (`YYYY-MM-DD`), or for what begins like it
/// (`https://`).
fn is_form(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let mut forms = ["yyyy", "hh:mm", "mm/dd", "dd/mm"].into_iter();
    text.ends_with("://") || forms.any(|form| text.contains(form))
}

fn unquoted(text: &str) -> &str {
    ['"', '\'', '`']
        .into_iter()
        .find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(text)
}
