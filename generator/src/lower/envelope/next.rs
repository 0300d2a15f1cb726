//! How one page leads to the next, as `next` in `x-envelope` says.

use serde_json::Value;

use crate::diagnostics::Diagnostics;
use crate::errors;
use crate::ir::envelope::{Envelope, Follow, Member, Next, Step};
use crate::ir::models::ModelKind;
use crate::ir::operations::{Answer, Parameter, Place};
use crate::ir::resources::Resource;
use crate::ir::structs::{Field, Presence};
use crate::ir::types::Type;
use crate::lower::extensions;
use crate::lower::models::Models;
use crate::parse::pointer;

impl<'a> Models<'a, '_> {
    /// What `next` says, where a page has this paging.
    pub fn next(
        &mut self,
        value: &'a Value,
        pointer: &str,
        paging: &(Member, Type),
    ) -> Option<Next> {
        let (mut link, mut cursor, mut parameter) = (None, None, None);
        for (key, value, pointer) in extensions::map(value, pointer, self.diagnostics) {
            let text = extensions::text(value, &pointer, self.diagnostics);
            match key {
                "link" => link = text,
                "cursor" => cursor = text,
                "parameter" => parameter = text,
                _ => self
                    .diagnostics
                    .push(errors::unknown_extension_key(key, "next", &pointer)),
            }
        }
        let (key, path, follow) = match (link, cursor, parameter) {
            (Some(link), None, None) => ("link", link, Follow::Link),
            (None, Some(cursor), Some(name)) => ("cursor", cursor, Follow::Cursor(name.to_owned())),
            _ => {
                self.diagnostics.push(errors::next_without_way(pointer));
                return None;
            }
        };
        Some(Next {
            origin: pointer.to_owned(),
            fields: self.fields_to(path, &format!("{pointer}/{key}"), paging)?,
            follow,
        })
    }

    /// The fields that a JSON pointer into an answer goes along.
    fn fields_to(
        &mut self,
        path: &str,
        pointer: &str,
        (member, kind): &(Member, Type),
    ) -> Option<Vec<Step>> {
        let tokens = pointer::tokens(path);
        let Some((_, tokens)) = tokens.split_first().filter(|(it, _)| **it == member.wire) else {
            let diagnostic = errors::next_outside_paging(path, &member.wire, pointer);
            self.diagnostics.push(diagnostic);
            return None;
        };
        let mut steps = vec![Step {
            name: member.name.clone(),
            presence: Presence::Optional,
        }];
        let mut kind = kind.clone();
        for token in tokens {
            let fields = self.fields_of(&kind);
            let Some(field) = fields.iter().find(|field| field.wire == *token) else {
                let known = fields.iter().map(|field| field.wire.as_str());
                let diagnostic = errors::unknown_extension_target(token, known, pointer);
                self.diagnostics.push(diagnostic);
                return None;
            };
            steps.push(Step {
                name: field.name.clone(),
                presence: field.presence,
            });
            kind = field.kind.clone();
        }
        if !self.is_text(&kind) && !matches!(kind, Type::Integer(_)) {
            self.diagnostics.push(errors::next_not_text(path, pointer));
            return None;
        }
        Some(steps)
    }

    /// The fields of an object, also under another name.
    fn fields_of(&self, kind: &Type) -> &[Field] {
        let Type::Model(name) = kind else {
            return &[];
        };
        match self.model_kind(name) {
            Some(ModelKind::Struct(kind)) => &kind.fields,
            Some(ModelKind::Alias(kind)) => self.fields_of(kind),
            _ => &[],
        }
    }
}

/// Whether an operation with this answer can ask for the page after one.
pub fn has_pages<'p>(
    envelope: Option<&Envelope>,
    method: &str,
    answer: &Answer,
    mut parameters: impl Iterator<Item = &'p Parameter>,
) -> bool {
    let next = envelope.and_then(|envelope| envelope.next.as_ref());
    let can_ask = match next.map(|next| &next.follow) {
        Some(Follow::Link) => method == "GET",
        Some(Follow::Cursor(name)) => {
            parameters.any(|it| it.place == Place::Query && it.wire == *name)
        }
        None => false,
    };
    can_ask && matches!(answer, Answer::Page { .. })
}

/// Leaves `next` out where no operation has a use for it, and says so.
pub fn settle(envelope: &mut Envelope, resources: &[Resource], diagnostics: &mut Diagnostics) {
    if resources.iter().any(Resource::has_pages) {
        return;
    }
    if let Some(next) = envelope.next.take() {
        diagnostics.push(match &next.follow {
            Follow::Link => errors::unused_link(&next.origin),
            Follow::Cursor(parameter) => errors::unused_cursor(parameter, &next.origin),
        });
    }
}
