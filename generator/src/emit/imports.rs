//! Collects what a file imports, and writes the `use` lines in their groups.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;

/// What a file imports: names by module path.
#[derive(Default)]
pub struct Imports(BTreeMap<Group, BTreeMap<String, BTreeSet<String>>>);

/// The `use` lines of a module, each with the text by which the lines of a group are sorted.
///
/// What is the crate's own stands on lines of its own, so that one more is one line more.
fn lines(module: &str, names: &BTreeSet<String>) -> Vec<(String, TokenStream)> {
    let path: Vec<_> = module.split("::").map(ident).collect();
    let single = |name: &String| {
        let ident = ident(name);
        (format!("{module}::{name}"), quote!(use #(#path::)*#ident;))
    };
    if names.len() == 1 || module.starts_with("crate") {
        return names.iter().map(single).collect();
    }
    let idents = names.iter().map(|name| ident(name));
    vec![(
        format!("{module}::{{"),
        quote!(use #(#path::)*{#(#idents),*};),
    )]
}

/// The groups of `use` lines, in the order in which they stand.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Standard,
    Outside,
    Own,
}

impl Imports {
    /// Imports `name` from `module`, such as `crate::models`.
    pub fn add(&mut self, module: &str, name: &str) {
        let group = match module.split("::").next() {
            Some("std") => Group::Standard,
            Some("crate") => Group::Own,
            _ => Group::Outside,
        };
        let names = self
            .0
            .entry(group)
            .or_default()
            .entry(module.to_owned())
            .or_default();
        names.insert(name.to_owned());
    }

    /// Leaves out a name that the file declares itself.
    pub fn remove(&mut self, module: &str, name: &str) {
        for modules in self.0.values_mut() {
            if let Some(names) = modules.get_mut(module) {
                names.remove(name);
            }
            modules.retain(|_, names| !names.is_empty());
        }
    }

    /// The `use` lines.
    pub fn tokens(&self) -> TokenStream {
        let groups = self.0.values().map(|modules| {
            let mut lines: Vec<_> = modules
                .iter()
                .flat_map(|(module, names)| lines(module, names))
                .collect();
            lines.sort_by(|(one, _), (other, _)| one.cmp(other));
            lines
                .into_iter()
                .map(|(_, tokens)| tokens)
                .collect::<TokenStream>()
        });
        groups.collect()
    }
}
