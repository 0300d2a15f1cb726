//! Doc comments.

use proc_macro2::TokenStream;
use quote::quote;

/// `///` lines.
pub fn outer(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| spaced(line));
    quote!(#(#[doc = #lines])*)
}

/// `//!` lines.
pub fn inner(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| spaced(line));
    quote!(#(#![doc = #lines])*)
}

/// One `//!` line.
pub fn inner_line(line: &str) -> TokenStream {
    inner(&[line.to_owned()])
}

fn spaced(line: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!(" {line}")
    }
}
