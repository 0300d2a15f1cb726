//! What a caller gives: arguments of the path, query and headers, and the body.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use openapiv3::{
    Parameter as Described, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle,
    ReferenceOr, RequestBody, Schema,
};

use crate::collisions::{Collision, Things};
use crate::docs::code;
use crate::errors;
use crate::ir::Docs;
use crate::ir::bodies::Writing;
use crate::ir::operations::{Parameter, Place};
use crate::ir::types::{Passing, Type};
use crate::resolve::Located;

use super::extensions::Extensions;
use super::media_types::{self, Chosen, Content};
use super::methods::is_of_every_type;
use super::models::{Hint, Models};
use super::operation_names::of_path;
use super::operations::path_arguments;
use super::resources::Found;
use super::{names, prose};

/// What the body is called.
const BODY: &str = "body";

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
        let in_path: Vec<&str> = path_arguments(found.path).collect();
        for described in self.described(found) {
            let data = described.value.parameter_data_ref();
            let is_path = matches!(described.value, Described::Path { .. });
            if is_path && !in_path.contains(&data.name.as_str()) {
                let pointer = &described.pointer;
                let diagnostic = errors::absent_path_argument(&data.name, found.path, pointer);
                self.diagnostics.push(diagnostic);
                continue;
            }
            // What holds for a whole path is named after it, whichever operations the path has.
            let hint = match described.pointer.starts_with(&found.pointer) {
                true => hint.inner(&data.name),
                false => Hint::new(of_path(found.path)).inner(&format!("{} parameter", data.name)),
            };
            let Some(parameter) = self.parameter(&described, &hint) else {
                continue;
            };
            if data.required || parameter.place == Place::Path {
                arguments.push(parameter);
            } else {
                options.push(parameter);
            }
        }
        // In the order of the path, and then by name, so that no order in the description can swap
        // the arguments of callers.
        arguments.sort_by_key(|argument| match argument.place {
            Place::Path => {
                let place = in_path.iter().position(|name| *name == argument.wire);
                (place.unwrap_or(0), String::new())
            }
            _ => (in_path.len(), argument.name.clone()),
        });
        if let Some((body, required)) = self.body(found, &hint.inner("body")) {
            if required {
                arguments.push(body)
            } else {
                options.push(body)
            }
        }
        self.check_parameter_names(arguments.iter().chain(&options));
        distinct_names(&mut arguments, &mut options);
        for option in options.iter_mut().filter(|option| option.docs.is_empty()) {
            option.docs = match option.place {
                Place::Body(_) => prose::paragraph("Sets the body."),
                _ => prose::paragraph(format!("Sets the parameter {}.", code(&option.wire))),
            };
        }
        (arguments, options)
    }

    /// The names of the described path parameters.
    pub fn path_parameters(&self, found: &Found<'a>) -> BTreeSet<String> {
        self.described(found)
            .into_iter()
            .filter(|parameter| matches!(parameter.value, Described::Path { .. }))
            .map(|parameter| parameter.value.parameter_data_ref().name.clone())
            .collect()
    }

    /// The parameters of the path, and those of the operation, which go before.
    fn described(&self, found: &Found<'a>) -> Vec<Located<'a, Described>> {
        let base = found.pointer.rsplit_once('/').map_or("", |(base, _)| base);
        let lists = [
            (base, &found.item.parameters),
            (&found.pointer, &found.operation.parameters),
        ];
        let mut parameters = IndexMap::new();
        for (base, list) in lists {
            for (index, parameter) in list.iter().enumerate() {
                let pointer = format!("{base}/parameters/{index}");
                if let Some(located) = self.document.parameter(parameter, &pointer) {
                    let data = located.value.parameter_data_ref();
                    parameters.insert((location(located.value), &data.name), located);
                }
            }
        }
        parameters.into_values().collect()
    }

    fn parameter(&mut self, described: &Located<'a, Described>, hint: &Hint) -> Option<Parameter> {
        let data = described.value.parameter_data_ref();
        let pointer = &described.pointer;
        let Some((schema, schema_pointer)) = self.parameter_schema(data, pointer) else {
            self.diagnostics.push(errors::unsupported_parameter(
                &data.name,
                data.required,
                pointer,
            ));
            return None;
        };
        let hint = hint.or_component(described.component, "");
        let kind = self.kind(schema, &schema_pointer, &hint);
        let entry = self.entries(&kind).cloned();
        let (place, passing) = match (self.place(described.value, entry.is_some()), entry) {
            (Some(place), Some(entry)) => (place, self.shown_entries(&entry)),
            (Some(place), None) => (place, self.shown(&kind)),
            (None, _) => (Place::Query, None),
        };
        let Some(passing) = passing else {
            self.diagnostics.push(errors::unsupported_parameter(
                &data.name,
                data.required,
                pointer,
            ));
            return None;
        };
        let extensions = Extensions::new(&data.extensions, pointer);
        let given = extensions.text("x-name", self.diagnostics);
        Some(Parameter {
            name: names::value_name(given.unwrap_or(&data.name)),
            wire: data.name.clone(),
            origin: pointer.clone(),
            docs: self.parameter_docs(data, schema),
            place,
            passing,
        })
    }

    /// Two parameters of one place must have two names: which of them is first in the description
    /// matters to nobody.
    fn check_parameter_names<'p>(&mut self, parameters: impl Iterator<Item = &'p Parameter>) {
        let mut taken: BTreeMap<(&str, &str), &Parameter> = BTreeMap::new();
        for parameter in parameters {
            let place = place_name(parameter);
            let name = &parameter.name;
            let Some(first) = taken.insert((place, name), parameter) else {
                continue;
            };
            let (one, other) = (&first.wire, &parameter.wire);
            let pointer = &parameter.origin;
            let diagnostic = errors::parameter_name_collision(name, one, other, pointer);
            self.diagnostics.push(diagnostic);
            self.collisions.push(Collision {
                name: name.clone(),
                things: Things::Parameters([first.origin.clone(), pointer.clone()]),
            });
        }
    }

    fn parameter_schema(
        &self,
        data: &'a ParameterData,
        pointer: &str,
    ) -> Option<(&'a ReferenceOr<Schema>, String)> {
        match &data.format {
            ParameterSchemaOrContent::Schema(schema) => Some((schema, format!("{pointer}/schema"))),
            ParameterSchemaOrContent::Content(_) => None,
        }
    }

    /// Where a parameter goes, if its style is one that can be written.
    fn place(&self, described: &Described, is_list: bool) -> Option<Place> {
        match (described, is_list) {
            (
                Described::Path {
                    style: PathStyle::Simple,
                    ..
                },
                false,
            ) => Some(Place::Path),
            (Described::Header { .. }, false) => Some(Place::Header),
            (Described::Query { .. }, false) => Some(Place::Query),
            (
                Described::Query {
                    style: QueryStyle::Form,
                    parameter_data,
                    ..
                },
                true,
            ) => match parameter_data.explode {
                Some(false) => Some(Place::QueryList),
                _ => Some(Place::QueryEach),
            },
            _ => None,
        }
    }

    /// How a value that is written as text is handed over; not at all if it is no single value.
    fn shown(&self, kind: &Type) -> Option<Passing> {
        match kind {
            kind if self.is_enum(kind) => Some(Passing::Into(kind.clone())),
            kind if self.is_text(kind) => Some(Passing::Text),
            Type::Number => Some(Passing::Into(Type::Number)),
            Type::Integer(_) | Type::Float | Type::Boolean => Some(Passing::Plain(kind.clone())),
            _ => None,
        }
    }

    fn shown_entries(&self, entry: &Type) -> Option<Passing> {
        match self.shown(entry)? {
            Passing::Text | Passing::Into(_) => Some(Passing::EachText),
            _ => Some(Passing::Each(entry.clone())),
        }
    }

    /// What is said of a parameter: its own words, and those of a schema that is its own too.
    fn parameter_docs(&self, data: &ParameterData, schema: &'a ReferenceOr<Schema>) -> Docs {
        let own = prose::prose(data.description.as_deref());
        let values = match schema {
            ReferenceOr::Item(schema) => prose::schema(schema),
            ReferenceOr::Reference { .. } => Docs::new(),
        };
        let deprecated = prose::deprecated(data.deprecated == Some(true));
        prose::paragraphs([own, values, deprecated])
    }

    /// The body, and whether it must be given.
    fn body(&mut self, found: &Found<'a>, hint: &Hint) -> Option<(Parameter, bool)> {
        let body = found.operation.request_body.as_ref()?;
        let body = self
            .document
            .request_body(body, &format!("{}/requestBody", found.pointer))?;
        let docs = prose::prose(body.value.description.as_deref());
        let hint = hint.or_component(body.component, "body");
        let hint = hint.with_docs(docs.clone());
        let Some((kind, writing)) = self.written_body(&body, &hint) else {
            let known: Vec<&str> = body.value.content.keys().map(String::as_str).collect();
            let required = body.value.required;
            self.diagnostics
                .push(errors::unsupported_body(&known, required, &body.pointer));
            return None;
        };
        let parameter = Parameter {
            name: BODY.to_owned(),
            wire: BODY.to_owned(),
            origin: body.pointer.clone(),
            docs,
            place: Place::Body(writing),
            passing: match self.kept(&kind) {
                Passing::Each(_) | Passing::EachInto(_) => Passing::Plain(kind),
                passing => passing,
            },
        };
        Some((parameter, body.value.required))
    }

    /// The type of the most typed body, and how it is written, if it can be.
    fn written_body(
        &mut self,
        body: &Located<'a, RequestBody>,
        hint: &Hint,
    ) -> Option<(Type, Writing)> {
        let chosen = self.document.chosen(&body.value.content, &body.pointer)?;
        match chosen.content {
            Content::Json => {
                let name = media_types::of_json(&chosen.name).to_owned();
                Some((self.body_kind(&chosen, hint), Writing::Json(name)))
            }
            Content::Parts => {
                let kind = self.parts(chosen.media, &chosen.pointer, hint)?;
                Some((kind, Writing::Parts))
            }
            Content::Form => {
                let kind = self.body_kind(&chosen, hint);
                self.is_object(&kind).then_some((kind, Writing::Form))
            }
            Content::Text => {
                let name = format!("{}; charset=utf-8", media_types::of_text(&chosen.name));
                Some((Type::String, Writing::Plain(name)))
            }
            Content::Bytes => {
                let name = media_types::of_bytes(&chosen.name).to_owned();
                Some((Type::Bytes, Writing::Plain(name)))
            }
            Content::OtherParts => None,
        }
    }

    fn body_kind(&mut self, chosen: &Chosen<'a>, hint: &Hint) -> Type {
        match &chosen.media.schema {
            Some(schema) => self.kind(schema, &format!("{}/schema", chosen.pointer), hint),
            None => Type::Json,
        }
    }
}

fn location(parameter: &Described) -> &'static str {
    match parameter {
        Described::Query { .. } => "query",
        Described::Header { .. } => "header",
        Described::Path { .. } => "path",
        Described::Cookie { .. } => "cookie",
    }
}

/// Gives a parameter whose name is taken the name of its place too. The path goes before the query, and
/// that before the headers, in whatever order the description has them.
fn distinct_names(arguments: &mut [Parameter], options: &mut [Parameter]) {
    let mut taken: BTreeSet<String> = BUILDER_METHODS
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    let mut parameters: Vec<&mut Parameter> = arguments.iter_mut().chain(options).collect();
    let order = ["path", "query", "header"];
    parameters.sort_by_key(|it| order.iter().position(|place| *place == place_name(it)));
    for parameter in parameters {
        let place = place_name(parameter);
        let mut is_taken = |name: &str| is_of_every_type(name) || !taken.insert(name.to_owned());
        while place != BODY && is_taken(&parameter.name) {
            parameter.name = format!("{}_{place}", parameter.name);
        }
    }
}

/// What is put behind the name of a parameter that another place has too.
fn place_name(parameter: &Parameter) -> &'static str {
    match parameter.place {
        Place::Path => "path",
        Place::Query | Place::QueryList | Place::QueryEach => "query",
        Place::Header => "header",
        Place::Body(_) => BODY,
    }
}
