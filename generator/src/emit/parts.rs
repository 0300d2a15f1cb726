//! Bodies of several parts: a struct as those of models, and how it is written.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::structs::{self, constructor};
use super::types::{self, Scope};
use super::{docs, ident};
use crate::ir::bodies::{Part, PartKind, Parts};
use crate::ir::models::Model;
use crate::ir::structs::{Field, Presence};

/// The struct, its constructor, and its parts.
pub fn parts(model: &Model, kind: &Parts, imports: &mut Imports) -> TokenStream {
    imports.add("crate::calls::multipart", "Multipart");
    let docs = docs::outer(&model.docs);
    let name = ident(&model.name);
    let members = &kind.members;
    let derives_default = structs::is_default(members) && !structs::has_constant(members);
    let default = derives_default.then(|| quote!(Default,));
    let fields = members.fields.iter().map(|field| {
        let docs = docs::outer(&field.docs);
        let name = ident(&field.name);
        let kind = types::field(field.presence, &field.kind, &mut Scope::Models(imports));
        quote!(#docs pub #name: #kind,)
    });
    let fields: Vec<_> = fields.collect();
    let constructor = constructor(model, members, imports);
    let steps = members.fields.iter().zip(&kind.parts).map(step);
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
        }

        #constructor

        impl From<#name> for Multipart {
            fn from(body: #name) -> Self {
                Self::new()#(#steps)*
            }
        }
    }
}

/// The step that adds the parts of a field.
fn step((field, part): (&Field, &Part)) -> TokenStream {
    let wire = &field.wire;
    let values = values(field, part.is_repeated);
    match &part.kind {
        PartKind::Text(None) => quote!(.text(#wire, #values)),
        PartKind::Text(Some(media_type)) => quote!(.text_as(#wire, #media_type, #values)),
        PartKind::Json => quote!(.json(#wire, #values)),
        PartKind::File(media_type) => quote!(.file(#wire, #media_type, #values)),
    }
}

/// The values of a field, whatever may be missing, null or a list.
fn values(field: &Field, is_repeated: bool) -> TokenStream {
    let name = ident(&field.name);
    let layers = match field.presence {
        Presence::Required => 0,
        Presence::Nullable | Presence::Optional | Presence::OptionalJson => 1,
        Presence::OptionalNullable => 2,
    };
    match layers + usize::from(is_repeated) {
        0 => quote!([body.#name]),
        1 => quote!(body.#name),
        layers => {
            let flatten = (1..layers).map(|_| quote!(.flatten()));
            quote!(body.#name.into_iter()#(#flatten)*)
        }
    }
}
