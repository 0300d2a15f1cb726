//! Styles of parameters, as the constants of the runtime.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use super::imports::Imports;
use crate::ir::styles::{Style, StyleKind};

/// A style, as its constants say it.
pub fn style(style: Style, imports: &mut Imports) -> TokenStream {
    imports.add("crate::calls::style", "Style");
    let name = ident(match style.kind {
        StyleKind::Simple => "SIMPLE",
        StyleKind::Label => "LABEL",
        StyleKind::Matrix => "MATRIX",
        StyleKind::Form => "FORM",
        StyleKind::Spaces => "SPACES",
        StyleKind::Pipes => "PIPES",
        StyleKind::Brackets => "BRACKETS",
        StyleKind::Json => "JSON",
    });
    let exploded = style.is_exploded.then(|| quote!(.exploded()));
    let reserved = style.keeps_reserved.then(|| quote!(.reserved()));
    quote!(Style::#name #exploded #reserved)
}
