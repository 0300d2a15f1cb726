//! The files of the crate that are not Rust.

use crate::docs::{code, docs};
use crate::ir::bodies::Parts;
use crate::ir::models::ModelKind;
use crate::ir::operations::Operation;
use crate::ir::resources::Resource;
use crate::ir::{Api, Dependency};

use super::crate_root;

/// Formatting must not depend on the `rustfmt` that happens to be installed.
pub const RUSTFMT: &str = "# @generated; do not edit.\ndisable_all_formatting = true\n";

/// How many arguments clippy lets a function have, unless it is told otherwise.
const ARGUMENTS: usize = 7;

/// What every crate depends on.
const DEPENDENCIES: &[&str] = &[
    r#"base64 = "0.23""#,
    r#"bytes = "1""#,
    r#"fastrand = "2""#,
    r#"http = "1""#,
    r#"httpdate = "1""#,
    r#"jiff = { version = "0.2", default-features = false, features = ["std"] }"#,
    r#"percent-encoding = "2.3""#,
    r#"reqwest = { version = "0.13", default-features = false, features = ["http2", "system-proxy"] }"#,
    r#"secrecy = "0.10""#,
    r#"serde = { version = "1", features = ["derive"] }"#,
    r#"serde_json = { version = "1", features = ["preserve_order", "raw_value"] }"#,
    r#"serde_path_to_error = "0.1""#,
    r#"thiserror = "2""#,
    r#"tracing = { version = "0.1", default-features = false, features = ["std"], optional = true }"#,
];

/// `clippy.toml`, where a description requires more of a value or a call than clippy would have a function take.
pub fn clippy_toml(api: &Api) -> Option<String> {
    let models = api.modules.iter().flat_map(|module| &module.models);
    let sent = models.filter(|model| model.uses.sent);
    let values = sent.filter_map(|model| match &model.kind {
        ModelKind::Struct(kind) | ModelKind::Parts(Parts { members: kind, .. }) => {
            Some(kind.asked().len())
        }
        _ => None,
    });
    let operations = api
        .resources
        .iter()
        .flat_map(|resource| &resource.operations);
    let calls = operations.map(|operation| operation.arguments.len() + 1);
    let most = values.chain(calls).max()?;
    (most > ARGUMENTS)
        .then(|| format!("# @generated; do not edit.\ntoo-many-arguments-threshold = {most}\n"))
}

/// `Cargo.toml`.
pub fn cargo_toml(api: &Api) -> String {
    let package = &api.package;
    let keywords: Vec<_> = package
        .keywords
        .iter()
        .map(|keyword| quoted(keyword))
        .collect();
    let license = package.license.as_ref();
    let license = license.map(|license| format!("license = {}\n", quoted(license)));
    let mut text = format!(
        r#"# @generated; do not edit.

[package]
name = {name}
version = {version}
description = {description}
readme = "README.md"
edition = "2024"
rust-version = "1.88"
{license}keywords = [{keywords}]
categories = ["api-bindings"]

[features]
default = ["rustls"]
# TLS by rustls, with the certificates of the system.
rustls = ["reqwest/rustls"]
# TLS by the library of the system.
native-tls = ["reqwest/native-tls"]
# Answers may be compressed.
gzip = ["reqwest/gzip"]
brotli = ["reqwest/brotli"]
# `send_blocking` and the like, for programs without an async runtime.
blocking = ["tokio/rt-multi-thread"]
# A span for each call, with the field names of OpenTelemetry.
tracing = ["dep:tracing"]
# `MockTransport` and `fixture`, for tests of what uses this crate.
mock = []

[package.metadata.docs.rs]
all-features = true

[dependencies]
{dependencies}
[target.'cfg(not(target_arch = "wasm32"))'.dependencies]
tokio = {{ version = "1", default-features = false, features = ["time"] }}

[target.'cfg(target_arch = "wasm32")'.dependencies]
fastrand = {{ version = "2", features = ["js"] }}
gloo-timers = {{ version = "0.3", features = ["futures"] }}
web-time = "1"
"#,
        name = quoted(&package.name),
        version = quoted(&package.version),
        description = quoted(&package.description),
        license = license.unwrap_or_default(),
        keywords = keywords.join(", "),
        dependencies = dependencies(api),
    );
    text += "\n# What the crate was generated from, and the SHA-256 of each text.\n";
    text += "[package.metadata.generated-from]\n";
    for source in &package.sources {
        text += &format!("{} = {}\n", quoted(&source.file), quoted(&source.sha256));
    }
    if !package.dev_dependencies.is_empty() {
        text += "\n[dev-dependencies]\n";
        text.extend(package.dev_dependencies.iter().map(dependency));
    }
    text
}

/// What this crate depends on, by name.
fn dependencies(api: &Api) -> String {
    let mut lines = DEPENDENCIES.to_vec();
    if api.has_pages() {
        lines.push(r#"futures-core = "0.3""#);
    }
    if api.kinds().any(ModelKind::has_others) {
        lines.push(r#"indexmap = { version = "2", features = ["serde"] }"#);
    }
    lines.sort_unstable();
    lines.into_iter().flat_map(|line| [line, "\n"]).collect()
}

fn dependency(dependency: &Dependency) -> String {
    let features: Vec<_> = dependency
        .features
        .iter()
        .map(|feature| quoted(feature))
        .collect();
    let (name, version) = (quoted(&dependency.name), quoted(&dependency.version));
    match features.is_empty() {
        true => format!("{name} = {version}\n"),
        false => {
            format!(
                "{name} = {{ version = {version}, features = [{}] }}\n",
                features.join(", ")
            )
        }
    }
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .flat_map(|character| match character {
            '"' | '\\' => vec!['\\', character],
            character if character.is_control() => vec![' '],
            character => vec![character],
        })
        .collect();
    format!("\"{escaped}\"")
}

/// `README.md`.
pub fn readme(api: &Api) -> String {
    let package = &api.package;
    let mut text = format!(
        "<!-- @generated; do not edit. -->\n\n# {name}\n\n{description}\n\n\
         ```toml\n[dependencies]\n{name} = \"{version}\"\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n```\n\n\
         ```rust\n{example}\n```\n\n",
        name = package.name,
        version = package.version,
        description = docs(&package.description, usize::MAX).join("\n"),
        example = crate_root::program(api).join("\n"),
    );
    text += GUIDE;
    text += &testing(&package.crate_name);
    text += "\n## Operations\n";
    for resource in &api.resources {
        text += &operations(resource);
    }
    if let Some(license) = &package.license {
        text += &format!("\n## Licence\n\n{}\n", docs(license, usize::MAX).join("\n"));
    }
    text
}

/// What holds for every crate.
const GUIDE: &str = "\
TLS is chosen by feature: `rustls` (the default) or `native-tls`. The crate's page lists the others.

## Retries and limits

A call is tried up to three times where that does no harm: after a broken connection, a slow attempt
or a passing error of the server, if the method is safe to repeat, the call has an idempotency key, or
the request was surely not carried out. `Retry-After` is heeded, a call ends with its time limit (60
seconds by default), and retries are a small share of all calls. After a 429 all calls of the client wait.

`Client::builder()` sets other limits and policies, `.configure(|call| ..)` those of one call.
";

/// How to test what uses the crate.
fn testing(crate_name: &str) -> String {
    format!(
        "\n## Testing\n\nWith the feature `mock`, a client needs no server:\n\n```rust\n\
         use {crate_name}::{{Client, MockTransport, http::Method}};\n\n\
         let mock = MockTransport::new().answer(Method::GET, \"/things/{{id}}\", 200, body);\n\
         let client = Client::builder().transport(mock.clone()).build()?;\n\
         // .. and `mock.requests()` has what was asked.\n```\n\n\
         `fixture` makes values of JSON; the module `guide` of the crate's documentation says more.\n"
    )
}

fn operations(resource: &Resource) -> String {
    let rows = resource.operations.iter().map(|operation| {
        format!(
            "| `client.{}().{}({})` | {} |\n",
            resource.name,
            operation.name,
            arguments(operation),
            code(&format!("{} {}", operation.method, operation.path)).replace('|', "\\|"),
        )
    });
    format!(
        "\n### {}\n\n| method | request |\n| --- | --- |\n",
        resource.type_name
    ) + &rows.collect::<String>()
}

fn arguments(operation: &Operation) -> String {
    let names: Vec<_> = operation
        .arguments
        .iter()
        .map(|parameter| parameter.name.as_str())
        .collect();
    names.join(", ")
}
