//! The third stage: decides everything about the crate to be written.
//!
//! What goes in are the words of OpenAPI, what comes out those of Rust. Nothing is decided later.

mod access;
mod aliases;
mod answers;
mod bodies;
mod conjunctions;
mod credentials;
mod cycles;
mod depths;
mod enums;
mod envelope;
mod error_answers;
pub(crate) mod examples;
mod extensions;
mod files;
mod given_names;
pub mod media_types;
mod methods;
mod models;
pub mod names;
pub mod operation_names;
mod operations;
mod package;
mod parameters;
mod parts;
mod path_templates;
mod places;
mod prose;
mod rate_limit;
pub(crate) mod resources;
mod siblings;
mod structs;
mod styles;
mod types;
pub(crate) mod unions;
mod uses;
pub mod values;

use crate::collisions::Names;
use crate::decisions::Decision;
use crate::diagnostics::Diagnostics;
use crate::docs;
use crate::ir::Api;
use crate::ir::envelope::Envelope;
use crate::ir::resources::Resource;
use crate::resolve::Document;

use models::Models;

/// How wide a line of a doc comment may be, without the `/// ` before it.
const WIDTH: usize = 92;

/// Decides everything. There is no crate if anything is an error. With `tests`, its examples
/// become tests. Beside it come the names of everything.
pub fn lower(
    document: Document<'_>,
    name: Option<&str>,
    tests: bool,
    diagnostics: &mut Diagnostics,
) -> (Option<Api>, Names) {
    let mut lowered = lowered(document, diagnostics);
    let names = lowered.names();
    let Lowered {
        mut models,
        mut envelope,
        resources,
    } = lowered;
    models.find_schema_examples();
    let found_examples = std::mem::take(&mut models.examples);
    let undecided = std::mem::take(&mut models.undecided);
    let given = std::mem::take(&mut models.given);
    let mut modules = models.finish(&resources, envelope.as_ref());
    unions::undecided::report(undecided, &modules, diagnostics);
    if let Some(envelope) = &mut envelope {
        envelope.unwraps = resources.iter().any(Resource::unwraps);
        envelope.may_lack_lists = resources.iter().any(Resource::may_lack_lists);
        envelope::settle(envelope, &resources, diagnostics);
    }
    let are_chosen = resources.iter().any(Resource::chooses_credentials);
    let credentials = credentials::credentials(document, are_chosen, diagnostics);
    access::check(document, diagnostics);
    let package = package::package(document, name, diagnostics);
    let base_url = package::base_url(document, diagnostics);
    let rate_limit = rate_limit::rate_limit(document, diagnostics);
    if diagnostics.has_errors() {
        return (None, names);
    }
    given.report(document, diagnostics);
    let examples = match tests {
        true => examples::files(
            found_examples,
            document.numbers,
            &modules,
            envelope.as_ref(),
            diagnostics,
        ),
        false => Vec::new(),
    };
    cycles::boxed(&mut modules);
    let info = &document.openapi.info;
    let api = Api {
        package,
        title: docs::docs(
            &format!("{} {}", package::api_name(&info.title), info.version),
            usize::MAX,
        )
        .join(" "),
        docs: info
            .description
            .as_deref()
            .map(|text| docs::docs(text, WIDTH))
            .unwrap_or_default(),
        base_url,
        rate_limit,
        credentials,
        envelope,
        error_bodies: error_answers::error_bodies(&resources),
        resource_docs: error_answers::shared_error_docs(&resources),
        example: resources::example(&resources),
        resources,
        modules,
        examples,
    };
    (Some(api), names)
}

/// How every union is told apart, whatever else is wrong with the description, and the names of everything.
pub fn decisions(document: Document<'_>, diagnostics: &mut Diagnostics) -> (Vec<Decision>, Names) {
    let mut lowered = lowered(document, diagnostics);
    let names = lowered.names();
    let mut decisions = std::mem::take(&mut lowered.models.decisions);
    let envelope = lowered.envelope.as_ref();
    let modules = lowered.models.finish(&lowered.resources, envelope);
    unions::undecided::mark_sent(&mut decisions, &modules);
    (decisions, names)
}

/// The names of everything, and what comes to one name, whatever else is wrong with the description.
pub fn names_of(document: Document<'_>, diagnostics: &mut Diagnostics) -> Names {
    lowered(document, diagnostics).names()
}

/// The types and the operations, before it is known what each type is used for.
struct Lowered<'a, 'd> {
    models: Models<'a, 'd>,
    envelope: Option<Envelope>,
    resources: Vec<Resource>,
}

impl Lowered<'_, '_> {
    fn names(&mut self) -> Names {
        let methods = self.resources.iter().flat_map(|resource| {
            let operations = resource.operations.iter();
            operations.map(|operation| (resource.type_name.clone(), operation.name.clone()))
        });
        Names {
            methods: methods.collect(),
            types: self.models.names().into_iter().collect(),
            collisions: std::mem::take(&mut self.models.collisions),
        }
    }
}

fn lowered<'a, 'd>(document: Document<'a>, diagnostics: &'d mut Diagnostics) -> Lowered<'a, 'd> {
    let found = resources::found(document);
    let mut models = Models::new(document, diagnostics);
    let envelope = models.envelope(&found);
    let resources = models.resources(found, envelope.as_ref());
    Lowered {
        models,
        envelope,
        resources,
    }
}
