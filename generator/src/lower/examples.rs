//! Examples of bodies and schemas: which there are, and what they are read as.

mod fitting;
mod problems;
mod variants;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use openapiv3::{MediaType, ReferenceOr, Schema};
use serde_json::Value;

use crate::diagnostics::Diagnostics;
use crate::errors;
use crate::ir::bodies::Writing;
use crate::ir::envelope::Envelope;
use crate::ir::examples::{Example, ExampleFile, Reading};
use crate::ir::models::Module;
use crate::ir::operations::{Answer, Operation, Place};
use crate::ir::types::Type;
use crate::json::Json;
use crate::media_types::Content;
use crate::parse::pointer::{escape, schema_pointer};
use crate::parse::{FURTHER_EXAMPLES, Numbers};

use crate::resolve::SchemaRef;

use super::answers::Described;
use super::media_types::Chosen;
use super::models::Models;
use super::names;
use super::resources::Found;
use super::uses::passed;
pub use variants::selector;

/// How long JSON may be that stays on one line.
const LINE: usize = 60;

/// The file of the schemas' examples; no resource has this name.
const MODELS: &str = "models";

/// Examples as they are found, by the file of their tests.
pub type FoundExamples<'a> = IndexMap<String, Vec<FoundExample<'a>>>;

/// One example, before all types are known.
pub struct FoundExample<'a> {
    name: String,
    reading: Reading,
    value: Cow<'a, Value>,
    pointer: String,
}

impl FoundExample<'_> {
    fn leave_out(&mut self, keys: &[String]) {
        for key in keys {
            if let Some(members) = self.value.to_mut().as_object_mut() {
                members.shift_remove(key);
            }
        }
    }

    /// Whether something stands under a key.
    fn has(&self, key: &str) -> bool {
        self.value.get(key).is_some_and(|value| !value.is_null())
    }
}

impl<'a> Models<'a, '_> {
    /// Takes down the examples of an operation: of its body, its answers and its errors.
    pub fn find_examples(
        &mut self,
        file: &str,
        found: &Found<'a>,
        operation: &Operation,
        envelope: Option<&Envelope>,
    ) {
        let mut examples = self.body_examples(found, operation);
        for success in self.successes(found) {
            examples.extend(self.success_examples(found, &success, operation, envelope));
        }
        for failure in self.failures(found) {
            let body = self.answer_body(&failure);
            let (status, _) = failure;
            let error = operation.errors.iter().find(|error| error.status == status);
            let reading = error.and_then(|error| error.kind.clone());
            let name = format!("{} {status}", operation.name);
            examples.extend(self.media_examples(&name, reading.map(Reading::Value).as_ref(), body));
        }
        let file = match file {
            // These have what all tests share.
            "main" | "round_trip" => format!("{file}_"),
            file => file.to_owned(),
        };
        self.examples.entry(file).or_default().extend(examples);
    }

    /// The examples of a success as the caller gets it: without what stands beside the value, of which a warning
    /// tells, and none of a page without its list, which would come back with an empty one.
    fn success_examples(
        &self,
        found: &Found<'a>,
        success: &Described<'a>,
        operation: &Operation,
        envelope: Option<&Envelope>,
    ) -> Vec<FoundExample<'a>> {
        let answer = operation.answer.with_status(&success.0);
        let reading = answer_reading(answer);
        let name = format!("{} {}", operation.name, success.0);
        let mut examples = self.media_examples(&name, reading.as_ref(), self.answer_body(success));
        let beside = self.beside_the_value(found, success, answer, envelope);
        for example in &mut examples {
            example.leave_out(&beside);
        }
        let is_loose = matches!(
            answer,
            Answer::Page {
                required: false,
                ..
            }
        );
        let list = envelope.filter(|_| is_loose).map(|it| &it.data.wire);
        examples.retain(|example| list.is_none_or(|list| example.has(list)));
        examples
    }

    fn body_examples(&self, found: &Found<'a>, operation: &Operation) -> Vec<FoundExample<'a>> {
        let mut given = operation.arguments.iter().chain(&operation.options);
        let body = given.find(|it| matches!(it.place, Place::Body(Writing::Json(_))));
        let kind = body.and_then(|body| passed(&body.passing));
        let reading = kind.map(|kind| Reading::Value(kind.clone()));
        let described = found.operation.request_body.as_ref();
        let described = described.and_then(|body| {
            let pointer = format!("{}/requestBody", found.pointer);
            self.document.request_body(body, &pointer)
        });
        let chosen = described.and_then(|body| {
            self.document
                .chosen_to_send(&body.value.content, &body.pointer)
        });
        let name = format!("{} body", operation.name);
        self.media_examples(&name, reading.as_ref(), chosen)
    }

    /// The examples of a body that is JSON.
    fn media_examples(
        &self,
        name: &str,
        reading: Option<&Reading>,
        body: Option<Chosen<'a>>,
    ) -> Vec<FoundExample<'a>> {
        let body = body.filter(|body| body.content == Content::Json);
        let (Some(reading), Some(body)) = (reading, body) else {
            return Vec::new();
        };
        let values = self.example_values(body.media, &body.pointer);
        let examples = values
            .into_iter()
            .map(|(key, value, pointer)| FoundExample {
                name: names::value_name(&format!("{name} {key}")),
                reading: reading.clone(),
                value: Cow::Borrowed(value),
                pointer,
            });
        examples.collect()
    }

    /// The examples of a media type, each with its key and pointer; the schema's, if it has none.
    fn example_values(
        &self,
        media: &'a MediaType,
        pointer: &str,
    ) -> Vec<(Cow<'a, str>, &'a Value, String)> {
        let single = media.example.iter();
        let single = single.map(|value| (Cow::default(), value, format!("{pointer}/example")));
        // Which of several comes first in the description matters to nobody.
        let mut listed: Vec<_> = media.examples.iter().collect();
        listed.sort_by_key(|(key, _)| *key);
        let several = listed.into_iter().filter_map(|(key, example)| {
            let pointer = format!("{pointer}/examples/{}", escape(key));
            let example = self.document.example(example, &pointer)?;
            let value = example.value.value.as_ref()?;
            let pointer = format!("{}/value", example.pointer);
            Some((Cow::from(key), value, pointer))
        });
        let own: Vec<_> = single.chain(several).collect();
        match &media.schema {
            Some(ReferenceOr::Item(schema)) if own.is_empty() => {
                schema_examples(schema, &format!("{pointer}/schema"))
            }
            _ => own,
        }
    }

    /// Takes down the examples of the schemas that have names, in the order of these.
    pub fn find_schema_examples(&mut self) {
        let components = self.document.openapi.components.iter();
        let mut schemas: Vec<_> = components.flat_map(|it| &it.schemas).collect();
        schemas.sort_by_key(|(wire, _)| *wire);
        let mut found = Vec::new();
        for (wire, schema) in schemas {
            let (ReferenceOr::Item(schema), Some(name)) = (schema, self.component_name(wire))
            else {
                continue;
            };
            let pointer = schema_pointer(wire);
            let kind = Type::Model(name.to_owned());
            let or_null = self.or_null(kind.clone(), &[(SchemaRef::Item(schema), pointer.clone())]);
            let values = schema_examples(schema, &pointer);
            let examples = values.into_iter().map(|(key, value, pointer)| {
                let kind = if value.is_null() { &or_null } else { &kind };
                FoundExample {
                    name: names::value_name(&format!("{name} {key}")),
                    reading: Reading::Value(kind.clone()),
                    value: Cow::Borrowed(value),
                    pointer,
                }
            });
            found.extend(examples);
        }
        self.examples.insert(MODELS.to_owned(), found);
    }
}

/// The examples of a schema, each with its pointer. One is the schema's own; others have their numbers in the list
/// for keys, from 1.
fn schema_examples<'a>(
    schema: &'a Schema,
    pointer: &str,
) -> Vec<(Cow<'a, str>, &'a Value, String)> {
    let data = &schema.schema_data;
    let own = data.example.iter();
    let own = own.map(|value| (Cow::default(), value, format!("{pointer}/example")));
    let further = data.extensions.get(FURTHER_EXAMPLES);
    let further = further.and_then(Value::as_object).into_iter().flatten();
    let further = further.filter_map(|(index, value)| {
        let number = index.parse::<usize>().ok()?.checked_add(1)?;
        let pointer = format!("{pointer}/{FURTHER_EXAMPLES}/{index}");
        Some((Cow::from(number.to_string()), value, pointer))
    });
    own.chain(further).collect()
}

fn answer_reading(answer: &Answer) -> Option<Reading> {
    match answer {
        Answer::Nothing | Answer::Redirect | Answer::Plain(_) | Answer::Outcomes { .. } => None,
        Answer::Whole(kind) | Answer::Text(kind) => Some(Reading::Value(kind.clone())),
        Answer::Data {
            kind,
            required: false,
        } => Some(Reading::Data(Type::OrNull(Box::new(kind.clone())))),
        Answer::Data { kind, .. } => Some(Reading::Data(kind.clone())),
        Answer::Page { entry, .. } => Some(Reading::Page(entry.clone())),
    }
}

/// The files of tests, by name. One that does not fit is reported.
pub fn files(
    found: FoundExamples<'_>,
    numbers: &Numbers,
    modules: &[Module],
    envelope: Option<&Envelope>,
    diagnostics: &mut Diagnostics,
) -> Vec<ExampleFile> {
    let fitting = fitting::Fitting::new(modules, envelope);
    let files = found
        .into_iter()
        .filter(|(_, examples)| !examples.is_empty());
    let files = files.map(|(name, found)| {
        let mut taken = BTreeSet::new();
        let examples = found.into_iter().filter_map(|found| {
            let value = sorted(&found.value, &found.pointer, numbers)?;
            let contradiction = fitting.contradiction(&found.reading, &found.value);
            if let Some(contradiction) = &contradiction {
                diagnostics.push(errors::contradicting_example(
                    &contradiction.reason,
                    &found.pointer,
                ));
            }
            Some(Example {
                name: distinct(found.name, &mut taken),
                reading: found.reading,
                json: json(&value),
                contradiction,
            })
        });
        let docs = match name.as_str() {
            MODELS => "The examples of schemas.".to_owned(),
            name => format!("The examples of the operations in `{name}`."),
        };
        ExampleFile {
            examples: examples.collect(),
            docs,
            name,
        }
    });
    let mut files: Vec<_> = files.collect();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    files
}

/// A name that no test of the file has: two keys of one operation may give the same.
fn distinct(name: String, taken: &mut BTreeSet<String>) -> String {
    let mut distinct = name;
    while !taken.insert(distinct.clone()) {
        distinct += "_again";
    }
    distinct
}

/// An example with the members of its objects in the order of their keys: that of the description means
/// nothing, and must not move lines. A number that no `Value` can be is as it is written; with one that is beyond all
/// of them (`1e400`) there is no example, as the test would have nothing to compare.
fn sorted(value: &Value, pointer: &str, numbers: &Numbers) -> Option<Json> {
    let below = |key: &str| format!("{pointer}/{}", escape(key));
    match value {
        Value::Object(members) => {
            let members = members.iter();
            let sorted: Option<BTreeMap<_, _>> = members
                .map(|(key, it)| Some((key.clone(), sorted(it, &below(key), numbers)?)))
                .collect();
            Some(Json::Object(sorted?.into_iter().collect()))
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            let sorted = items.map(|(index, it)| sorted(it, &below(&index.to_string()), numbers));
            sorted.collect::<Option<_>>().map(Json::List)
        }
        Value::Number(_) => match numbers.get(pointer) {
            Some(number) => number.is_near().then(|| number.clone()),
            None => Json::number(&value.to_string()),
        },
        Value::Null => Some(Json::Null),
        Value::Bool(is_true) => Some(Json::Bool(*is_true)),
        Value::String(text) => Some(Json::Text(text.clone())),
    }
}

/// The text of an example, on one line if it is short.
fn json(value: &Json) -> String {
    let line = value.to_string();
    match line.len() > LINE {
        // The alternate form of a value has a line for each member.
        true => format!("{value:#}"),
        false => line,
    }
}
