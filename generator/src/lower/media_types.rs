//! Which of its media types a body is read or written as.

use indexmap::IndexMap;
use openapiv3::{
    MediaType, Schema, SchemaKind, StringFormat, StringType, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use crate::media_types::{
    Content, EVENTS, content, essence, full_name, is_any, is_of_files, is_patch, rank,
};
use crate::parse::OR_FILE;
use crate::parse::pointer::escape;
use crate::resolve::{Document, SchemaRef};
use crate::words::without_words;

/// How far what only says more of another schema is followed.
pub const DEPTH: usize = 16;

/// How deep files may stand in lists and choices.
const FILES_DEPTH: usize = 4;

/// How many files the values of a schema are; of several, one is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Files {
    One,
    Several,
    /// One, or what is none.
    OneOrNone,
}

/// One of the media types of a body.
pub struct Chosen<'a> {
    pub content: Content,
    pub media: &'a MediaType,
    /// The media type without parameters, in lower case.
    pub name: String,
    /// The same with those that say which JSON it is, or the like.
    pub full_name: String,
    /// The same as it is written.
    pub written: &'a str,
    /// Where it stands.
    pub pointer: String,
}

impl<'a> Document<'a> {
    /// The most typed body among those that are described below `pointer`, whatever their order.
    pub fn chosen(
        self,
        described: &'a IndexMap<String, MediaType>,
        pointer: &str,
    ) -> Option<Chosen<'a>> {
        let bodies = self.bodies(described, pointer);
        bodies.min_by_key(|it| rank(it.content, &it.name, &it.pointer))
    }

    /// The same of what is sent: parts with files come first, which nothing else can carry.
    pub fn chosen_to_send(
        self,
        described: &'a IndexMap<String, MediaType>,
        pointer: &str,
    ) -> Option<Chosen<'a>> {
        let bodies = self.bodies(described, pointer);
        bodies.min_by_key(|it| {
            let rank = rank(it.content, &it.name, &it.pointer);
            (!self.has_files(it), rank)
        })
    }

    /// The bodies that are not the chosen one, and say something else: they are described otherwise, come as events, or
    /// are another thing by the same schema, as patches, texts and bytes are.
    pub fn left_out(
        self,
        described: &'a IndexMap<String, MediaType>,
        pointer: &str,
        chosen: &Chosen<'a>,
    ) -> Vec<Chosen<'a>> {
        let others = self.bodies(described, pointer);
        let others = others.filter(|it| it.pointer != chosen.pointer);
        let own = self.described(chosen);
        let is_plain = matches!(chosen.content, Content::Text | Content::Bytes);
        let means_another =
            |it: &Chosen<'a>| it.full_name != chosen.full_name && (is_plain || is_patch(&it.name));
        let is_other =
            |it: &Chosen<'a>| it.name == EVENTS || means_another(it) || self.described(it) != own;
        others.filter(is_other).collect()
    }

    /// What makes of two bodies the same, wherever they stand: that they are text or bytes, or JSON of one schema.
    pub fn text_of_body(self, body: &Chosen<'a>) -> (Content, Option<Value>) {
        let schema = body.media.schema.as_ref();
        let schema = schema.filter(|_| body.content == Content::Json);
        let text = schema.and_then(|schema| serde_json::to_value(schema).ok());
        (body.content, text.map(without_words))
    }

    /// What the schema of a body says, but for words.
    fn described(self, body: &Chosen<'a>) -> Option<Value> {
        let meant = self.meant(body.media.schema.as_ref()?)?;
        serde_json::to_value(meant).ok().map(without_words)
    }

    fn bodies(
        self,
        described: &'a IndexMap<String, MediaType>,
        pointer: &str,
    ) -> impl Iterator<Item = Chosen<'a>> {
        described.iter().map(move |(name, media)| Chosen {
            content: content(name, || self.described_content(name, media)),
            media,
            name: essence(name),
            full_name: full_name(name),
            written: name,
            pointer: format!("{pointer}/content/{}", escape(name)),
        })
    }

    /// Whether a body has parts that are files.
    fn has_files(self, body: &Chosen<'a>) -> bool {
        let schema = body.media.schema.as_ref();
        let schema = schema.filter(|_| body.content == Content::Parts);
        let object = schema.and_then(|it| self.object_at(it, &body.pointer));
        object.is_some_and(|(_, object)| {
            object.properties.iter().any(|(name, schemas)| {
                let encoding = body.media.encoding.get(*name);
                let media_type = encoding.and_then(|it| it.content_type.as_deref());
                let mut files = schemas.iter().map(|(schema, _)| self.files(*schema));
                is_of_files(media_type) || files.any(|it| it.is_some())
            })
        })
    }

    /// What a body is as its schema tells, if it has one. Of any media type, bytes of either format are as they are, and
    /// texts of some form, which are values of a server's language, are JSON.
    fn described_content(self, name: &str, media: &'a MediaType) -> Option<Content> {
        Some(match self.text(media.schema.as_ref()?) {
            Some(text) if is_binary(text) || is_any(name) && is_base64(text) => Content::Bytes,
            Some(text) if is_any(name) && has_form(text) => Content::Json,
            Some(_) => Content::Text,
            None => Content::Json,
        })
    }

    /// What a schema says of texts, if its values are texts.
    fn text(self, schema: impl Into<SchemaRef<'a>>) -> Option<&'a StringType> {
        match &self.meant(schema)?.schema_kind {
            SchemaKind::Type(Type::String(text)) => Some(text),
            _ => None,
        }
    }

    /// What a schema is; what only says more of another is as that.
    fn meant(self, schema: impl Into<SchemaRef<'a>>) -> Option<&'a Schema> {
        let mut meant = self.schema(schema, "")?.value;
        for _ in 0..DEPTH {
            let SchemaKind::AllOf { all_of } = &meant.schema_kind else {
                break;
            };
            let [only] = all_of.as_slice() else {
                break;
            };
            meant = self.schema(only, "")?.value;
        }
        Some(meant)
    }

    /// Whether a schema of a body of parts says nothing of these: it is a text or bytes as a whole, or an
    /// object of any members.
    pub fn names_no_parts(self, schema: impl Into<SchemaRef<'a>>) -> bool {
        let schema = schema.into();
        let is_text = self
            .text(schema)
            .is_some_and(|text| text.enumeration.is_empty());
        let Some(schema) = self.schema(schema, "") else {
            return false;
        };
        let object = self.object(schema.value, "");
        is_text || object.is_some_and(|object| object.properties.is_empty())
    }

    /// Whether a schema is that of one file or of several, or of a file or something else, if it is of files.
    pub fn files(self, schema: impl Into<SchemaRef<'a>>) -> Option<Files> {
        self.files_within(schema, FILES_DEPTH)
    }

    fn files_within(self, schema: impl Into<SchemaRef<'a>>, depth: usize) -> Option<Files> {
        let depth = depth.checked_sub(1)?;
        let schema = schema.into();
        let meant = self.meant(schema)?;
        let mut said = [self.schema(schema, "")?.value, meant].into_iter();
        match &meant.schema_kind {
            SchemaKind::Type(Type::String(_))
                if said.any(|it| it.schema_data.extensions.contains_key(OR_FILE)) =>
            {
                Some(Files::OneOrNone)
            }
            SchemaKind::Type(Type::String(text)) => is_binary(text).then_some(Files::One),
            SchemaKind::Type(Type::Array(list)) => {
                match self.files_within(list.items.as_ref()?, depth)? {
                    Files::OneOrNone => Some(Files::OneOrNone),
                    Files::One | Files::Several => Some(Files::Several),
                }
            }
            SchemaKind::OneOf { one_of: variants } | SchemaKind::AnyOf { any_of: variants } => {
                let files = variants.iter().map(|it| self.files_within(it, depth));
                let files: Vec<Files> = files.flatten().collect();
                match files.len() == variants.len() {
                    true => files.into_iter().max(),
                    false => files.first().map(|_| Files::OneOrNone),
                }
            }
            _ => None,
        }
    }
}

/// Formats of texts that servers make of values which are none in their language.
const FORMATS_OF_VALUES: &[&str] = &["duration", "time", "uri", "url", "uuid"];

/// Whether texts stand for values which are none in the language of a server: those of a list, dates and the like.
fn has_form(text: &StringType) -> bool {
    let is_of_values = match &text.format {
        VariantOrUnknownOrEmpty::Item(StringFormat::Date | StringFormat::DateTime) => true,
        VariantOrUnknownOrEmpty::Unknown(format) => FORMATS_OF_VALUES.contains(&format.as_str()),
        _ => false,
    };
    is_of_values || !text.enumeration.is_empty()
}

fn is_base64(text: &StringType) -> bool {
    text.format == VariantOrUnknownOrEmpty::Item(StringFormat::Byte)
}

fn is_binary(text: &StringType) -> bool {
    text.format == VariantOrUnknownOrEmpty::Item(StringFormat::Binary)
}
