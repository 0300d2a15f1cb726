//! Operations: a method that starts a call, and a builder that finishes it.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::imports::Imports;
use super::status_patterns::pattern;
use super::types::{self, Scope};
use super::{docs, ident, styles};
use crate::http::METHODS;
use crate::ir::bodies::Writing;
use crate::ir::operations::{Answer, Operation, Parameter, Place};
use crate::ir::resources::Resource;
use crate::ir::types::{Passing, Type};
use crate::media_types::{ANY, JSON, PARTS, is_json};

/// The method of the resource.
pub fn method(operation: &Operation, imports: &mut Imports) -> TokenStream {
    let docs = docs::outer(&operation.docs);
    let (name, builder) = (ident(&operation.name), ident(&operation.builder));
    let (method, path) = (http_method(&operation.method), &operation.path);
    let arguments: Vec<_> = operation
        .arguments
        .iter()
        .map(|parameter| {
            let name = ident(&parameter.name);
            let kind = types::argument(&parameter.passing, &mut Scope::Others(imports));
            quote!(#name: #kind)
        })
        .collect();
    let start = quote!(self.client.call(#method, #path));
    let mut steps: Vec<&Parameter> = operation.arguments.iter().collect();
    // What says of which media type the body is goes behind it.
    steps.sort_by_key(|argument| argument.is_media_type());
    let steps = steps.into_iter();
    let steps = steps.map(|argument| step(argument, &ident(&argument.name), imports));
    let server = operation.server.iter();
    let server = server.map(|base_url| quote!(.server(#base_url)));
    let accept = operation.accept.iter();
    let accept = accept.map(|names| {
        let names = with_others(names);
        quote!(.header("accept", #names))
    });
    let security = operation.schemes.iter();
    let security = security.map(|schemes| quote!(.security(&[#(#schemes),*])));
    let steps: Vec<_> = server.chain(security).chain(accept).chain(steps).collect();
    let body = if steps.is_empty() {
        quote!(#builder(#start))
    } else {
        let call = local(operation);
        quote! {
            let #call = #start;
            #builder(#call #(#steps)*)
        }
    };
    quote! {
        #docs
        pub fn #name(&self, #(#arguments),*) -> #builder {
            #body
        }
    }
}

/// The method of HTTP, which is a constant unless OpenAPI 3.2 was the first to know it.
fn http_method(method: &str) -> TokenStream {
    let mut keys = METHODS.iter().filter(|key| **key != "query");
    if keys.any(|key| key.eq_ignore_ascii_case(method)) {
        let method = ident(method);
        return quote!(Method::#method);
    }
    let name = Literal::byte_string(method.as_bytes());
    quote!(Method::from_bytes(#name).expect("a token is a method"))
}

/// The media types that are asked for. Where none is JSON, as errors are, others will do if need be: some servers refuse a
/// call that leaves none which they write themselves, though they would answer with what it asks for.
fn with_others(names: &str) -> String {
    let is_enough = |name: &str| name == ANY || is_json(name);
    match names.split(", ").any(is_enough) {
        true => names.to_owned(),
        false => format!("{names}, {ANY};q=0.1"),
    }
}

/// What a method calls the call that it starts: `call`, where no argument is called so.
fn local(operation: &Operation) -> Ident {
    let mut name = "call".to_owned();
    while operation.arguments.iter().any(|it| it.name == name) {
        name.push('_');
    }
    ident(&name)
}

/// The builder, with a setter for each option.
pub fn builder(resource: &Resource, operation: &Operation, imports: &mut Imports) -> TokenStream {
    let docs = format!(
        " The call made by [`{}::{}`].",
        resource.type_name, operation.name
    );
    let name = ident(&operation.builder);
    let (decode, value) = decoding(operation, imports);
    let pages = operation.has_pages.then(|| quote!(pages,));
    let entry = operation.entry.as_ref();
    let lenient = entry.map(|entry| lenient(operation, entry, imports));
    let setters: Vec<_> = operation
        .options
        .iter()
        .map(|parameter| setter(parameter, imports))
        .collect();
    let setters = (!setters.is_empty()).then(|| quote!(impl #name { #(#setters)* }));
    let outcomes = outcomes(resource, operation, imports);
    quote! {
        #outcomes

        sends! {
            #[doc = #docs]
            pub struct #name: #decode => #value,
            #pages
            #lenient
        }

        #setters
    }
}

/// The enum of what the operation answers, if its status tells that.
fn outcomes(
    resource: &Resource,
    operation: &Operation,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let Answer::Outcomes { name, outcomes } = &operation.answer else {
        return None;
    };
    imports.add("crate::calls::status_enum", "status_enum");
    let docs = format!(
        " What [`{}::{}`] answers, by the status.",
        resource.type_name, operation.name
    );
    let name = ident(name);
    let variants = outcomes.iter().map(|outcome| {
        let docs = docs::outer(&outcome.docs);
        let statuses = pattern(&outcome.status);
        let variant = ident(&outcome.name);
        let body = match &outcome.answer {
            Answer::Nothing => None,
            answer => {
                let (decode, value) = decoding_of_body(answer, imports);
                Some(quote!((#value) by #decode))
            }
        };
        quote!(#docs #statuses => #variant #body,)
    });
    let variants: Vec<_> = variants.collect();
    Some(quote! {
        status_enum! {
            #[doc = #docs]
            pub enum #name by status or Unknown {
                #(#variants)*
            }
        }
    })
}

/// Its argument is always called `value`, so that a long name stands in few places.
fn setter(parameter: &Parameter, imports: &mut Imports) -> TokenStream {
    let docs = docs::outer(&parameter.docs);
    let name = ident(&parameter.name);
    let kind = types::argument(&parameter.passing, &mut Scope::Others(imports));
    let step = step(parameter, &ident("value"), imports);
    quote! {
        #docs
        pub fn #name(self, value: #kind) -> Self {
            self.configure(|call| call #step)
        }
    }
}

/// The step of the call that takes the parameter, whose value is called so.
fn step(parameter: &Parameter, value: &Ident, imports: &mut Imports) -> TokenStream {
    let wire = &parameter.wire;
    let shown = match &parameter.passing {
        Passing::EachInto(kind) => {
            let kind = types::kind(kind, &mut Scope::Others(imports));
            quote!(#value.into_iter().map(Into::<#kind>::into))
        }
        passing => types::shown(passing, value),
    };
    let kept = types::kept(&parameter.passing, value);
    match &parameter.place {
        Place::Path => quote!(.path(#wire, #shown)),
        Place::Query => quote!(.query(#wire, #shown)),
        Place::QueryList => quote!(.query_list(#wire, #shown)),
        Place::QueryEach => quote!(.query_each(#wire, #shown)),
        Place::Header => quote!(.header(#wire, #shown)),
        Place::Cookie => quote!(.cookie(#wire, #shown)),
        Place::Styled(location, style) => {
            let method = format_ident!("{}_as", location.name());
            let style = styles::style(*style, imports);
            let value = match parameter.passing.is_list() {
                true => {
                    // An argument may have the name of the function.
                    imports.add("crate::calls", "texts");
                    quote!(texts::texts(#shown))
                }
                false => shown,
            };
            quote!(.#method(#wire, #style, #value))
        }
        Place::Body(writing) => written(writing, &kept, imports),
    }
}

/// The step of the call that takes the body.
fn written(writing: &Writing, body: &TokenStream, imports: &mut Imports) -> TokenStream {
    match writing {
        Writing::Json(name) if name == JSON => quote!(.json(&#body)),
        // The media type goes last: it takes the place of the usual one.
        Writing::Json(name) => quote!(.json(&#body).header("content-type", #name)),
        Writing::Form(styles) if styles.is_empty() => quote!(.form(&#body)),
        Writing::Form(styles) => {
            let members = styles.iter().map(|(name, style)| {
                let style = styles::style(*style, imports);
                quote!((#name, #style))
            });
            let members: Vec<_> = members.collect();
            quote!(.form_as(&#body, &[#(#members),*]))
        }
        Writing::Parts(name) if name == PARTS => quote!(.multipart(#body)),
        Writing::Parts(name) => quote!(.multipart_as(#name, #body)),
        Writing::Plain(name) => quote!(.body(#name, #body)),
    }
}

/// How the answer to an operation is decoded, and what the caller gets of it.
pub fn decoding(operation: &Operation, imports: &mut Imports) -> (TokenStream, TokenStream) {
    let (decode, value) = decoding_of_body(&operation.answer, imports);
    (maybe(operation, decode), maybe(operation, value))
}

/// The same of an answer that may have no body.
pub fn maybe(operation: &Operation, kind: TokenStream) -> TokenStream {
    match operation.may_be_empty {
        true => quote!(Option<#kind>),
        false => kind,
    }
}

/// How a body is decoded, and what the caller gets of it.
pub fn decoding_of_body(answer: &Answer, imports: &mut Imports) -> (TokenStream, TokenStream) {
    let mut kind = |kind| types::kind(kind, &mut Scope::Others(imports));
    match answer {
        Answer::Nothing => {
            imports.add("crate::calls::answer", "Nothing");
            (quote!(Nothing), quote!(()))
        }
        Answer::Redirect => {
            imports.add("crate::calls::answer", "Redirected");
            (quote!(Redirected), quote!(()))
        }
        Answer::Plain(plain) => {
            let plain = kind(plain);
            (plain.clone(), plain)
        }
        Answer::Text(text) => {
            let text = kind(text);
            imports.add("crate::calls::answer", "JsonText");
            (quote!(JsonText<#text>), text)
        }
        Answer::Whole(whole @ (Type::OrNull(_) | Type::Json)) => {
            let whole = kind(whole);
            imports.add("crate::calls::answer", "JsonOrNull");
            (quote!(JsonOrNull<#whole>), whole)
        }
        Answer::Whole(whole) => {
            let whole = kind(whole);
            imports.add("crate::calls::answer", "Json");
            (quote!(Json<#whole>), whole)
        }
        Answer::Data {
            kind: data,
            required,
        } => {
            let data = kind(data);
            let data = if *required {
                data
            } else {
                quote!(Option<#data>)
            };
            imports.add("crate::envelope", "Data");
            (quote!(Data<#data>), data)
        }
        Answer::Page { entry, .. } => {
            let entry = kind(entry);
            imports.add("crate::calls::answer", "Json");
            imports.add("crate::envelope", "Page");
            (quote!(Json<Page<#entry>>), quote!(Page<#entry>))
        }
        Answer::Outcomes { name, .. } => {
            let name = ident(name);
            (quote!(#name), quote!(#name))
        }
    }
}

/// How the list of the answer is read entry by entry.
fn lenient(operation: &Operation, entry: &Type, imports: &mut Imports) -> TokenStream {
    imports.add("crate::calls::lenient", "Lenient");
    let entry = types::kind(entry, &mut Scope::Others(imports));
    let value = match &operation.answer {
        Answer::Page { .. } => quote!(Page<Lenient<#entry>>),
        Answer::Data {
            required: false, ..
        } => quote!(Option<Vec<Lenient<#entry>>>),
        _ => quote!(Vec<Lenient<#entry>>),
    };
    let decode = match &operation.answer {
        Answer::Data { .. } => quote!(Data<#value>),
        _ => quote!(Json<#value>),
    };
    let (decode, value) = (maybe(operation, decode), maybe(operation, value));
    quote!(lenient: #decode => #value,)
}
