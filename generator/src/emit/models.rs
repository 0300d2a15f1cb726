//! The files of `models`.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::types::{self, Scope};
use super::{docs, enums, ident, parts, structs, unions};
use crate::ir::Api;
use crate::ir::models::{Model, ModelKind, Module};

/// `models.rs`: the files, and the names that they give to the crate.
pub fn root(api: &Api) -> TokenStream {
    let docs = docs::inner_line("The types of what is sent and received.");
    let modules = api.modules.iter().map(|module| {
        let name = ident(&module.name);
        quote!(mod #name;)
    });
    // A line each, in the order of the names, so that one more is one line more.
    let exports = api.modules.iter().flat_map(|module| {
        let name = ident(&module.name);
        let models: BTreeSet<_> = module.models.iter().map(|model| &model.name).collect();
        models.into_iter().map(move |model| {
            let model = ident(model);
            quote!(pub use self::#name::#model;)
        })
    });
    quote! {
        #docs
        #(#modules)*
        #(#exports)*
    }
}

/// One file of `models`.
pub fn module(module: &Module) -> TokenStream {
    let mut imports = Imports::default();
    let models: Vec<_> = module
        .models
        .iter()
        .map(|model| self::model(model, &mut imports))
        .collect();
    for model in &module.models {
        imports.remove("crate::models", &model.name);
    }
    let title = match module.models.as_slice() {
        [model] => format!("[`{}`].", model.name),
        [model, ..] => format!("[`{}`] and what it holds.", model.name),
        [] => String::new(),
    };
    let docs = docs::inner_line(&title);
    let imports = imports.tokens();
    quote! {
        #docs
        #imports
        #(#models)*
    }
}

fn model(model: &Model, imports: &mut Imports) -> TokenStream {
    match &model.kind {
        ModelKind::Struct(kind) => structs::r#struct(model, kind, imports),
        ModelKind::Parts(kind) => parts::parts(model, kind, imports),
        ModelKind::Enum(kind) => enums::r#enum(model, kind, imports),
        ModelKind::Union(kind) => unions::union(model, kind, imports),
        ModelKind::Newtype => newtype(model, imports),
        ModelKind::Alias(kind) => {
            let docs = docs::outer(&model.docs);
            let name = ident(&model.name);
            let kind = types::kind(kind, &mut Scope::Models(imports));
            quote!(#docs pub type #name = #kind;)
        }
    }
}

fn newtype(model: &Model, imports: &mut Imports) -> TokenStream {
    imports.add("serde", "Deserialize");
    imports.add("serde", "Serialize");
    imports.add("crate::values::string_newtype", "string_newtype");
    let docs = docs::outer(&model.docs);
    let name = ident(&model.name);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct #name(String);

        string_newtype!(#name);
    }
}
