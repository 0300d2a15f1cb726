//! Decodes recorded answers with the types of this crate, as its client does, and says what became of
//! each: a line of JSON comes in for an answer, and a line goes out.

mod lost_parts;
mod nearest;
mod part;
mod table;
mod unknown_parts;

use std::fmt::Debug;
use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};
use serde_path_to_error::{Path, Segment};

use crate::calls::answer::Decode;
use lost_parts::lost_parts;
use nearest::{nearest, received};
use part::Part;
use unknown_parts::unknown_parts;

/// A recorded answer.
#[derive(Deserialize)]
struct Recorded {
    /// Method and path, as the description has them.
    operation: String,
    status: u16,
    /// The body, word for word.
    body: String,
}

/// What became of an answer.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case", tag = "outcome")]
enum Outcome {
    /// It has no type: no JSON, or nothing that the description speaks of.
    Untyped,
    /// It does not fit its type.
    Refused {
        /// Where in the body, as a JSON pointer.
        pointer: String,
        /// The same as a path to read.
        path: String,
        /// What was expected and found.
        reason: String,
    },
    /// It fits its type.
    Decoded {
        /// The parts that no type describes, and that are kept as they came.
        unknown: Vec<Part>,
        /// The parts that are not there any more when the value is written.
        lost: Vec<Part>,
    },
}

/// A way to decode a body.
struct Reader {
    decode: fn(&str, Option<&str>) -> Outcome,
    /// The key of the envelope under which the value stands.
    key: Option<&'static str>,
}

impl Reader {
    /// The value is the whole body.
    fn of<D: Decode<Value: Serialize + Debug>>() -> Self {
        Self {
            decode: decoded::<D>,
            key: None,
        }
    }

    /// The value stands under a key.
    fn under<D: Decode<Value: Serialize + Debug>>(key: &'static str) -> Self {
        Self {
            decode: decoded::<D>,
            key: Some(key),
        }
    }
}

/// Answers every line.
pub fn run() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let recorded: Recorded = serde_json::from_str(&line?)?;
        let reader = table::reader(&recorded.operation, recorded.status);
        let outcome = reader.map_or(Outcome::Untyped, |reader| {
            (reader.decode)(&recorded.body, reader.key)
        });
        writeln!(out, "{}", serde_json::to_string(&outcome)?)?;
    }
    Ok(())
}

fn decoded<D: Decode<Value: Serialize + Debug>>(body: &str, key: Option<&str>) -> Outcome {
    let value = match D::decode(body.as_bytes()) {
        Ok(value) => value,
        Err(error) => {
            return Outcome::Refused {
                pointer: pointer(error.path()),
                path: error.path().to_string(),
                reason: reason(error.inner()),
            };
        }
    };
    let received = received(body);
    let received = key.map_or(&received, |key| &received[key]);
    let written = nearest(&serde_json::to_string(&value).unwrap_or_default());
    let start = key.map_or(Part::default(), |key| Part::default().member(key));
    Outcome::Decoded {
        unknown: unknown_parts(&format!("{value:?}"), received, &start),
        lost: lost_parts(received, &written, &start),
    }
}

/// What was expected and found. Where that is in the text matters only to what is no JSON.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(" at line ") {
        Some((reason, _)) if error.is_data() => reason.to_owned(),
        _ => text,
    }
}

/// A path as a JSON pointer, as far as it is known.
fn pointer(path: &Path) -> String {
    let steps = path.iter().map_while(|segment| match segment {
        Segment::Seq { index } => Some(format!("/{index}")),
        Segment::Map { key } => Some(format!("/{}", part::escaped(key))),
        Segment::Enum { .. } | Segment::Unknown => None,
    });
    steps.collect()
}
