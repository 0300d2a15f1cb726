//! Texts with a type of their own: open enums and named strings.

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use crate::values::string_enum::string_enum;
use crate::values::string_newtype::string_newtype;

string_enum! {
    /// A color.
    pub enum Color or Unknown {
        "red" => Red,
    }
}

/// A named string, as the generator writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct Email(String);

string_newtype!(Email);

#[test]
fn a_known_value_is_a_variant_and_another_is_kept() {
    let colors: Vec<Color> = serde_json::from_str(r#"["red","Red","r\u0065d",""]"#).unwrap();
    let other = |text: &str| Color::Unknown(text.to_owned());
    assert_eq!(colors, [Color::Red, other("Red"), Color::Red, other("")]);
    assert_eq!(
        serde_json::to_string(&colors).unwrap(),
        r#"["red","Red","red",""]"#
    );
}

#[test]
fn an_enum_is_read_from_a_text_alone() {
    let error = serde_json::from_str::<Color>("5").unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid type: integer `5`, expected a string at line 1 column 1"
    );
}

/// A reader has no text of its own to lend, so that one must be made.
#[test]
fn an_enum_is_read_from_every_source() {
    let color: Color = serde_json::from_reader(&br#""red""#[..]).unwrap();
    assert_eq!(color, Color::Red);
    let color: Color = serde_json::from_value("blue".into()).unwrap();
    assert_eq!(color, Color::from("blue".to_owned()));
}

#[test]
fn an_enum_is_shown_as_its_text() {
    assert_eq!(
        format!(
            "{:>5}|{:<5}|{}",
            Color::Red,
            Color::from("blue"),
            Color::Red
        ),
        "  red|blue |red"
    );
    assert_eq!(AsRef::<str>::as_ref(&Color::Red), "red");
}

#[test]
fn a_named_string_is_used_as_a_text() {
    let email = Email::from("ada@example.com");
    assert_eq!(email, "ada@example.com");
    assert_eq!(email, *"ada@example.com");
    assert_eq!(email.as_str(), email.as_ref() as &str);
    assert_eq!(format!("{email:>17}"), "  ada@example.com");
    assert_eq!(
        serde_json::to_string(&email).unwrap(),
        "\"ada@example.com\""
    );
    assert_eq!(String::from(email), "ada@example.com");
}

proptest! {
    #[test]
    fn any_text_is_given_back(text in any::<String>()) {
        let json = serde_json::to_string(&text).unwrap();
        let color: Color = serde_json::from_str(&json).unwrap();
        let email: Email = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(color.as_str(), &text);
        prop_assert_eq!(serde_json::to_string(&color).unwrap(), json.as_str());
        prop_assert_eq!(serde_json::to_string(&email).unwrap(), json);
        prop_assert_eq!(email, Email::from(text));
    }
}
