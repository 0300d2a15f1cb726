//! The tests of the crate: each example is read, written, and compared.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::imports::Imports;
use super::types::{self, Scope};
use super::{docs, ident};
use crate::ir::Api;
use crate::ir::examples::{Example, ExampleFile, Reading};

/// `main.rs`: the files, and what every test does.
pub fn root(api: &Api) -> TokenStream {
    let docs = docs::inner_line(
        "The examples of the description: each is read as its type, written, and compared.",
    );
    let modules = api.examples.iter().map(|file| {
        let name = ident(&file.name);
        quote!(mod #name;)
    });
    let mut imports = Imports::default();
    let own = api.package.crate_name.as_str();
    for (module, name) in [
        ("std::fmt", "Debug"),
        ("serde", "Serialize"),
        ("serde::de", "DeserializeOwned"),
        ("serde_json", "Value"),
        (own, "Decode"),
        (own, "Json"),
    ] {
        imports.add(module, name);
    }
    let imports = imports.tokens();
    quote! {
        #docs

        #(#modules)*

        #imports

        /// Asserts that every part of an example is known, and that it is written as it was read.
        #[track_caller]
        fn comes_back<T: DeserializeOwned + Serialize + Debug>(example: &str) {
            let value: T = read(example);
            let shown = format!("{value:?}");
            let is_known = !has_unknown(&shown);
            assert!(is_known, "a part is unknown: {shown}");
            is_kept::<T>(example);
        }

        /// Whether a variant `Unknown` is among what is shown; names of others may end with this word.
        fn has_unknown(shown: &str) -> bool {
            let shown = without_texts(shown);
            let is_of_name = |letter: char| letter == '_' || letter.is_alphanumeric();
            let mut found = shown.match_indices("Unknown(");
            found.any(|(start, _)| !shown[..start].ends_with(is_of_name))
        }

        /// What is shown but for the texts in it, which may say anything.
        fn without_texts(shown: &str) -> String {
            let shown = shown.replace(r"\\", "").replace(r#"\""#, "");
            shown.split('"').step_by(2).collect()
        }

        /// Asserts that an example is written as it was read.
        #[track_caller]
        fn is_kept<T: DeserializeOwned + Serialize>(example: &str) {
            let value: T = read(example);
            let written = serde_json::to_value(&value).expect("the value can be written");
            let example: Value = serde_json::from_str(example).expect("the example is JSON");
            let is_kept = is_same(&example, &written);
            assert!(is_kept, "{example} was written as {written}");
        }

        /// Reads an example as the client reads an answer.
        #[track_caller]
        fn read<T: DeserializeOwned>(example: &str) -> T {
            Json::<T>::decode(example.as_bytes()).expect("the example is of its type")
        }

        /// Whether two values are the same; the order of keys, and zeros after the point, may differ.
        fn is_same(one: &Value, other: &Value) -> bool {
            match (one, other) {
                (Value::Number(one), Value::Number(other)) if one.is_f64() || other.is_f64() => {
                    one.as_f64() == other.as_f64()
                }
                (Value::Array(one), Value::Array(other)) => {
                    one.len() == other.len()
                        && one.iter().zip(other).all(|(one, other)| is_same(one, other))
                }
                (Value::Object(one), Value::Object(other)) => {
                    one.len() == other.len()
                        && one.iter().all(|(key, one)| {
                            other.get(key).is_some_and(|other| is_same(one, other))
                        })
                }
                (one, other) => one == other,
            }
        }
    }
}

/// One file of tests.
pub fn file(api: &Api, file: &ExampleFile) -> TokenStream {
    let mut imports = Imports::default();
    for example in &file.examples {
        imports.add("crate", assertion(example));
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
                let reason = format!(" The example contradicts its schema: {reason}.");
                quote!(#[comment = #reason] #[test])
            }
            false => {
                let reason = format!("the example contradicts its schema: {reason}");
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
