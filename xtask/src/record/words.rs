//! What looks like a word of a program, and not like what people write or a secret.

/// How long a word may be.
const LONGEST_WORD: usize = 40;

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

fn is_part(part: &str) -> bool {
    let letters = part.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let digits = part.len() - letters.len();
    !part.is_empty()
        && digits <= DIGITS
        && letters.bytes().all(|sign| sign.is_ascii_alphabetic())
        && (is_of_one_case(letters) || (digits == 0 && is_joined(letters)))
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
