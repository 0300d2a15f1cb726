//! `api.rs`: what the description says of the whole API.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::imports::Imports;
use super::status_patterns::pattern;
use super::{docs, ident};
use crate::ir::{Api, Choice, Credential, CredentialKind, ErrorBody, RateLimit};
use crate::statuses::is_any;

/// The file.
pub fn api(api: &Api) -> TokenStream {
    let mut imports = Imports::default();
    imports.add("crate::clients::client", "Client");
    imports.add("crate::clients::client", "ClientBuilder");
    let file_docs = docs::inner_line(
        "What the description says of the whole API: its server, credentials and errors.",
    );
    let (constant, argument, builder_docs) = match &api.base_url {
        Some(url) => (
            Some(quote! {
                /// The server that the description names.
                const BASE_URL: &str = #url;
            }),
            quote!(Some(BASE_URL)),
            format!(" Sets up a client of `{url}`."),
        ),
        None => (
            None,
            quote!(None),
            " Sets up a client. The description names no host: set the base URL.".to_owned(),
        ),
    };
    let limit = api.rate_limit.map(|limit| {
        imports.add("crate::retries::rate_limit", "RateLimit");
        let limit = rate_limit(limit);
        quote!(.rate_limit(#limit))
    });
    let limit_docs = limit.is_some().then(|| {
        docs::outer(&[
            String::new(),
            "It keeps to the limit that the description sets on requests;".to_owned(),
            "[`rate_limit`](ClientBuilder::rate_limit) sets another.".to_owned(),
        ])
    });
    let credentials: Vec<_> = api
        .credentials
        .iter()
        .map(|credential| self::credential(credential, &mut imports))
        .collect();
    let credentials = (!credentials.is_empty()).then(|| {
        imports.add("crate::clients::credential", "Credential");
        quote!(impl ClientBuilder { #(#credentials)* })
    });
    let errors = errors(&api.error_bodies, &mut imports);
    let imports = imports.tokens();
    quote! {
        #file_docs
        #imports
        #constant

        impl Client {
            #[doc = #builder_docs]
            #limit_docs
            pub fn builder() -> ClientBuilder {
                let user_agent = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
                ClientBuilder::new(#argument, user_agent)#limit
            }
        }

        #credentials
        #errors
    }
}

/// The limit on requests, as its builder takes it.
fn rate_limit(limit: RateLimit) -> TokenStream {
    let per_second = Literal::u32_unsuffixed(limit.per_second);
    let burst = limit.burst.map(|burst| {
        let burst = Literal::u32_unsuffixed(burst);
        quote!(.burst(#burst))
    });
    let per_day = limit.per_day.map(|per_day| {
        let per_day = Literal::u32_unsuffixed(per_day);
        quote!(.per_day(#per_day))
    });
    quote!(RateLimit::per_second(#per_second)#burst #per_day)
}

/// The typed bodies of errors.
fn errors(bodies: &[ErrorBody], imports: &mut Imports) -> Option<TokenStream> {
    if bodies.is_empty() {
        return None;
    }
    imports.add("crate::calls::error", "StatusError");
    let methods = bodies.iter().map(|body| {
        imports.add("crate", "models");
        let docs = format!(
            " The body as the description gives it for errors of these statuses ({}), if it is one.",
            body.statuses.join(", ")
        );
        let (name, model) = (ident(&body.name), ident(&body.model));
        // One on a line, so that another is one line more.
        let is_in_class = |status: &&String| {
            let class = status.get(..1).map(|first| format!("{first}XX"));
            class.is_some_and(|class| **status != class && body.statuses.contains(&class))
        };
        let patterns = body.statuses.iter().filter(|it| !is_in_class(it));
        let patterns = patterns.map(|it| pattern(it));
        let read = match body.is_text {
            true => quote!(self.json_text().ok()),
            false => quote!(self.json().ok()),
        };
        let read = match body.statuses.iter().any(|status| is_any(status)) {
            true => read,
            false => quote! {
                match self.status.as_u16() {
                    #(#patterns => #read,)*
                    _ => None,
                }
            },
        };
        quote! {
            #[doc = #docs]
            pub fn #name(&self) -> Option<models::#model> {
                #read
            }
        }
    });
    let methods: Vec<_> = methods.collect();
    Some(quote!(impl StatusError { #(#methods)* }))
}

fn credential(credential: &Credential, imports: &mut Imports) -> TokenStream {
    let docs = docs::outer(&credential.docs);
    let name = ident(&credential.name);
    let (arguments, value) = match &credential.kind {
        CredentialKind::Header(header) => {
            imports.add("reqwest::header", "HeaderName");
            let header = quote!(HeaderName::from_static(#header));
            (
                quote!(secret: impl Into<String>),
                quote!(Credential::header(#header, secret)),
            )
        }
        CredentialKind::Query(query) => (
            quote!(secret: impl Into<String>),
            quote!(Credential::query(#query, secret)),
        ),
        CredentialKind::Cookie(cookie) => (
            quote!(secret: impl Into<String>),
            quote!(Credential::cookie(#cookie, secret)),
        ),
        CredentialKind::Bearer => (
            quote!(token: impl AsRef<str>),
            quote!(Credential::bearer(token)),
        ),
        CredentialKind::Basic => (
            quote!(user: impl Into<String>, password: impl Into<String>),
            quote!(Credential::basic(user, password)),
        ),
    };
    let scheme = &credential.wire;
    let choice = credential.choice.map(|choice| match choice {
        Choice::Usual => quote!(.scheme(#scheme)),
        Choice::Exceptional => quote!(.scheme(#scheme).exceptional()),
    });
    quote! {
        #docs
        pub fn #name(self, #arguments) -> Self {
            self.credential(#value #choice)
        }
    }
}
