//! The folders of hand-written files: the module that lists what each has.

use proc_macro2::TokenStream;
use quote::quote;

use super::runtime::{FOLDERS, RuntimeFile};
use super::{docs, ident};

/// The file of each folder that has any.
pub fn folders(runtime: &[RuntimeFile]) -> Vec<(&'static str, TokenStream)> {
    let lists = FOLDERS.iter().map(|(folder, about)| {
        let files = runtime.iter().filter(|file| file.folder == *folder);
        let all = feature(folder, runtime);
        let modules = files.map(|file| {
            let name = ident(file.name);
            let condition = condition(file.feature.filter(|_| all.is_none()));
            quote!(#condition pub mod #name;)
        });
        let modules: Vec<TokenStream> = modules.collect();
        (*folder, about, modules)
    });
    lists
        .filter(|(_, _, modules)| !modules.is_empty())
        .map(|(folder, about, modules)| {
            let docs = docs::inner(&[(*about).to_owned()]);
            (folder, quote!(#docs #(#modules)*))
        })
        .collect()
}

/// The feature without which a folder is left out: that of all its files.
pub fn feature(folder: &str, runtime: &[RuntimeFile]) -> Option<&'static str> {
    let files = runtime.iter().filter(|file| file.folder == folder);
    let mut features = files.map(|file| file.feature);
    let first = features.next()??;
    features
        .all(|feature| feature == Some(first))
        .then_some(first)
}

/// What leaves out an item of a crate that is built without the feature.
pub fn condition(feature: Option<&str>) -> Option<TokenStream> {
    feature.map(|feature| quote!(#[cfg(feature = #feature)]))
}
