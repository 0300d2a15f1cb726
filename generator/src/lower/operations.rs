//! Operations: their names, arguments, answers and words.

use url::Url;

use crate::docs::code;
use crate::errors;
use crate::extensions::NAME;
use crate::ir::Docs;
use crate::ir::envelope::Envelope;
use crate::ir::operations::{Answer, ErrorAnswer, Operation, Parameter};
use crate::ir::types::Type;

use super::access;
use super::envelope::has_pages;
use super::error_answers;
use super::extensions::Extensions;
use super::methods::is_of_every_type;
use super::models::{Hint, Models};
use super::operation_names::{Described, OperationName, operation_name};
use super::resources::Found;
use super::{names, package, path_templates, prose};

/// Names of methods that a resource has of its own, or that would be read as those of a trait.
const RESOURCE_METHODS: &[&str] = &["cmp", "new"];

impl<'a> Models<'a, '_> {
    /// One operation.
    pub fn operation(
        &mut self,
        tag: &str,
        resource: &str,
        found: &Found<'a>,
        envelope: Option<&Envelope>,
    ) -> Operation {
        let extensions = Extensions::new(&found.operation.extensions, &found.pointer);
        let described = Described {
            tag,
            method: &found.method,
            path: found.path,
            is_list: self.answers_list(found, envelope),
            id: found.operation.operation_id.as_deref(),
            given: extensions.text(NAME, self.diagnostics),
        };
        let OperationName {
            mut method,
            subject,
        } = operation_name(&described);
        if is_of_every_type(&method) || RESOURCE_METHODS.contains(&method.as_str()) {
            method.push('_');
        }
        let builder = names::builder_name(&method, resource);
        let hint = Hint::new(subject);
        let outcome = names::outcome_name(&builder, resource);
        let answer = self.answer(found, &outcome, &hint, envelope);
        let may_be_empty = self.may_be_empty(found, &answer);
        let empty = may_be_empty
            .then(|| prose::paragraph("The call gives `None` where the answer has no body."));
        let answered = [self.answer_docs(found, &answer)].into_iter().chain(empty);
        let answered = prose::paragraphs(answered);
        let (arguments, options) = self.parameters(found, &hint);
        let given = arguments.iter().chain(&options);
        let pages = |answer: &Answer| has_pages(envelope, &found.method, answer, given.clone());
        if !pages(&answer) && answer.by_status().into_iter().any(pages) {
            let pointer = format!("{}/responses", found.pointer);
            self.diagnostics.push(errors::pages_by_status(&pointer));
        }
        let has_pages = pages(&answer);
        let errors = self.errors(found, &hint);
        let server = self.server(found);
        let is_elsewhere = server.as_deref().is_some_and(|it| self.is_elsewhere(it));
        let schemes = access::schemes(self.document, found, is_elsewhere);
        let asked = server.iter().map(|it| server_docs(it));
        let proved = schemes.iter().map(|it| access::docs(it, is_elsewhere));
        let answered = prose::paragraphs(asked.chain(proved).chain([answered]));
        Operation {
            docs: self.operation_docs(found, &arguments, answered, &errors),
            name: method,
            builder,
            origin: found.pointer.clone(),
            method: found.method.clone(),
            path: path_templates::named(found.path, &self.path_arguments(found)),
            server,
            access: access::access(self.document, found),
            schemes,
            arguments,
            options,
            entry: self.entry(&answer),
            accept: self.accept(found, &answer),
            answer,
            may_be_empty,
            has_pages,
            errors,
        }
    }

    /// The server of an operation, or of its path, if that is another than that of the client.
    fn server(&mut self, found: &Found<'a>) -> Option<String> {
        let (servers, pointer) = match found.operation.servers.as_slice() {
            [] => (found.item.servers.as_slice(), found.item_pointer.as_str()),
            servers => (servers, found.pointer.as_str()),
        };
        let general = &self.document.openapi.servers;
        if servers.is_empty() || servers == general.as_slice() {
            return None;
        }
        let (own, general) = (package::with_host(servers), package::with_host(general));
        if own.is_none() || general.is_none() {
            let problem = errors::unknown_server(&format!("{pointer}/servers"));
            self.diagnostics.push(problem);
            return None;
        }
        own.filter(|own| Some(own) != general.as_ref())
    }

    /// Whether a server is another than that of the client, and not only another path there.
    fn is_elsewhere(&self, server: &str) -> bool {
        let origin = |url: &str| Url::parse(url).ok().map(|url| url.origin());
        let general = package::with_host(&self.document.openapi.servers);
        origin(server) != general.and_then(|general| origin(&general))
    }

    /// The type of an entry, where the answer is a list.
    fn entry(&self, answer: &Answer) -> Option<Type> {
        match answer {
            Answer::Nothing | Answer::Redirect | Answer::Plain(_) | Answer::Outcomes { .. } => None,
            Answer::Whole(kind) | Answer::Text(kind) | Answer::Data { kind, .. } => {
                self.entries(kind).cloned()
            }
            Answer::Page { entry, .. } => Some(entry.clone()),
        }
    }

    fn operation_docs(
        &self,
        found: &Found<'a>,
        arguments: &[Parameter],
        answered: Docs,
        errors: &[ErrorAnswer],
    ) -> Docs {
        let operation = found.operation;
        let (summary, description) = (
            operation.summary.as_deref(),
            operation.description.as_deref(),
        );
        let mut parts = vec![prose::prose(summary)];
        if description.map(str::trim) != summary.map(str::trim) {
            parts.push(prose::prose(description));
        }
        parts.push(vec![code(&format!("{} {}", found.method, found.path))]);
        if operation.deprecated {
            parts.push(prose::paragraph(
                "The description marks this operation as deprecated.",
            ));
        }
        parts.push(answered);
        parts.push(argument_docs(arguments));
        parts.push(error_answers::error_docs(errors));
        prose::paragraphs(parts)
    }
}

fn server_docs(base_url: &str) -> Docs {
    let words = format!(
        "Asks {}, unless the client has a base URL of its own.",
        code(base_url)
    );
    prose::paragraph(words)
}

/// What the description says of the arguments.
fn argument_docs(arguments: &[Parameter]) -> Docs {
    let described = arguments
        .iter()
        .filter(|argument| !argument.docs.is_empty());
    let items: Docs = described
        .flat_map(|argument| prose::item(&code(&argument.name), &argument.docs))
        .collect();
    if items.is_empty() {
        return items;
    }
    let title = ["# Arguments".to_owned(), String::new()];
    title.into_iter().chain(items).collect()
}
