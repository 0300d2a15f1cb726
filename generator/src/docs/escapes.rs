//! Escapes text where Markdown would read it as markup, and only there.

use super::blocks::{Content, Piece, Style};
use super::entities;

/// The characters that may be markup in one paragraph, out of those that need company to be so.
#[derive(Clone)]
pub struct Markup(String);

impl Markup {
    /// The markup of a paragraph, or of a cell of a table.
    pub fn of(pieces: &[Piece], in_table: bool) -> Self {
        let is_styled = pieces.iter().any(|piece| piece.style != Style::Plain);
        let all: String = pieces.iter().map(|piece| piece.content.text()).collect();
        let texts: String = pieces.iter().map(bare_text).collect();
        let is_broken = pieces
            .iter()
            .any(|piece| matches!(piece.content, Content::Break));
        let is_paired = |character| texts.matches(character).nth(1).is_some();
        let conditions = [
            ('*', is_styled || is_paired('*')),
            ('~', is_styled || is_paired('~')),
            ('_', is_paired('_')),
            ('[', texts.contains(']')),
            // What holds an `@` may be a mail address in angle brackets.
            ('<', all.contains('@')),
            ('\\', is_broken),
            ('|', in_table),
        ];
        let markup = conditions.into_iter().filter(|(_, may_be)| *may_be);
        Markup(markup.map(|(character, _)| character).collect())
    }

    /// The same within the label of a link.
    pub fn in_label(&self) -> Self {
        Markup(format!("{}[]", self.0))
    }

    /// The text, escaped as its own characters and those around it demand.
    pub fn escaped(&self, text: &str, before: char, after: char) -> String {
        let characters: Vec<char> = text.chars().collect();
        let mut escaped = String::with_capacity(text.len());
        let mut before = before;
        let mut at = 0;
        for run in characters.chunk_by(|left, right| left == right && "*_~".contains(*left)) {
            let rest = &characters[at..];
            at += run.len();
            let next = characters.get(at).copied().unwrap_or(after);
            let is_markup = match run[0] {
                '`' => true,
                '\\' => next == ' ' || next.is_ascii_punctuation(),
                '<' => {
                    next.is_ascii_alphabetic()
                        || "/!?".contains(next)
                        || (self.holds('<') && next != ' ')
                }
                '&' => entities::is_reference(rest),
                '!' => at == characters.len() && next == '[',
                '_' => {
                    self.holds('_') && !self.is_inert(before, next) && !is_within_word(before, next)
                }
                '*' | '~' => self.holds(run[0]) && !self.is_inert(before, next),
                character => self.holds(character),
            };
            for &character in run {
                if is_markup {
                    escaped.push('\\');
                }
                escaped.push(character);
                before = character;
            }
        }
        escaped
    }

    /// A span of code, with the backticks and the padding its text calls for.
    pub fn code(&self, code: &str) -> String {
        let delimiter = "`".repeat(longest_run(code) + 1);
        let padding = if code.starts_with('`') || code.ends_with('`') {
            " "
        } else {
            ""
        };
        let code = if self.holds('|') {
            code.replace('|', "\\|")
        } else {
            code.to_owned()
        };
        format!("{delimiter}{padding}{code}{padding}{delimiter}")
    }

    /// Delimiters between spaces open and close nothing, unless the second space gives way to
    /// the backslash of a line break.
    fn is_inert(&self, before: char, after: char) -> bool {
        before == ' ' && after == ' ' && !self.holds('\\')
    }

    fn holds(&self, character: char) -> bool {
        self.0.contains(character)
    }
}

/// What of a piece is text to escape, with the brackets of a link around its label.
fn bare_text(piece: &Piece) -> String {
    match &piece.content {
        Content::Text(text) => text.clone(),
        Content::Link { .. } => format!("[{}]", piece.content.text()),
        _ => String::new(),
    }
}

/// The length of the longest run of backticks.
pub fn longest_run(code: &str) -> usize {
    let runs = code.split(|character| character != '`');
    runs.map(str::len).max().unwrap_or(0)
}

fn is_within_word(before: char, after: char) -> bool {
    before.is_alphanumeric() && after.is_alphanumeric()
}

/// The first word of a line, escaped if it would start anything but a paragraph.
pub fn at_line_start(word: &str) -> String {
    let consists_of =
        |characters: &str| word.chars().all(|character| characters.contains(character));
    let number = word.strip_suffix(['.', ')']).unwrap_or_default();
    if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
        let (number, point) = word.split_at(number.len());
        format!("{number}\\{point}")
    } else if ["*", "_", "~"].into_iter().any(consists_of) {
        word.chars()
            .flat_map(|delimiter| ['\\', delimiter])
            .collect()
    } else if word.starts_with('>')
        || word == "+"
        || (consists_of("#") && word.len() <= 6)
        || ["-:|", "="].into_iter().any(consists_of)
    {
        format!("\\{word}")
    } else {
        word.to_owned()
    }
}
