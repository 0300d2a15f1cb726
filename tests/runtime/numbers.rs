//! Numbers of any size, to the last digit.

use proptest::prelude::*;

use crate::calls::answer::{Decode, Json};
use crate::values::number::Number;

fn number(text: &str) -> Number {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_number_is_given_back_as_it_came() {
    for text in [
        "0",
        "-0",
        "1.50",
        "1E400",
        "0.1234567890123456789",
        "123456789012345678901234567890",
    ] {
        assert_eq!(number(text).as_str(), text);
        assert_eq!(serde_json::to_string(&number(text)).unwrap(), text);
    }
}

#[test]
fn a_number_is_read_as_types_of_rust() {
    assert_eq!(number("1.5").as_f64(), 1.5);
    assert_eq!(number("1e3").as_f64(), 1000.0);
    assert_eq!(number("-42").as_i64(), Some(-42));
    assert_eq!(number("1.5").as_i64(), None);
    assert_eq!(number("9223372036854775808").as_i64(), None);
}

#[test]
fn numbers_of_rust_become_numbers() {
    assert_eq!(Number::from(42), number("42"));
    assert_eq!(Number::from(0.25), number("0.25"));
    assert_eq!(Number::from(u128::MAX).to_string(), u128::MAX.to_string());
    assert_eq!(
        serde_json::to_string(&Number::from(f64::NAN)).unwrap(),
        "null"
    );
    assert!(Number::from(f32::INFINITY).as_f64().is_nan());
}

#[test]
fn what_is_no_number_is_refused() {
    for (text, found) in [
        ("\"1\"", "string"),
        ("[1]", "sequence"),
        ("{\"a\":1}", "map"),
        ("true", "boolean"),
        ("null", "null"),
    ] {
        let error = serde_json::from_str::<Number>(text).unwrap_err();
        let expected = format!("invalid type: {found}, expected a number");
        assert!(error.to_string().starts_with(&expected), "{error}");
    }
}

proptest! {
    #[test]
    fn every_float_comes_back(value in any::<f64>().prop_filter("JSON has these only", |it| it.is_finite())) {
        let text = serde_json::to_string(&Number::from(value)).unwrap();
        prop_assert_eq!(number(&text).as_f64(), value);
    }
}

#[test]
fn an_integer_may_be_written_with_a_fraction_of_zero_or_an_exponent() {
    let read = |text: &str| Json::<Vec<Option<i64>>>::decode(text.as_bytes());
    assert_eq!(
        read("[1, 1.0, 1e3, -2.50e1, -0, null]").unwrap(),
        [Some(1), Some(1), Some(1000), Some(-25), Some(0), None]
    );
    // Beyond 2^53 an `f64` may not be the number that was written.
    for other in ["1.5", "9007199254740993.0", "9223372036854775808", "\"1\""] {
        read(&format!("[{other}]")).unwrap_err();
    }
    assert_eq!(Json::<u8>::decode(b"2.55e2").unwrap(), 255);
    assert_eq!(
        Json::<u8>::decode(b"-1.0").unwrap_err().to_string(),
        "invalid value: integer `-1`, expected u8 at line 1 column 4"
    );
}
