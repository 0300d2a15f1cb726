//! The arguments of macros: `prettyplease` does not know their form and spreads their tokens, so
//! that they are set aside while it prints.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::{File, Item};

/// How long a line may be.
const WIDTH: usize = 100;

/// Replaces the arguments of each macro by a placeholder, and gives their texts in order.
pub fn set_aside(file: &mut File) -> Vec<String> {
    let mut texts = Vec::new();
    for item in &mut file.items {
        if let Item::Macro(item) = item {
            let arguments = std::mem::take(&mut item.mac.tokens);
            let placeholder = Ident::new(&placeholder(texts.len()), Span::call_site());
            item.mac.tokens = TokenTree::from(placeholder).into();
            texts.push(text(arguments));
        }
    }
    texts
}

/// Puts the arguments in the place of their placeholders.
pub fn put_back(text: String, macros: &[String]) -> String {
    let lines = text.lines().map(|line| {
        let mut parts = line.splitn(2, "!(macro_argument_");
        match (parts.next(), parts.next()) {
            (Some(name), Some(rest)) => {
                let index: usize = rest.trim_end_matches(");").parse().unwrap_or_default();
                whole(name, &macros[index])
            }
            _ => line.to_owned(),
        }
    });
    lines.flat_map(|line| [line, "\n".to_owned()]).collect()
}

fn placeholder(index: usize) -> String {
    format!("macro_argument_{index}")
}

/// The call, on one line if there is room.
fn whole(name: &str, arguments: &str) -> String {
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
