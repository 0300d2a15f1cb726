//! What a text is, as far as it is replaced by another of its kind.

use generator::ir::unions::TextForm;
use generator::placeholders::Kind;

use super::proofs::words;

/// How many digits the number of a phone has at least.
pub const SHORTEST_PHONE: usize = 7;

/// The number of a phone says so, by its key or its plus sign: other digits may be anything.
pub fn kind(key: &str, text: &str) -> Kind {
    let is_number = digits(text).is_some();
    if is_email(text) {
        Kind::Email
    } else if is_uuid(text) {
        Kind::Id
    } else if is_number && (text.starts_with('+') || is_of_a_phone(key)) {
        Kind::Phone
    } else if text.starts_with("http://") || text.starts_with("https://") {
        Kind::Address
    } else if key.to_ascii_lowercase().ends_with("name") {
        Kind::Name
    } else {
        Kind::Text
    }
}

/// The digits of a text that may be the number of a phone, as a number has them: without zeros before them.
pub fn digits(text: &str) -> Option<String> {
    let is_sign = |sign: char| sign.is_ascii_digit() || "+()-. ".contains(sign);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_number = digits.len() >= SHORTEST_PHONE && text.chars().all(is_sign);
    is_number.then(|| digits.trim_start_matches('0').to_owned())
}

/// A text without what may differ in how the same of its kind is written.
pub fn joined(kind: Kind, text: &str) -> String {
    match kind {
        Kind::Email | Kind::Id => text.to_lowercase(),
        Kind::Phone => digits(text).unwrap_or_else(|| text.to_owned()),
        Kind::Address | Kind::Name | Kind::Text => text.to_owned(),
    }
}

/// Words in the names of what has the number of a phone, alone or as part of longer ones.
const PHONES: [&str; 10] = [
    "phone",
    "mobile",
    "fax",
    "msisdn",
    "whatsapp",
    "landline",
    "caller_id",
    "contact_number",
    "telefon",
    "celular",
];

/// Words in such names that are parts of others, too, which mean something else: `hotel`, `cancelled`.
const SHORT_PHONES: [&str; 6] = ["tel", "cell", "gsm", "sms", "mob", "handy"];

/// Whether what stands under a key is the number of a phone.
pub fn is_of_a_phone(key: &str) -> bool {
    let is_one = |word: &String| SHORT_PHONES.contains(&word.as_str());
    let key_words = words(key);
    let key = key.to_ascii_lowercase();
    PHONES.iter().any(|word| key.contains(word)) || key_words.iter().any(is_one)
}

/// Whether what stands under a key is an identifier: `id`, `csids`, `conversationId`.
pub fn is_of_an_id(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    key.trim_end_matches('s').ends_with("id")
}

/// Whether a text is a whole number that is not signed.
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit())
}

fn is_email(text: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && !part.contains([' ', '@', ',', '/']);
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| is_part(name) && is_part(host) && host.contains('.'))
}

/// Whether a text is a UUID.
pub fn is_uuid(text: &str) -> bool {
    TextForm::Uuid.is_of(text)
}

/// Whether a text is a number that is too short for a phone.
pub fn is_short_number(text: &str) -> bool {
    text.len() < SHORTEST_PHONE && is_digits(text)
}

/// Whether a text is a list of identifiers or addresses.
pub fn is_list(text: &str) -> bool {
    text.contains(',')
        && text
            .split(',')
            .all(|part| !part.is_empty() && !part.contains(' '))
}
