//! The first differing lines of two texts, for people to read.

use similar::{DiffTag, TextDiff};

/// How many lines of each text are shown.
const LINES_SHOWN: usize = 3;

/// The lines of the first difference with their numbers, those of the old text with `-` and those
/// of the fresh text with `+`.
pub fn excerpt(old: &str, fresh: &str) -> String {
    let diff = TextDiff::from_lines(old, fresh);
    let mut excerpt = String::new();
    let mut hidden = 0;
    for operation in diff
        .ops()
        .iter()
        .filter(|operation| operation.tag() != DiffTag::Equal)
    {
        let (old_lines, fresh_lines) = (operation.old_range(), operation.new_range());
        if !excerpt.is_empty() {
            hidden += old_lines.len() + fresh_lines.len();
            continue;
        }
        hidden += old_lines.len().saturating_sub(LINES_SHOWN);
        hidden += fresh_lines.len().saturating_sub(LINES_SHOWN);
        for index in old_lines.take(LINES_SHOWN) {
            excerpt += &line(index, '-', diff.old_slice(index).unwrap_or_default());
        }
        for index in fresh_lines.take(LINES_SHOWN) {
            excerpt += &line(index, '+', diff.new_slice(index).unwrap_or_default());
        }
    }
    match hidden {
        0 => excerpt,
        _ => excerpt + &format!("        and {hidden} more\n"),
    }
}

fn line(index: usize, sign: char, text: &str) -> String {
    let (text, end) = match text.strip_suffix('\n') {
        Some(text) => (text, ""),
        None => (text, " (no line end)"),
    };
    let text: String = text.chars().map(visible).collect();
    format!("{:>6} {sign} {text}{end}\n", index + 1)
}

/// Control characters are shown as a mark, lest they reach the terminal.
pub fn visible(character: char) -> char {
    match character {
        '\t' => character,
        _ if character.is_control() => '\u{fffd}',
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn shows_the_first_difference_with_line_numbers() {
        assert_eq!(
            excerpt("a\nb\nc\n", "a\nB\nc\n"),
            "     2 - b\n     2 + B\n"
        );
        assert_eq!(excerpt("a\nc\n", "a\nb\nc\n"), "     2 + b\n");
        assert_eq!(excerpt("a\nb\nc\n", "a\nc\n"), "     2 - b\n");
    }

    #[test]
    fn counts_what_it_does_not_show() {
        assert_eq!(
            excerpt("1\n2\n3\n4\n5\nx\ny\n", "x\nz\n"),
            "     1 - 1\n     2 - 2\n     3 - 3\n        and 4 more\n"
        );
    }

    #[test]
    fn shows_a_missing_line_end_and_no_control_characters() {
        assert_eq!(
            excerpt("a\n", "a"),
            "     1 - a\n     1 + a (no line end)\n"
        );
        assert_eq!(excerpt("\u{1b}[31m\n", ""), "     1 - \u{fffd}[31m\n");
    }
}
