//! The crate as a program that decodes recorded answers with its types.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::operations::{decoding_of_body, maybe};
use super::status_patterns::pattern;
use super::types::{self, Scope};
use super::{Source, Sources, docs, emit};
use crate::ir::Api;
use crate::ir::envelope::Member;
use crate::ir::models::ModelKind;
use crate::ir::operations::{Answer, ErrorAnswer, Operation};
use crate::statuses::magnitude;

/// It stands in the folders of other packages, and is part of none. Of the crate it uses only how answers
/// are decoded.
const MANIFEST: &str = r#"
[workspace]

[profile.dev]
debug = false
incremental = false

[lints.rust]
unused = "allow"
"#;

macro_rules! hand_written {
    ($path:literal) => {
        Source::Runtime {
            text: include_str!(concat!("../../trial/", $path)),
            path: concat!("generator/trial/", $path),
        }
    };
}

/// Every file of the program. It has all that the crate has, to decode just as that does.
pub fn trial(api: &Api) -> Sources {
    let mut sources = emit(api, &[]);
    if let Some(Source::Rust(root)) = sources.remove("src/lib.rs") {
        let main = quote! {
            #root

            mod trial;

            fn main() -> std::io::Result<()> {
                trial::run()
            }
        };
        sources.insert("src/main.rs".to_owned(), Source::Rust(main));
    }
    if let Some(Source::Text(manifest)) = sources.get_mut("Cargo.toml") {
        *manifest += MANIFEST;
    }
    let files = [
        ("src/trial.rs", hand_written!("trial.rs")),
        (
            "src/trial/lost_parts.rs",
            hand_written!("trial/lost_parts.rs"),
        ),
        ("src/trial/nearest.rs", hand_written!("trial/nearest.rs")),
        ("src/trial/part.rs", hand_written!("trial/part.rs")),
        (
            "src/trial/unknown_parts.rs",
            hand_written!("trial/unknown_parts.rs"),
        ),
        ("src/trial/table.rs", Source::Rust(table(api))),
    ];
    sources.extend(files.map(|(path, source)| (path.to_owned(), source)));
    sources
}

/// Which answer is decoded as what.
fn table(api: &Api) -> TokenStream {
    let file_docs = docs::inner_line("What the answers to each operation are decoded as.");
    let mut imports = Imports::default();
    imports.add("super", "Reader");
    let resources = api.resources.iter();
    let operations = resources.flat_map(|resource| &resource.operations);
    let rows = operations.map(|operation| rows(operation, api, &mut imports));
    let rows: Vec<_> = rows.collect();
    let unknown = unknown(api);
    let keys = keys(api);
    let imports = imports.tokens();
    quote! {
        #file_docs
        #imports

        /// The names of the variants that hold what no type describes.
        pub const UNKNOWN: &[&str] = &[#(#unknown),*];

        /// The keys in JSON of each field of a type, where they are not its name. What is kept beside the
        /// fields has none.
        pub const KEYS: &[(&str, &str, &[&str])] = &[#(#keys),*];

        /// How the answer with a status is decoded.
        pub fn reader(operation: &str, status: u16) -> Option<Reader> {
            Some(match (operation, status) {
                #(#rows)*
                _ => return None,
            })
        }
    }
}

fn unknown(api: &Api) -> BTreeSet<&str> {
    let names = api.kinds().filter_map(|kind| match kind {
        ModelKind::Enum(kind) => Some(kind.unknown.as_str()),
        ModelKind::Union(kind) => Some(kind.unknown.as_str()),
        _ => None,
    });
    names.collect()
}

/// Rows of the fields whose keys are not their names.
fn keys(api: &Api) -> Vec<TokenStream> {
    let models = api.modules.iter().flat_map(|module| &module.models);
    let structs = models.filter_map(|model| match &model.kind {
        ModelKind::Struct(kind) => Some((model.name.as_str(), kind)),
        _ => None,
    });
    let mut rows: Vec<TokenStream> = Vec::new();
    for (name, kind) in structs {
        for field in &kind.fields {
            if field.name != field.wire || !field.aliases.is_empty() {
                let keys = std::iter::once(&field.wire).chain(&field.aliases);
                let field = &field.name;
                rows.push(quote!((#name, #field, &[#(#keys),*])));
            }
        }
        if let Some(others) = &kind.others {
            let others = &others.name;
            rows.push(quote!((#name, #others, &[])));
        }
    }
    let envelope = api.envelope.iter();
    let members = envelope.flat_map(|envelope| {
        let paging = envelope.paging.iter().map(|(member, _)| member);
        std::iter::once(&envelope.data).chain(paging)
    });
    rows.extend(members.map(|member| {
        let Member { name, wire } = member;
        quote!(("Page", #name, &[#wire]))
    }));
    rows
}

/// The rows of an operation: its success, then its errors, those of one status before the others.
fn rows(operation: &Operation, api: &Api, imports: &mut Imports) -> TokenStream {
    let name = format!("{} {}", operation.method, operation.path);
    let successes = successes(operation).into_iter().map(|(statuses, answer)| {
        match success(operation, answer, api, imports) {
            Some(reader) => quote!((#name, #statuses) => #reader,),
            None => quote!((#name, #statuses) => return None,),
        }
    });
    let successes: Vec<_> = successes.collect();
    let mut errors: Vec<&ErrorAnswer> = operation.errors.iter().collect();
    errors.sort_by_key(|error| (magnitude(&error.status), &error.status));
    let errors = errors.into_iter().map(|error| {
        let statuses = pattern(&error.status);
        let Some(kind) = &error.kind else {
            return quote!((#name, #statuses) => return None,);
        };
        let kind = types::kind(kind, &mut Scope::Others(imports));
        imports.add("crate::calls::answer", "Json");
        quote!((#name, #statuses) => Reader::of::<Json<#kind>>(),)
    });
    let errors: Vec<_> = errors.collect();
    quote!(#(#successes)* #(#errors)*)
}

/// The answers of success by a pattern for their statuses.
fn successes(operation: &Operation) -> Vec<(TokenStream, &Answer)> {
    let Answer::Outcomes { outcomes, .. } = &operation.answer else {
        return vec![(quote!(200..=299), &operation.answer)];
    };
    let outcomes = outcomes.iter();
    let outcomes = outcomes.map(|outcome| (pattern(&outcome.status), &outcome.answer));
    outcomes.collect()
}

/// How a success is decoded, if it is JSON.
fn success(
    operation: &Operation,
    answer: &Answer,
    api: &Api,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let (decode, _) = decoding_of_body(answer, imports);
    let decode = maybe(operation, decode);
    match answer {
        Answer::Nothing | Answer::Redirect | Answer::Plain(_) | Answer::Outcomes { .. } => None,
        Answer::Whole(_) | Answer::Text(_) | Answer::Page { .. } => {
            Some(quote!(Reader::of::<#decode>()))
        }
        Answer::Data { .. } => {
            let key = api.envelope.as_ref().map(|it| it.data.wire.as_str());
            Some(quote!(Reader::under::<#decode>(#key)))
        }
    }
}
