//! The reading of structs that a derived reader cannot do alone: keys with several spellings, keys
//! that are not declared, and unions that another field selects.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::ident;
use super::super::imports::Imports;
use super::super::types::{self, Scope};
use crate::ir::models::Model;
use crate::ir::structs::{Layer, Presence, Selection, Struct};
use crate::ir::types::Type;

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
    for selection in &kind.selections {
        // A list with a name of its own does not name what it holds.
        types::kind(
            &Type::Model(selection.union.clone()),
            &mut Scope::Models(imports),
        );
    }
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
    let only = match selection.sibling_presence {
        Presence::Required => None,
        Presence::Nullable | Presence::Optional | Presence::OptionalJson => {
            Some(quote!(value.#sibling.as_ref()))
        }
        Presence::OptionalNullable => Some(quote!(value.#sibling.iter().flatten().next())),
    };
    let (text, selector) = match (selection.is_text, only) {
        (true, None) => (None, quote!(value.#sibling.as_str())),
        (true, Some(only)) => (None, quote!(#only.map_or("", |sibling| sibling.as_str()))),
        (false, only) => {
            let text = match only {
                None => quote!(value.#sibling.to_string()),
                Some(only) => quote!(#only.map_or_else(String::new, ToString::to_string)),
            };
            (Some(quote!(let selector = #text;)), quote!(&selector))
        }
    };
    if !selection.layers.is_empty() {
        let entries = entries(selection);
        return quote! {
            #text
            for entry in #entries {
                if let #union::#unknown(raw) = entry {
                    *entry = #union::select(#selector, raw.clone());
                }
            }
        };
    }
    match selection.presence {
        Presence::Required => quote! {
            #text
            if let #union::#unknown(raw) = value.#field {
                value.#field = #union::select(#selector, raw);
            }
        },
        Presence::Nullable | Presence::Optional | Presence::OptionalJson => quote! {
            #text
            if let Some(#union::#unknown(raw)) = value.#field {
                value.#field = Some(#union::select(#selector, raw));
            }
        },
        Presence::OptionalNullable => quote! {
            #text
            if let Some(Some(#union::#unknown(raw))) = value.#field {
                value.#field = Some(Some(#union::select(#selector, raw)));
            }
        },
    }
}

/// Each union in the lists and maps of a field.
fn entries(selection: &Selection) -> TokenStream {
    let field = ident(&selection.field);
    let missing = std::iter::repeat_n(&Layer::OrNull, selection.presence.options());
    let mut layers = missing.chain(&selection.layers);
    let first = match layers.next() {
        Some(Layer::Map) => quote!(values_mut()),
        _ => quote!(iter_mut()),
    };
    let others = layers.map(|layer| match layer {
        Layer::List | Layer::OrNull => quote!(.flatten()),
        Layer::Map => quote!(.flat_map(|map| map.values_mut())),
    });
    quote!(value.#field.#first #(#others)*)
}
