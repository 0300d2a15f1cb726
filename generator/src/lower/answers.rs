//! Answers: what the caller gets, and the errors that are described.

use openapiv3::{Response, SchemaKind, StatusCode, Type as Described};

use crate::errors;
use crate::ir::operations::Answer;
use crate::ir::{Docs, Envelope};
use crate::parse::pointer::escape;
use crate::resolve::{Located, SchemaRef};

use super::models::{Hint, Models};
use super::parameters::is_json;
use super::prose;
use super::resources::Found;

/// A schema as an answer has it, and its pointer.
pub type Body<'a> = (SchemaRef<'a>, String);

/// What stands in the envelope.
struct Enveloped<'a> {
    data: Body<'a>,
    /// Whether it is always there.
    required: bool,
    /// Whether paging may stand beside it.
    paged: bool,
}

impl<'a> Models<'a, '_> {
    /// What the caller gets.
    pub fn answer(
        &mut self,
        found: &Found<'a>,
        hint: &Hint,
        envelope: Option<&Envelope>,
    ) -> Answer {
        let successes = self.responses(found, is_success);
        let mut bodies = successes
            .iter()
            .filter_map(|(_, success)| json_body(success));
        let Some(body) = bodies.next() else {
            for (_, success) in &successes {
                if !success.value.content.is_empty() {
                    let known: Vec<&str> =
                        success.value.content.keys().map(String::as_str).collect();
                    self.diagnostics
                        .push(errors::untyped_answer(&known, &success.pointer));
                }
            }
            return Answer::Nothing;
        };
        if let Some(other) = bodies.next() {
            self.diagnostics.push(errors::several_answers(&other.1));
        }
        let Some(enveloped) = envelope.and_then(|envelope| self.enveloped(&body, envelope)) else {
            return Answer::Whole(self.kind(body.0, &body.1, hint));
        };
        let kind = self.kind(enveloped.data.0, &enveloped.data.1, hint);
        match self.entries(&kind) {
            Some(entry) if enveloped.paged => Answer::Page(entry.clone()),
            _ => Answer::Data {
                kind,
                required: enveloped.required,
            },
        }
    }

    /// Whether the answer is a list, bare or in the envelope.
    pub fn answers_list(&self, found: &Found<'a>, envelope: Option<&Envelope>) -> bool {
        let Some(body) = self.success_body(found) else {
            return false;
        };
        let enveloped = envelope.and_then(|envelope| self.enveloped(&body, envelope));
        let (schema, pointer) = enveloped.map_or(body, |enveloped| enveloped.data);
        let schema = self.document.schema(schema, &pointer);
        schema.is_some_and(|schema| {
            matches!(
                schema.value.schema_kind,
                SchemaKind::Type(Described::Array(_))
            )
        })
    }

    /// The JSON of the first success that has any.
    pub fn success_body(&self, found: &Found<'a>) -> Option<Body<'a>> {
        self.responses(found, is_success)
            .iter()
            .find_map(|(_, success)| json_body(success))
    }

    /// What stands in the envelope, if the body is one: an object with its keys and no others.
    fn enveloped(&self, body: &Body<'a>, envelope: &Envelope) -> Option<Enveloped<'a>> {
        let (_, mut object) = self.document.object_at(body.0, &body.1)?;
        let data_key = envelope.data.wire.as_str();
        let paging_key = envelope
            .paging
            .as_ref()
            .map(|(paging, _)| paging.wire.as_str());
        let data = object.properties.swap_remove(data_key)?;
        let paged = paging_key.is_some_and(|key| object.properties.swap_remove(key).is_some());
        if !object.properties.is_empty() {
            return None;
        }
        let required = object.required.contains(data_key) && !self.document.is_nullable(data.0);
        Some(Enveloped {
            data,
            required,
            paged,
        })
    }

    /// What the success is, in words; where paging is left out, that it is.
    pub fn answer_docs(&self, found: &Found<'a>, answer: &Answer) -> Docs {
        let successes = self.responses(found, is_success);
        let text = successes
            .first()
            .map(|(_, success)| success.value.description.trim());
        let text = text.filter(|text| !text.is_empty());
        let answered = text.map(|text| prose::prose(Some(&format!("Answers: {text}"))));
        let optional = matches!(
            answer,
            Answer::Data {
                required: false,
                ..
            }
        );
        let optional =
            optional.then(|| prose::paragraph("The value may be missing in the answer."));
        prose::paragraphs([answered, optional].into_iter().flatten())
    }

    /// The errors that the description names, with the types of their bodies.
    pub fn error_docs(&mut self, found: &Found<'a>) -> Docs {
        let mut responses = self.responses(found, |status| !is_success(status));
        responses.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut lines = Vec::new();
        for (status, response) in responses {
            let body = json_body(&response).and_then(|(schema, pointer)| {
                let component = self.document.schema(schema, &pointer)?.component?;
                self.component_name(component).map(str::to_owned)
            });
            let model = body.map(|name| format!(" ([`{name}`](crate::models::{name}))"));
            lines.push(format!("- {status}{}:", model.unwrap_or_default()));
            let text = prose::prose(Some(&response.value.description));
            lines.extend(
                text.iter()
                    .map(|line| format!("  {line}").trim_end().to_owned()),
            );
        }
        if lines.is_empty() {
            return lines;
        }
        [&["# Errors".to_owned(), String::new()], lines.as_slice()].concat()
    }

    /// The described responses of some statuses.
    fn responses(
        &self,
        found: &Found<'a>,
        wanted: impl Fn(&str) -> bool,
    ) -> Vec<(String, Located<'a, Response>)> {
        let responses = &found.operation.responses;
        let listed = responses
            .responses
            .iter()
            .map(|(status, it)| (status_text(status), it));
        let default = responses
            .default
            .iter()
            .map(|it| ("default".to_owned(), it));
        listed
            .chain(default)
            .filter(|(status, _)| wanted(status))
            .filter_map(|(status, response)| {
                let pointer = format!("{}/responses/{}", found.pointer, escape(&status));
                Some((status, self.document.response(response, &pointer)?))
            })
            .collect()
    }
}

fn status_text(status: &StatusCode) -> String {
    match status {
        StatusCode::Code(code) => code.to_string(),
        StatusCode::Range(range) => format!("{range}XX"),
    }
}

fn is_success(status: &str) -> bool {
    status.starts_with('2')
}

/// The JSON body of a response, if it has one.
fn json_body<'a>(response: &Located<'a, Response>) -> Option<Body<'a>> {
    let (name, media) = response
        .value
        .content
        .iter()
        .find(|(name, _)| is_json(name))?;
    let schema = media.schema.as_ref()?;
    let pointer = format!("{}/content/{}/schema", response.pointer, escape(name));
    Some((schema.into(), pointer))
}
