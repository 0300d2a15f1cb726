//! The values that plain YAML scalars stand for: the core schema of YAML 1.2, as far as JSON has
//! them.

use serde_json::{Number, Value};

/// The value that unquoted text stands for, or nothing if JSON has no such number.
pub fn plain(text: &str) -> Option<Value> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Some(Value::Null),
        "true" | "True" | "TRUE" => Some(Value::Bool(true)),
        "false" | "False" | "FALSE" => Some(Value::Bool(false)),
        _ if is_not_finite(text) => None,
        _ if is_number(text) => number(text).map(Value::Number),
        _ => Some(prefixed_integer(text).unwrap_or_else(|| text.into())),
    }
}

/// `.inf` and `.nan`, in their spellings.
fn is_not_finite(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN")
}

/// Whether text is a decimal number. Text such as `007` is none: its zeros would be lost.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_lost_zeros = whole.len() > 1 && whole.starts_with('0');
    let has_digits = !whole.is_empty() || !fraction.is_empty();
    let has_good_exponent = exponent.is_none_or(|exponent| {
        let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !exponent.is_empty() && digits(exponent)
    });
    digits(whole) && digits(fraction) && has_digits && has_good_exponent && !has_lost_zeros
}

/// The number, or nothing if it is too large for any.
fn number(text: &str) -> Option<Number> {
    let text = text.strip_prefix('+').unwrap_or(text);
    if let Ok(integer) = text.parse::<i64>() {
        return Some(integer.into());
    }
    if let Ok(integer) = text.parse::<u64>() {
        return Some(integer.into());
    }
    Number::from_f64(text.parse().ok()?)
}

/// An integer written in hexadecimal or octal digits.
fn prefixed_integer(text: &str) -> Option<Value> {
    let (digits, radix) = match text.split_at_checked(2)? {
        ("0x", digits) => (digits, 16),
        ("0o", digits) => (digits, 8),
        _ => return None,
    };
    let is_digits = digits.chars().all(|digit| digit.is_digit(radix));
    let integer = u64::from_str_radix(digits, radix).ok()?;
    is_digits.then(|| integer.into())
}
