//! Text in, text out: a generator of Rust client crates from OpenAPI descriptions.
//!
//! ```text
//! description, its further files, overlays      &str
//!     | parse      YAML or JSON, places; all files in one (`bundle`), overlays; what is referred to becomes
//!     |            a component (`references`); later versions brought down to 3.0
//! Description                openapiv3, and where everything stands
//!     | resolve    every `$ref` leads somewhere
//! Document                   every value has its JSON pointer
//!     | lower      makes EVERY decision; again with other names, where two things come to one (`naming`)
//! ir::Api                    plain data in the words of Rust
//!     | emit       tokens; no decisions, cannot fail
//! Sources                    path -> tokens or text
//!     | print      blank lines, format; cannot fail
//! Tree                       path -> text
//! ```
//!
//! Beside this way stand `infer`, which reads from the examples and the prose of a description what its
//! schemas leave out, and proposes an overlay; `decisions`, which tells how each union is told apart;
//! `surface`, what users of the crate can name; `compare`, which explains what a change of a
//! description does to the crate; `drawing`, which draws diagnostics into the texts;
//! `emit::trial`, which makes of a crate a program that decodes recorded answers with its types; and
//! `placeholders`, what stands in these for what was redacted.
//!
//! # Walls
//!
//! A test (`tests/tidy`) holds them up:
//!
//! - `openapiv3` is named in `parse`, `resolve` and `lower` alone; `serde_yaml` in `parse`; `quote!`
//!   in `emit`; `prettyplease` in `print`. Nothing here touches the disk, the network or the clock: the
//!   further files of a description are asked for (`parse::further_files`) and given as texts.
//! - `ir` uses only `std`. `emit` and `print` cannot fail: what can go wrong goes wrong before, with
//!   a place and a reason.
//! - Everything is in the order of the description or of the alphabet, and each list says which. The
//!   same input gives the same bytes on every machine.
//! - No API, schema or operation is known by name. What a description leaves unsaid stands in its
//!   overlay, in the words of OpenAPI or in the few extensions listed in `lower/extensions.rs`.
//! - A name is made of the text of the thing itself, so that nothing that is added renames what was
//!   there, unless two things come to one name: [how things are named](names).
//! - No value that is valid for one variant of a union is decoded as another, and what no variant
//!   describes is kept as it was received: [how unions are decoded](unions).
//!
//! # Words
//!
//! *Description*: the OpenAPI document. *Overlay*: corrections to it. *Schema*: described; *model*:
//! the Rust type made of it. *Operation*: described; *method*: made of it; *resource*: a group of
//! methods. *Answer*: what comes back. *Union*: `oneOf`, `anyOf`, or a schema with a `discriminator`
//! and *heirs* (which refer to it in `allOf`); *variant*: one of its types.
//! *Envelope*: what an API wraps around its values. *Diagnostic*: what the generator has to say.
//!
//! Of JSON: a *text* is a string, a *list* an array, a *member* a property as it stands in a value. *Wire*: how something is
//! written there; *name*: what it is called in Rust; *origin*: its JSON pointer in the description.
//!
//! Of unions: to *tell* a variant is to know it by its value; the *way* is by what, and a *selector* the text that does. *Heir*:
//! a subtype by `allOf`. To *settle* is to decide once everything is known that it depends on. *Given name*: one of an overlay
//! (`x-name`).

mod collisions;
pub mod compare;
pub mod decisions;
pub mod diagnostics;
pub mod docs;
pub mod drawing;
mod emit;
mod errors;
pub mod explanations;
mod extensions;
mod http;
pub mod infer;
pub mod ir;
pub mod json;
mod keys;
pub mod lower;
mod media_types;
mod naming;
mod numbering;
mod orders;
mod other_names;
pub mod parse;
pub mod patterns;
pub mod placeholders;
pub mod print;
mod resolve;
mod sources;
mod statuses;
pub mod surface;
pub mod wording;
mod words;
mod yaml;
#[doc = include_str!("additions.md")]
pub mod additions {}
#[doc = include_str!("changes.md")]
pub mod changes {}
#[doc = include_str!("descriptions.md")]
pub mod descriptions {}
#[doc = include_str!("names.md")]
pub mod names {}
#[doc = include_str!("recordings.md")]
pub mod recordings {}
#[doc = include_str!("unions.md")]
pub mod unions {}

pub use crate::diagnostics::{Diagnostic, Place, Severity};
pub use crate::infer::{
    Drift, Finding, Inferred, Misfit, MisfitFate, Recorded, drift, infer, recorded,
};
pub use crate::parse::{File, Source};
pub use crate::print::Tree;

use std::collections::BTreeSet;

use crate::decisions::{Decision, UndecidedPair};
use crate::diagnostics::Diagnostics;
use crate::ir::Api;
use crate::parse::SourceMap;
use crate::surface::Item;

/// What a crate is generated from.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The description.
    pub description: Source<'a>,
    /// The overlays, in the order in which they are applied.
    pub overlays: &'a [Source<'a>],
    /// The package's name, if not what the description says.
    pub name: Option<&'a str>,
    /// Whether the examples of the description become tests of the crate.
    pub tests: bool,
    /// The command that writes the crate, as the files say it.
    pub command: &'a str,
    /// What the crate is made from, as the files say it.
    pub from: &'a str,
}

/// A generated crate.
#[derive(Clone, Debug)]
pub struct Output {
    /// The files.
    pub tree: Tree,
    /// The version of the crate.
    pub version: String,
    /// How many operations there are.
    pub operations: usize,
    /// How many types there are.
    pub models: usize,
    /// What users of the crate can name, in the order of the pointers.
    pub surface: Vec<Item>,
    /// The names that were given to what would have had one with another, as the warnings of these say.
    pub given_names: BTreeSet<String>,
    /// Warnings and notes, in the order of the texts.
    pub diagnostics: Vec<Diagnostic>,
}

/// Generates a crate.
///
/// # Errors
///
/// There is at least one error among the diagnostics; they come in the order of the texts.
pub fn generate(input: &Input<'_>) -> Result<Output, Vec<Diagnostic>> {
    let Lowered {
        mut api,
        given_names,
        places,
        diagnostics,
    } = lowered(input, input.tests)?;
    api.package.sources = sources::sums(input);
    let mut surface = surface::surface(&api);
    for item in &mut surface {
        item.pointer = places.stood(&item.pointer);
        item.origin = places.stood(&item.origin);
    }
    surface.sort();
    let tree = print::print(emit::emit(&api, &surface), input.command, input.from);
    let operations = api
        .resources
        .iter()
        .map(|resource| resource.operations.len())
        .sum();
    let models = api.modules.iter().map(|module| module.models.len()).sum();
    Ok(Output {
        tree,
        version: api.package.version,
        operations,
        models,
        surface,
        given_names,
        diagnostics,
    })
}

/// Generates a program that decodes recorded answers with the types of the crate. It reads, and
/// writes, a line of JSON for each answer, as `generator/trial/trial.rs` says.
///
/// # Errors
///
/// As those of [`generate`].
pub fn trial(input: &Input<'_>) -> Result<Tree, Vec<Diagnostic>> {
    let Lowered { mut api, .. } = lowered(input, false)?;
    api.package.dev_dependencies.clear();
    Ok(print::print(emit::trial(&api), input.command, input.from))
}

/// What the crate has, where each thing stands in the texts, and what is to be said of it.
struct Lowered {
    api: Api,
    given_names: BTreeSet<String>,
    places: SourceMap,
    diagnostics: Vec<Diagnostic>,
}

fn lowered(input: &Input<'_>, tests: bool) -> Result<Lowered, Vec<Diagnostic>> {
    let mut diagnostics = Diagnostics::default();
    let (description, places) = parse::parse(input.description, input.overlays, &mut diagnostics);
    let api = description.and_then(|description| {
        naming::settled(
            description,
            &places,
            &mut diagnostics,
            |document, diagnostics| lower::lower(document, input.name, tests, diagnostics),
        )
    });
    let diagnostics = diagnostics.into_sorted(&places);
    match api {
        Some((Some(api), given_names)) => Ok(Lowered {
            api,
            given_names,
            places,
            diagnostics,
        }),
        _ => Err(diagnostics),
    }
}

/// How every union of a description is told apart, in the order of the texts. Beside them come the errors
/// for which there is no crate, and which may change how they are told: that unions cannot be decided is not
/// among these.
///
/// # Errors
///
/// The description cannot be read.
pub fn decisions(
    description: Source<'_>,
    overlays: &[Source<'_>],
) -> Result<(Vec<Decision>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut diagnostics = Diagnostics::default();
    let (description, places) = parse::parse(description, overlays, &mut diagnostics);
    let decisions = description.and_then(|description| {
        naming::settled(description, &places, &mut diagnostics, lower::decisions)
    });
    let Some((mut decisions, _)) = decisions else {
        return Err(diagnostics.into_sorted(&places));
    };
    for decision in &mut decisions {
        decision.place = places.place(&decision.pointer);
        decision.pointer = places.written(&decision.pointer);
        for variant in decision
            .variants
            .iter_mut()
            .filter(|it| it.starts_with("#/"))
        {
            *variant = places.written(variant);
        }
        for (name, pointer) in decision
            .undecided
            .iter_mut()
            .flat_map(UndecidedPair::variants)
        {
            if name.starts_with("#/") {
                *name = places.written(name);
            }
            *pointer = places.written(pointer);
        }
    }
    decisions.sort_by_key(|decision| {
        let place = decision.place.as_ref();
        place.map(|place| (places.rank(&place.file), place.line, place.column))
    });
    let mut errors = diagnostics.into_sorted(&places);
    errors.retain(|it| it.severity == Severity::Error && !errors::is_of_undecided_union(it));
    Ok((decisions, errors))
}
