//! `envelope.rs`: what the API wraps around the values of its answers.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::types::{self, Scope};
use super::{docs, ident};
use crate::docs::code;
use crate::ir::envelope::{Envelope, Follow, Member, Next};
use crate::ir::structs::Presence;
use crate::ir::types::Type;

/// The file.
pub fn envelope(envelope: &Envelope) -> TokenStream {
    let mut imports = Imports::default();
    let file_docs = docs::inner_line("What this API wraps around the values of its answers.");
    let page = envelope
        .paging
        .as_ref()
        .map(|(paging, kind)| page(envelope, paging, kind, &mut imports));
    let paged = envelope
        .next
        .as_ref()
        .map(|next| paged(&envelope.data, next, &mut imports));
    let data = envelope.unwraps.then(|| data(&envelope.data, &mut imports));
    let imports = imports.tokens();
    quote! {
        #file_docs
        #imports
        #page
        #paged
        #data
    }
}

/// A value with nothing beside it.
fn data(member: &Member, imports: &mut Imports) -> TokenStream {
    imports.add("serde", "Deserialize");
    imports.add("serde::de", "DeserializeOwned");
    imports.add("crate::calls::answer", "Decode");
    imports.add("crate::calls::answer", "Json");
    let docs = format!(" Reads a value that stands under {}.", code(&member.wire));
    let rename = rename(member);
    let data = ident(&member.name);
    quote! {
        #[doc = #docs]
        #[derive(Deserialize)]
        pub(crate) struct Data<T> {
            #rename
            #data: T,
        }

        impl<T: DeserializeOwned> Decode for Data<T> {
            type Value = T;

            fn decode(body: &[u8]) -> Result<T, serde_path_to_error::Error<serde_json::Error>> {
                Json::<Self>::decode(body).map(|envelope| envelope.#data)
            }
        }
    }
}

/// A list with what stands beside it.
fn page(envelope: &Envelope, paging: &Member, kind: &Type, imports: &mut Imports) -> TokenStream {
    imports.add("serde", "Deserialize");
    imports.add("serde", "Serialize");
    let kind = types::kind(kind, &mut Scope::Others(imports));
    let (data_rename, paging_rename) = (rename(&envelope.data), rename(paging));
    let (data, paging) = (ident(&envelope.data.name), ident(&paging.name));
    let lacking = envelope.may_lack_lists.then(|| lacking(imports));
    let when_lacking = |attribute| envelope.may_lack_lists.then_some(attribute);
    let bound = when_lacking(quote!(#[serde(bound(deserialize = "T: Deserialize<'de>"))]));
    let reading =
        when_lacking(quote!(#[serde(default = "Vec::new", deserialize_with = "entries")]));
    quote! {
        /// One page of a list.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #bound
        #[non_exhaustive]
        pub struct Page<T> {
            /// The entries of this page.
            #data_rename
            #reading
            pub #data: Vec<T>,
            /// Where the pages beside this one are.
            #paging_rename
            #[serde(skip_serializing_if = "Option::is_none")]
            pub #paging: Option<#kind>,
        }

        impl<T> IntoIterator for Page<T> {
            type Item = T;
            type IntoIter = std::vec::IntoIter<T>;

            fn into_iter(self) -> Self::IntoIter {
                self.#data.into_iter()
            }
        }

        impl<'a, T> IntoIterator for &'a Page<T> {
            type Item = &'a T;
            type IntoIter = std::slice::Iter<'a, T>;

            fn into_iter(self) -> Self::IntoIter {
                self.#data.iter()
            }
        }

        #lacking
    }
}

/// How the entries of a page are read that may have no list.
fn lacking(imports: &mut Imports) -> TokenStream {
    imports.add("serde", "Deserializer");
    quote! {
        /// Null in place of a list has no entries.
        fn entries<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
            deserializer: D,
        ) -> Result<Vec<T>, D::Error> {
            Option::deserialize(deserializer).map(Option::unwrap_or_default)
        }
    }
}

/// The way from one page to the next.
fn paged(data: &Member, next: &Next, imports: &mut Imports) -> TokenStream {
    imports.add("serde::de", "DeserializeOwned");
    imports.add("crate::calls::lenient", "Lenient");
    imports.add("crate::calls::paging", "Follow");
    imports.add("crate::calls::paging", "Paged");
    imports.add("crate::calls::paging", "Pages");
    let data = ident(&data.name);
    let follow = match &next.follow {
        Follow::Link => quote!(Link),
        Follow::Cursor(parameter) => quote!(Cursor(#parameter)),
    };
    let fields = next.fields.iter().map(|field| {
        let name = ident(&field.name);
        match field.presence {
            Presence::Required => quote!(.#name),
            Presence::Nullable | Presence::Optional | Presence::OptionalJson => {
                quote!(.#name.as_ref()?)
            }
            Presence::OptionalNullable => quote!(.#name.as_ref()?.as_ref()?),
        }
    });
    quote! {
        impl<T: DeserializeOwned + Send + 'static> Paged for Page<T> {
            type Item = T;

            const FOLLOW: Follow = Follow::#follow;

            fn next(&self) -> Option<String> {
                Some(self #(#fields)* .to_string())
            }

            fn into_items(self) -> Vec<T> {
                self.#data
            }
        }

        impl<T: DeserializeOwned + Send + 'static> Pages<Page<T>> {
            /// The same pages, each read entry by entry: one that does not fit its type is kept as
            /// received, beside the others, and no page is lost for it.
            pub fn lenient(self) -> Pages<Page<Lenient<T>>> {
                self.read_as()
            }
        }
    }
}

fn rename(member: &Member) -> Option<TokenStream> {
    let wire = &member.wire;
    (*wire != member.name).then(|| quote!(#[serde(rename = #wire)]))
}
