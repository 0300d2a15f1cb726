//! Answers: what the caller gets, and the errors that are described.

use std::collections::BTreeMap;

use openapiv3::{Response, SchemaKind, StatusCode, Type as SchemaType};
use serde_json::Value;

use crate::errors;
use crate::extensions::ENVELOPE;
use crate::ir::Docs;
use crate::ir::envelope::Envelope;
use crate::ir::operations::{Answer, ErrorAnswer, Outcome};
use crate::ir::types::Type;
use crate::ir::unions::JsonKind;
use crate::media_types::{ANY, Content, EVENTS, JSON, TEXT, concrete, essence};
use crate::parse::pointer::escape;
use crate::resolve::{Located, SchemaRef};
use crate::statuses::{self, has_no_body, magnitude, reason};

use super::media_types::Chosen;
use super::models::{Hint, Models};
use super::resources::Found;
use super::values::Values;
use super::{names, prose};

/// A schema as an answer has it, and its pointer.
pub type JsonBody<'a> = (SchemaRef<'a>, String);

/// A response with its status: a number, `4XX` or [`DEFAULT`].
pub type Described<'a> = (String, Located<'a, Response>);

/// The response to all that has none of its own.
const DEFAULT: &str = "default";

/// The body of a response.
struct Body<'a> {
    status: String,
    chosen: Chosen<'a>,
    /// The component that the response is.
    component: Option<&'a str>,
}

/// What stands in the envelope.
struct Enveloped<'a> {
    data: JsonBody<'a>,
    /// Whether it is always there.
    required: bool,
    /// Whether paging may stand beside it.
    paged: bool,
    /// What else does.
    others: Vec<String>,
}

impl<'a> Models<'a, '_> {
    /// What the caller gets; where the status tells that, the enum of this name.
    pub fn answer(
        &mut self,
        found: &Found<'a>,
        name: &str,
        hint: &Hint,
        envelope: Option<&Envelope>,
    ) -> Answer {
        let successes = self.successes(found);
        if successes.iter().any(is_redirect) {
            return Answer::Redirect;
        }
        // An answer to `HEAD` has no body, whatever would be the body of one to `GET`.
        if found.method == "HEAD" {
            return Answer::Nothing;
        }
        let bodies = self.bodies(&successes);
        let Some(first) = bodies.first() else {
            return Answer::Nothing;
        };
        self.report_other_bodies(&successes);
        let text = |body: &Body<'a>| self.document.text_of_body(&body.chosen);
        let texts: Vec<_> = bodies.iter().map(text).collect();
        if texts.iter().all(|it| *it == texts[0]) {
            return self.body_answer(found, first, &hint.inner("answer"), envelope);
        }
        let mut answers: Vec<Answer> = Vec::new();
        for (index, body) in bodies.iter().enumerate() {
            let said = texts[..index].iter().position(|it| *it == texts[index]);
            let hint = hint.inner(&reason(&body.status)).inner("answer");
            answers.push(match said {
                Some(said) => answers[said].clone(),
                None => self.body_answer(found, body, &hint, envelope),
            });
        }
        if answers.iter().all(|it| *it == answers[0]) {
            return answers.swap_remove(0);
        }
        let statuses = bodies.iter().map(|body| body.status.as_str());
        outcomes(name, &successes, &statuses.zip(answers).collect())
    }

    /// What the caller gets of a body.
    fn body_answer(
        &mut self,
        found: &Found<'a>,
        Body {
            chosen, component, ..
        }: &Body<'a>,
        hint: &Hint,
        envelope: Option<&Envelope>,
    ) -> Answer {
        match chosen.content {
            Content::Json => {}
            Content::Text | Content::Form => return Answer::Plain(Type::String),
            _ => return Answer::Plain(Type::Bytes),
        }
        let Some(body) = schema(chosen) else {
            return Answer::Whole(Type::Json);
        };
        let hint = &hint.or_component(*component, "answer");
        let enveloped = envelope.and_then(|envelope| self.enveloped(found, &body, envelope));
        let Some(enveloped) = enveloped else {
            let kind = self.entry_kind(body.0, &body.1, hint);
            return match self.is_of_texts(&body) {
                true => Answer::Text(kind),
                false => Answer::Whole(kind),
            };
        };
        if !enveloped.others.is_empty() {
            let diagnostic = errors::beside_the_value(&enveloped.others, &body.1);
            self.diagnostics.push(diagnostic);
        }
        let kind = self.kind(enveloped.data.0, &enveloped.data.1, hint);
        match self.entries(&kind) {
            Some(entry) if enveloped.paged => Answer::Page {
                entry: entry.clone(),
                required: enveloped.required,
            },
            _ => Answer::Data {
                kind,
                required: enveloped.required,
            },
        }
    }

    /// Whether the values of a body are texts, or null.
    fn is_of_texts(&self, (schema, pointer): &JsonBody<'a>) -> bool {
        let values = Values::new(self.document, *schema, pointer).without_null();
        values.kinds.into_iter().eq([JsonKind::String])
    }

    /// The media type that is asked for, unless it is the usual one of JSON.
    pub fn accept(&self, found: &Found<'a>, answer: &Answer) -> Option<String> {
        match answer {
            Answer::Nothing => return None,
            // What a redirect leads to is rarely JSON.
            Answer::Redirect => return Some(ANY.to_owned()),
            _ => {}
        }
        let successes = self.successes(found);
        let mut names: Vec<String> = Vec::new();
        for Body { chosen, .. } in self.bodies(&successes) {
            let name = match chosen.content {
                Content::Json => concrete(&chosen.full_name, JSON),
                _ => &chosen.full_name,
            };
            if !names.iter().any(|it| it == name) {
                names.push(name.to_owned());
            }
        }
        let bodies = successes
            .iter()
            .flat_map(|(_, success)| success.value.content.keys());
        let mut plain = bodies.filter(|it| essence(it) == TEXT);
        if matches!(answer, Answer::Text(_))
            && !names.iter().any(|it| it == TEXT)
            && plain.next().is_some()
        {
            names.push(TEXT.to_owned());
        }
        (names != [JSON]).then(|| names.join(", "))
    }

    /// The bodies of the successes. The first of the most typed ones comes first.
    fn bodies(&self, successes: &[Described<'a>]) -> Vec<Body<'a>> {
        let bodies = successes.iter().filter_map(|success| {
            Some(Body {
                status: success.0.clone(),
                chosen: self.answer_body(success)?,
                component: success.1.component,
            })
        });
        let mut bodies: Vec<_> = bodies.collect();
        bodies.sort_by_key(|body| body.chosen.content);
        bodies
    }

    /// Says which bodies of the successes cannot be asked for.
    fn report_other_bodies(&mut self, successes: &[Described<'a>]) {
        for success in successes {
            let Some(chosen) = self.answer_body(success) else {
                continue;
            };
            let (_, success) = success;
            if chosen.name == EVENTS {
                self.diagnostics
                    .push(errors::events_as_text(&chosen.pointer));
            }
            let content = &success.value.content;
            for other in self.document.left_out(content, &success.pointer, &chosen) {
                let diagnostic = match other.name.as_str() {
                    EVENTS => errors::events_beside(&chosen.full_name, &other.pointer),
                    _ => errors::other_answer(&other.full_name, &chosen.full_name, &other.pointer),
                };
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// Whether a success is described that has no body, beside one whose body the caller gets. A page has to be one.
    pub fn may_be_empty(&mut self, found: &Found<'a>, answer: &Answer) -> bool {
        let mut empty = self.successes(found);
        empty.retain(|it| self.answer_body(it).is_none());
        match answer {
            Answer::Nothing | Answer::Redirect | Answer::Outcomes { .. } => false,
            Answer::Page { .. } => {
                for (status, success) in empty {
                    let problem = errors::success_without_a_body(&status, &success.pointer);
                    self.diagnostics.push(problem);
                }
                false
            }
            _ => !empty.is_empty(),
        }
    }

    /// Whether the answer is a list, bare or in the envelope.
    pub fn answers_list(&self, found: &Found<'a>, envelope: Option<&Envelope>) -> bool {
        let Some(body) = self.success_body(found) else {
            return false;
        };
        let enveloped = envelope.and_then(|envelope| self.enveloped(found, &body, envelope));
        let (schema, pointer) = enveloped.map_or(body, |enveloped| enveloped.data);
        let schema = self.document.schema(schema, &pointer);
        schema.is_some_and(|schema| {
            matches!(
                schema.value.schema_kind,
                SchemaKind::Type(SchemaType::Array(_))
            )
        })
    }

    /// The JSON of the first success that has any.
    pub fn success_body(&self, found: &Found<'a>) -> Option<JsonBody<'a>> {
        let successes = self.successes(found);
        successes.iter().find_map(|success| self.json_body(success))
    }

    /// What stands in the envelope, if the body is one: an object with the key of the value. Whatever
    /// stands beside it changes nothing, so that more can be added there.
    fn enveloped(
        &self,
        found: &Found<'a>,
        body: &JsonBody<'a>,
        envelope: &Envelope,
    ) -> Option<Enveloped<'a>> {
        if found.operation.extensions.get(ENVELOPE) == Some(&Value::Bool(false)) {
            return None;
        }
        let (_, mut object) = self.document.object_at(body.0, &body.1)?;
        let data_key = envelope.data.wire.as_str();
        let paging_key = envelope
            .paging
            .as_ref()
            .map(|(paging, _)| paging.wire.as_str());
        let data = object.properties.swap_remove(data_key)?;
        let is_nullable = self.accepts_null(&data);
        let paged = paging_key.is_some_and(|key| object.properties.swap_remove(key).is_some());
        let others = object.properties.keys().map(|key| (*key).to_owned());
        let required = object.required.contains(data_key) && !is_nullable;
        Some(Enveloped {
            data: self.narrowest(&data).or(data.last())?.clone(),
            required,
            paged,
            others: others.collect(),
        })
    }

    /// The described members that stand beside the value in the envelope, where that is what the caller gets.
    pub fn beside_the_value(
        &self,
        found: &Found<'a>,
        success: &Described<'a>,
        answer: &Answer,
        envelope: Option<&Envelope>,
    ) -> Vec<String> {
        let enveloped = envelope
            .zip(self.json_body(success))
            .and_then(|(envelope, body)| self.enveloped(found, &body, envelope));
        let Some(mut enveloped) = enveloped else {
            return Vec::new();
        };
        let is_alone = matches!(answer, Answer::Data { .. });
        let paging = envelope.and_then(|envelope| envelope.paging.as_ref());
        let paging = paging.filter(|_| is_alone && enveloped.paged);
        enveloped
            .others
            .extend(paging.map(|(paging, _)| paging.wire.clone()));
        enveloped.others
    }

    /// What the success is, in words; where paging is left out, that it is.
    pub fn answer_docs(&self, found: &Found<'a>, answer: &Answer) -> Docs {
        let successes = self.successes(found);
        let text = successes
            .first()
            .map(|(_, success)| success.value.description.trim());
        let text = text.filter(|text| !text.is_empty());
        let answered = text.map(|text| prose::prose(Some(&format!("Answers: {text}"))));
        let remark = match answer {
            Answer::Data {
                required: false, ..
            } => Some(prose::paragraph("The value may be missing in the answer.")),
            Answer::Redirect => Some(prose::paragraph(
                "`answer` gives the address, in the header `location`. A redirect within the server is \
                 followed, and `answer` gives the body that stands there.",
            )),
            Answer::Outcomes { name, .. } => Some(vec![format!(
                "Other statuses have other bodies: see [`{name}`]."
            )]),
            _ => None,
        };
        prose::paragraphs([answered, remark].into_iter().flatten())
    }

    /// The errors that the description names, by status.
    pub fn errors(&mut self, found: &Found<'a>, hint: &Hint) -> Vec<ErrorAnswer> {
        let mut errors: Vec<ErrorAnswer> = self
            .failures(found)
            .into_iter()
            .map(|described| {
                let body = self.json_body(&described);
                let (status, response) = described;
                let hint = hint.inner(&reason(&status));
                let hint = hint.or_component(response.component, "answer");
                ErrorAnswer {
                    is_text: body.as_ref().is_some_and(|body| self.is_of_texts(body)),
                    kind: body.map(|(schema, pointer)| self.kind(schema, &pointer, &hint)),
                    docs: prose::prose(Some(&response.value.description)),
                    is_shared: response.component.is_some(),
                    status,
                }
            })
            .collect();
        errors.sort_by(|one, other| one.status.cmp(&other.status));
        errors
    }

    /// The most typed body of a response.
    pub fn answer_body(&self, (status, response): &Described<'a>) -> Option<Chosen<'a>> {
        let content = &response.value.content;
        let chosen = self.document.chosen(content, &response.pointer);
        chosen.filter(|_| !has_no_body(status))
    }

    /// The JSON body of a response, if it has one.
    fn json_body(&self, response: &Described<'a>) -> Option<JsonBody<'a>> {
        let body = self.answer_body(response);
        schema(&body.filter(|body| body.content == Content::Json)?)
    }

    /// The responses of success.
    pub fn successes(&self, found: &Found<'a>) -> Vec<Described<'a>> {
        self.responses(found).0
    }

    /// All other responses.
    pub fn failures(&self, found: &Found<'a>) -> Vec<Described<'a>> {
        self.responses(found).1
    }

    /// The responses of success, and the others: success is `2XX`, or else a redirect, or else `default`.
    fn responses(&self, found: &Found<'a>) -> (Vec<Described<'a>>, Vec<Described<'a>>) {
        let responses = &found.operation.responses;
        let listed = responses
            .responses
            .iter()
            .map(|(status, response)| (status_text(status), response));
        let default = responses
            .default
            .iter()
            .map(|response| (DEFAULT.to_owned(), response));
        let mut all: Vec<_> = listed.chain(default).collect();
        // In whatever order the description has them.
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        let all = all.into_iter().filter_map(|(status, response)| {
            let pointer = format!("{}/responses/{}", found.pointer, escape(&status));
            Some((status, self.document.response(response, &pointer)?))
        });
        let all: Vec<Described<'a>> = all.collect();
        let ways = [is_of_success, is_redirect, is_default];
        let way = ways.into_iter().find(|way| all.iter().any(way));
        all.into_iter()
            .partition(|response| way.is_some_and(|way| way(response)))
    }
}

/// What the status tells, of successes of which some have bodies.
fn outcomes(name: &str, successes: &[Described<'_>], answers: &BTreeMap<&str, Answer>) -> Answer {
    let outcomes = successes.iter().map(|(status, success)| Outcome {
        status: status.clone(),
        name: names::variant_name(&reason(status)),
        origin: success.pointer.clone(),
        docs: prose::prose(Some(&success.value.description)),
        answer: answers
            .get(status.as_str())
            .cloned()
            .unwrap_or(Answer::Nothing),
    });
    let mut outcomes: Vec<Outcome> = outcomes.collect();
    outcomes.sort_by_key(|outcome| magnitude(&outcome.status));
    Answer::Outcomes {
        name: name.to_owned(),
        outcomes,
    }
}

fn is_of_success((status, _): &Described<'_>) -> bool {
    status.starts_with('2')
}

fn is_redirect((status, _): &Described<'_>) -> bool {
    statuses::is_redirect(status)
}

fn is_default((status, _): &Described<'_>) -> bool {
    status == DEFAULT
}

fn status_text(status: &StatusCode) -> String {
    match status {
        StatusCode::Code(code) => code.to_string(),
        StatusCode::Range(range) => format!("{range}XX"),
    }
}

/// The schema of a body, and its pointer.
fn schema<'a>(chosen: &Chosen<'a>) -> Option<JsonBody<'a>> {
    let schema = chosen.media.schema.as_ref()?;
    Some((schema.into(), format!("{}/schema", chosen.pointer)))
}
