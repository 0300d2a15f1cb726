//! The spans of a paragraph while it is read: emphasis, code and links.

use std::mem;

use super::blocks::{Block, Content, Piece, Style};
use super::events::Reader;
use super::pieces::{paragraphs, printable};
use super::tags::Tag;

/// A part of a paragraph, from the piece at `start` on.
pub struct Span {
    start: usize,
    kind: SpanKind,
    /// The name of the HTML tag that opened it. The tag stands as text in the piece at `start`,
    /// to be shown if its end never comes.
    tag: Option<String>,
}

/// What a span makes of its pieces.
pub enum SpanKind {
    Style(Style),
    Code,
    /// A link, unless its target may not be linked.
    Link(Option<String>),
    /// Text in angle brackets that is no link.
    Bracketed,
}

impl Reader {
    /// Adds text to the paragraph or to the block of code.
    pub fn text(&mut self, text: &str) {
        match &mut self.code {
            Some(code) => code.push_str(text),
            None => self.push(Content::Text(printable(text))),
        }
    }

    /// Adds a span of code on one line; a blank one is but space.
    pub fn code_span(&mut self, code: &str) {
        let code = printable(code);
        let words: Vec<&str> = code.split_whitespace().collect();
        self.push(if words.is_empty() {
            Content::Text(" ".to_owned())
        } else {
            Content::Code(words.join(" "))
        });
    }

    /// Adds to the paragraph or to the block of code.
    pub fn push(&mut self, content: Content) {
        match (&mut self.code, content) {
            (Some(code), Content::Break) => code.push('\n'),
            (Some(code), content) => code.push_str(&content.text()),
            (None, content) => self.pieces.push(Piece::plain(content)),
        }
    }

    /// Opens a span, of Markdown or of an HTML tag.
    pub fn open(&mut self, kind: SpanKind, tag: Option<&Tag>) {
        let start = self.pieces.len();
        if let Some(tag) = tag {
            self.text(tag.source);
        }
        let tag = tag.map(|tag| tag.name.clone());
        self.spans.push(Span { start, kind, tag });
    }

    /// Closes the innermost span of Markdown; HTML that began within it lacks its end.
    pub fn close(&mut self) {
        while let Some(span) = self.spans.pop() {
            if span.tag.is_none() {
                self.apply(&span);
                return;
            }
        }
    }

    /// Closes the innermost span that a tag of this name opened, if there is one.
    pub fn close_tag(&mut self, name: &str) -> bool {
        let mut tags = self
            .spans
            .iter()
            .rev()
            .map_while(|span| span.tag.as_deref());
        let Some(within) = tags.position(|tag| tag == name) else {
            return false;
        };
        self.spans.truncate(self.spans.len() - within);
        if let Some(span) = self.spans.pop() {
            self.pieces[span.start].content = Content::Text(String::new());
            self.apply(&span);
        }
        true
    }

    /// Turns the pieces of a span into what it makes of them.
    fn apply(&mut self, span: &Span) {
        match &span.kind {
            SpanKind::Style(style) => {
                for piece in &mut self.pieces[span.start..] {
                    piece.style = piece.style.max(*style);
                }
            }
            SpanKind::Code => {
                let inner = self.pieces.split_off(span.start);
                let code: String = inner.iter().map(|piece| piece.content.text()).collect();
                self.code_span(&code);
            }
            SpanKind::Link(Some(target)) => self.link(span.start, target),
            SpanKind::Link(None) => {}
            SpanKind::Bracketed => self.text(">"),
        }
    }

    /// Makes the pieces from `start` on the label of a link, in the strongest of their styles.
    fn link(&mut self, start: usize, address: &str) {
        let inner = self.pieces.split_off(start);
        let style = inner
            .iter()
            .map(|piece| piece.style)
            .max()
            .unwrap_or(Style::Plain);
        let label: Vec<Content> = inner
            .into_iter()
            .flat_map(|piece| piece.content.into_label())
            .collect();
        let text: String = label.iter().map(Content::text).collect();
        let target = address.to_owned();
        let content = if text.trim().is_empty() || text.trim() == target {
            Content::Address(target)
        } else {
            Content::Link { label, target }
        };
        self.pieces.push(Piece { style, content });
    }

    /// Takes the pieces read so far; spans of Markdown go on in the pieces to come.
    pub fn take_pieces(&mut self) -> Vec<Piece> {
        let mut spans = mem::take(&mut self.spans);
        spans.retain(|span| span.tag.is_none());
        for span in spans.iter_mut().rev() {
            self.apply(span);
            span.start = 0;
        }
        self.spans = spans;
        mem::take(&mut self.pieces)
    }

    /// Ends the paragraph, or the block of code, that is being read.
    pub fn flush(&mut self) {
        self.end_code();
        for paragraph in paragraphs(self.take_pieces()) {
            self.containers.push(Block::Paragraph(paragraph));
        }
    }

    /// Ends the block of code: its lines have no trailing blanks, and no two of them are empty.
    pub fn end_code(&mut self) {
        let code = self.code.take().unwrap_or_default().replace('\t', "    ");
        let lines = code
            .lines()
            .map(|line| printable(line).trim_end().to_owned());
        let mut kept: Vec<String> = Vec::new();
        for line in lines {
            let is_after_empty = kept.last().is_none_or(String::is_empty);
            if !(line.is_empty() && is_after_empty) {
                kept.push(line);
            }
        }
        let code = kept.join("\n").trim_end().to_owned();
        if !code.is_empty() {
            self.containers.push(Block::Code(code));
        }
    }
}
