//! The whole answer to a call, and the ways in which its body is read.

use std::marker::PhantomData;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderMap};
use serde::de::{DeserializeOwned, Error as _};
use serde_json::{Deserializer, Value};
use serde_path_to_error::Track;

use crate::values::reader::{JsonReader, read};
use crate::values::surrogates::without_lone_surrogates;

/// A successful answer: the value, and all that came with it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Answer<T> {
    /// The decoded value.
    pub value: T,
    /// The status, which is a success.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as received.
    pub body: Bytes,
    /// How many attempts it took.
    pub attempts: u32,
}

/// A way to read a successful answer.
pub trait DecodeAnswer {
    /// What the answer is read as.
    type Value;

    /// Whether a redirect is an answer, too, and no error.
    const TAKES_REDIRECTS: bool = false;

    /// Reads the body of an answer with this status and these headers.
    ///
    /// # Errors
    ///
    /// The body is not of this form; the error says where and why.
    fn decode_answer(
        status: StatusCode,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<Self::Value, serde_path_to_error::Error<serde_json::Error>>;
}

/// A way to read the body of a successful answer, whatever its status.
pub trait Decode {
    /// What the body is read as.
    type Value;

    /// Whether there is nothing in a body to be read.
    fn is_empty(body: &[u8]) -> bool {
        body.is_empty()
    }

    /// Reads the body.
    ///
    /// # Errors
    ///
    /// The body is not of this form; the error says where and why.
    fn decode(body: &[u8]) -> Result<Self::Value, serde_path_to_error::Error<serde_json::Error>>;

    /// Reads the body of which these headers say what it is.
    ///
    /// # Errors
    ///
    /// As those of [`decode`](Self::decode).
    fn decode_with(
        _: &HeaderMap,
        body: &[u8],
    ) -> Result<Self::Value, serde_path_to_error::Error<serde_json::Error>> {
        Self::decode(body)
    }
}

impl<D: Decode> DecodeAnswer for D {
    type Value = D::Value;

    fn decode_answer(
        _: StatusCode,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<D::Value, serde_path_to_error::Error<serde_json::Error>> {
        D::decode_with(headers, body)
    }
}

/// The body is JSON, and all of it is the value.
#[derive(Debug)]
pub struct Json<T>(PhantomData<T>);

impl<T: DeserializeOwned> Decode for Json<T> {
    type Value = T;

    fn is_empty(body: &[u8]) -> bool {
        without_mark(body).trim_ascii().is_empty()
    }

    fn decode(body: &[u8]) -> Result<T, serde_path_to_error::Error<serde_json::Error>> {
        let body = without_mark(body);
        // Keeping the path costs time, so it is looked for only once something is wrong.
        read_body(body).map_err(|error| {
            let mut reader = Deserializer::from_slice(body);
            match serde_path_to_error::deserialize::<_, T>(JsonReader(&mut reader)) {
                Err(error) => error,
                // The value is whole, and what stands behind it is wrong.
                Ok(_) => serde_path_to_error::Error::new(Track::new().path(), error),
            }
        })
    }
}

/// Reads a body that is JSON.
pub(crate) fn read_body<T: DeserializeOwned>(body: &[u8]) -> Result<T, serde_json::Error> {
    // A text is read faster than bytes, in which every string has to be checked by itself.
    match str::from_utf8(body) {
        Ok(text) => read(Deserializer::from_str(text)).or_else(|error| {
            let mended = without_lone_surrogates(text).ok_or(error)?;
            read(Deserializer::from_str(&mended))
        }),
        Err(_) => read(Deserializer::from_slice(body)),
    }
}

/// The body is JSON that may be null, which many servers write as nothing at all.
#[derive(Debug)]
pub struct JsonOrNull<T>(PhantomData<T>);

impl<T: DeserializeOwned> Decode for JsonOrNull<T> {
    type Value = T;

    fn is_empty(body: &[u8]) -> bool {
        Json::<T>::is_empty(body)
    }

    fn decode(body: &[u8]) -> Result<T, serde_path_to_error::Error<serde_json::Error>> {
        match Self::is_empty(body) {
            true => Json::decode(NULL),
            false => Json::decode(body),
        }
    }
}

/// The body is a text as JSON, or as it is, which is what many servers give where that is described.
#[derive(Debug)]
pub struct JsonText<T>(PhantomData<T>);

impl<T: DeserializeOwned> Decode for JsonText<T> {
    type Value = T;

    fn is_empty(body: &[u8]) -> bool {
        Json::<T>::is_empty(body)
    }

    fn decode(body: &[u8]) -> Result<T, serde_path_to_error::Error<serde_json::Error>> {
        Json::decode(body).or_else(|error| {
            let text = String::decode(body)?;
            match text.trim() {
                "" => Json::decode(NULL).or_else(|_| as_it_is(&text)),
                "null" => Err(error),
                // Other JSON is no text, and no more is a page of something in between.
                json if json.starts_with(['"', '{', '[', '<']) => Err(error),
                _ => as_it_is(&text),
            }
        })
    }

    fn decode_with(
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<T, serde_path_to_error::Error<serde_json::Error>> {
        // What says that it is no JSON may look like some, as a line of a log does.
        Self::decode(body).or_else(|error| match is_plain(headers) {
            true => as_it_is(&String::decode(body)?),
            false => Err(error),
        })
    }
}

/// The value that a text stands for.
fn as_it_is<T: DeserializeOwned>(
    text: &str,
) -> Result<T, serde_path_to_error::Error<serde_json::Error>> {
    Json::decode(Value::from(text).to_string().as_bytes())
}

/// Whether a body is plain text, as its headers say.
fn is_plain(headers: &HeaderMap) -> bool {
    let media_type = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let essence = media_type.and_then(|it| it.split(';').next());
    essence.is_some_and(|it| it.trim().eq_ignore_ascii_case("text/plain"))
}

/// Null, as JSON.
const NULL: &[u8] = b"null";

/// A text without the mark of UTF-8, with which some servers begin and which is no part of it.
pub(crate) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body)
}

/// There may be no body.
impl<D: Decode> Decode for Option<D> {
    type Value = Option<D::Value>;

    fn decode(body: &[u8]) -> Result<Self::Value, serde_path_to_error::Error<serde_json::Error>> {
        Self::decode_with(&HeaderMap::new(), body)
    }

    fn decode_with(
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<Self::Value, serde_path_to_error::Error<serde_json::Error>> {
        match D::is_empty(body) {
            true => Ok(None),
            false => D::decode_with(headers, body).map(Some),
        }
    }
}

/// The body does not matter.
#[derive(Debug)]
pub struct Nothing;

impl Decode for Nothing {
    type Value = ();

    fn decode(_: &[u8]) -> Result<(), serde_path_to_error::Error<serde_json::Error>> {
        Ok(())
    }
}

/// The answer is a redirect: its address is the header `location` of [`Answer::headers`].
///
/// One that leads to the server itself is followed, and what that answers is in [`Answer::body`].
#[derive(Debug)]
pub struct Redirected;

impl DecodeAnswer for Redirected {
    type Value = ();

    const TAKES_REDIRECTS: bool = true;

    fn decode_answer(
        _: StatusCode,
        _: &HeaderMap,
        _: &[u8],
    ) -> Result<(), serde_path_to_error::Error<serde_json::Error>> {
        Ok(())
    }
}

/// The body is bytes of any kind.
impl Decode for Bytes {
    type Value = Self;

    fn decode(body: &[u8]) -> Result<Self, serde_path_to_error::Error<serde_json::Error>> {
        Ok(Self::copy_from_slice(body))
    }
}

/// The body is text, in UTF-8.
impl Decode for String {
    type Value = Self;

    fn decode(body: &[u8]) -> Result<Self, serde_path_to_error::Error<serde_json::Error>> {
        let text = str::from_utf8(without_mark(body)).map_err(|error| {
            let error = serde_json::Error::custom(error);
            serde_path_to_error::Error::new(Track::new().path(), error)
        });
        text.map(str::to_owned)
    }
}
