//! Bodies of requests: their types, and how they are written.

use openapiv3::{Encoding, RequestBody};

use crate::errors;
use crate::ir::bodies::Writing;
use crate::ir::operations::{Location, Parameter, Place};
use crate::ir::styles::{Style, StyleKind};
use crate::ir::types::Type;
use crate::media_types::{
    BYTES, Content, FORM, JSON, PARTS, TEXT, concrete, is_any, is_encoded, is_json, is_single,
};
use crate::parse::pointer::escape;
use crate::resolve::Located;

use super::depths::Depth;
use super::media_types::Chosen;
use super::models::{Hint, Models};
use super::prose;
use super::resources::Found;
use super::styles::{query_style, undefined};

/// What the body is called.
pub const BODY: &str = "body";

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
            name: BODY.to_owned(),
            wire: BODY.to_owned(),
            origin: body.pointer.clone(),
            docs,
            place: Place::Body(writing),
            passing: self.whole(&kind),
        };
        Some((parameter, body.value.required))
    }

    /// What the media type of a required body of bytes may be, if it is no single one.
    pub fn open_media_type(&self, found: &Found<'a>) -> Option<Chosen<'a>> {
        let body = found.operation.request_body.as_ref()?;
        let pointer = format!("{}/requestBody", found.pointer);
        let body = self.document.request_body(body, &pointer)?;
        let body = body.value.required.then_some(body)?;
        let chosen = self
            .document
            .chosen_to_send(&body.value.content, &body.pointer)?;
        let is_open = chosen.content == Content::Bytes && !is_single(&chosen.full_name);
        is_open.then_some(chosen)
    }

    /// Warns where no parameter says of which media type a body is that leaves it open.
    pub fn check_media_type<'p>(
        &mut self,
        found: &Found<'a>,
        mut parameters: impl Iterator<Item = &'p Parameter>,
    ) {
        let open = self.open_media_type(found);
        if let Some(open) = open.filter(|it| !is_any(&it.full_name))
            && !parameters.any(Parameter::is_media_type)
        {
            let diagnostic = errors::open_media_type(&open.full_name, BYTES, &open.pointer);
            self.diagnostics.push(diagnostic);
        }
    }

    /// The type of the most typed body, and how it is written, if it can be.
    fn written_body(
        &mut self,
        body: &Located<'a, RequestBody>,
        hint: &Hint,
    ) -> Option<(Type, Writing)> {
        let content = &body.value.content;
        let chosen = self.document.chosen_to_send(content, &body.pointer)?;
        let written = self.written(&chosen, hint)?;
        for other in self.document.left_out(content, &body.pointer, &chosen) {
            let diagnostic =
                errors::other_body(&other.full_name, &chosen.full_name, &other.pointer);
            self.diagnostics.push(diagnostic);
        }
        Some(written)
    }

    fn written(&mut self, chosen: &Chosen<'a>, hint: &Hint) -> Option<(Type, Writing)> {
        match chosen.content {
            Content::Json => {
                let name = concrete(&chosen.full_name, JSON).to_owned();
                Some((self.body_kind(chosen, hint), Writing::Json(name)))
            }
            Content::Parts | Content::OtherParts => {
                let kind = self.parts(chosen.media, &chosen.pointer, hint)?;
                if chosen.content == Content::OtherParts {
                    let diagnostic = errors::undefined_parts(&chosen.name, &chosen.pointer);
                    self.diagnostics.push(diagnostic);
                }
                let name = concrete(&chosen.full_name, PARTS).to_owned();
                Some((kind, Writing::Parts(name)))
            }
            Content::Form => {
                let kind = self.body_kind(chosen, hint);
                if kind == Type::String {
                    let name = concrete(&chosen.full_name, FORM).to_owned();
                    return Some((kind, Writing::Plain(name)));
                }
                let styles = self.form_styles(chosen, &kind);
                self.is_object(&kind)
                    .then_some((kind, Writing::Form(styles)))
            }
            Content::Text => {
                let name = format!("{}; charset=utf-8", concrete(&chosen.full_name, TEXT));
                Some((Type::String, Writing::Plain(name)))
            }
            Content::Bytes => {
                // Whoever encodes a text has to be believed.
                let described = match is_encoded(chosen.written) {
                    true => chosen.written,
                    false => &chosen.full_name,
                };
                let name = concrete(described, BYTES).to_owned();
                Some((Type::Bytes, Writing::Plain(name)))
            }
        }
    }

    fn body_kind(&mut self, chosen: &Chosen<'a>, hint: &Hint) -> Type {
        match &chosen.media.schema {
            Some(schema) => self.kind(schema, &format!("{}/schema", chosen.pointer), hint),
            None => Type::Json,
        }
    }

    /// The members of a form that have a style of their own, by the `encoding` of the description.
    fn form_styles(&mut self, chosen: &Chosen<'a>, kind: &Type) -> Vec<(String, Style)> {
        let mut styles = Vec::new();
        for (name, encoding) in &chosen.media.encoding {
            let pointer = format!("{}/encoding/{}", chosen.pointer, escape(name));
            let Some(style) = self.encoded(encoding, &pointer) else {
                continue;
            };
            let depth = self.member_depth(kind, name);
            let is_usual = style == StyleKind::Form.style(None, false);
            if is_usual && matches!(depth, Depth::Single | Depth::List) {
                continue;
            }
            if let Some(sent) = undefined(Location::Query, style, depth, name) {
                self.diagnostics
                    .push(errors::undefined_style(name, &sent, &pointer));
            }
            styles.push((name.clone(), style));
        }
        styles.sort_by(|(one, _), (other, _)| one.cmp(other));
        styles
    }

    /// The style that an encoding gives, if it is not that of any form.
    fn encoded(&self, encoding: &Encoding, pointer: &str) -> Option<Style> {
        let explode = self.document.flag(pointer, "explode");
        if encoding.style.is_none() && explode.is_none() && !encoding.allow_reserved {
            let media_type = encoding.content_type.as_deref();
            return media_type
                .is_some_and(is_json)
                .then_some(StyleKind::Json.plain());
        }
        let kind = encoding.style.as_ref().map_or(StyleKind::Form, query_style);
        Some(kind.style(explode, encoding.allow_reserved))
    }
}
