//! What looks like a word of a program, and not like what people write or a secret.

use super::kinds::is_uuid;

/// How long a value that is a word may be, and how long a name.
const LONGEST_WORD: usize = 40;
const LONGEST_NAME: usize = 60;

/// How many digits may stand in a part of a word.
const DIGITS: usize = 3;

/// Whether a text looks like a value that is listed, and not like a secret: its parts are words of letters, or
/// of letters of one case and a short number. Between them stands one of these signs, a hyphen or a low line.
pub fn is_word(text: &str, signs: impl Fn(char) -> bool) -> bool {
    text.len() <= LONGEST_WORD
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .split(|sign| "_-".contains(sign) || signs(sign))
            .all(is_part)
}

/// Whether a key looks like the name of a property: `home_town`, `homeTown`, `HomeTown`, `home-town`, `_links`.
pub fn is_name(key: &str) -> bool {
    let start = key.trim_start_matches(['_', '$']);
    let mut parts = start.split(['_', '-', '$']).filter(|part| !part.is_empty());
    key.len() <= LONGEST_NAME
        && !is_uuid(key)
        && start.starts_with(|first: char| first.is_ascii_alphabetic())
        && parts.all(|part| is_part(part) || is_part_of_name(part))
}

/// Whether such a key may be the name of somebody too: it begins with a capital, and is no `HomeTown` or
/// `HOME_TOWN`.
pub fn may_name_somebody(key: &str) -> bool {
    let is_small = |sign: &u8| sign.is_ascii_lowercase();
    let mut pairs = key.as_bytes().windows(2);
    let is_joined = pairs.any(|pair| is_small(&pair[0]) && pair[1].is_ascii_uppercase());
    let is_constant = key.contains(['_', '-']) && !key.bytes().any(|sign| is_small(&sign));
    begins_with_capital(key) && !is_joined && !is_constant
}

/// Whether a key begins with a capital.
pub fn begins_with_capital(key: &str) -> bool {
    key.starts_with(|first: char| first.is_ascii_uppercase())
}

fn is_part(part: &str) -> bool {
    let letters = part.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let digits = part.len() - letters.len();
    !part.is_empty()
        && digits <= DIGITS
        && letters.bytes().all(|sign| sign.is_ascii_alphabetic())
        && (is_of_one_case(letters) || (digits == 0 && is_joined(letters)))
}

/// Names have digits between their letters too: `sha256Sum`.
fn is_part_of_name(part: &str) -> bool {
    let letters: String = part.chars().filter(char::is_ascii_alphabetic).collect();
    let digits = part.chars().filter(char::is_ascii_digit).count();
    letters.len() + digits == part.len()
        && digits <= DIGITS
        && letters.len() >= digits * 2
        && (is_of_one_case(&letters) || is_joined(&letters))
}

fn capitals(letters: &str) -> usize {
    letters.bytes().filter(u8::is_ascii_uppercase).count()
}

fn is_of_one_case(letters: &str) -> bool {
    [0, letters.len()].contains(&capitals(letters))
}

/// In words that are joined, a capital is followed by a few small letters.
fn is_joined(letters: &str) -> bool {
    capitals(letters) * 3 <= letters.len() + 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_programs_are_told_from_data() {
        for key in [
            "home",
            "Home",
            "home_town",
            "homeTown",
            "HomeTown",
            "home-town",
            "HOME_TOWN",
            "Home-Town",
            "userID",
            "addressLine2",
            "sha256Sum",
            "last_30_days",
            "_links",
            "$ref",
        ] {
            assert!(is_name(key), "{key}");
        }
        for key in [
            "",
            "_",
            "ada@lovelace.org",
            "Ada Lovelace",
            "+4512345678",
            "12345678",
            "id_12345678",
            "d7b4c8a2-0b1e-4a7e-9d4f-1c2b3a4d5e6f",
            "abcdefab-abcd-abcd-abcd-abcdefabcdef",
            "cjld2cjxh0000qzrmn831i7rn",
            "a1b2c3d4",
            "AbCdEfGhIjKl",
            "ada.lovelace",
            "Zoë",
        ] {
            assert!(!is_name(key), "{key}");
        }
    }

    #[test]
    fn a_word_with_a_capital_alone_may_be_the_name_of_somebody() {
        for key in ["Ada", "ADA", "Ada-Lovelace", "Ada_Lovelace"] {
            assert!(may_name_somebody(key), "{key}");
        }
        for key in ["ada", "homeTown", "HomeTown", "HOME_TOWN"] {
            assert!(!may_name_somebody(key), "{key}");
        }
    }
}
