//! The reading of structs that a derived reader cannot do alone: keys with several spellings, keys
//! that are not declared, and unions that another field selects.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::ident;
use super::super::imports::Imports;
use crate::ir::models::Model;
use crate::ir::structs::{Presence, Selection, Struct};

/// `Deserialize` around the derived reader, and `Serialize` as derived.
pub fn reading(model: &Model, kind: &Struct, imports: &mut Imports) -> Option<TokenStream> {
    if !kind.is_read_by_hand() {
        return None;
    }
    imports.add("serde", "Deserializer");
    imports.add("serde", "Serializer");
    let name = ident(&model.name);
    let aliases = aliases(kind, imports);
    let reader = aliases.clone().unwrap_or(quote!(deserializer));
    let selections = kind.selections.iter().map(selection);
    let body = match &kind.others {
        None if kind.selections.is_empty() => quote!(Self::deserialize(#reader)),
        None => quote! {
            let mut value = Self::deserialize(#reader)?;
            #(#selections)*
            Ok(value)
        },
        Some(others) => {
            imports.add("crate::values::further_fields", "FurtherFields");
            let name = ident(&others.name);
            let aliases = aliases.map(|aliases| quote!(: #aliases));
            quote! {
                let mut others = IndexMap::new();
                let mut value = Self::deserialize(FurtherFields {
                    deserializer #aliases,
                    others: &mut others,
                })?;
                value.#name = others;
                #(#selections)*
                Ok(value)
            }
        }
    };
    let comment = match kind.selections.is_empty() {
        true => " The derived reader knows the declared keys alone.",
        false => {
            " The derived reader leaves unions raw; the value beside each then selects its variant."
        }
    };
    Some(quote! {
        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }

        #[comment = #comment]
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #body
            }
        }
    })
}

/// What the derived reader reads from, where fields have several keys.
fn aliases(kind: &Struct, imports: &mut Imports) -> Option<TokenStream> {
    let keys: Vec<_> = kind
        .fields
        .iter()
        .flat_map(|field| {
            let declared = &field.wire;
            field
                .aliases
                .iter()
                .map(move |alias| quote!((#alias, #declared)))
        })
        .collect();
    if keys.is_empty() {
        return None;
    }
    imports.add("crate::values::aliases", "Aliases");
    Some(quote!(Aliases { deserializer, keys: [#(#keys),*] }))
}

fn selection(selection: &Selection) -> TokenStream {
    let field = ident(&selection.field);
    let union = ident(&selection.union);
    let unknown = ident(&selection.unknown);
    let sibling = ident(&selection.sibling);
    let selector = match selection.sibling_presence {
        Presence::Required => quote!(value.#sibling.as_str()),
        Presence::Nullable | Presence::Optional | Presence::OptionalJson => {
            quote!(value.#sibling.as_ref().map_or("", |sibling| sibling.as_str()))
        }
        Presence::OptionalNullable => {
            quote!(value.#sibling.iter().flatten().next().map_or("", |sibling| sibling.as_str()))
        }
    };
    match selection.presence {
        Presence::Required => quote! {
            if let #union::#unknown(raw) = value.#field {
                value.#field = #union::select(#selector, raw);
            }
        },
        Presence::Nullable | Presence::Optional | Presence::OptionalJson => quote! {
            if let Some(#union::#unknown(raw)) = value.#field {
                value.#field = Some(#union::select(#selector, raw));
            }
        },
        Presence::OptionalNullable => quote! {
            if let Some(Some(#union::#unknown(raw))) = value.#field {
                value.#field = Some(Some(#union::select(#selector, raw)));
            }
        },
    }
}
