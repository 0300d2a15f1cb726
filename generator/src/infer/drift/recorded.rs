//! Recorded answers with the operations that gave them, to be decoded elsewhere.

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::infer::recordings;
use crate::infer::schemas::Schemas;
use crate::parse::{self, Source};

/// A recorded answer to a call of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The name of the recording.
    pub recording: String,
    /// Method and path, as the description has them: `GET /pets/{id}`.
    pub operation: String,
    /// The status.
    pub status: u64,
    /// The body, word for word; empty if there was none.
    pub body: String,
    /// Why the body was no JSON before it was redacted, and where reading stopped in it.
    pub unreadable: Option<String>,
}

/// A part of a recorded answer that does not fit the type by which it is decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The name of the recording.
    pub recording: String,
    /// Where in the body, as a JSON pointer.
    pub pointer: String,
    /// The same as a path to read.
    pub path: String,
    /// What became of it.
    pub fate: MisfitFate,
}

/// What becomes of a part that does not fit its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MisfitFate {
    /// The whole answer is refused: what was expected and found.
    Refused(String),
    /// It is kept as it came, as unknown.
    Unknown,
    /// It is not kept.
    Lost,
}

/// The answers among recordings whose calls are of a described operation, in the order of the
/// recordings.
///
/// # Errors
///
/// The description, an overlay or a recording has errors.
pub fn recorded(
    description: Source<'_>,
    overlays: &[Source<'_>],
    sources: &[Source<'_>],
) -> Result<Vec<Recorded>, Vec<Diagnostic>> {
    let recordings = recordings::read(sources)?;
    let mut diagnostics = Diagnostics::default();
    let (parsed, places) = parse::parse(description, overlays, &mut diagnostics);
    let Some(parsed) = parsed else {
        return Err(diagnostics.into_sorted(&places));
    };
    let schemas = Schemas { root: &parsed.json };
    let answers = recordings.iter().zip(sources).filter_map(|(it, source)| {
        let call: Call = serde_json::from_str(source.text).ok()?;
        let Response {
            status,
            body,
            text,
            unreadable,
        } = call.response;
        Some(Recorded {
            recording: it.name().to_owned(),
            operation: it.operation(schemas)?,
            status,
            body: body.map_or(text.unwrap_or_default(), |body| body.get().to_owned()),
            unreadable,
        })
    });
    Ok(answers.collect())
}

/// A recording, with the body as it stands there: to the last digit of a number.
#[derive(Deserialize)]
struct Call<'a> {
    #[serde(borrow)]
    response: Response<'a>,
}

#[derive(Deserialize)]
struct Response<'a> {
    status: u64,
    #[serde(borrow, default, deserialize_with = "present")]
    body: Option<&'a RawValue>,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    unreadable: Option<String>,
}

/// A body that is `null` is a body.
fn present<'de: 'a, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<&'a RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}
