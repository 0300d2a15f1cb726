//! Enums of texts.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::{docs, ident};
use crate::ir::enums::Enum;
use crate::ir::models::Model;

/// The enum and what makes it a text in JSON.
pub fn r#enum(model: &Model, kind: &Enum, imports: &mut Imports) -> TokenStream {
    imports.add("crate::string_enum", "string_enum");
    let docs = docs::outer(&model.docs);
    let name = ident(&model.name);
    let unknown = ident(&kind.unknown);
    let variants = kind.values.iter().map(|value| ident(&value.name));
    let to_text = kind.values.iter().map(|value| {
        let (name, wire) = (ident(&value.name), &value.wire);
        quote!(Self::#name => #wire)
    });
    let from_text = kind.values.iter().map(|value| {
        let (name, wire) = (ident(&value.name), &value.wire);
        quote!(#wire => Self::#name)
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the description does not list, as received.
            #unknown(String),
        }

        impl #name {
            /// The value as it is written in JSON.
            pub fn as_str(&self) -> &str {
                match self {
                    #(#to_text,)*
                    Self::#unknown(text) => text,
                }
            }
        }

        impl From<&str> for #name {
            fn from(text: &str) -> Self {
                match text {
                    #(#from_text,)*
                    _ => Self::#unknown(text.to_owned()),
                }
            }
        }

        string_enum!(#name);
    }
}
