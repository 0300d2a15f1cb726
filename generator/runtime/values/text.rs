//! Texts of JSON, without a copy where that is possible.

use std::borrow::Cow;

use serde::Deserialize;

/// A text, borrowed where it is written without escapes.
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct Text<'a>(#[serde(borrow)] pub(crate) Cow<'a, str>);
