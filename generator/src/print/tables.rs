//! Calls of macros with braces: a table with a line for each entry, docs above and blocks within.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use syn::LitStr;

use super::macros::WIDTH;

/// How long the line of a value may be that is no condition: a variant, its model and its method are one
/// thing, and one line of a diff.
const WIDEST: usize = 120;

/// The whole call.
pub fn table(name: &str, arguments: TokenStream) -> String {
    format!("{name}! {{\n{}}}", lines(arguments, "    "))
}

/// The lines of a block: a comma ends an entry, unless it stands among the arguments of a type, and a block its head.
fn lines(tokens: TokenStream, indent: &str) -> String {
    let mut text = String::new();
    let mut line = String::new();
    let mut depth = 0_usize;
    for token in tokens {
        match &token {
            TokenTree::Punct(sign) if sign.as_char() == '#' => {}
            TokenTree::Punct(sign) if sign.as_char() == ',' && depth == 0 => {
                text += &entry(&line, indent);
                line.clear();
            }
            TokenTree::Punct(sign) if sign.as_char() == '<' => {
                depth += 1;
                push(&mut line, &token);
            }
            TokenTree::Punct(sign) if sign.as_char() == '>' && !line.ends_with(['=', '-']) => {
                depth = depth.saturating_sub(1);
                push(&mut line, &token);
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let inner = lines(group.stream(), &format!("{indent}    "));
                text += &format!("{indent}{line} {{\n{inner}{indent}}}\n");
                line.clear();
            }
            TokenTree::Group(group) if line.is_empty() => {
                text += format!("{indent}///{}", doc(group)).trim_end();
                text += "\n";
            }
            token => push(&mut line, token),
        }
    }
    text
}

/// The text of `[doc = ".."]`.
fn doc(attribute: &Group) -> String {
    let text = attribute.stream().into_iter().last();
    let text = text.and_then(|text| syn::parse2::<LitStr>(text.into()).ok());
    text.map(|text| text.value()).unwrap_or_default()
}

/// An entry, on several lines where one is too short.
fn entry(line: &str, indent: &str) -> String {
    let is_short = |line: &str| indent.len() + line.len() < WIDTH;
    if is_short(line) {
        return format!("{indent}{line},\n");
    }
    let Some(arrow) = outside_of_texts(line, " => ").next() else {
        return format!("{indent}{line},\n");
    };
    let (condition, value) = (&line[..arrow], &line[arrow + " => ".len()..]);
    let mut text = String::new();
    let mut rest = format!("{condition} =>");
    while !is_short(&rest) {
        let Some(end) = last_break(&rest, WIDTH - indent.len()) else {
            break;
        };
        text += &format!("{indent}{}\n", &rest[..end]);
        rest = format!("    {}", rest[end..].trim_start());
    }
    text += &format!("{indent}{rest}\n");
    let indent = format!("{indent}    ");
    match value.split_once(") ") {
        Some((member, rest)) if indent.len() + value.len() >= WIDEST => {
            text + &format!("{indent}{member})\n{indent}{rest},\n")
        }
        _ => text + &format!("{indent}{value},\n"),
    }
}

/// Where the last part that fits into the width ends, if one does.
fn last_break(line: &str, width: usize) -> Option<usize> {
    let signs = [" | ", " && ", " || "];
    let breaks = signs.iter().flat_map(|sign| outside_of_texts(line, sign));
    let has_part = |place: &usize| !line[..*place].trim().is_empty();
    breaks
        .filter(|place| *place <= width && has_part(place))
        .max()
}

/// Where a sign stands, but for those within texts.
fn outside_of_texts<'l>(line: &'l str, sign: &'l str) -> impl Iterator<Item = usize> + 'l {
    let (mut is_text, mut is_escaped, mut seen) = (false, false, 0);
    line.match_indices(sign).filter_map(move |(place, _)| {
        for letter in line[seen..place].chars() {
            match letter {
                '"' if !is_escaped => is_text = !is_text,
                _ => {}
            }
            is_escaped = letter == '\\' && !is_escaped;
        }
        seen = place;
        (!is_text).then_some(place)
    })
}

/// Adds a token, with blanks where a person writes them.
fn push(line: &mut String, token: &TokenTree) {
    let last = line.chars().last().unwrap_or(' ');
    let follows_word = last.is_alphanumeric() || "_\")>]".contains(last);
    match token {
        TokenTree::Group(group) => {
            let inner = inline(group.stream());
            match group.delimiter() {
                Delimiter::Parenthesis if line.ends_with(" if") => *line += &format!(" ({inner})"),
                Delimiter::Parenthesis => *line += &format!("({inner})"),
                _ if follows_word => *line += &format!(" [{inner}]"),
                _ => *line += &format!("[{inner}]"),
            }
        }
        TokenTree::Punct(sign) => match (sign.as_char(), sign.spacing()) {
            ('|', Spacing::Joint) => *line += " |",
            ('|', Spacing::Alone) if line.ends_with(" |") => *line += "| ",
            ('|', Spacing::Alone) => *line += " | ",
            ('=', _) if line.ends_with("..") => line.push('='),
            ('=', _) => *line += " =",
            ('>', _) if last == '=' => *line += "> ",
            ('&', Spacing::Joint) => *line += " &",
            ('&', Spacing::Alone) if line.ends_with(" &") => *line += "& ",
            (',', _) => *line += ", ",
            (':', Spacing::Alone) if last != ':' => *line += ": ",
            ('!', _) if follows_word => *line += " !",
            (sign, _) => line.push(sign),
        },
        word if follows_word => *line += &format!(" {word}"),
        word => *line += &word.to_string(),
    }
}

fn inline(tokens: TokenStream) -> String {
    let mut line = String::new();
    for token in tokens {
        push(&mut line, &token);
    }
    line
}
