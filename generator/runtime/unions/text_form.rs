//! Forms of texts by which the variants of a union may differ.

use std::net::{Ipv4Addr, Ipv6Addr};

/// A form of texts. No text has two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextForm {
    /// `2020-01-31`.
    Date,
    /// `2020-01-31T12:00:00Z`, or anything else that begins so.
    DateTime,
    /// `192.0.2.1`.
    Ipv4,
    /// `2001:db8::1`.
    Ipv6,
    /// `123e4567-e89b-12d3-a456-426614174000`.
    Uuid,
}

impl TextForm {
    /// Whether a text has this form.
    pub fn is_of(self, text: &str) -> bool {
        match self {
            Self::Date => is_written(text, "0000-00-00"),
            Self::DateTime => text
                .split_once(['T', 't', ' '])
                .is_some_and(|(date, _)| Self::Date.is_of(date)),
            Self::Ipv4 => text.parse::<Ipv4Addr>().is_ok(),
            Self::Ipv6 => text.parse::<Ipv6Addr>().is_ok(),
            Self::Uuid => is_written(text, "ffffffff-ffff-ffff-ffff-ffffffffffff"),
        }
    }
}

/// Whether a text is written as a pattern, in which `0` is any digit, and `f` any hexadecimal one.
fn is_written(text: &str, pattern: &str) -> bool {
    let mut signs = text.chars().zip(pattern.chars());
    text.len() == pattern.len()
        && signs.all(|(sign, wanted)| match wanted {
            '0' => sign.is_ascii_digit(),
            'f' => sign.is_ascii_hexdigit(),
            _ => sign == wanted,
        })
}
