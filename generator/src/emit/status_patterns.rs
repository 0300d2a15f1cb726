//! Patterns of Rust for the statuses of a description: `404`, `4XX`, `default`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The pattern for what has this status.
pub fn pattern(status: &str) -> TokenStream {
    let number = |text: &str| text.parse().map(Literal::u16_unsuffixed);
    let first = status.get(..1).unwrap_or_default();
    match number(status) {
        Ok(number) => quote!(#number),
        Err(_) => match (number(&format!("{first}00")), number(&format!("{first}99"))) {
            (Ok(start), Ok(end)) => quote!(#start..=#end),
            _ => quote!(_),
        },
    }
}
