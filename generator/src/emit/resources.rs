//! The files of `resources`, and the client's methods that lead to them.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::{docs, ident, operations};
use crate::ir::Api;
use crate::ir::resources::Resource;

/// `resources.rs`: the files, and a method of the client for each.
pub fn root(api: &Api) -> TokenStream {
    let mut lines = vec!["The operations of the API, in the groups of its description.".to_owned()];
    if !api.resource_docs.is_empty() {
        lines.push(String::new());
        lines.extend(api.resource_docs.iter().cloned());
    }
    let docs = docs::inner(&lines);
    let modules = api.resources.iter().map(|resource| {
        let name = ident(&resource.name);
        quote!(pub mod #name;)
    });
    let methods = api.resources.iter().map(|resource| {
        let docs = docs::outer(&resource.docs);
        let (name, type_name) = (ident(&resource.name), ident(&resource.type_name));
        quote! {
            #docs
            pub fn #name(&self) -> #name::#type_name {
                #name::#type_name::new(self.clone())
            }
        }
    });
    quote! {
        #docs

        use crate::clients::client::Client;

        #(#modules)*

        impl Client {
            #(#methods)*
        }
    }
}

/// One file of `resources`.
pub fn resource(resource: &Resource) -> TokenStream {
    let mut imports = Imports::default();
    imports.add("reqwest", "Method");
    imports.add("crate::clients::client", "Client");
    imports.add("crate::calls::sends", "sends");
    let file_docs = docs::inner_line(&format!("The operations of [`{}`].", resource.type_name));
    let docs = docs::outer(&resource.docs);
    let name = ident(&resource.type_name);
    let methods: Vec<_> = resource
        .operations
        .iter()
        .map(|operation| operations::method(operation, &mut imports))
        .collect();
    let builders: Vec<_> = resource
        .operations
        .iter()
        .map(|operation| operations::builder(resource, operation, &mut imports))
        .collect();
    let imports = imports.tokens();
    quote! {
        #file_docs
        #imports

        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            client: Client,
        }

        impl #name {
            pub(crate) fn new(client: Client) -> Self {
                Self { client }
            }

            #(#methods)*
        }

        #(#builders)*
    }
}
