//! Objects in which one member may have several keys.

use serde::{Deserialize, Deserializer};

use crate::values::aliases::Aliases;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(remote = "Self")]
struct Event {
    #[serde(rename = "timestmap")]
    timestamp: Option<String>,
    kind: String,
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(Aliases {
            deserializer,
            keys: [("timestamp", "timestmap"), ("time", "timestmap")],
        })
    }
}

fn timestamp(text: &str) -> Option<String> {
    let event: Event = serde_json::from_str(text).unwrap();
    assert_eq!(event.kind, "a");
    event.timestamp
}

#[test]
fn each_of_the_keys_is_read() {
    for key in ["timestmap", "timestamp", "time", "tim\\u0065"] {
        let text = format!("{{\"{key}\":\"noon\",\"kind\":\"a\"}}");
        assert_eq!(timestamp(&text).as_deref(), Some("noon"), "{text}");
    }
    assert_eq!(timestamp(r#"{"kind":"a","tme":"noon"}"#), None);
}

#[test]
fn the_first_of_several_counts_and_none_is_an_error() {
    let text = r#"{"time":"noon","kind":"a","timestmap":{"any":[1]},"timestamp":null}"#;
    assert_eq!(timestamp(text).as_deref(), Some("noon"));
}

#[test]
fn the_places_of_errors_are_as_ever() {
    let text = r#"{"timestamp":"noon","kind":5}"#;
    let error = serde_json::from_str::<Event>(text).unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid type: integer `5`, expected a string at line 1 column 28"
    );
}
