//! HTML within Markdown: cut into tags and text, and what the tags mean that Markdown has words for.

use super::blocks::Style;
use super::containers::Kind;
use super::entities::decoded;

/// A part of a stretch of HTML.
pub enum Token<'a> {
    Text(String),
    Tag(Tag<'a>),
}

/// An opening or closing tag.
pub struct Tag<'a> {
    pub source: &'a str,
    pub name: String,
    pub closing: bool,
}

/// What a tag does to prose.
pub enum Meaning {
    /// Nothing: its content stands as it is.
    Nothing,
    LineBreak,
    /// The end of one paragraph and the start of another.
    Paragraph,
    /// A paragraph of its own, in this style.
    Heading(Style),
    Style(Style),
    Code,
    Preformatted,
    Link,
    Image,
    Container(Kind),
}

impl Meaning {
    /// Whether the tag cannot stand within a line.
    pub fn is_block(&self) -> bool {
        use Meaning::{Container, Heading, Paragraph, Preformatted};
        matches!(self, Paragraph | Heading(_) | Preformatted | Container(_))
    }
}

/// The tags and the text, character references decoded; comments are left out.
pub fn tokens(html: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        if start > 0 {
            tokens.push(Token::Text(decoded(&rest[..start])));
        }
        rest = &rest[start..];
        if let Some(length) = comment_length(rest) {
            rest = &rest[length..];
        } else if let Some(tag) = Tag::at_start(rest) {
            rest = &rest[tag.source.len()..];
            tokens.push(Token::Tag(tag));
        } else {
            tokens.push(Token::Text("<".to_owned()));
            rest = &rest[1..];
        }
    }
    tokens.push(Token::Text(decoded(rest)));
    tokens
}

/// The length of the comment at the start of `html`; one that never ends takes everything.
fn comment_length(html: &str) -> Option<usize> {
    let body = html.strip_prefix("<!--")?;
    Some(
        body.find("-->")
            .map_or(html.len(), |end| "<!--".len() + end + "-->".len()),
    )
}

impl<'a> Tag<'a> {
    fn at_start(html: &'a str) -> Option<Self> {
        let inner = &html[1..];
        let end = inner.find(['<', '>'])?;
        let inside = inner[..end].strip_prefix('/').unwrap_or(&inner[..end]);
        let name: String = inside
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let follower = inside[name.len()..].chars().next();
        let is_tag = inner[end..].starts_with('>')
            && name.starts_with(|first: char| first.is_ascii_alphabetic())
            && follower.is_none_or(|follower| follower == '/' || follower.is_whitespace());
        is_tag.then(|| Tag {
            source: &html[..end + 2],
            name: name.to_ascii_lowercase(),
            closing: inner.starts_with('/'),
        })
    }

    /// What the tag does, if Markdown can say it.
    pub fn meaning(&self) -> Option<Meaning> {
        Some(match self.name.as_str() {
            "span" | "font" | "u" | "small" => Meaning::Nothing,
            "br" => Meaning::LineBreak,
            "p" | "div" | "details" | "summary" => Meaning::Paragraph,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Meaning::Heading(Style::Strong),
            "b" | "strong" => Meaning::Style(Style::Strong),
            "i" | "em" => Meaning::Style(Style::Emphatic),
            "s" | "del" => Meaning::Style(Style::Struck),
            "code" | "tt" | "kbd" => Meaning::Code,
            "pre" => Meaning::Preformatted,
            "a" => Meaning::Link,
            "img" => Meaning::Image,
            "blockquote" => Meaning::Container(Kind::Quote),
            "ul" => Meaning::Container(Kind::List(None)),
            "ol" => Meaning::Container(Kind::List(Some(1))),
            "li" => Meaning::Container(Kind::Item),
            _ => return None,
        })
    }

    /// The value of an attribute, character references decoded.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let lower = self.source.to_ascii_lowercase();
        let value = lower.match_indices(name).find_map(|(start, _)| {
            let is_whole = lower[..start].ends_with(char::is_whitespace);
            let value = self.source[start + name.len()..]
                .trim_start()
                .strip_prefix('=')?;
            is_whole.then(|| value.trim_start())
        })?;
        let quote = value
            .chars()
            .next()
            .filter(|first| ['"', '\''].contains(first));
        let value = match quote {
            Some(quote) => value[1..].split(quote).next(),
            None => value
                .split(|end: char| end == '>' || end.is_whitespace())
                .next(),
        };
        value.map(decoded)
    }
}
