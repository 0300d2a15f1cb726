//! Makes the pieces of a paragraph ready to be written: characters that cannot be seen, bare
//! addresses, and styles that Markdown cannot express where they stand.

use std::mem;

use super::addresses::with_addresses;
use super::blocks::{Content, Piece, Style};

/// The text on one line, without characters that have no shape of their own.
pub fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            _ if character.is_whitespace() => printable.push(' '),
            '\u{061C}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' => {
                printable.push_str(&character.escape_unicode().to_string());
            }
            '\u{00AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => {}
            '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => {}
            _ if character.is_control() => {}
            _ => printable.push(character),
        }
    }
    printable
}

/// The paragraphs the pieces make: two line breaks in a row part them.
pub fn paragraphs(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut paragraphs = vec![Vec::new()];
    let mut is_broken = false;
    for piece in pieces {
        let is_break = matches!(piece.content, Content::Break);
        if is_break && is_broken {
            paragraphs.push(Vec::new());
        }
        is_broken = is_break || (is_broken && piece.is_blank());
        if let Some(paragraph) = paragraphs.last_mut() {
            paragraph.push(piece);
        }
    }
    for paragraph in &mut paragraphs {
        let end = paragraph
            .iter()
            .rposition(|piece| !piece.is_blank())
            .map_or(0, |last| last + 1);
        paragraph.truncate(end);
        let start = paragraph
            .iter()
            .take_while(|piece| piece.is_blank())
            .count();
        paragraph.drain(..start);
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.into_iter().map(tidy).collect()
}

/// The pieces as they will be written.
pub fn tidy(pieces: Vec<Piece>) -> Vec<Piece> {
    let pieces = addressed(joined(pieces));
    // A style that is dropped may put the halves of an address together.
    addressed(joined(settled(&parted(pieces))))
}

/// Joins neighbours of one kind and style, and drops empty text.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for mut piece in pieces {
        if let Content::Link { label, .. } = &mut piece.content {
            let plain = mem::take(label).into_iter().map(Piece::plain).collect();
            *label = self::joined(plain)
                .into_iter()
                .map(|piece| piece.content)
                .collect();
        }
        let last = joined.last_mut().filter(|last| last.style == piece.style);
        match (last.map(|last| &mut last.content), piece.content) {
            (_, Content::Text(text)) if text.is_empty() => {}
            (Some(Content::Text(last)), Content::Text(text)) => last.push_str(&text),
            (Some(Content::Code(last)), Content::Code(code)) => last.push_str(&code),
            (_, content) => joined.push(Piece { content, ..piece }),
        }
    }
    joined
}

/// Makes bare web addresses pieces of their own.
fn addressed(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut addressed = Vec::new();
    for piece in pieces {
        let style = piece.style;
        match piece.content {
            Content::Text(text) => {
                let contents = with_addresses(&text).into_iter();
                addressed.extend(contents.map(|content| Piece { style, content }));
            }
            content => addressed.push(Piece { style, content }),
        }
    }
    joined(addressed)
}

/// Parts text from the space around it.
fn parted(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut parted = Vec::new();
    for Piece { style, content } in pieces {
        let Content::Text(text) = &content else {
            parted.push(Piece { style, content });
            continue;
        };
        let start = text.len() - text.trim_start().len();
        let end = text.trim_end().len().max(start);
        let parts = [&text[..start], &text[start..end], &text[end..]];
        for part in parts.iter().filter(|part| !part.is_empty()) {
            let content = Content::Text((*part).to_owned());
            parted.push(Piece { style, content });
        }
    }
    parted
}

/// Takes styles away from space, and from text where delimiters would not be read as such.
fn settled(pieces: &[Piece]) -> Vec<Piece> {
    let mut settled: Vec<Piece> = Vec::new();
    let mut done = 0;
    for run in pieces.chunk_by(|left, right| left.style == right.style) {
        done += run.len();
        let is_shown = |piece: &Piece| !piece.is_blank();
        let first = run.iter().position(is_shown).unwrap_or(run.len());
        let end = run
            .iter()
            .rposition(is_shown)
            .map_or(first, |last| last + 1);
        settled.extend(restyled(&run[..first], Style::Plain));
        let next = run.get(end).or(pieces.get(done));
        let style = settled_style(&run[first..end], settled.last(), next);
        settled.extend(restyled(&run[first..end], style));
        settled.extend(restyled(&run[end..], Style::Plain));
    }
    settled
}

fn restyled(pieces: &[Piece], style: Style) -> impl Iterator<Item = Piece> {
    let contents = pieces.iter().map(|piece| piece.content.clone());
    contents.map(move |content| Piece { style, content })
}

/// The style the run can have between these neighbours.
fn settled_style(run: &[Piece], previous: Option<&Piece>, next: Option<&Piece>) -> Style {
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return Style::Plain;
    };
    let before = previous.map_or(' ', |piece| piece.content.last());
    let after = next.map_or(' ', |piece| piece.content.first());
    let touches_other = previous.is_some_and(|piece| piece.style != Style::Plain);
    if touches_other || !delimits(before, first, last, after) {
        return Style::Plain;
    }
    first.style
}

/// Whether delimiters around these pieces are sure to be read as such between these characters.
fn delimits(before: char, first: &Piece, last: &Piece, after: char) -> bool {
    let stands_off = |character: char| {
        character == ' ' || (character.is_ascii_punctuation() && !"*~_\\".contains(character))
    };
    (first.content.first().is_alphanumeric() || stands_off(before))
        && (last.content.last().is_alphanumeric() || stands_off(after))
}
