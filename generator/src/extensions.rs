//! The extensions (`x-..`) that are known; `lower::extensions` says what each means.

use crate::parse::{ANY_TEXT, CLOSED, FURTHER_EXAMPLES, HAS_HEIRS, HEIR_OF, OR_FILE, STANDS_FOR};

/// Further keys that a property is read from.
pub const ALIASES: &str = "x-aliases";

/// Whether values that fit several variants of a union are kept raw.
pub const AMBIGUOUS: &str = "x-ambiguous";

/// Where answers hold the value, and the way to the next page.
pub const ENVELOPE: &str = "x-envelope";

/// Whether numbers of any size and form are kept as written.
pub const EXACT_NUMBERS: &str = "x-exact-numbers";

/// Whether what an object does not declare is kept.
pub const KEEP_UNKNOWN_FIELDS: &str = "x-keep-unknown-fields";

/// The value that selects a schema among the heirs of its parent.
pub const OWN_VALUE: &str = "x-ms-discriminator-value";

/// A name in Rust.
pub const NAME: &str = "x-name";

/// The names in Rust of properties or values.
pub const NAMES: &str = "x-names";

/// The manifest of the crate.
pub const PACKAGE: &str = "x-package";

/// How many requests a client sends.
pub const RATE_LIMIT: &str = "x-rate-limit";

/// The property beside a union that selects its variant.
pub const SIBLING_DISCRIMINATOR: &str = "x-sibling-discriminator";

/// Those that a description or an overlay can have.
pub const KNOWN: &[&str] = &[
    ALIASES,
    AMBIGUOUS,
    ENVELOPE,
    EXACT_NUMBERS,
    KEEP_UNKNOWN_FIELDS,
    OWN_VALUE,
    NAME,
    NAMES,
    PACKAGE,
    RATE_LIMIT,
    SIBLING_DISCRIMINATOR,
];

/// Those that `parse` writes for the stages behind it.
const MARKS: &[&str] = &[
    ANY_TEXT,
    CLOSED,
    FURTHER_EXAMPLES,
    HAS_HEIRS,
    HEIR_OF,
    OR_FILE,
    STANDS_FOR,
];

/// Whether a key is an extension of somebody else's, which says nothing here.
pub fn is_foreign(key: &str) -> bool {
    key.starts_with("x-") && !KNOWN.contains(&key) && !MARKS.contains(&key)
}
