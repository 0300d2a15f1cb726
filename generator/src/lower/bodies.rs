//! Bodies of requests: their types, and how they are written.

use openapiv3::RequestBody;

use crate::errors;
use crate::ir::bodies::Writing;
use crate::ir::operations::{Parameter, Place};
use crate::ir::types::Type;
use crate::resolve::Located;

use super::media_types::{self, Chosen, Content};
use super::models::{Hint, Models};
use super::prose;
use super::resources::Found;

impl<'a> Models<'a, '_> {
    /// The body, and whether it must be given.
    pub fn body(&mut self, found: &Found<'a>, hint: &Hint) -> Option<(Parameter, bool)> {
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
            name: "body".to_owned(),
            wire: "body".to_owned(),
            origin: body.pointer.clone(),
            docs,
            place: Place::Body(writing),
            passing: self.whole(&kind),
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
