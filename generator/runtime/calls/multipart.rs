//! Bodies of several parts: `multipart/form-data`, as RFC 7578 and HTML forms write it, and others.

use std::borrow::Cow;
use std::fmt::Display;
use std::hash::{BuildHasher, RandomState};

use bytes::Bytes;
use reqwest::header::HeaderValue;
use serde::Serialize;

use crate::calls::call::Call;
use crate::calls::error::BuildError;

/// What parts are that no text says.
const JSON: &str = "application/json";

/// A file to be sent: its bytes, its name, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePart {
    name: String,
    media_type: Option<String>,
    bytes: Bytes,
}

impl FilePart {
    /// A file of this name, which the server may see as the user's own name for it.
    pub fn new(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self {
            name: name.into(),
            media_type: None,
            bytes: bytes.into(),
        }
    }

    /// Sets what the file is, such as `image/png`; by default it is what the description says, or
    /// bytes of any kind.
    pub fn with_media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
}

/// A file to be sent, or what the API takes in place of one, such as where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileOr<T> {
    /// The file.
    File(FilePart),
    /// What stands in place of one.
    Other(T),
}

impl<T> From<FilePart> for FileOr<T> {
    fn from(file: FilePart) -> Self {
        Self::File(file)
    }
}

impl<T: Serialize> From<T> for FileOr<T> {
    fn from(other: T) -> Self {
        Self::Other(other)
    }
}

impl From<&str> for FileOr<String> {
    fn from(text: &str) -> Self {
        Self::Other(text.to_owned())
    }
}

/// The parts of a body. A name may be used several times.
#[derive(Debug, Default)]
pub struct Multipart {
    parts: Vec<Part>,
    error: Option<serde_json::Error>,
}

#[derive(Debug)]
struct Part {
    name: Cow<'static, str>,
    file_name: Option<String>,
    media_type: Option<String>,
    content: Bytes,
}

impl Multipart {
    /// Starts without parts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds each value as a part that is text.
    pub fn text<T: Display>(
        self,
        name: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let name = name.into();
        values.into_iter().fold(self, |body, value| {
            body.part(name.clone(), None, None, value.to_string())
        })
    }

    /// Adds each value as a part that is text of a media type, such as `text/csv`.
    pub fn text_as<T: Display>(
        self,
        name: impl Into<Cow<'static, str>>,
        media_type: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let name = name.into();
        values.into_iter().fold(self, |body, value| {
            let media_type = Some(media_type.to_owned());
            body.part(name.clone(), None, media_type, value.to_string())
        })
    }

    /// Adds each value as a part that is text, where it is a text, a number or a boolean, and else JSON.
    pub fn value<T: Serialize>(
        self,
        name: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        self.values(name.into(), None, values)
    }

    /// Like [`value`](Self::value), with texts of a media type, such as `text/csv`.
    pub fn value_as<T: Serialize>(
        self,
        name: impl Into<Cow<'static, str>>,
        media_type: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        self.values(name.into(), Some(media_type), values)
    }

    /// Adds each value as a part that is JSON.
    pub fn json<T: Serialize>(
        self,
        name: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        self.json_as(name, JSON, values)
    }

    /// Like [`json`](Self::json), of another media type, such as `application/ld+json`.
    pub fn json_as<T: Serialize>(
        self,
        name: impl Into<Cow<'static, str>>,
        media_type: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let name = name.into();
        values.into_iter().fold(self, |body, value| {
            let json = serde_json::to_string(&value);
            body.part_of(name.clone(), json.map(|json| (Some(media_type), json)))
        })
    }

    /// Adds files; `media_type` is that of files which do not say what they are.
    pub fn file(
        self,
        name: impl Into<Cow<'static, str>>,
        media_type: &str,
        files: impl IntoIterator<Item = FilePart>,
    ) -> Self {
        let name = name.into();
        files.into_iter().fold(self, |body, file| {
            let media_type = file.media_type.unwrap_or_else(|| media_type.to_owned());
            body.part(name.clone(), Some(file.name), Some(media_type), file.bytes)
        })
    }

    /// Adds each value as [`file`](Self::file) does where it is one, and else as [`value`](Self::value) does.
    pub fn file_or<T: Serialize>(
        self,
        name: impl Into<Cow<'static, str>>,
        media_type: &str,
        values: impl IntoIterator<Item = FileOr<T>>,
    ) -> Self {
        let name = name.into();
        values.into_iter().fold(self, |body, value| match value {
            FileOr::File(file) => body.file(name.clone(), media_type, [file]),
            FileOr::Other(other) => body.value(name.clone(), [other]),
        })
    }

    fn values<T: Serialize>(
        self,
        name: Cow<'static, str>,
        text_type: Option<&str>,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        values.into_iter().fold(self, |body, value| {
            let json = serde_json::to_string(&value);
            let written = json.and_then(|json| match json.as_bytes().first() {
                Some(b'"') => serde_json::from_str(&json).map(|text| (text_type, text)),
                Some(b'[' | b'{' | b'n') => Ok((Some(JSON), json)),
                _ => Ok((text_type, json)),
            });
            body.part_of(name.clone(), written)
        })
    }

    /// Adds what was written, and its media type, as a part; or keeps why it could not be.
    fn part_of(
        mut self,
        name: Cow<'static, str>,
        written: Result<(Option<&str>, String), serde_json::Error>,
    ) -> Self {
        match written {
            Ok((media_type, text)) => self.part(name, None, media_type.map(str::to_owned), text),
            Err(error) => {
                self.error.get_or_insert(error);
                self
            }
        }
    }

    fn part(
        mut self,
        name: Cow<'static, str>,
        file_name: Option<String>,
        media_type: Option<String>,
        content: impl Into<Bytes>,
    ) -> Self {
        self.parts.push(Part {
            name,
            file_name,
            media_type,
            content: content.into(),
        });
        self
    }

    /// Whether a line of this text would end a part early.
    fn contains(&self, boundary: &str) -> bool {
        let boundary = boundary.as_bytes();
        let mut windows = self
            .parts
            .iter()
            .flat_map(|part| part.content.windows(boundary.len()));
        windows.any(|window| window == boundary)
    }

    /// A text that stands in no part.
    fn boundary(&self) -> String {
        loop {
            let (one, other) = (random(), random());
            let boundary = format!("{one:016x}{other:016x}");
            if !self.contains(&boundary) {
                return boundary;
            }
        }
    }

    fn written(&self, boundary: &str, is_form: bool) -> Vec<u8> {
        let mut text = Vec::new();
        for part in &self.parts {
            let headers = match is_form {
                true => part.form_headers(),
                false => part.other_headers(),
            };
            text.extend_from_slice(format!("--{boundary}\r\n{headers}\r\n").as_bytes());
            text.extend_from_slice(&part.content);
            text.extend_from_slice(b"\r\n");
        }
        text.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        text
    }
}

impl Part {
    /// The header lines of a part of a form, each with its end.
    fn form_headers(&self) -> String {
        let name = escaped(&self.name);
        let file_name = self.file_name.as_deref().map(escaped);
        let file_name = file_name.map(|name| format!("; filename=\"{name}\""));
        let media_type = self.media_type.as_deref();
        let media_type = media_type.map(|media_type| format!("Content-Type: {media_type}\r\n"));
        format!(
            "Content-Disposition: form-data; name=\"{name}\"{}\r\n{}",
            file_name.unwrap_or_default(),
            media_type.unwrap_or_default()
        )
    }

    /// The header lines of a part of another body, which has no place for names but its identifier.
    fn other_headers(&self) -> String {
        let name = escaped(&self.name).replace(['<', '>'], "");
        let file_name = self.file_name.as_deref().map(escaped);
        let file_name = file_name
            .map(|name| format!("Content-Disposition: attachment; filename=\"{name}\"\r\n"));
        format!(
            "Content-Type: {}\r\nContent-ID: <{name}>\r\n{}",
            self.media_type(),
            file_name.unwrap_or_default()
        )
    }

    /// What it is, also where nothing says so.
    fn media_type(&self) -> &str {
        self.media_type
            .as_deref()
            .unwrap_or("text/plain; charset=utf-8")
    }

    /// Whether the media type would break out of its header line.
    fn is_broken(&self) -> bool {
        let media_type = self.media_type.as_deref().unwrap_or_default();
        HeaderValue::from_str(media_type).is_err()
    }
}

impl Call {
    /// Sets the body, as the parts of a form: `multipart/form-data`.
    ///
    /// A part that cannot be written as JSON, and a media type that no header can hold, are
    /// refused when the call is sent.
    pub fn multipart(self, body: impl Into<Multipart>) -> Self {
        self.parts("multipart/form-data", true, body.into())
    }

    /// Sets the body, as parts of another media type, such as `multipart/related`. The name of each is
    /// its `Content-ID`, and the first one is the root.
    ///
    /// Refused is what [`multipart`](Self::multipart) refuses.
    pub fn multipart_as(self, media_type: &str, body: impl Into<Multipart>) -> Self {
        let body = body.into();
        let root = body.parts.first().map(Part::media_type);
        let root = root
            .unwrap_or_default()
            .split(';')
            .next()
            .unwrap_or_default();
        let media_type = match media_type {
            "multipart/related" => format!("{media_type}; type=\"{root}\""),
            other => other.to_owned(),
        };
        self.parts(&media_type, false, body)
    }

    fn parts(self, media_type: &str, is_form: bool, body: Multipart) -> Self {
        if body.parts.iter().any(Part::is_broken) {
            let name = "content-type".to_owned();
            return self.refuse(BuildError::Header { name });
        }
        let boundary = body.boundary();
        let text = body.written(&boundary, is_form);
        match body.error {
            Some(error) => self.unwritable(error),
            None => self.body(format!("{media_type}; boundary={boundary}"), text),
        }
    }
}

/// A name in quotes cannot hold these; HTML says how they are written.
fn escaped(name: &str) -> String {
    let name = name.replace('\r', "%0D").replace('\n', "%0A");
    name.replace('"', "%22")
}

/// A number that nobody can foresee.
fn random() -> u64 {
    RandomState::new().hash_one(0)
}
