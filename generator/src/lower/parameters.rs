//! What a caller gives: arguments of the path, query, headers and cookies, and the body.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use openapiv3::{Parameter as Described, ParameterData, ReferenceOr, Schema};

use crate::collisions::{Collision, Things};
use crate::docs::code;
use crate::errors;
use crate::extensions::NAME;
use crate::http::is_token;
use crate::ir::Docs;
use crate::ir::operations::{Location, Parameter, Place};
use crate::ir::types::Type;
use crate::resolve::Located;

use super::bodies::BODY;
use super::extensions::Extensions;
use super::methods::is_of_builders;
use super::models::{Hint, Models};
use super::operation_names::of_path;
use super::path_templates::Argument;
use super::resources::Found;
use super::styles::{Writing, location};
use super::{names, prose};

/// Names of methods that the builder has of its own, or may have: the body keeps its name, even if it is
/// added to parameters with that name.
const BUILDER_METHODS: &[&str] = &[
    "answer",
    "answer_blocking",
    BODY,
    "configure",
    "into_future",
    "items",
    "lenient",
    "lenient_answer",
    "lenient_blocking",
    "pages",
    "send",
    "send_blocking",
];

impl<'a> Models<'a, '_> {
    /// What must be given (path first, body last), and what may be.
    pub fn parameters(
        &mut self,
        found: &Found<'a>,
        hint: &Hint,
    ) -> (Vec<Parameter>, Vec<Parameter>) {
        let mut arguments = Vec::new();
        let mut options = Vec::new();
        self.check_repeated(found);
        let in_path = self.path_arguments(found);
        for described in self.described(found) {
            let data = described.value.parameter_data_ref();
            let is_path = matches!(described.value, Described::Path { .. });
            let argument = in_path.iter().find(|argument| argument.name == data.name);
            if is_path && argument.is_none() {
                let pointer = &described.pointer;
                let diagnostic = errors::absent_path_argument(&data.name, found.path, pointer);
                self.diagnostics.push(diagnostic);
                continue;
            }
            if matches!(described.value, Described::Header { .. })
                && self.is_of_client(found, &data.name)
            {
                continue;
            }
            let argument = argument.filter(|_| is_path);
            // What holds for a whole path is named after it, whichever operations the path has.
            let hint = match described.pointer.starts_with(&found.pointer) {
                true => hint.inner(&data.name),
                false => Hint::new(of_path(found.path)).inner(&format!("{} parameter", data.name)),
            };
            let Some(parameter) = self.parameter(&described, argument, &hint) else {
                continue;
            };
            if data.required || is_path {
                arguments.push(parameter);
            } else {
                options.push(parameter);
            }
        }
        arguments.extend(self.undescribed(found, &in_path));
        // In the order of the path, and then by name and place, so that no order in the description can swap
        // the arguments of callers.
        arguments.sort_by_cached_key(|argument| {
            let place = in_path.iter().position(|it| it.name == argument.wire);
            let location = argument.place.location();
            let place = place.filter(|_| location == Location::Path);
            let Parameter { name, wire, .. } = argument;
            (
                place.unwrap_or(in_path.len()),
                name.clone(),
                location,
                wire.clone(),
            )
        });
        if let Some((body, required)) = self.body(found, &hint.inner("body")) {
            if required {
                arguments.push(body)
            } else {
                options.push(body)
            }
        }
        self.check_media_type(found, arguments.iter().chain(&options));
        self.check_parameter_names(&found.pointer, arguments.iter().chain(&options));
        distinct_names(&mut arguments, &mut options);
        for option in options.iter_mut().filter(|option| option.docs.is_empty()) {
            option.docs = match option.place {
                Place::Body(_) => prose::paragraph("Sets the body."),
                _ => prose::paragraph(format!("Sets the parameter {}.", code(&option.wire))),
            };
        }
        (arguments, options)
    }

    /// Whether a header is no parameter: the client knows best what it sends and how, and what OpenAPI says of the type
    /// of a body stands at the body, unless that leaves it open.
    fn is_of_client(&self, found: &Found<'a>, name: &str) -> bool {
        match name.to_ascii_lowercase().as_str() {
            "connection" | "content-length" | "host" | "transfer-encoding" => true,
            "content-type" => {
                found.operation.request_body.is_some() && self.open_media_type(found).is_none()
            }
            _ => false,
        }
    }

    /// The parameters of the path, and those of the operation, which go before.
    pub fn described(&self, found: &Found<'a>) -> Vec<Located<'a, Described>> {
        let listed = self.listed(found).into_iter().flatten();
        let parameters: IndexMap<_, _> = listed.map(|(_, it)| (key(&it), it)).collect();
        parameters.into_values().collect()
    }

    /// The list of the path, and that of the operation, with where each parameter is listed.
    fn listed(&self, found: &Found<'a>) -> [Vec<(String, Located<'a, Described>)>; 2] {
        let lists = [
            (&found.item_pointer, &found.item.parameters),
            (&found.pointer, &found.operation.parameters),
        ];
        lists.map(|(base, list)| {
            let parameters = list.iter().enumerate().filter_map(|(index, parameter)| {
                let pointer = format!("{base}/parameters/{index}");
                let located = self.document.parameter(parameter, &pointer)?;
                Some((pointer, located))
            });
            parameters.collect()
        })
    }

    /// Warns of what a list has another time.
    fn check_repeated(&mut self, found: &Found<'a>) {
        for list in self.listed(found) {
            let mut known = BTreeMap::new();
            for (pointer, parameter) in &list {
                let first = known.insert(key(parameter), &parameter.pointer);
                if first.is_some_and(|first| *first != parameter.pointer) {
                    let location = location(parameter.value);
                    let name = &parameter.value.parameter_data_ref().name;
                    let problem = errors::repeated_parameter(name, location.name(), pointer);
                    self.diagnostics.push(problem);
                }
            }
        }
    }

    fn parameter(
        &mut self,
        described: &Located<'a, Described>,
        argument: Option<&Argument>,
        hint: &Hint,
    ) -> Option<Parameter> {
        let data = described.value.parameter_data_ref();
        let pointer = &described.pointer;
        let hint = hint.or_component(described.component, "");
        let value = self.parameter_value(data, pointer);
        let is_named = match described.value {
            Described::Header { .. } | Described::Cookie { .. } => is_token(&data.name),
            Described::Query { .. } | Described::Path { .. } => true,
        };
        let placed = value.as_ref().filter(|_| is_named).and_then(|value| {
            let kind = match value.schema {
                Some(schema) => self.kind(schema, &value.pointer, &hint),
                None if value.writing == Writing::Text => Type::String,
                None => Type::Json,
            };
            self.placed(described, value.writing, &kind, argument)
        });
        let Some((place, passing)) = placed else {
            let required = data.required || argument.is_some();
            let diagnostic = errors::unsupported_parameter(&data.name, required, pointer);
            self.diagnostics.push(diagnostic);
            return None;
        };
        let extensions = Extensions::new(&data.extensions, pointer);
        let given = extensions.text(NAME, self.diagnostics);
        Some(Parameter {
            name: names::value_name(given.unwrap_or(&data.name)),
            wire: data.name.clone(),
            origin: pointer.clone(),
            docs: self.parameter_docs(data, value.and_then(|value| value.schema)),
            place,
            passing,
        })
    }

    /// Two parameters of one place must have two names: which of them is first in the description
    /// matters to nobody.
    fn check_parameter_names<'p>(
        &mut self,
        operation: &str,
        parameters: impl Iterator<Item = &'p Parameter> + Clone,
    ) {
        let mut taken: BTreeMap<(Location, &str), &Parameter> = BTreeMap::new();
        for parameter in parameters.clone() {
            let name = &parameter.name;
            let location = parameter.place.location();
            let Some(first) = taken.insert((location, name), parameter) else {
                continue;
            };
            let [one, other] = [first, parameter].map(|it| (it.wire.as_str(), it.origin.as_str()));
            let diagnostic = errors::parameter_name_collision(name, one, other);
            self.diagnostics.push(diagnostic);
            let there = parameters
                .clone()
                .filter(|it| it.place.location() == location);
            self.collisions.push(Collision {
                name: name.clone(),
                things: Things::Parameters {
                    operation: operation.to_owned(),
                    names: there.map(|it| it.name.clone()).collect(),
                    parameters: [first.origin.clone(), parameter.origin.clone()],
                },
            });
        }
    }

    /// What is said of a parameter: its own words, and those of a schema that is its own too.
    fn parameter_docs(
        &self,
        data: &ParameterData,
        schema: Option<&'a ReferenceOr<Schema>>,
    ) -> Docs {
        let own = prose::prose(data.description.as_deref());
        let values = match schema {
            Some(ReferenceOr::Item(schema)) => prose::schema(schema, &data.name),
            Some(ReferenceOr::Reference { .. }) | None => Docs::new(),
        };
        // Many descriptions say it in both places.
        let own = if values.starts_with(&own) {
            Docs::new()
        } else {
            own
        };
        let deprecated = prose::deprecated(data.deprecated == Some(true));
        // So they do of that.
        let deprecated = match values.ends_with(&deprecated) {
            true => Docs::new(),
            false => deprecated,
        };
        prose::paragraphs([own, values, deprecated])
    }
}

/// Gives a parameter that cannot have its plain name the name of its place too. The path goes before the
/// query, and that before the headers; who has a plain name keeps it, whatever the others come to.
fn distinct_names(arguments: &mut [Parameter], options: &mut [Parameter]) {
    let own = BUILDER_METHODS.iter().map(|name| (*name).to_owned());
    let mut taken: BTreeSet<String> = own.collect();
    let mut parameters: Vec<&mut Parameter> = arguments.iter_mut().chain(options).collect();
    parameters.sort_by_cached_key(|it| (it.place.location(), it.wire.clone()));
    let is_body = |it: &mut Parameter| it.place.location() == Location::Body;
    let others = parameters
        .into_iter()
        .filter_map(|it| (!is_body(it)).then_some(it));
    let (_, rest): (Vec<_>, Vec<_>) =
        others.partition(|it| !is_of_builders(&it.name) && taken.insert(it.name.clone()));
    for parameter in rest {
        let place = parameter.place.location().name();
        while is_of_builders(&parameter.name) || !taken.insert(parameter.name.clone()) {
            parameter.name = format!("{}_{place}", parameter.name.trim_end_matches('_'));
        }
    }
}

/// What no two parameters of an operation have in common. Case makes no difference to the name of a header.
fn key<'a>(parameter: &Located<'a, Described>) -> (Location, Cow<'a, str>) {
    let name = parameter.value.parameter_data_ref().name.as_str();
    match location(parameter.value) {
        Location::Header => (Location::Header, name.to_ascii_lowercase().into()),
        location => (location, name.into()),
    }
}
