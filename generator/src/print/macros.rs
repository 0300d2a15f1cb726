//! Calls of macros: `prettyplease` does not know the form of their arguments and spreads their tokens,
//! so that they are set aside while it prints.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::{File, Item, MacroDelimiter};

use super::tables;

/// How long a line may be.
pub const WIDTH: usize = 100;

/// Replaces the arguments of each call by a placeholder, and gives the whole calls in order.
pub fn set_aside(file: &mut File) -> Vec<String> {
    let mut calls = Vec::new();
    for item in &mut file.items {
        if let Item::Macro(item) = item {
            let arguments = std::mem::take(&mut item.mac.tokens);
            let name = item.mac.path.segments.last().map(|it| it.ident.to_string());
            let name = name.unwrap_or_default();
            let placeholder = Ident::new(&placeholder(calls.len()), Span::call_site());
            item.mac.tokens = TokenTree::from(placeholder).into();
            calls.push(match item.mac.delimiter {
                MacroDelimiter::Brace(_) => tables::table(&name, arguments),
                _ => call(&name, &text(arguments)),
            });
            item.mac.delimiter = MacroDelimiter::Paren(Default::default());
            item.semi_token = Some(Default::default());
        }
    }
    calls
}

/// Puts the calls in the place of their placeholders.
pub fn put_back(text: String, calls: &[String]) -> String {
    let lines = text.lines().map(|line| {
        let index = line
            .split_once("!(macro_arguments_")
            .and_then(|(_, rest)| rest.trim_end_matches(");").parse::<usize>().ok());
        index.map_or(line, |index| &calls[index])
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn placeholder(index: usize) -> String {
    format!("macro_arguments_{index}")
}

/// A call with parentheses, on one line if there is room.
fn call(name: &str, arguments: &str) -> String {
    let line = format!("{name}!({arguments});");
    if line.len() <= WIDTH {
        return line;
    }
    format!("{name}!(\n    {}\n);", arguments.replace(", ", ",\n    "))
}

/// The tokens with a blank after each comma and around each arrow.
fn text(tokens: TokenStream) -> String {
    let mut text = String::new();
    for token in tokens {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == ',' => text += ", ",
            TokenTree::Punct(sign) if sign.as_char() == '=' => text += " =",
            TokenTree::Punct(sign) if sign.as_char() == '>' && text.ends_with(" =") => text += "> ",
            TokenTree::Group(group) => text += &group.to_string().replace(' ', ""),
            token => text += &token.to_string(),
        }
    }
    text
}
