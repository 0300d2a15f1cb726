//! Enums of texts: a table of the values.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::{docs, ident};
use crate::ir::enums::Enum;
use crate::ir::models::Model;

/// The enum.
pub fn r#enum(model: &Model, kind: &Enum, imports: &mut Imports) -> TokenStream {
    imports.add("crate::values::string_enum", "string_enum");
    let docs = docs::outer(&model.docs);
    let name = ident(&model.name);
    let unknown = ident(&kind.unknown);
    let values = kind.values.iter().map(|value| {
        let (docs, name, wire) = (docs::outer(&value.docs), ident(&value.name), &value.wire);
        quote!(#docs #wire => #name)
    });
    quote! {
        string_enum! {
            #docs
            pub enum #name or #unknown {
                #(#values,)*
            }
        }
    }
}
