//! The extensions (`x-..`) that are known; `lower::extensions` says what each means.

/// Those that a description or an overlay can have.
pub const KNOWN: &[&str] = &[
    "x-aliases",
    "x-ambiguous",
    "x-envelope",
    "x-exact-numbers",
    "x-keep-unknown-fields",
    "x-ms-discriminator-value",
    "x-name",
    "x-names",
    "x-package",
    "x-rate-limit",
    "x-sibling-discriminator",
];

/// Those that `parse` writes for the stages behind it.
const MARKS: &[&str] = &[
    "x-any-text",
    "x-closed",
    "x-further-examples",
    "x-has-heirs",
    "x-heir-of",
    "x-or-file",
    "x-stands-for",
];

/// Whether a key is an extension of somebody else's, which says nothing here.
pub fn is_foreign(key: &str) -> bool {
    key.starts_with("x-") && !KNOWN.contains(&key) && !MARKS.contains(&key)
}
