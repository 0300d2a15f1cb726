//! The quotes, lists and items that are open while prose is read.

use super::blocks::{Block, Content, Piece};
use super::pieces::{printable, tidy};
use super::tags::Tag;

/// Containers deeper than this melt into the one around them, so that hostile prose can neither
/// exhaust the stack nor indent its lines without end.
const DEEPEST: usize = 12;

/// The finished blocks and the containers that still gather some.
#[derive(Default)]
pub struct Containers {
    page: Vec<Block>,
    open: Vec<Container>,
}

struct Container {
    kind: Kind,
    blocks: Vec<Block>,
    /// The finished items of a list.
    items: Vec<Vec<Block>>,
    opener: Opener,
}

/// What kind of container it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Quote,
    /// A list, with its first number if it is numbered.
    List(Option<u64>),
    Item,
}

/// What opened a container.
enum Opener {
    Markdown,
    Html { name: String, source: String },
}

impl Containers {
    /// Opens a container of Markdown, which is always closed in its turn.
    pub fn open_markdown(&mut self, kind: Kind) {
        self.open(kind, Opener::Markdown);
    }

    /// Opens a container of HTML, unless it is an item outside a list.
    pub fn open_html(&mut self, kind: Kind, tag: &Tag) -> bool {
        if kind == Kind::Item {
            if self.html_kind() == Some(Kind::Item) {
                self.close(true);
            }
            if !matches!(self.html_kind(), Some(Kind::List(_))) {
                return false;
            }
        }
        let (name, source) = (tag.name.clone(), tag.source.to_owned());
        self.open(kind, Opener::Html { name, source });
        true
    }

    fn open(&mut self, kind: Kind, opener: Opener) {
        self.open.push(Container {
            kind,
            blocks: Vec::new(),
            items: Vec::new(),
            opener,
        });
    }

    /// The kind of the innermost container, if HTML opened it.
    fn html_kind(&self) -> Option<Kind> {
        let innermost = self.open.last()?;
        innermost.html_name().map(|_| innermost.kind)
    }

    /// Closes the innermost container of Markdown and the unfinished HTML within it.
    pub fn close_markdown(&mut self) {
        while self.html_kind().is_some() {
            self.close(false);
        }
        self.close(true);
    }

    /// Closes the innermost container that a tag of this name opened, if there is one.
    pub fn close_html(&mut self, name: &str) -> bool {
        let mut names = self.open.iter().rev().map_while(Container::html_name);
        let Some(within) = names.position(|open| open == name) else {
            return false;
        };
        for _ in 0..within {
            self.close(false);
        }
        self.close(true);
        true
    }

    /// Closes the innermost container. If its end is missing in the prose, its tag is shown
    /// as text and its blocks stand for themselves; only items may lack their end.
    fn close(&mut self, is_complete: bool) {
        let Some(Container {
            kind,
            blocks,
            items,
            opener,
        }) = self.open.pop()
        else {
            return;
        };
        let is_empty = blocks.is_empty() && items.is_empty();
        match (kind, opener) {
            (Kind::List(_) | Kind::Quote, Opener::Html { source, .. }) if !is_complete => {
                let text = Piece::plain(Content::Text(printable(&source)));
                self.push(Block::Paragraph(tidy(vec![text])));
                for block in items.into_iter().flatten().chain(blocks) {
                    self.push(block);
                }
            }
            _ if is_empty => {}
            (Kind::Quote, _) => self.push(Block::Quote(blocks)),
            (Kind::List(start), _) => self.push(Block::List { start, items }),
            (Kind::Item, _) => {
                if let Some(list) = self.innermost() {
                    list.items.push(blocks);
                }
            }
        }
    }

    /// Adds a block to the innermost container; what stands in a list is an item.
    pub fn push(&mut self, block: Block) {
        match self.innermost() {
            Some(list) if matches!(list.kind, Kind::List(_)) => list.items.push(vec![block]),
            Some(container) => join(&mut container.blocks, block),
            None => join(&mut self.page, block),
        }
    }

    /// The innermost container that is not too deep to gather blocks.
    fn innermost(&mut self) -> Option<&mut Container> {
        self.open.iter_mut().take(DEEPEST).next_back()
    }

    /// All blocks; what is still open is unfinished HTML.
    pub fn into_blocks(mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.close(false);
        }
        self.page
    }
}

impl Container {
    fn html_name(&self) -> Option<&str> {
        match &self.opener {
            Opener::Markdown => None,
            Opener::Html { name, .. } => Some(name),
        }
    }
}

/// Adds a block; a list joins a list of its kind before it, since Markdown would read one list.
fn join(blocks: &mut Vec<Block>, block: Block) {
    match (blocks.last_mut(), block) {
        (Some(Block::List { start: last, items }), Block::List { start, items: more })
            if last.is_some() == start.is_some() =>
        {
            items.extend(more);
        }
        (_, block) => blocks.push(block),
    }
}
