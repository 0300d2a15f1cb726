//! Writes the crate of an [`Api`] as tokens and texts. It decides nothing and cannot fail.

mod api;
mod crate_root;
mod docs;
mod enums;
mod envelope;
mod examples;
mod folders;
mod guides;
mod imports;
mod manifest;
mod models;
mod names;
mod operations;
mod parts;
mod resources;
mod runtime;
mod status_patterns;
mod structs;
mod styles;
mod trial;
mod types;
mod unions;

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span, TokenStream};

use crate::ir::Api;
use crate::surface::Item;
pub use trial::trial;

/// The file that says what each thing of the description is called.
pub const NAMES: &str = "names.txt";

/// The files of a crate before they are printed, by path.
pub type Sources = BTreeMap<String, Source>;

/// One file before it is printed.
pub enum Source {
    /// Rust to be formatted.
    Rust(TokenStream),
    /// Hand-written Rust that every crate has, and where it stands in this repository.
    Runtime {
        text: &'static str,
        path: &'static str,
    },
    /// Anything else, as it is.
    Text(String),
}

/// Every file of the crate. `surface` is what users can name of it.
pub fn emit(api: &Api, surface: &[Item]) -> Sources {
    let runtime = runtime::files(api);
    let folders = folders::folders(&runtime);
    let mut sources = Sources::from([
        (
            "Cargo.toml".to_owned(),
            Source::Text(manifest::cargo_toml(api)),
        ),
        ("README.md".to_owned(), Source::Text(manifest::readme(api))),
        (NAMES.to_owned(), Source::Text(names::names(surface))),
        (
            "rustfmt.toml".to_owned(),
            Source::Text(manifest::RUSTFMT.to_owned()),
        ),
        (
            "src/lib.rs".to_owned(),
            Source::Rust(crate_root::crate_root(api, &runtime)),
        ),
        ("src/api.rs".to_owned(), Source::Rust(api::api(api))),
        ("src/models.rs".to_owned(), Source::Rust(models::root(api))),
        (
            "src/resources.rs".to_owned(),
            Source::Rust(resources::root(api)),
        ),
    ]);
    if let Some(text) = manifest::clippy_toml(api) {
        sources.insert("clippy.toml".to_owned(), Source::Text(text));
    }
    for (path, tokens) in guides::guides(api) {
        sources.insert(path, Source::Rust(tokens));
    }
    for file in runtime {
        let source = Source::Runtime {
            text: file.text,
            path: file.path,
        };
        sources.insert(format!("src/{}/{}.rs", file.folder, file.name), source);
    }
    for (folder, tokens) in folders {
        sources.insert(format!("src/{folder}.rs"), Source::Rust(tokens));
    }
    if let Some(envelope) = &api.envelope {
        let tokens = envelope::envelope(envelope);
        sources.insert("src/envelope.rs".to_owned(), Source::Rust(tokens));
    }
    for module in &api.modules {
        let path = format!("src/models/{}.rs", module.name);
        sources.insert(path, Source::Rust(models::module(module)));
    }
    for resource in &api.resources {
        let path = format!("src/resources/{}.rs", resource.name);
        sources.insert(path, Source::Rust(resources::resource(resource)));
    }
    if !api.examples.is_empty() {
        let tokens = examples::root(api);
        sources.insert("tests/examples/main.rs".to_owned(), Source::Rust(tokens));
        let shared = "tests/examples/round_trip.rs".to_owned();
        sources.insert(shared, examples::ROUND_TRIP);
    }
    for file in &api.examples {
        let path = format!("tests/examples/{}.rs", file.name);
        sources.insert(path, Source::Rust(examples::file(api, file)));
    }
    sources
}

/// A name as a token.
fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
