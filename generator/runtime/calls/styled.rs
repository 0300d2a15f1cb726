//! Parameters that are lists, objects or cookies, or have a style of their own.

use std::borrow::Cow;
use std::fmt::Display;

use http::header::COOKIE;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;

use crate::calls::address::escaped;
use crate::calls::call::Call;
use crate::calls::error::BuildError;
use crate::calls::levels::json_of_texts;
use crate::calls::style::{Style, StyleKind};

/// What no cookie may hold, and what says that something is escaped.
const UNHELD_BY_COOKIES: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'%')
    .add(b',')
    .add(b';')
    .add(b'\\');

impl Call {
    /// Puts a value into the path template, in place of `{name}`, as a style has it.
    ///
    /// As with [`path`](Self::path), what would leave the segment or empty it is refused.
    pub fn path_as(self, name: &'static str, style: Style, value: impl Serialize) -> Self {
        match json_of_texts(&value) {
            Ok(json) => self.path_text(name, &style.in_path(name, &json)),
            Err(error) => self.unspelt(name, error),
        }
    }

    /// Sets a query parameter, as a style has it.
    pub fn query_as(
        self,
        name: impl Into<Cow<'static, str>>,
        style: Style,
        value: impl Serialize,
    ) -> Self {
        let name = name.into();
        match json_of_texts(&value) {
            Ok(json) => {
                let text = style.in_query(&name, &json).join("&");
                self.query_text(name, text)
            }
            Err(error) => self.unspelt(&name, error),
        }
    }

    /// Sets a header, as a style has it, if the value comes to anything.
    pub fn header_as(self, name: &str, style: Style, value: impl Serialize) -> Self {
        match json_of_texts(&value).map(|json| style.in_header(&json)) {
            Ok(Some(text)) => self.header(name, text),
            Ok(None) => self,
            Err(error) => self.unspelt(name, error),
        }
    }

    /// Sets a cookie, beside the others. Its name is sent as it is, and must be one that HTTP allows.
    pub fn cookie(self, name: &str, value: impl Display) -> Self {
        let pair = format!("{name}={}", escaped_in_cookie(&value.to_string()));
        self.cookie_pairs(name, vec![pair])
    }

    /// Sets a cookie, as a style has it: several cookies, where that is exploded.
    pub fn cookie_as(self, name: &str, style: Style, value: impl Serialize) -> Self {
        match json_of_texts(&value) {
            Ok(json) => {
                let pairs = style.pairs(name.to_owned(), &json, &escaped_in_cookie);
                self.cookie_pairs(name, pairs)
            }
            Err(error) => self.unspelt(name, error),
        }
    }

    /// Adds cookies, and takes away what had their names before.
    fn cookie_pairs(mut self, name: &str, pairs: Vec<String>) -> Self {
        let name_of = |pair: &str| pair.split('=').next().unwrap_or_default().to_owned();
        let mut names: Vec<String> = pairs.iter().map(|pair| name_of(pair)).collect();
        names.push(name.to_owned());
        let known = self.headers.remove(COOKIE);
        let known = known.as_ref().and_then(|known| known.to_str().ok());
        let kept = known.into_iter().flat_map(|known| known.split("; "));
        let kept = kept.filter(|pair| !names.contains(&name_of(pair)));
        let cookies: Vec<_> = kept.map(str::to_owned).chain(pairs).collect();
        match cookies.is_empty() {
            true => self,
            false => self.header(COOKIE, cookies.join("; ")),
        }
    }

    /// Refuses a parameter that cannot be written as JSON, from which it is spelt.
    fn unspelt(self, name: &str, source: serde_json::Error) -> Self {
        let (name, path) = (name.to_owned(), self.template());
        self.refuse(BuildError::Parameter { name, path, source })
    }
}

impl Style {
    /// The value as a path has it; nothing where there is no value.
    fn in_path(self, name: &str, json: &str) -> String {
        let (start, separator) = match self.kind {
            StyleKind::Label => (".", "."),
            StyleKind::Matrix => (";", ";"),
            _ => ("", ","),
        };
        let texts = match self.kind {
            StyleKind::Json => vec![escaped(json)],
            _ => self.spelling(escaped(name), &escaped).written(json),
        };
        match texts.is_empty() {
            true => String::new(),
            false => [start, &texts.join(separator)].concat(),
        }
    }

    /// The value of a header, where nothing is escaped, if there is one.
    fn in_header(self, json: &str) -> Option<String> {
        let texts = match self.kind {
            StyleKind::Json => vec![json.to_owned()],
            _ => self.spelling(String::new(), &str::to_owned).written(json),
        };
        (!texts.is_empty()).then(|| texts.join(","))
    }
}

/// A text as the value of a cookie: many servers take that as it stands, so that no more is escaped than has to be.
fn escaped_in_cookie(text: &str) -> String {
    utf8_percent_encode(text, UNHELD_BY_COOKIES).to_string()
}
