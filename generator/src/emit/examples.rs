//! The tests of the crate: each example is read, written, and compared.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::imports::Imports;
use super::types::{self, Scope};
use super::{Source, docs, ident};
use crate::ir::Api;
use crate::ir::examples::{Example, ExampleFile, Reading};

/// What every test does.
pub const ROUND_TRIP: Source = Source::Runtime {
    text: include_str!("../../checks/round_trip.rs"),
    path: "generator/checks/round_trip.rs",
};

/// `main.rs`: the files, and what they have of the crate.
pub fn root(api: &Api) -> TokenStream {
    let docs = docs::inner_line(
        "The examples of the description: each is read as its type, written, and compared.",
    );
    let files = api.examples.iter().map(|file| file.name.as_str());
    let modules: BTreeSet<&str> = files.chain(["round_trip"]).collect();
    let own = ident(&api.package.crate_name);
    // A resource may have the name of the crate.
    let own = match modules.contains(api.package.crate_name.as_str()) {
        true => quote!(::#own),
        false => quote!(#own),
    };
    let modules = modules.into_iter().map(|name| {
        let name = ident(name);
        quote!(mod #name;)
    });
    quote! {
        #docs

        #(#modules)*

        use #own::{Decode, Json};
    }
}

/// One file of tests.
pub fn file(api: &Api, file: &ExampleFile) -> TokenStream {
    let mut imports = Imports::default();
    for example in &file.examples {
        imports.add("crate::round_trip", assertion(example));
    }
    let file_docs = docs::inner_line(&file.docs);
    let crate_name = &api.package.crate_name;
    let mut scope = Scope::Tests(&mut imports, crate_name);
    let tests: Vec<_> = file
        .examples
        .iter()
        .map(|it| test(it, &mut scope))
        .collect();
    let imports = imports.tokens();
    quote! {
        #file_docs
        #imports
        #(#tests)*
    }
}

fn test(example: &Example, scope: &mut Scope<'_>) -> TokenStream {
    let name = ident(&example.name);
    let json = raw(&example.json);
    let kind = match &example.reading {
        Reading::Value(kind) => types::kind(kind, scope),
        Reading::Data(kind) => {
            scope.import("std::collections", "BTreeMap");
            let kind = types::kind(kind, scope);
            quote!(BTreeMap<String, #kind>)
        }
        Reading::Page(entry) => {
            scope.import("crate", "Page");
            let entry = types::kind(entry, scope);
            quote!(Page<#entry>)
        }
    };
    let assertion = ident(assertion(example));
    let contradiction = example.contradiction.as_ref().map(|contradiction| {
        let reason = &contradiction.reason;
        match contradiction.is_kept {
            true => {
                let reason = format!(" The example does not fit its type: {reason}.");
                quote!(#[comment = #reason] #[test])
            }
            false => {
                let reason = format!("the example does not fit its type: {reason}");
                quote!(#[test] #[ignore = #reason])
            }
        }
    });
    let test = contradiction.unwrap_or_else(|| quote!(#[test]));
    quote! {
        #test
        fn #name() {
            let example = #json;
            #assertion::<#kind>(example);
        }
    }
}

/// What is asked of an example.
fn assertion(example: &Example) -> &'static str {
    match &example.contradiction {
        Some(contradiction) if contradiction.is_kept => "is_kept",
        _ => "comes_back",
    }
}

/// A text between as many `#` as it needs.
fn raw(text: &str) -> TokenStream {
    let mut hashes = "#".to_owned();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    match format!("r{hashes}\"{text}\"{hashes}").parse::<Literal>() {
        Ok(literal) => quote!(#literal),
        Err(_) => quote!(#text),
    }
}
