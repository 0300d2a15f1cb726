//! `lib.rs`: the page that a user reads first, the modules, and the names at the top.

use proc_macro2::TokenStream;
use quote::quote;

use super::folders::{self, condition};
use super::runtime::RuntimeFile;
use super::{docs, ident};
use crate::ir::Api;

/// The file.
pub fn crate_root(api: &Api, runtime: &[RuntimeFile]) -> TokenStream {
    let docs = docs::inner(&page(api));
    let mut modules: Vec<&str> = runtime.iter().map(|file| file.folder).collect();
    modules.push("api");
    modules.extend(api.envelope.as_ref().map(|_| "envelope"));
    modules.sort_unstable();
    modules.dedup();
    let modules = modules.into_iter().map(|name| {
        let (name, condition) = (ident(name), condition(folders::feature(name, runtime)));
        quote!(#condition mod #name;)
    });
    let mut exports: Vec<(Vec<&str>, &[&str], Option<&str>)> = runtime
        .iter()
        .map(|file| (vec![file.folder, file.name], file.exports, file.feature))
        .collect();
    if api
        .envelope
        .as_ref()
        .is_some_and(|envelope| envelope.paging.is_some())
    {
        exports.push((vec!["envelope"], &["Page"], None));
    }
    exports.retain(|(_, names, _)| !names.is_empty());
    exports.sort_unstable();
    let exports = exports.into_iter().map(|(path, names, feature)| {
        let condition = condition(feature);
        let path = path.iter().map(|name| ident(name));
        let names: Vec<_> = names.iter().map(|name| ident(name)).collect();
        match names.as_slice() {
            [name] => quote!(#condition pub use crate::#(#path::)*#name;),
            names => quote!(#condition pub use crate::#(#path::)*{#(#names),*};),
        }
    });
    quote! {
        #docs
        #(#modules)*
        pub mod guide;
        pub mod models;
        pub mod resources;
        pub use bytes;
        pub use http;
        pub use reqwest;
        #(#exports)*
    }
}

/// The crate's page.
fn page(api: &Api) -> Vec<String> {
    let mut lines = vec![format!("Client for {}.", api.title), String::new()];
    if !api.docs.is_empty() {
        lines.extend(api.docs.iter().cloned());
        lines.push(String::new());
    }
    lines.push("# Example".to_owned());
    lines.push(String::new());
    lines.push("```no_run".to_owned());
    lines.extend(example(api));
    lines.push("```".to_owned());
    lines.push(String::new());
    let lists = if api.has_pages() { LISTS } else { "" };
    let lenient = if api.answers_lists() { LENIENT } else { "" };
    let access = if api.credentials.is_empty() {
        ACCESS
    } else {
        ""
    };
    let guide = [CALLS, access, lists, lenient, VALUES].concat();
    lines.extend(guide.lines().map(str::to_owned));
    lines
}

/// The example of the crate's page: the lines that count, in a function that is not shown.
fn example(api: &Api) -> Vec<String> {
    let name = &api.package.crate_name;
    let mut lines = vec![
        format!("# async fn example() -> Result<(), {name}::Error> {{"),
        format!("use {name}::Client;"),
        String::new(),
    ];
    lines.extend(steps(api));
    lines.extend(["# Ok(())", "# }"].map(str::to_owned));
    lines
}

/// The same as a whole program.
pub fn program(api: &Api) -> Vec<String> {
    let name = &api.package.crate_name;
    let mut lines = vec![
        format!("use {name}::{{Client, Error}};"),
        String::new(),
        "#[tokio::main]".to_owned(),
        "async fn main() -> Result<(), Error> {".to_owned(),
    ];
    lines.extend(steps(api).iter().map(|line| format!("    {line}")));
    lines.extend(["    Ok(())", "}"].map(str::to_owned));
    lines
}

/// Builds a client, and calls the first operation that needs no argument.
fn steps(api: &Api) -> Vec<String> {
    let mut lines = Vec::new();
    let mut builder = "Client::builder()".to_owned();
    let credentials = api.credentials.iter().filter(|it| it.takes_one_secret());
    if let Some(credential) = credentials.min_by_key(|it| !it.is_general) {
        lines.push("let secret = std::env::var(\"API_TOKEN\").unwrap_or_default();".to_owned());
        builder += &format!(".{}(secret)", credential.name);
    }
    if api.base_url.is_none() {
        builder += ".base_url(\"https://api.example.com\")";
    }
    lines.push(format!("let client = {builder}.build()?;"));
    if let Some((resource, operation)) = &api.example {
        lines.push(format!(
            "let value = client.{resource}().{operation}().await?;"
        ));
        lines.push("println!(\"{value:#?}\");".to_owned());
    }
    lines
}

/// How calls are made with every generated client.
const CALLS: &str = "\
# Calls

Operations stand in groups: a method of [`Client`] leads to a type of [`resources`], whose methods
take what an operation requires. What may be left out is set on the builder that they return, and
`.await` sends it. `.answer().await` gives the whole [`Answer`] instead: the value with status,
headers and body.

What the description does not know can be called with [`Client::call`].

";

/// What holds where the description has no credentials.
const ACCESS: &str = "\
The description says of no credential that it is asked for. One is sent all the same by
[`ClientBuilder::credential`], such as `.credential(Credential::bearer(token))`; see [`Credential`].

";

/// What holds where lists come in pages.
const LISTS: &str = "\
# Lists

`.await` gives one [`Page`] of a list. `.pages()` gives all of them, each asked for when it is wanted,
and `.items()` their entries: one by one with `try_next().await?`, or as a `futures_core::Stream`.
What [`Pages::cursor`] says can be kept, and [`Pages::resume`] goes on from there in another process.
A link to another server is never followed.

";

/// What holds for what is sent and received by every generated client.
const VALUES: &str = "\
# Values

Types of [`models`] stay open, so that an answer newer than this crate is still read: a value that
an enum does not list, and JSON that fits no variant of a union, are kept in `Unknown`. A new field,
value, variant or optional parameter is a minor release: every type is `#[non_exhaustive]`.
Types that are sent have `new`, which takes what is required in the order of the names, and `with_..`
methods for the rest.

Members that a type does not declare are kept in its field `others`, if it has one; [`Answer`] has the
body as received.

# How unions are decoded

The variant of a union is found by a rule that was decided when this crate was generated, and that
stands in its source: by a property, a key or the JSON type, never by trying one variant after the
other. The order of keys does not matter. A value that does not fit the variant it names, or names a
new one, is kept in `Unknown` as it was received, and the rest of the answer is typed. `as_..` gives
what a variant holds; what several variants require has a method of its own.

# Errors

Every call gives one [`Error`]: nothing was sent, no answer came, the status is no success, or the
body is not of its type. It says method, path template, status, the name by which the server knows
the request, and the number of attempts; it never shows a credential, an argument or a query.

# Retries and limits

A call is tried up to three times where that does no harm, as [`RetryPolicy`] says; `Retry-After` is
heeded, and no wait goes beyond the time limit of the call. After a 429 all calls of the client wait,
and then go on more slowly; [`ClientBuilder::rate_limit`] keeps it from getting there. What
[`ClientBuilder`] sets for all calls, `.configure` sets for one:
`.configure(|call| call.timeout(limit).retry(RetryPolicy::none()))`.

# Secrets

Credentials are kept in types of `secrecy`, and stand in no error, span, log or `Debug`. They go to the
origin of the base URL alone, or, where it takes them, of the server that the description has for an operation: not along
with a link or a redirect elsewhere, and not over plain `http` but to this machine (and by no proxy then),
unless [`ClientBuilder::allow_plain_http`] says so. An operation of which the description says that it takes none
is sent without. `.configure(|call| call.credential(..))` gives one call its own, so that one client can call for
many users. Arguments can change neither the path nor the headers:
what they hold is escaped or refused. An answer of more than [`ClientBuilder::max_response_size`] bytes,
once decompressed, is an error.

# Features

- `rustls` (on by default) or `native-tls`: who does TLS;
- `gzip`, `brotli`: answers may be compressed;
- `blocking`: `.send_blocking()` and the like, for programs without an async runtime;
- `tracing`: a span for each call, with the field names of OpenTelemetry;
- `mock`: `MockTransport`, which answers as a test says, without a network, and `fixture`.

The module [`guide`] says more: what one call can have of its own, what is tried again and when, what the
caller gets whatever goes wrong, and, with the feature `mock`, how to test what uses this crate.

[`Interceptor`]s see every attempt, and a [`Transport`] of one's own can take the place of the network.
";

/// What holds where answers hold lists.
const LENIENT: &str = "\
# Entries that do not fit

A list in which an entry is not of its type is an error like any other. `.lenient().await` reads it
entry by entry instead, each a [`Lenient`]: [`Lenient::split`] parts the values from what was
refused. What comes in pages has `.pages().lenient()`, too.

";
