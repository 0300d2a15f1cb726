//! Gathers the words of a paragraph and wraps them into lines.

use super::blocks::{Content, Piece, Style};
use super::escapes::{Markup, at_line_start};

/// The words of a paragraph, written as Markdown.
#[derive(Default)]
pub struct Words {
    words: Vec<Word>,
    /// Whether what comes next belongs to the last word.
    is_open: bool,
}

#[derive(Default)]
struct Word {
    text: String,
    ends_line: bool,
}

impl Words {
    /// The words the pieces say.
    pub fn of(pieces: &[Piece], markup: &Markup) -> Self {
        let mut words = Words::default();
        for (at, piece) in pieces.iter().enumerate() {
            let next = pieces.get(at + 1);
            let is_next_alike = next.is_some_and(|next| next.style == piece.style);
            if at == 0 || pieces[at - 1].style != piece.style {
                words.write(piece.style.delimiter());
            }
            let after = match next {
                _ if !is_next_alike && piece.style != Style::Plain => '*',
                Some(next) if !is_next_alike && next.style != Style::Plain => '*',
                Some(next) => next.content.first(),
                None => ' ',
            };
            words.content(&piece.content, markup, after);
            if !is_next_alike {
                words.write(piece.style.delimiter());
            }
        }
        words
    }

    fn content(&mut self, content: &Content, markup: &Markup, after: char) {
        match content {
            Content::Text(text) => {
                let escaped = markup.escaped(text, self.last_character(), after);
                self.text(&escaped);
            }
            Content::Code(code) => self.write(&markup.code(code)),
            Content::Address(address) => self.write(&format!("<{address}>")),
            Content::Link { label, target } => self.link(label, target, &markup.in_label()),
            Content::Break => self.break_line(),
        }
    }

    fn link(&mut self, label: &[Content], target: &str, markup: &Markup) {
        self.write("[");
        for (at, content) in label.iter().enumerate() {
            let after = label.get(at + 1).map_or(']', Content::first);
            self.content(content, markup, after);
        }
        if target.contains(['(', ')']) {
            self.write(&format!("](<{target}>)"));
        } else {
            self.write(&format!("]({target})"));
        }
    }

    /// Adds text that may be broken at its spaces.
    fn text(&mut self, text: &str) {
        for (at, word) in text.split(' ').enumerate() {
            self.is_open &= at == 0;
            self.write(word);
        }
    }

    /// Adds to the last word, or starts a new one.
    fn write(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.is_open {
            self.words.push(Word::default());
            self.is_open = true;
        }
        if let Some(word) = self.words.last_mut() {
            word.text.push_str(text);
        }
    }

    fn break_line(&mut self) {
        if let Some(word) = self.words.last_mut() {
            word.ends_line = true;
        }
        self.is_open = false;
    }

    fn last_character(&self) -> char {
        let word = self.words.last().filter(|_| self.is_open);
        word.and_then(|word| word.text.chars().next_back())
            .unwrap_or(' ')
    }

    /// The words in a row, for the cell of a table.
    pub fn on_one_line(self) -> String {
        let words: Vec<String> = self.words.into_iter().map(|word| word.text).collect();
        words.join(" ")
    }

    /// The words in lines of at most `width` characters, where no single word is longer.
    pub fn wrapped(mut self, width: usize) -> Vec<String> {
        if let Some(last) = self.words.last_mut() {
            last.ends_line = false;
        }
        let mut lines = Vec::new();
        let mut line = String::new();
        let mut length = 0;
        for word in self.words {
            let ending = if word.ends_line { "\\" } else { "" };
            let added = 1 + word.text.chars().count() + ending.len();
            if !line.is_empty() && length + added > width {
                lines.push(std::mem::take(&mut line));
            }
            if line.is_empty() {
                line = at_line_start(&word.text);
                length = line.chars().count();
            } else {
                line.push(' ');
                line.push_str(&word.text);
                length += added;
            }
            if word.ends_line {
                line.push_str(ending);
                lines.push(std::mem::take(&mut line));
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }
}
