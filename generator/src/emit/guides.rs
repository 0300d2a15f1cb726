//! `guide`: a module of prose for each thing that all crates do, with examples that compile.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::ir::Api;
use crate::ir::operations::Operation;
use crate::ir::resources::Resource;

/// The files, by path.
pub fn guides(api: &Api) -> Vec<(String, TokenStream)> {
    let mut guides = vec![
        ("calls", include_str!("../../guides/calls.md")),
        ("errors", include_str!("../../guides/errors.md")),
        ("retries", include_str!("../../guides/retries.md")),
        ("testing", include_str!("../../guides/testing.md")),
    ];
    if api.has_pages() {
        guides.push(("paging", include_str!("../../guides/paging.md")));
    }
    let files = guides.into_iter().map(|(name, text)| {
        let lines: Vec<_> = filled(text, api).lines().map(str::to_owned).collect();
        (format!("src/guide/{name}.rs"), docs::inner(&lines))
    });
    let root = ("src/guide.rs".to_owned(), root(api));
    files.chain([root]).collect()
}

/// The module that holds the others.
fn root(api: &Api) -> TokenStream {
    let docs = docs::inner_line("How to use this crate, one thing at a time.");
    let paging = api.has_pages().then(|| {
        quote!(
            pub mod paging;
        )
    });
    quote! {
        #docs
        pub mod calls;
        pub mod errors;
        #paging
        pub mod retries;
        #[cfg(feature = "mock")]
        pub mod testing;
    }
}

/// A guide with the names of this crate.
fn filled(text: &str, api: &Api) -> String {
    let package = &api.package;
    text.replace("{items}", &items(api, ITEMS))
        .replace("{lenient}", &items(api, LENIENT_ITEMS))
        .replace("{styles}", styles(api))
        .replace("{crate}", &package.crate_name)
        .replace("{package}", &package.name)
        .replace("{version}", &package.version)
}

/// How the entries of a list are read, by an operation without arguments if there is one.
fn items(api: &Api, example: &str) -> String {
    let is_simple = |operation: &&Operation| operation.has_pages && operation.arguments.is_empty();
    let found = api.resources.iter().find_map(|resource| {
        let operation = resource.operations.iter().find(is_simple)?;
        Some(format!("client.{}().{}()", resource.name, operation.name))
    });
    found.map_or(String::new(), |call| example.replace("{list}", &call))
}

const ITEMS: &str = "\
```no_run
# async fn example(client: {crate}::Client) -> Result<(), {crate}::Error> {
let mut items = {list}.items();
while let Some(item) = items.try_next().await? {
    println!(\"{item:?}\");
}
# Ok(())
# }
```

";

const LENIENT_ITEMS: &str = "\
```no_run
use {crate}::Lenient;

# async fn example(client: {crate}::Client) -> Result<(), {crate}::Error> {
let mut entries = {list}.pages().lenient().items();
while let Some(entry) = entries.try_next().await? {
    match entry {
        Lenient::Value(item) => println!(\"{item:?}\"),
        Lenient::Refused(refused) => eprintln!(\"{refused}\"),
    }
}
# Ok(())
# }
```

";

/// How lists and objects are written, where the crate can.
fn styles(api: &Api) -> &'static str {
    match api.resources.iter().any(Resource::has_styles) {
        true => STYLES,
        false => "",
    }
}

const STYLES: &str = "\
# Lists and objects

A parameter that is a list or an object takes one; its description says how it is written.
[`Style`](crate::Style) shows the ways, for calls of what the description does not know, too:

```no_run
use std::collections::BTreeMap;

use {crate}::http::Method;
use {crate}::{Client, Error, Nothing, Style};

# async fn example(client: Client) -> Result<(), Error> {
let filter = BTreeMap::from([(\"status\", \"open\")]);
let call = client.call(Method::GET, \"/things\");
// Asks for `/things?filter%5Bstatus%5D=open`.
call.query_as(\"filter\", Style::BRACKETS, filter).send::<Nothing>().await?;
# Ok(())
# }
```

";
