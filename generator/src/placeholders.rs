//! What stands in recordings for what was redacted: it says nothing of what a server sends.
//!
//! Whoever records writes these, and whoever reads recordings knows them again.

/// What kind of text another stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Email,
    Phone,
    Id,
    Address,
    Name,
    Text,
}

/// Every kind.
pub const KINDS: [Kind; 6] = [
    Kind::Email,
    Kind::Phone,
    Kind::Id,
    Kind::Address,
    Kind::Name,
    Kind::Text,
];

/// The host of redacted addresses of people.
const HOST: &str = "@example.com";

impl Kind {
    /// How what stands for such a text begins; a number follows.
    pub fn start(self) -> &'static str {
        match self {
            Self::Email => "person",
            Self::Phone => "1555",
            Self::Id => "00000000-0000-4000-8000-",
            Self::Address => "https://example.com/",
            Self::Name => "Name",
            Self::Text => "Text",
        }
    }

    /// The same where a number stands for a number. It has room in 32 bits, but for that of a phone.
    pub fn start_of_numbers(self) -> &'static str {
        match self {
            Self::Phone => self.start(),
            Self::Name => "99800",
            Self::Email | Self::Id | Self::Address | Self::Text => "99900",
        }
    }

    /// What stands for the text that is this one of its kind. The number of a phone is digits alone: a plus sign
    /// stands before it where what it stands for has one.
    pub fn text(self, number: usize) -> String {
        let start = self.start();
        match self {
            Self::Email => format!("{start}{number}{HOST}"),
            Self::Phone => self.digits(number),
            Self::Id => format!("{start}{number:012}"),
            Self::Address => format!("{start}{number}"),
            Self::Name | Self::Text => format!("{start} {number}"),
        }
    }

    /// The digits of what stands for the number that is this one of its kind.
    pub fn digits(self, number: usize) -> String {
        let start = self.start_of_numbers();
        match self {
            Self::Phone => format!("{start}{number:07}"),
            _ => format!("{start}{number:04}"),
        }
    }

    /// Whether a text stands for one of this kind, as it is written in a body or in a path.
    fn made(self, text: &str) -> bool {
        let text = match self {
            Self::Phone => text.strip_prefix('+').unwrap_or(text),
            Self::Email => text.strip_suffix(HOST).unwrap_or_default(),
            _ => text,
        };
        let rest = text.strip_prefix(self.start());
        let number = rest.and_then(|rest| match self {
            Self::Name | Self::Text => rest.strip_prefix([' ', '-']),
            _ => Some(rest),
        });
        let length = match self {
            Self::Phone => 7..=12,
            Self::Id => 12..=12,
            _ => 1..=12,
        };
        number.is_some_and(|number| length.contains(&number.len()) && is_digits(number))
    }
}

/// Whether a text, or each in a list of them, stands for one that was redacted.
pub fn is_placeholder(text: &str) -> bool {
    let is_one = |part: &str| KINDS.iter().any(|kind| kind.made(part));
    text.split(',').all(is_one)
}

/// Whether the digits of a number stand for one that was redacted.
pub fn is_placeholder_of_numbers(digits: &str) -> bool {
    let is_of = |kind: &Kind| {
        let rest = digits.strip_prefix(kind.start_of_numbers());
        let shortest = if *kind == Kind::Phone { 7 } else { 4 };
        rest.is_some_and(|rest| rest.len() >= shortest && is_digits(rest))
    };
    KINDS.iter().any(is_of)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|sign| sign.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_is_known_again() {
        for number in [1, 42, 123_456] {
            for kind in KINDS {
                let text = kind.text(number);
                assert!(is_placeholder(&text), "{text}");
                assert!(is_placeholder(&format!("{text},{text}")), "{text}");
                let digits = kind.digits(number);
                assert!(is_placeholder_of_numbers(&digits), "{digits}");
            }
        }
        for text in ["+15550000001", "Text-4"] {
            assert!(is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn what_a_server_sends_is_not_taken_for_it() {
        for text in [
            "",
            "Text",
            "Text 1a",
            "Textile 1",
            "text 1",
            "Text 1,merry",
            "person1@example.org",
            "personnel@example.com",
            "d7b4c8a2-0b1e-4a7e-9d4f-1c2b3a4d5e6f",
            "https://example.com/pets",
            "1555",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
        for digits in ["999", "99900", "1555000", "36"] {
            assert!(!is_placeholder_of_numbers(digits), "{digits}");
        }
    }
}
