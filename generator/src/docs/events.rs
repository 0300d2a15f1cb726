//! Reads Markdown: the events of its parser, and the HTML among them, become blocks.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::addresses;
use super::blocks::{Alignment, Block, Content, Piece, Style};
use super::containers::{Containers, Kind};
use super::pieces::tidy;
use super::spans::{Span, SpanKind};

/// The blocks of the prose.
pub fn blocks(markdown: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(markdown, options) {
        reader.event(event);
    }
    reader.flush();
    reader.containers.into_blocks()
}

/// What has been read of the prose so far.
#[derive(Default)]
pub struct Reader {
    pub containers: Containers,
    /// The paragraph, heading or cell being read.
    pub pieces: Vec<Piece>,
    /// What began within the paragraph and has not ended yet.
    pub spans: Vec<Span>,
    /// The block of code being read.
    pub code: Option<String>,
    /// The block of HTML being read.
    html: Option<String>,
    pub table: Option<Table>,
}

pub struct Table {
    alignments: Vec<Alignment>,
    rows: Vec<Vec<Vec<Piece>>>,
}

impl Reader {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(code) => self.code_span(&code),
            Event::Html(html) | Event::InlineHtml(html) => match &mut self.html {
                Some(block) => block.push_str(&html),
                None => self.markup(&html),
            },
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.push(Content::Break),
            // Rules are dropped; the other events belong to extensions that are not enabled.
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph => self.flush(),
            Tag::Heading { .. } => {
                self.flush();
                self.open(SpanKind::Style(Style::Strong), None);
            }
            Tag::BlockQuote(_) => self.open_container(Kind::Quote),
            Tag::List(start) => self.open_container(Kind::List(start)),
            Tag::Item => self.open_container(Kind::Item),
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = Some(String::new());
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html = Some(String::new());
            }
            Tag::Table(alignments) => {
                self.flush();
                self.table = Some(Table {
                    alignments,
                    rows: Vec::new(),
                });
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::Emphasis => self.open(SpanKind::Style(Style::Emphatic), None),
            Tag::Strong => self.open(SpanKind::Style(Style::Strong), None),
            Tag::Strikethrough => self.open(SpanKind::Style(Style::Struck), None),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.start_link(link_type, &dest_url),
            _ => {}
        }
    }

    fn start_link(&mut self, link_type: LinkType, address: &str) {
        let target = match link_type {
            LinkType::Email => addresses::mailbox(address),
            _ => addresses::target(address),
        };
        let kind = match link_type {
            LinkType::Email | LinkType::Autolink if target.is_none() => SpanKind::Bracketed,
            _ => SpanKind::Link(target),
        };
        if let SpanKind::Bracketed = kind {
            self.text("<");
        }
        self.open(kind, None);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(_) => {
                self.close();
                self.flush();
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.flush();
                self.containers.close_markdown();
            }
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => {
                let html = self.html.take().unwrap_or_default();
                self.markup(&html);
                self.flush();
            }
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Table => self.end_table(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {
                self.close()
            }
            _ => {}
        }
    }

    /// Ends a cell, which has but one line.
    fn end_cell(&mut self) {
        let mut pieces = self.take_pieces();
        for piece in pieces.iter_mut().filter(|piece| piece.is_blank()) {
            piece.content = Content::Text(" ".to_owned());
        }
        if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
            row.push(tidy(pieces));
        }
    }

    fn end_table(&mut self) {
        let Some(Table { alignments, rows }) = self.table.take() else {
            return;
        };
        let is_blank = rows.iter().flatten().flatten().all(Piece::is_blank);
        if !is_blank {
            self.containers.push(Block::Table { alignments, rows });
        }
    }
}
