//! What a text is, as far as it is replaced by another of its kind.

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
}

/// How many digits the number of a phone has at least.
pub const SHORTEST_PHONE: usize = 7;

/// The number of a phone says so, by its key or its plus sign: other digits may be anything.
pub fn kind(key: &str, text: &str) -> Kind {
    let is_sign = |sign: char| sign.is_ascii_digit() || "+()-. ".contains(sign);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_number = digits >= SHORTEST_PHONE && text.chars().all(is_sign);
    if is_email(text) {
        Kind::Email
    } else if is_id(text) {
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

/// Whether what stands under a key is the number of a phone.
pub fn is_of_a_phone(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    ["phone", "mobile", "fax"]
        .iter()
        .any(|word| key.contains(word))
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
fn is_id(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    let is_sign = |sign: char| sign.is_ascii_hexdigit() || sign == '-';
    lengths.eq([8, 4, 4, 4, 12]) && text.chars().all(is_sign)
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
