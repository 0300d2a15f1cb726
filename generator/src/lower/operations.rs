//! Operations: their names, arguments, answers and words.

use std::collections::BTreeSet;

use crate::errors;
use crate::ir::operations::{Answer, ErrorAnswer, Operation};
use crate::ir::{Docs, Envelope};

use super::answers;
use super::extensions::Extensions;
use super::models::{Hint, Models};
use super::operation_names::{Described, OperationName, operation_name};
use super::resources::Found;
use super::{names, prose};

/// Names that a file of `resources` imports, which no builder can have.
const IMPORTED: &[&str] = &[
    "Call", "Client", "Data", "DateTime", "Display", "Json", "Map", "Method", "Nothing", "Page",
    "Value",
];

impl<'a> Models<'a, '_> {
    /// One operation.
    pub fn operation(
        &mut self,
        tag: &str,
        resource: &str,
        found: &Found<'a>,
        envelope: Option<&Envelope>,
    ) -> Operation {
        let described = Described {
            tag,
            method: &found.method,
            path: found.path,
            is_list: self.answers_list(found, envelope),
            id: found.operation.operation_id.as_deref(),
        };
        let OperationName {
            mut method,
            mut subject,
        } = operation_name(&described);
        let extensions = Extensions::new(&found.operation.extensions, &found.pointer);
        if let Some(name) = extensions.text("x-name", self.diagnostics) {
            method = names::value_name(name);
            subject = names::type_name(name);
        }
        if method == "new" {
            method.push('_');
        }
        let builder = builder_name(&method, resource);
        let answer_hint = Hint {
            module: String::new(),
            name: format!("{subject}Answer"),
        };
        let answer = self.answer(found, &answer_hint, envelope);
        let body_hint = Hint {
            module: String::new(),
            name: format!("{subject}Body"),
        };
        let (arguments, options) = self.parameters(found, &body_hint);
        let error_hint = Hint {
            module: String::new(),
            name: subject,
        };
        let errors = self.errors(found, &error_hint);
        self.check_path(found);
        Operation {
            docs: self.operation_docs(found, &answer, &errors),
            name: method,
            builder,
            origin: found.pointer.clone(),
            method: found.method.clone(),
            path: found.path.to_owned(),
            arguments,
            options,
            answer,
            errors,
        }
    }

    /// Every argument of the path must be described, and the other way round.
    fn check_path(&mut self, found: &Found<'a>) {
        let in_path: BTreeSet<&str> = path_arguments(found.path).collect();
        let described = self.path_parameters(found);
        for name in in_path.iter().filter(|name| !described.contains(**name)) {
            self.diagnostics.push(errors::undescribed_path_argument(
                name,
                found.path,
                &found.pointer,
            ));
        }
        for name in described
            .iter()
            .filter(|name| !in_path.contains(name.as_str()))
        {
            self.diagnostics.push(errors::absent_path_argument(
                name,
                found.path,
                &found.pointer,
            ));
        }
    }

    fn operation_docs(&self, found: &Found<'a>, answer: &Answer, errors: &[ErrorAnswer]) -> Docs {
        let operation = found.operation;
        let (summary, description) = (
            operation.summary.as_deref(),
            operation.description.as_deref(),
        );
        let mut parts = vec![prose::prose(summary)];
        if description.map(str::trim) != summary.map(str::trim) {
            parts.push(prose::prose(description));
        }
        parts.push(vec![format!(
            "`{} {}`",
            found.method,
            found.path.replace('`', "")
        )]);
        if operation.deprecated {
            parts.push(prose::paragraph(
                "The description marks this operation as deprecated.",
            ));
        }
        parts.push(self.answer_docs(found, answer));
        parts.push(answers::error_docs(errors));
        prose::paragraphs(parts)
    }
}

/// The arguments of a path template.
pub fn path_arguments(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
}

/// The builder is called as its method, unless that name stands for something else in the file.
fn builder_name(method: &str, resource: &str) -> String {
    let name = names::type_name(method);
    if name == resource || IMPORTED.contains(&name.as_str()) {
        format!("{name}Call")
    } else {
        name
    }
}
