//! Operations, and the methods made of them.

use super::Docs;
use super::bodies::Writing;
use super::styles::Style;
use super::types::{Passing, Type};

/// One operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The method's name.
    pub name: String,
    /// The builder's name.
    pub builder: String,
    /// Where the operation stands.
    pub origin: String,
    /// What the description says of it, with method, path and errors.
    pub docs: Docs,
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The base URL of the server that is asked in place of that of the client, if it has one of its own.
    pub server: Option<String>,
    /// The ways to prove who calls, each of which is enough. None if nobody asks.
    pub access: Vec<String>,
    /// The security schemes that the call has to name: none, where it is to be sent without credentials, or those of
    /// which another goes to the same place.
    pub schemes: Option<Vec<String>>,
    /// What must be given: arguments of the method, path parameters first and the body last.
    pub arguments: Vec<Parameter>,
    /// What may be given: setters of the builder.
    pub options: Vec<Parameter>,
    /// The media type that is asked for, unless it is the usual one of JSON.
    pub accept: Option<String>,
    /// What the caller gets.
    pub answer: Answer,
    /// Whether a success may have no body, so that the caller gets nothing.
    pub may_be_empty: bool,
    /// Whether the answer is a page that leads to the next one.
    pub has_pages: bool,
    /// The type of an entry, where the caller gets a list.
    pub entry: Option<Type>,
    /// The errors that are described, by status.
    pub errors: Vec<ErrorAnswer>,
}

/// A described error.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorAnswer {
    /// Its status: `404`, `4XX` or `default`.
    pub status: String,
    /// The type of its body, where that is JSON.
    pub kind: Option<Type>,
    /// Whether its body is a text, which may stand for itself.
    pub is_text: bool,
    /// What the description says of it.
    pub docs: Docs,
    /// Whether it is a component, to which other operations can refer.
    pub is_shared: bool,
}

/// Something that a caller gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The argument's or setter's name.
    pub name: String,
    /// Its name in the request.
    pub wire: String,
    /// Where it stands.
    pub origin: String,
    /// What the description says of it.
    pub docs: Docs,
    /// Where in the request it goes.
    pub place: Place,
    /// How it is handed over.
    pub passing: Passing,
}

impl Parameter {
    /// Whether it says of which media type the body is, in place of the usual one.
    pub fn is_media_type(&self) -> bool {
        self.place.location() == Location::Header && self.wire.eq_ignore_ascii_case("content-type")
    }
}

/// Where in the request a parameter goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Into the path.
    Path,
    /// Into the query.
    Query,
    /// Into the query, as one value with commas.
    QueryList,
    /// Into the query, as a pair for each value.
    QueryEach,
    /// Into a header.
    Header,
    /// Into a cookie.
    Cookie,
    /// There, in this style.
    Styled(Location, Style),
    /// It is the body.
    Body(Writing),
}

impl Place {
    /// The part of the request.
    pub fn location(&self) -> Location {
        match self {
            Self::Path => Location::Path,
            Self::Query | Self::QueryList | Self::QueryEach => Location::Query,
            Self::Header => Location::Header,
            Self::Cookie => Location::Cookie,
            Self::Styled(location, _) => *location,
            Self::Body(_) => Location::Body,
        }
    }
}

/// A part of a request, in the order in which names are given to what goes there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Location {
    /// The path.
    Path,
    /// The query.
    Query,
    /// The headers.
    Header,
    /// The cookies.
    Cookie,
    /// The body.
    Body,
}

impl Location {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Body => "body",
        }
    }

    /// What something here is called, where something in another part has the same name.
    pub fn told(self, name: &str) -> String {
        format!("{name} in {}", self.name())
    }
}

/// What the caller gets.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Nothing but success.
    Nothing,
    /// Nothing but a redirect, whose address is among the headers.
    Redirect,
    /// The whole body.
    Whole(Type),
    /// The whole body, which is a text: as JSON, or as it is.
    Text(Type),
    /// The body as it is: text or bytes.
    Plain(Type),
    /// The value in the envelope.
    Data {
        /// Its type.
        kind: Type,
        /// Whether it is always there.
        required: bool,
    },
    /// A list in the envelope, with paging beside it.
    Page {
        /// The type of an entry.
        entry: Type,
        /// Whether the list is always there.
        required: bool,
    },
    /// What the status tells.
    Outcomes {
        /// The name of the enum.
        name: String,
        /// Its variants; the statuses of a class come last.
        outcomes: Vec<Outcome>,
    },
}

impl Answer {
    /// What it is with each status that tells; itself, if none does.
    pub fn by_status(&self) -> Vec<&Self> {
        match self {
            Self::Outcomes { outcomes, .. } => outcomes.iter().map(|it| &it.answer).collect(),
            single => vec![single],
        }
    }

    /// What it is with this status.
    pub fn with_status(&self, status: &str) -> &Self {
        match self {
            Self::Outcomes { outcomes, .. } => {
                let outcome = outcomes.iter().find(|it| it.status == status);
                outcome.map_or(self, |outcome| &outcome.answer)
            }
            single => single,
        }
    }

    /// The types of the JSON in it.
    pub fn json_types(&self) -> impl Iterator<Item = &Type> {
        let answers = self.by_status().into_iter();
        answers.filter_map(|answer| match answer {
            Self::Whole(kind)
            | Self::Text(kind)
            | Self::Data { kind, .. }
            | Self::Page { entry: kind, .. } => Some(kind),
            Self::Nothing | Self::Redirect | Self::Plain(_) | Self::Outcomes { .. } => None,
        })
    }
}

/// What an operation answers with one of several statuses.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The status: `202` or `2XX`.
    pub status: String,
    /// The name of its variant.
    pub name: String,
    /// Where it stands.
    pub origin: String,
    /// What the description says of it.
    pub docs: Docs,
    /// What the body is.
    pub answer: Answer,
}
