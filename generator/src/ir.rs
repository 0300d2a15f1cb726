//! The intermediate representation: the crate to be written, as plain data in the words of Rust.
//!
//! Every decision has been made when an [`Api`] stands: names are unique and legal, texts are safe
//! in doc comments, unions know how their variants are told apart. `wire` is always the spelling
//! of the description, `name` that of Rust, and `origin` the JSON pointer of what it was made from.

pub mod bodies;
pub mod enums;
pub mod envelope;
pub mod examples;
pub mod models;
pub mod operations;
pub mod resources;
pub mod structs;
pub mod styles;
pub mod types;
pub mod unions;

use self::envelope::Envelope;
use self::examples::ExampleFile;
use self::models::{ModelKind, Module};
use self::resources::Resource;

/// The lines of a doc comment, without `///`; safe in rustdoc.
pub type Docs = Vec<String>;

/// A whole client crate.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// The package that is written.
    pub package: Package,
    /// The API with its version, such as `the Widgets API 1.2.0`.
    pub title: String,
    /// What the description says of the whole API.
    pub docs: Docs,
    /// The server, where the description names one with a host.
    pub base_url: Option<String>,
    /// How many requests a client may send at first, where that is limited.
    pub rate_limit: Option<RateLimit>,
    /// The ways to prove who calls, by the names of their schemes.
    pub credentials: Vec<Credential>,
    /// The types of the bodies of errors, by name.
    pub error_bodies: Vec<ErrorBody>,
    /// What the API wraps around its values.
    pub envelope: Option<Envelope>,
    /// An operation without arguments for the example: the client's method, and the resource's.
    pub example: Option<(String, String)>,
    /// What is said of all operations.
    pub resource_docs: Docs,
    /// The operations in groups, in the order of the description's tags.
    pub resources: Vec<Resource>,
    /// The types of what is sent and received, by name.
    pub modules: Vec<Module>,
    /// The examples that its tests read and write, if it has tests.
    pub examples: Vec<ExampleFile>,
}

impl Api {
    /// What the types are, in their order.
    pub fn kinds(&self) -> impl Iterator<Item = &ModelKind> {
        let models = self.modules.iter().flat_map(|module| &module.models);
        models.map(|model| &model.kind)
    }

    /// Whether some list has pages that lead to further ones.
    pub fn has_pages(&self) -> bool {
        let envelope = self.envelope.as_ref();
        envelope.is_some_and(|envelope| envelope.next.is_some())
    }

    /// Whether some answer is a list.
    pub fn answers_lists(&self) -> bool {
        let mut operations = self
            .resources
            .iter()
            .flat_map(|resource| &resource.operations);
        operations.any(|operation| operation.entry.is_some())
    }
}

/// The manifest's part of the crate.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// The package's name on crates.io, in kebab case.
    pub name: String,
    /// The crate's name in Rust source.
    pub crate_name: String,
    /// Its version.
    pub version: String,
    /// One line on what it is.
    pub description: String,
    /// Its licence, as SPDX writes it, if there is one.
    pub license: Option<String>,
    /// Keywords for crates.io.
    pub keywords: Vec<String>,
    /// The texts that it is made from: file names, and sums.
    pub sources: Vec<SourceSum>,
    /// What its examples and tests depend on.
    pub dev_dependencies: Vec<Dependency>,
}

/// A text that a crate is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceSum {
    /// The name of its file, without folders.
    pub file: String,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
}

/// A dependency of the crate.
#[derive(Clone, Debug, PartialEq)]
pub struct Dependency {
    /// The package's name.
    pub name: String,
    /// The version requirement.
    pub version: String,
    /// The features that are asked for.
    pub features: Vec<String>,
}

/// How many requests a client may send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// How many a second, at equal distances.
    pub per_second: u32,
    /// How many at once, after a time of silence.
    pub burst: Option<u32>,
    /// How many in 24 hours.
    pub per_day: Option<u32>,
}

/// A way to prove who calls: a method of the client's builder.
#[derive(Clone, Debug, PartialEq)]
pub struct Credential {
    /// The builder's method.
    pub name: String,
    /// The security scheme's name.
    pub wire: String,
    /// Where the security scheme stands.
    pub origin: String,
    /// What the description says of it.
    pub docs: Docs,
    /// Whether all operations take it that say nothing of their own.
    pub is_general: bool,
    /// What it is among others that go to the same place, where operations choose between them.
    pub choice: Option<Choice>,
    /// How the secret is sent.
    pub kind: CredentialKind,
}

/// What a credential is among others that go to the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// One that a call is sent with unless its operation takes another.
    Usual,
    /// One that a call is sent with if its operation takes it.
    Exceptional,
}

/// How a secret is sent.
#[derive(Clone, Debug, PartialEq)]
pub enum CredentialKind {
    /// As the whole value of the header with this name, in lower case.
    Header(String),
    /// As the query parameter of this name.
    Query(String),
    /// As the cookie of this name.
    Cookie(String),
    /// As a bearer token.
    Bearer,
    /// As user and password.
    Basic,
}

impl Credential {
    /// Whether its method takes one secret, and nothing else.
    pub fn takes_one_secret(&self) -> bool {
        self.kind != CredentialKind::Basic
    }
}

/// The type of the bodies of some errors: a method of the status error.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorBody {
    /// The method.
    pub name: String,
    /// The type.
    pub model: String,
    /// The statuses that have it.
    pub statuses: Vec<String>,
    /// Whether its values are texts, which may stand for themselves.
    pub is_text: bool,
}
