//! Bodies of several parts: a struct as those of models, and how it is written.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::imports::Imports;
use super::structs::constructor;
use super::types::{self, Scope};
use super::{docs, ident};
use crate::ir::bodies::{Part, PartKind, Parts};
use crate::ir::models::Model;
use crate::ir::structs::{Field, Others};

/// The struct, its constructor, and its parts.
pub fn parts(model: &Model, kind: &Parts, imports: &mut Imports) -> TokenStream {
    imports.add("crate::calls::multipart", "Multipart");
    let docs = docs::outer(&model.docs);
    let name = ident(&model.name);
    let members = &kind.members;
    let derives_default = members.derives_default(true);
    let default = derives_default.then(|| quote!(Default,));
    let fields = members.fields.iter().map(|field| {
        let docs = docs::outer(&field.docs);
        let name = ident(&field.name);
        let kind = types::field(field.presence, &field.kind, &mut Scope::Models(imports));
        quote!(#docs pub #name: #kind,)
    });
    let fields: Vec<_> = fields.collect();
    let constructor = constructor(model, members, imports);
    let steps = members.fields.iter().zip(&kind.parts);
    let steps =
        steps.map(|(field, part)| step(part, &field.wire, &values(field, part.is_repeated)));
    // One statement for each, so that a further one changes no other.
    let steps = steps.map(|step| quote!(parts = parts #step;));
    let others = members.others.as_ref().zip(kind.others.as_ref());
    let others = others.map(|(others, part)| each_of(others, part));
    let steps: Vec<_> = steps.chain(others).collect();
    let written = match steps.is_empty() {
        true => quote!(Self::new()),
        false => quote!(let mut parts = Self::new(); #(#steps)* parts),
    };
    let others = members.others.as_ref().map(|it| self::others(it, imports));
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #others
        }

        #constructor

        impl From<#name> for Multipart {
            fn from(body: #name) -> Self {
                #written
            }
        }
    }
}

/// The field of the parts that no other declares.
fn others(others: &Others, imports: &mut Imports) -> TokenStream {
    imports.add("indexmap", "IndexMap");
    let name = ident(&others.name);
    let kind = types::kind(&others.kind, &mut Scope::Models(imports));
    quote! {
        /// The parts that no other field declares, in the order in which they are sent.
        pub #name: IndexMap<String, #kind>,
    }
}

/// The statement that adds the parts of `others`.
fn each_of(others: &Others, part: &Part) -> TokenStream {
    let field = ident(&others.name);
    let values = match part.is_repeated {
        true => quote!(value),
        false => quote!([value]),
    };
    let step = step(part, quote!(name), &values);
    quote! {
        for (name, value) in body.#field {
            parts = parts #step;
        }
    }
}

/// The step that adds the parts of a name.
fn step(part: &Part, name: impl ToTokens, values: &TokenStream) -> TokenStream {
    match &part.kind {
        PartKind::Text(None) => quote!(.text(#name, #values)),
        PartKind::Text(Some(media_type)) => quote!(.text_as(#name, #media_type, #values)),
        PartKind::Value(None) => quote!(.value(#name, #values)),
        PartKind::Value(Some(media_type)) => quote!(.value_as(#name, #media_type, #values)),
        PartKind::Json(None) => quote!(.json(#name, #values)),
        PartKind::Json(Some(media_type)) => quote!(.json_as(#name, #media_type, #values)),
        PartKind::File(media_type) => quote!(.file(#name, #media_type, #values)),
        PartKind::FileOr(media_type) => quote!(.file_or(#name, #media_type, #values)),
    }
}

/// The values of a field, whatever may be missing, null or a list.
fn values(field: &Field, is_repeated: bool) -> TokenStream {
    let name = ident(&field.name);
    match field.presence.options() + usize::from(is_repeated) {
        0 => quote!([body.#name]),
        1 => quote!(body.#name),
        layers => {
            let flatten = (1..layers).map(|_| quote!(.flatten()));
            quote!(body.#name.into_iter()#(#flatten)*)
        }
    }
}
