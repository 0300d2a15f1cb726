//! Reads the HTML within Markdown: tags that Markdown has words for do their work, and all others
//! are shown as the text they are.

use super::addresses::target;
use super::blocks::Content;
use super::containers::Kind;
use super::events::Reader;
use super::spans::SpanKind;
use super::tags::{Meaning, Tag, Token, tokens};

impl Reader {
    /// Reads a stretch of HTML.
    pub fn markup(&mut self, html: &str) {
        for token in tokens(html) {
            match token {
                Token::Text(text) => self.text(&text),
                Token::Tag(tag) if self.code.is_some() => self.tag_in_code(&tag),
                Token::Tag(tag) => self.tag(&tag),
            }
        }
    }

    /// Within preformatted text tags only set the looks, unless they are no tags of HTML at all.
    fn tag_in_code(&mut self, tag: &Tag) {
        match tag.meaning() {
            Some(Meaning::Preformatted) if tag.closing => self.end_code(),
            Some(Meaning::LineBreak) => self.push(Content::Break),
            Some(_) => {}
            None => self.text(tag.source),
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let is_known = match tag.meaning() {
            Some(meaning) if self.table.is_some() && meaning.is_block() => {
                self.push(Content::Break);
                true
            }
            Some(meaning) if tag.closing => self.closing_tag(&meaning, &tag.name),
            Some(meaning) => self.opening_tag(&meaning, tag),
            None => false,
        };
        if !is_known {
            self.text(tag.source);
        }
    }

    /// Does what an opening tag means, if it means something here.
    fn opening_tag(&mut self, meaning: &Meaning, tag: &Tag) -> bool {
        match meaning {
            Meaning::Nothing => {}
            Meaning::LineBreak => self.push(Content::Break),
            Meaning::Paragraph => self.flush(),
            Meaning::Heading(style) => {
                self.flush();
                self.open(SpanKind::Style(*style), Some(tag));
            }
            Meaning::Style(style) => self.open(SpanKind::Style(*style), Some(tag)),
            Meaning::Code => self.open(SpanKind::Code, Some(tag)),
            Meaning::Link => {
                let address = tag.attribute("href").unwrap_or_default();
                self.open(SpanKind::Link(target(&address)), Some(tag));
            }
            Meaning::Image => self.text(&tag.attribute("alt").unwrap_or_default()),
            Meaning::Preformatted => {
                self.flush();
                self.code = Some(String::new());
            }
            Meaning::Container(kind) => return self.open_html(*kind, tag),
        }
        true
    }

    /// Does what a closing tag means, if there is something to close.
    fn closing_tag(&mut self, meaning: &Meaning, name: &str) -> bool {
        match meaning {
            Meaning::Nothing => true,
            Meaning::LineBreak => {
                self.push(Content::Break);
                true
            }
            Meaning::Paragraph => {
                self.flush();
                true
            }
            Meaning::Heading(_) => {
                let is_closed = self.close_tag(name);
                self.flush();
                is_closed
            }
            Meaning::Style(_) | Meaning::Code | Meaning::Link => self.close_tag(name),
            Meaning::Image | Meaning::Preformatted => false,
            Meaning::Container(_) => {
                self.flush();
                self.containers.close_html(name)
            }
        }
    }

    /// Opens a container of Markdown.
    pub fn open_container(&mut self, kind: Kind) {
        self.flush();
        self.containers.open_markdown(kind);
    }

    fn open_html(&mut self, kind: Kind, tag: &Tag) -> bool {
        self.flush();
        self.containers.open_html(kind, tag)
    }
}
