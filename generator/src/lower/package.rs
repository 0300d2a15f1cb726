//! The package that is written, as `x-package` says, and the server that it calls.

use heck::ToKebabCase;
use openapiv3::Server;
use serde_json::Value;
use url::Url;

use crate::diagnostics::Diagnostics;
use crate::errors;
use crate::extensions::PACKAGE;
use crate::ir::{Dependency, Package};
use crate::resolve::Document;

use super::extensions::{self, Extensions};

/// The crates that come with Rust, those on which every generated crate depends, and `gen`, a word
/// of Rust since edition 2024, which `syn` does not refuse.
const TAKEN: &[&str] = &[
    "alloc",
    "base64",
    "bytes",
    "core",
    "fastrand",
    "futures_core",
    "gen",
    "gloo_timers",
    "http",
    "httpdate",
    "indexmap",
    "jiff",
    "percent_encoding",
    "proc_macro",
    "reqwest",
    "secrecy",
    "serde",
    "serde_json",
    "serde_path_to_error",
    "std",
    "test",
    "thiserror",
    "tokio",
    "tracing",
    "web_time",
];

/// What a version is.
const VERSION: &str = "a version that Cargo takes, of three numbers: `1.0.0`";

/// The package; `name` goes before what the overlay says, and that before the API's title.
pub fn package(
    document: Document<'_>,
    name: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Package {
    let title = &document.openapi.info.title;
    let mut package = Package {
        name: title.to_kebab_case(),
        crate_name: String::new(),
        version: "0.1.0".to_owned(),
        description: format!("Client for {}", api_name(title)),
        license: None,
        keywords: ["api", "client", "openapi"].map(str::to_owned).to_vec(),
        sources: Vec::new(),
        dev_dependencies: Vec::new(),
    };
    let mut named_at = "#/info/title".to_owned();
    let extensions = Extensions::new(&document.openapi.extensions, "#");
    for (key, value, pointer) in extensions.map(PACKAGE, diagnostics) {
        let mut text = || extensions::text(value, &pointer, diagnostics).map(str::to_owned);
        match key {
            "name" => {
                package.name = text().unwrap_or(package.name);
                named_at = pointer;
            }
            "version" => {
                package.version = text().unwrap_or(package.version);
                if semver::Version::parse(&package.version).is_err() {
                    diagnostics.push(errors::extension_type(VERSION, &pointer));
                }
            }
            "description" => package.description = text().unwrap_or(package.description),
            "license" => package.license = text().filter(|it| !it.is_empty()),
            "keywords" => {
                let keywords = extensions::texts(value, &pointer, diagnostics);
                package.keywords = keywords.into_iter().map(str::to_owned).collect();
            }
            "dev-dependencies" => {
                package.dev_dependencies = dependencies(value, &pointer, diagnostics);
            }
            _ => diagnostics.push(errors::unknown_extension_key(key, PACKAGE, &pointer)),
        }
    }
    package.description = package.description.replace(char::is_control, " ");
    if let Some(name) = name {
        name.clone_into(&mut package.name);
        named_at = String::new();
    }
    package.crate_name = package.name.replace('-', "_");
    if !is_package_name(&package.name) {
        let reason = "a name begins with a letter, and has letters of ASCII, digits, `-` and `_`";
        diagnostics.push(errors::package_name(&package.name, reason, &named_at));
    } else if is_taken(&package.crate_name) {
        let reason = "it is a word of Rust, or a crate that the generated one uses";
        diagnostics.push(errors::package_name(&package.name, reason, &named_at));
    }
    package
}

/// What an API is called in a sentence: its title, which may say that it is one.
pub fn api_name(title: &str) -> String {
    let lowered = title.to_lowercase();
    let article = if lowered.starts_with("the ") {
        ""
    } else {
        "the "
    };
    let mut words = lowered.split(|sign: char| !sign.is_alphanumeric());
    let says_so = words.any(|word| word.ends_with("api") || word.ends_with("apis"));
    let kind = if says_so { "" } else { " API" };
    format!("{article}{title}{kind}")
}

/// What `dev-dependencies` lists, by name: `{name: {version: .., features: [..]}}`.
fn dependencies(value: &Value, pointer: &str, diagnostics: &mut Diagnostics) -> Vec<Dependency> {
    let mut dependencies = Vec::new();
    for (name, value, pointer) in extensions::map(value, pointer, diagnostics) {
        let mut dependency = Dependency {
            name: name.to_owned(),
            version: "*".to_owned(),
            features: Vec::new(),
        };
        for (key, value, pointer) in extensions::map(value, &pointer, diagnostics) {
            match key {
                "version" => {
                    let version = extensions::text(value, &pointer, diagnostics);
                    dependency.version = version.unwrap_or("*").to_owned();
                }
                "features" => {
                    let features = extensions::texts(value, &pointer, diagnostics);
                    dependency.features = features.into_iter().map(str::to_owned).collect();
                }
                _ => diagnostics.push(errors::unknown_extension_key(key, PACKAGE, &pointer)),
            }
        }
        dependencies.push(dependency);
    }
    dependencies.sort_by(|one, other| one.name.cmp(&other.name));
    dependencies
}

/// What cargo takes as a name.
fn is_package_name(name: &str) -> bool {
    let legal = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.chars().all(legal)
}

/// Whether a crate of this name would hide another, or could not be named in Rust.
fn is_taken(crate_name: &str) -> bool {
    TAKEN.contains(&crate_name) || syn::parse_str::<syn::Ident>(crate_name).is_err()
}

/// Whether a text is the address of a host to which paths can be appended, without a user, and of nothing that no
/// address can hold: what the clients take for a base URL.
fn is_base_url(text: &str) -> bool {
    let is_foreign = |c: char| c.is_control() || c.is_whitespace() || "\"<>\\^`{|}".contains(c);
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    let url = Url::parse(text)
        .ok()
        .filter(|_| is_web && !text.contains(is_foreign));
    url.is_some_and(|url| {
        let has_user = !url.username().is_empty() || url.password().is_some();
        url.has_host() && !has_user && url.query().is_none() && url.fragment().is_none()
    })
}

/// The base URL of the API.
pub fn base_url(document: Document<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    let servers = &document.openapi.servers;
    let url = with_host(servers);
    if url.is_none() {
        diagnostics.push(errors::no_server(!servers.is_empty()));
    }
    url
}

/// The first server that has a host, with its variables at their defaults.
pub fn with_host(servers: &[Server]) -> Option<String> {
    let mut urls = servers.iter().map(|server| {
        let mut url = server.url.clone();
        for (name, variable) in server.variables.iter().flatten() {
            url = url.replace(&format!("{{{name}}}"), &variable.default);
        }
        url
    });
    let url = urls.find(|url| is_base_url(url))?;
    Some(url.trim_end_matches('/').to_owned())
}
