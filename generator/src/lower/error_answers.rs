//! What is said of the errors that operations answer with, and the types of their bodies.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::operations::ErrorAnswer;
use crate::ir::resources::Resource;
use crate::ir::types::Type;
use crate::ir::{Docs, ErrorBody};

use super::methods::is_of_errors;
use super::{names, prose};

/// Methods that an answer of failure has of its own.
const OWN_METHODS: &[&str] = &["json", "json_text", "text"];

/// The errors of an operation, with the types of their bodies. Those that are shared are explained
/// on the page of the resources.
pub fn error_docs(errors: &[ErrorAnswer]) -> Docs {
    if errors.is_empty() {
        return Docs::new();
    }
    let mut shared: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut own = Docs::new();
    for error in errors {
        if error.is_shared {
            shared
                .entry(model_link(error))
                .or_default()
                .push(&error.status);
        } else {
            own.extend(error_item(error));
        }
    }
    let page = ["See [`resources`](crate::resources).".to_owned()];
    let shared = shared.into_iter().flat_map(|(model, statuses)| {
        prose::item(&format!("{}{model}", statuses.join(", ")), &page)
    });
    let title = ["# Errors".to_owned(), String::new()];
    title.into_iter().chain(shared).chain(own).collect()
}

/// The errors that operations share, in words, by status.
pub fn shared_error_docs(resources: &[Resource]) -> Docs {
    let operations = resources.iter().flat_map(|resource| &resource.operations);
    let errors = operations.flat_map(|operation| &operation.errors);
    let shared: BTreeMap<(&str, &[String]), &ErrorAnswer> = errors
        .filter(|error| error.is_shared)
        .map(|error| ((error.status.as_str(), error.docs.as_slice()), error))
        .collect();
    if shared.is_empty() {
        return Docs::new();
    }
    let title = [
        "# Errors",
        "",
        "The description has these for several operations:",
        "",
    ];
    let title = title.map(str::to_owned).into_iter();
    title
        .chain(shared.into_values().flat_map(error_item))
        .collect()
}

fn error_item(error: &ErrorAnswer) -> Docs {
    prose::item(
        &format!("{}{}", error.status, model_link(error)),
        &error.docs,
    )
}

fn model_link(error: &ErrorAnswer) -> String {
    let link = |name: &str| format!("[`{name}`](crate::models::{name})");
    match &error.kind {
        Some(Type::Model(name)) => format!(" ({})", link(name)),
        Some(Type::List(entry)) => match entry.as_ref() {
            Type::Model(name) => format!(" (a list of {})", link(name)),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

/// The types of the bodies of errors, by name, with the statuses that have them.
pub fn error_bodies(resources: &[Resource]) -> Vec<ErrorBody> {
    let operations = resources.iter().flat_map(|resource| &resource.operations);
    let mut errors: BTreeMap<&str, Vec<&ErrorAnswer>> = BTreeMap::new();
    for error in operations.flat_map(|operation| &operation.errors) {
        if let Some(Type::Model(model)) = &error.kind {
            errors.entry(model).or_default().push(error);
        }
    }
    let is_own = |name: &str| is_of_errors(name) || OWN_METHODS.contains(&name);
    // Who can have its plain name keeps it, whatever the others come to.
    let plain = errors.keys().map(|model| names::value_name(model));
    let mut taken: BTreeSet<String> = plain.filter(|name| !is_own(name)).collect();
    let body = |(model, errors): (&str, Vec<&ErrorAnswer>)| {
        let mut name = names::value_name(model);
        if is_own(&name) {
            while is_own(&name) || !taken.insert(name.clone()) {
                name += "_body";
            }
        }
        let statuses: BTreeSet<&String> = errors.iter().map(|error| &error.status).collect();
        ErrorBody {
            name,
            model: model.to_owned(),
            statuses: statuses.into_iter().cloned().collect(),
            is_text: errors.iter().any(|error| error.is_text),
        }
    };
    errors.into_iter().map(body).collect()
}
