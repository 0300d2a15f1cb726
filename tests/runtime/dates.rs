//! Points in time in the forms that services write.

use std::error::Error as _;

use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::json;

use crate::values::date_time::DateTime;

fn instant(text: &str) -> Result<String, String> {
    let instant = DateTime::from(text).instant();
    instant
        .map(|instant| instant.to_string())
        .map_err(|error| error.to_string())
}

#[test]
fn the_known_forms_are_read() {
    for (text, expected) in [
        ("2015-11-30T00:00:00Z", "2015-11-30T00:00:00Z"),
        (
            "2015-11-30T00:00:00.123456789Z",
            "2015-11-30T00:00:00.123456789Z",
        ),
        ("2015-11-30T01:30:00+01:30", "2015-11-30T00:00:00Z"),
        ("2015-11-29T19:00:00.5-05:00", "2015-11-30T00:00:00.5Z"),
        // The documented form, with a colon before the fraction.
        ("2015-11-30T00:00:00:000Z", "2015-11-30T00:00:00Z"),
        ("2015-11-30T00:00:00:250Z", "2015-11-30T00:00:00.25Z"),
        ("2015-11-30T01:00:00:250+01:00", "2015-11-30T00:00:00.25Z"),
        // With the zone named behind it.
        ("2015-11-30T00:00:00Z[GMT]", "2015-11-30T00:00:00Z"),
        ("2015-11-30T00:00:00.5Z[GMT]", "2015-11-30T00:00:00.5Z"),
        ("2015-11-30T00:00:00:500Z[GMT]", "2015-11-30T00:00:00.5Z"),
        (
            "2015-11-30T01:00:00+01:00[Europe/Copenhagen]",
            "2015-11-30T00:00:00Z",
        ),
    ] {
        assert_eq!(instant(text), Ok(expected.to_owned()), "{text}");
    }
}

#[test]
fn other_texts_are_shown() {
    for text in [
        "",
        "yesterday at noon",
        "2015-11-30",
        "2015-11-30T00:00:00",
        "2015-02-30T00:00:00Z",
        "2015-11-30T25:61:00Z",
        "2015-11-30T00:00:00:Z",
        "2015-11-30T00:00:00:000:000Z",
        "1448841600",
        "T:::",
        "Tæ:ø:å:",
    ] {
        let expected = format!("`{text}` is not a date and time of a known form");
        assert_eq!(instant(text), Err(expected));
    }
}

#[test]
fn what_names_no_zone_is_a_date_and_a_time_of_day() {
    let civil = |text: &str| DateTime::from(text).civil().map(|it| it.to_string());
    for (text, expected) in [
        ("2015-11-30T00:00:00", "2015-11-30T00:00:00"),
        ("2015-11-30T12:30:00.123456", "2015-11-30T12:30:00.123456"),
        ("2015-11-30 12:30:00", "2015-11-30T12:30:00"),
    ] {
        assert_eq!(civil(text).as_deref(), Some(expected), "{text}");
        assert!(DateTime::from(text).instant().is_err(), "{text}");
    }
    for text in [
        "",
        "soon",
        "2015-11-30",
        "2015-02-30T00:00:00",
        "2015-11-30T00:00:00Z",
        "2015-11-30T00:00:00:250Z",
        "2015-11-30T00:00:00+01:00",
        "2015-11-30T00:00:00Z[GMT]",
    ] {
        assert_eq!(civil(text), None, "{text}");
    }
}

#[test]
fn an_error_keeps_text_and_cause() {
    let error = DateTime::from("soon").instant().unwrap_err();
    assert_eq!(error.text, "soon");
    assert_eq!(
        error.source().unwrap().to_string(),
        error.source.to_string()
    );
}

#[test]
fn an_instant_becomes_a_date_and_time() {
    let instant: Timestamp = "2015-11-30T00:00:00.5Z".parse().unwrap();
    let date_time = DateTime::from(instant);
    assert_eq!(date_time.as_str(), "2015-11-30T00:00:00.5Z");
    assert_eq!(date_time.instant().unwrap(), instant);
    assert_eq!(format!("[{date_time:>24}]"), "[  2015-11-30T00:00:00.5Z]");
}

proptest! {
    #[test]
    fn any_text_is_given_back(text in any::<String>()) {
        let json = serde_json::to_string(&text).unwrap();
        let date_time: DateTime = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(date_time.as_ref(), &text);
        prop_assert_eq!(serde_json::to_string(&date_time).unwrap(), json);
        prop_assert_eq!(date_time, DateTime::from(text));
    }

    #[test]
    fn any_instant_is_read_in_each_form(second in -62_000_000_000_i64..253_000_000_000) {
        let expected = Timestamp::from_second(second).unwrap();
        let text = expected.to_string();
        let start = text.trim_end_matches('Z');
        for form in [text.clone(), format!("{start}:000Z"), format!("{text}[GMT]")] {
            prop_assert_eq!(DateTime::from(form).instant().unwrap(), expected);
        }
    }

    /// Nearly a date: whatever it is, there is an answer.
    #[test]
    fn no_text_ends_the_program(text in "[0-9T:.Z+æ\\[\\]-]{0,30}") {
        let date = DateTime::from(text);
        let _ = (date.instant(), date.civil());
    }
}

#[test]
fn a_number_is_kept_as_it_is_written() {
    for text in [
        "1600087304703",
        "-1",
        "1.5",
        "1700000000.123456789",
        "123456789012345678901",
        "1.7e9",
        "1E400",
        "-0",
        "1.0",
    ] {
        let date: DateTime = serde_json::from_str(text).unwrap();
        assert_eq!(date.as_str(), text);
        assert_eq!(serde_json::to_string(&date).unwrap(), text);
        assert!(date.instant().is_err());
        assert_ne!(date, DateTime::from(text));
    }
}

#[test]
fn dates_are_read_from_values_and_bytes_too() {
    for value in [json!("2015-11-30T00:00:00Z"), json!("\"\u{1}"), json!(1.5)] {
        let date: DateTime = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(serde_json::to_value(&date).unwrap(), value);
        let bytes = value.to_string().into_bytes();
        let from_bytes: DateTime = serde_json::from_slice(&bytes).unwrap();
        let from_reader: DateTime = serde_json::from_reader(bytes.as_slice()).unwrap();
        assert_eq!((&from_bytes, &from_reader), (&date, &date));
    }
}

#[test]
fn what_is_neither_text_nor_number_is_refused_with_its_place() {
    for (json, expected) in [
        (
            "[\ntrue]",
            "invalid type: boolean `true`, expected a date and time at line 2 column 5",
        ),
        (
            "[\nnull]",
            "invalid type: null, expected a date and time at line 2 column 5",
        ),
        (
            "[\n{}]",
            "invalid type: map, expected a date and time at line 2 column 3",
        ),
        (
            "[\n[]]",
            "invalid type: sequence, expected a date and time at line 2 column 3",
        ),
    ] {
        let refused = serde_json::from_str::<Vec<DateTime>>(json).unwrap_err();
        assert_eq!(refused.to_string(), expected);
    }
    // Half of a surrogate pair is no text.
    assert!(serde_json::from_str::<DateTime>(r#""\ud800""#).is_err());
}

#[test]
fn a_date_is_shown_as_it_stands_in_json() {
    let shown = |json: &str| format!("{:?}", serde_json::from_str::<DateTime>(json).unwrap());
    assert_eq!(
        shown(r#""2015-11-30T00:00:00Z""#),
        r#""2015-11-30T00:00:00Z""#
    );
    assert_eq!(shown(r#""new\nline""#), r#""new\nline""#);
    assert_eq!(shown("1600087304703"), "1600087304703");
}
