//! How a parameter is written: as a single value, as a list of them, or as a style of OpenAPI has it.

use openapiv3::{
    Parameter as Described, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle,
    ReferenceOr, Schema,
};

use crate::errors;
use crate::ir::operations::{Location, Place};
use crate::ir::styles::{Style, StyleKind};
use crate::ir::types::{Passing, Type};
use crate::media_types::Content;
use crate::parse::pointer::escape;
use crate::resolve::Located;

use super::depths::Depth;
use super::models::Models;
use super::path_templates::Argument;

/// What a parameter is described by.
pub struct Value<'a> {
    /// The schema, if anything is said of the value.
    pub schema: Option<&'a ReferenceOr<Schema>>,
    /// Where it stands.
    pub pointer: String,
    /// How it is written.
    pub writing: Writing,
}

/// How the value of a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// In its style.
    Styled,
    /// As JSON.
    Json,
    /// As a text, which it must be.
    Text,
}

impl<'a> Models<'a, '_> {
    /// What describes the value of a parameter, if it is one that can be written.
    pub fn parameter_value(&self, data: &'a ParameterData, pointer: &str) -> Option<Value<'a>> {
        let content = match &data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                return Some(Value {
                    schema: Some(schema),
                    pointer: format!("{pointer}/schema"),
                    writing: Writing::Styled,
                });
            }
            ParameterSchemaOrContent::Content(content) => content,
        };
        let (name, media) = content.first()?;
        let chosen = self.document.chosen(content, pointer)?;
        Some(Value {
            schema: media.schema.as_ref(),
            pointer: format!("{pointer}/content/{}/schema", escape(name)),
            writing: match chosen.content {
                Content::Json => Writing::Json,
                Content::Text => Writing::Text,
                _ => return None,
            },
        })
    }

    /// Where a value of this type goes, and how it is handed over, if it can be written. What OpenAPI
    /// leaves open is said.
    pub fn placed(
        &mut self,
        described: &Located<'a, Described>,
        writing: Writing,
        kind: &Type,
        argument: Option<&Argument>,
    ) -> Option<(Place, Passing)> {
        let location = location(described.value);
        let mut style = style(described.value);
        if let Some(own) = argument.and_then(|argument| argument.style) {
            style = own;
        }
        if writing == Writing::Json {
            let place = Place::Styled(location, StyleKind::Json.plain());
            return Some((place, self.whole(kind)));
        }
        if let Some(passing) = self.shown(kind) {
            return Some((single(location, style), passing));
        }
        if writing == Writing::Text {
            return None;
        }
        let depth = self.depth(kind);
        let name = &described.value.parameter_data_ref().name;
        if let Some(sent) = undefined(location, style, depth, name) {
            let diagnostic = errors::undefined_style(name, &sent, &described.pointer);
            self.diagnostics.push(diagnostic);
        }
        let entry = self.entries(kind);
        match entry.and_then(|entry| self.shown_entries(entry)) {
            Some(passing) => Some((list(location, style), passing)),
            None => {
                // What separates several is nothing to a single one.
                let is_exploded = style.is_exploded && depth != Depth::Single;
                let style = Style {
                    is_exploded,
                    ..style
                };
                Some((Place::Styled(location, style), self.whole(kind)))
            }
        }
    }

    /// How a value is handed over that is written as one.
    pub fn whole(&self, kind: &Type) -> Passing {
        match self.kept(kind) {
            Passing::Each(_) | Passing::EachInto(_) => Passing::Plain(kind.clone()),
            passing => passing,
        }
    }

    /// How a value that is written as text is handed over; not at all if it is no single value.
    fn shown(&self, kind: &Type) -> Option<Passing> {
        match kind {
            kind if self.is_enum(kind) => Some(Passing::Into(kind.clone())),
            kind if self.is_text(kind) => Some(Passing::Text),
            Type::Number => Some(Passing::Into(Type::Number)),
            Type::Integer(_) | Type::Float | Type::Boolean => Some(Passing::Plain(kind.clone())),
            Type::Model(_) => match self.unnamed(kind) {
                Type::Model(_) => None,
                other => self.shown(other),
            },
            _ => None,
        }
    }

    fn shown_entries(&self, entry: &Type) -> Option<Passing> {
        Some(match self.shown(entry)? {
            Passing::Text => Passing::EachText,
            Passing::Into(entry) => Passing::EachInto(entry),
            _ => Passing::Each(entry.clone()),
        })
    }
}

/// The part of a request that a parameter goes to.
pub fn location(described: &Described) -> Location {
    match described {
        Described::Query { .. } => Location::Query,
        Described::Header { .. } => Location::Header,
        Described::Path { .. } => Location::Path,
        Described::Cookie { .. } => Location::Cookie,
    }
}

/// The style that a parameter has, whatever its type.
fn style(described: &Described) -> Style {
    let explode = described.parameter_data_ref().explode;
    let (kind, keeps_reserved) = match described {
        Described::Query {
            style,
            allow_reserved,
            ..
        } => (query_style(style), *allow_reserved),
        Described::Path { style, .. } => match style {
            PathStyle::Simple => (StyleKind::Simple, false),
            PathStyle::Label => (StyleKind::Label, false),
            PathStyle::Matrix => (StyleKind::Matrix, false),
        },
        Described::Header { .. } => (StyleKind::Simple, false),
        Described::Cookie { .. } => (StyleKind::Form, false),
    };
    kind.style(explode, keeps_reserved)
}

/// A style of queries and forms.
pub fn query_style(style: &QueryStyle) -> StyleKind {
    match style {
        QueryStyle::Form => StyleKind::Form,
        QueryStyle::SpaceDelimited => StyleKind::Spaces,
        QueryStyle::PipeDelimited => StyleKind::Pipes,
        QueryStyle::DeepObject => StyleKind::Brackets,
    }
}

/// Where a single value goes: what separates several is nothing to it.
pub fn single(location: Location, style: Style) -> Place {
    match (location, style.kind) {
        (Location::Path, StyleKind::Simple) => Place::Path,
        (Location::Path, kind) => Place::Styled(location, kind.plain()),
        (Location::Query, _) if style.keeps_reserved => {
            Place::Styled(location, StyleKind::Form.style(Some(false), true))
        }
        (Location::Query, _) => Place::Query,
        (Location::Header, _) => Place::Header,
        (Location::Cookie, _) => Place::Cookie,
        (Location::Body, _) => Place::Styled(location, style),
    }
}

/// Where a list of single values goes.
fn list(location: Location, style: Style) -> Place {
    match (location, style.kind, style.is_exploded) {
        (Location::Query, StyleKind::Form, true) if !style.keeps_reserved => Place::QueryEach,
        (Location::Query, StyleKind::Form, false) if !style.keeps_reserved => Place::QueryList,
        // It has no two ways for lists.
        (_, StyleKind::Simple, _) => Place::Styled(location, StyleKind::Simple.plain()),
        _ => Place::Styled(location, style),
    }
}

/// What is sent where OpenAPI does not say it.
pub fn undefined(location: Location, style: Style, depth: Depth, name: &str) -> Option<String> {
    let has_parts = depth > Depth::Any;
    match style.kind {
        StyleKind::Json => None,
        StyleKind::Brackets => match depth {
            Depth::Single | Depth::Any | Depth::Object => None,
            Depth::List => Some(format!("its entries are sent as `{name}[]=1&{name}[]=2`")),
            Depth::ObjectOfLists | Depth::Nested => Some(format!(
                "members of members are sent as `{name}[a][b]=1`, lists as `{name}[a][]=1&{name}[a][]=2`"
            )),
        },
        StyleKind::Form | StyleKind::Spaces | StyleKind::Pipes
            if style.is_exploded && depth == Depth::ObjectOfLists =>
        {
            Some(match location {
                Location::Cookie => {
                    "it is sent as several cookies, `a=1; a=2` of a list".to_owned()
                }
                _ => "its members that are lists are sent as `a=1&a=2`".to_owned(),
            })
        }
        StyleKind::Form | StyleKind::Spaces | StyleKind::Pipes
            if style.is_exploded && depth == Depth::Nested =>
        {
            Some(
                "a list in an object is sent as `a=1&a=2`, and what else is inside of it as JSON"
                    .to_owned(),
            )
        }
        _ if depth >= Depth::ObjectOfLists => {
            Some("lists and objects inside of it are sent as JSON".to_owned())
        }
        StyleKind::Spaces | StyleKind::Pipes if style.is_exploded && has_parts => {
            Some("it is sent as `style: form`, since it is to be exploded".to_owned())
        }
        StyleKind::Form if location == Location::Cookie && style.is_exploded && has_parts => {
            Some("it is sent as several cookies, since it is to be exploded".to_owned())
        }
        _ => None,
    }
}
