//! Bodies of several parts: what each part is.

use std::collections::BTreeSet;

use openapiv3::{Encoding, MediaType, Schema};

use crate::errors;
use crate::ir::bodies::{Part, PartKind, Parts};
use crate::ir::models::ModelKind;
use crate::ir::structs::{Direction, Field, Others, Presence};
use crate::ir::types::Type;
use crate::media_types::{
    BYTES, JSON, concrete, full_name, is_encoded, is_json, is_of_files, is_single,
};
use crate::parse::pointer::escape;
use crate::resolve::{Located, Object, Undeclared};

use super::media_types::Files;
use super::models::{Hint, Models};

impl<'a> Models<'a, '_> {
    /// The type of a body of several parts, if its schema describes them or says nothing of them. It is
    /// never that of a component, which may be sent as JSON too.
    pub fn parts(&mut self, media: &'a MediaType, pointer: &str, hint: &Hint) -> Option<Type> {
        let encodings = format!("{pointer}/encoding");
        for (name, encoding) in &media.encoding {
            self.check_encoding(name, encoding, &format!("{encodings}/{}", escape(name)));
        }
        let pointer = format!("{pointer}/schema");
        let described = media.schema.as_ref();
        if described.is_none_or(|schema| self.document.names_no_parts(schema)) {
            return Some(Type::Parts);
        }
        let (schema, _) = self.document.object_at(described?, &pointer)?;
        let place = Located {
            value: schema.value,
            pointer,
            component: schema.component,
        };
        // A component that is named after its only use gives that name to its own type.
        let own = place.component.and_then(|wire| self.component_name(wire));
        let hint = &match own == Some(hint.name.as_str()) {
            true => hint.inner("parts"),
            false => hint.clone(),
        };
        let kind = self.inline(&place, hint, |models, hint| {
            let parts = models.described_parts(&schema, media, hint);
            models.check_media_types(&parts, media, &encodings);
            ModelKind::Parts(parts)
        });
        Some(kind)
    }

    fn described_parts(
        &mut self,
        schema: &Located<'a, Schema>,
        media: &'a MediaType,
        hint: &Hint,
    ) -> Parts {
        let mut members = self.r#struct(schema, hint);
        let object = self.document.object(schema.value, &schema.pointer);
        let object = object.unwrap_or_default();
        for field in &mut members.fields {
            let property = object.properties.get(field.wire.as_str());
            let mut schemas = property.into_iter().flatten();
            let files = schemas.find_map(|(property, _)| self.document.files(*property));
            let is_file = is_of_files(encoding(media, field));
            if let Some(files) = files.or(is_file.then_some(Files::One)) {
                field.presence = file_presence(field);
                field.kind = self.file(&field.kind, files);
            }
            // What is sent as parts has no way to say null.
            if field.presence == Presence::OptionalNullable {
                field.presence = Presence::Optional;
            }
        }
        let others = members.others.take();
        members.others = others.and_then(|others| self.other_parts(others, &object));
        let fields = members.fields.iter();
        let parts = fields.map(|field| self.part(&field.kind, encoding(media, field)));
        let others = members.others.as_ref();
        Parts {
            parts: parts.collect(),
            others: others.map(|others| self.part(&others.kind, None)),
            members,
        }
    }

    /// Further parts, if the description speaks of any: no body is received, so that there is nothing
    /// else to keep. One that is null is none.
    fn other_parts(&self, others: Others, object: &Object<'a>) -> Option<Others> {
        let files = match object.others.as_ref()? {
            Undeclared::Of(values) => values
                .iter()
                .find_map(|(values, _)| self.document.files(*values)),
            Undeclared::Any => None,
        };
        let kind = match others.kind {
            Type::OrNull(kind) => *kind,
            kind => kind,
        };
        Some(Others {
            kind: files.map(|files| self.file(&kind, files)).unwrap_or(kind),
            ..others
        })
    }

    /// Says what is asked of a part that is not done. The headers that name it are written anyway.
    fn check_encoding(&mut self, name: &str, encoding: &Encoding, pointer: &str) {
        let is_written =
            |header: &str| ["content-disposition", "content-id", "content-type"].contains(&header);
        let mut headers = encoding
            .headers
            .keys()
            .map(|header| header.to_ascii_lowercase());
        let has_style = encoding.style.is_some() || encoding.allow_reserved;
        let asked = match (headers.any(|header| !is_written(&header)), has_style) {
            (true, _) => "the headers",
            (false, true) => "the rules of style",
            (false, false) => return,
        };
        self.diagnostics
            .push(errors::ignored_encoding(name, asked, pointer));
    }

    /// Says which parts are JSON, though another media type is asked for.
    fn check_media_types(&mut self, parts: &Parts, media: &'a MediaType, encodings: &str) {
        for (field, part) in parts.members.fields.iter().zip(&parts.parts) {
            if let (PartKind::Json(None), Some(asked)) = (&part.kind, encoding(media, field))
                && !is_json(asked)
            {
                let pointer = format!("{encodings}/{}/contentType", escape(&field.wire));
                self.diagnostics
                    .push(errors::sent_as_json(&field.wire, asked, &pointer));
            }
        }
    }

    /// A file, or a list of files, in place of the texts that a schema speaks of. One or several are a list: on the way,
    /// nothing tells one file from a list of one.
    fn file(&self, kind: &Type, files: Files) -> Type {
        let of_entry = match files {
            Files::One | Files::Several => Files::One,
            Files::OneOrNone => Files::OneOrNone,
        };
        match (kind, self.entries(kind), files) {
            (_, Some(entry), _) => Type::List(Box::new(self.file(entry, of_entry))),
            (Type::OrNull(kind), None, _) => self.file(kind, files),
            (_, None, Files::One) => Type::File,
            (_, None, Files::Several) => Type::List(Box::new(Type::File)),
            (_, None, Files::OneOrNone) => Type::FileOr(Box::new(kind.clone())),
        }
    }

    /// How values of a type are written: as text, where they are one, and else as JSON.
    fn part(&self, kind: &Type, media_type: Option<&str>) -> Part {
        let entry = self.entries(kind);
        let of_file = concrete(media_type.unwrap_or(BYTES), BYTES).to_owned();
        let kind = match self.unnamed(entry.unwrap_or(kind)) {
            Type::File => PartKind::File(of_file),
            Type::FileOr(_) => PartKind::FileOr(of_file),
            _ if media_type.is_some_and(is_json) => {
                let unusual = text(media_type).filter(|media_type| media_type != JSON);
                return Part {
                    kind: PartKind::Json(unusual),
                    is_repeated: false,
                };
            }
            Type::Integer(_) | Type::Number | Type::Boolean => PartKind::Text(text(media_type)),
            kind if self.is_text(kind) => PartKind::Text(text(media_type)),
            kind if self.may_be_single(kind) => PartKind::Value(text(media_type)),
            _ => PartKind::Json(None),
        };
        Part {
            kind,
            is_repeated: entry.is_some(),
        }
    }

    /// What depends on the types of the parts, once all types are known.
    pub fn settle_parts(&mut self, kind: Parts, may_lack: &dyn Fn(Direction) -> bool) -> Parts {
        Parts {
            members: self.settle_struct(kind.members, may_lack, &|_| BTreeSet::new()),
            ..kind
        }
    }
}

/// The media type that the description asks for.
fn encoding<'a>(media: &'a MediaType, field: &Field) -> Option<&'a str> {
    media.encoding.get(&field.wire)?.content_type.as_deref()
}

/// Whether a file may be missing, as it is no value of the field that is null.
fn file_presence(field: &Field) -> Presence {
    match field.presence {
        Presence::OptionalNullable | Presence::OptionalJson => Presence::Optional,
        Presence::Nullable if field.kind == Type::Json => Presence::Required,
        presence => presence,
    }
}

/// The media type of texts, if a single one is asked for.
fn text(media_type: Option<&str>) -> Option<String> {
    let single = media_type.filter(|media_type| is_single(media_type))?;
    // A text of Rust is of no other encoding.
    Some(match is_encoded(single) {
        true => full_name(single),
        false => single.to_owned(),
    })
}
