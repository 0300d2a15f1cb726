//! Prose between reading and writing: blocks of styled pieces.

pub use pulldown_cmark::Alignment;

/// A part of a page that stands on lines of its own.
pub enum Block {
    Paragraph(Vec<Piece>),
    Code(String),
    Quote(Vec<Block>),
    List {
        /// The first number of a numbered list.
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Table {
        alignments: Vec<Alignment>,
        /// The first row is the head.
        rows: Vec<Vec<Vec<Piece>>>,
    },
}

/// How a piece is set. Styles do not nest: of two, the stronger (later here) wins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    Plain,
    Struck,
    Emphatic,
    Strong,
}

impl Style {
    /// The Markdown written before and after text of this style.
    pub fn delimiter(self) -> &'static str {
        match self {
            Style::Plain => "",
            Style::Struck => "~~",
            Style::Emphatic => "*",
            Style::Strong => "**",
        }
    }
}

/// A stretch of a paragraph.
#[derive(Clone)]
pub struct Piece {
    pub style: Style,
    pub content: Content,
}

/// What a piece says.
#[derive(Clone)]
pub enum Content {
    Text(String),
    Code(String),
    /// A web or mail address that is its own label.
    Address(String),
    Link {
        /// Only text and code.
        label: Vec<Content>,
        target: String,
    },
    Break,
}

impl Piece {
    /// A piece of no particular style.
    pub fn plain(content: Content) -> Self {
        Piece {
            style: Style::Plain,
            content,
        }
    }

    /// Whether the piece shows nothing but space.
    pub fn is_blank(&self) -> bool {
        self.content.is_blank()
    }
}

impl Content {
    /// Whether the content shows nothing but space.
    pub fn is_blank(&self) -> bool {
        match self {
            Content::Text(text) => text.trim().is_empty(),
            Content::Break => true,
            _ => false,
        }
    }

    /// The content as it may stand in the label of a link, where neither links nor line breaks may.
    pub fn into_label(self) -> Vec<Content> {
        match self {
            Content::Address(address) => vec![Content::Text(address)],
            Content::Link { label, .. } => label,
            Content::Break => vec![Content::Text(" ".to_owned())],
            content => vec![content],
        }
    }

    /// The content's text alone.
    pub fn text(&self) -> String {
        match self {
            Content::Text(text) | Content::Code(text) | Content::Address(text) => text.clone(),
            Content::Link { label, .. } => label.iter().map(Content::text).collect(),
            Content::Break => " ".to_owned(),
        }
    }

    /// The first character the content is written with.
    pub fn first(&self) -> char {
        match self {
            Content::Text(text) => text.chars().next().unwrap_or(' '),
            Content::Code(_) => '`',
            Content::Address(_) => '<',
            Content::Link { .. } => '[',
            Content::Break => ' ',
        }
    }

    /// The last character the content is written with.
    pub fn last(&self) -> char {
        match self {
            Content::Text(text) => text.chars().next_back().unwrap_or(' '),
            Content::Code(_) => '`',
            Content::Address(_) => '>',
            Content::Link { .. } => ')',
            Content::Break => ' ',
        }
    }
}
