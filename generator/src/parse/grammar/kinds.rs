//! The words in which the table of objects is written.

/// What a value can be.
#[derive(Debug)]
pub enum Kind {
    /// Any JSON.
    Any,
    /// A string.
    Text,
    /// A boolean.
    Flag,
    /// A number.
    Number,
    /// A whole number from zero.
    Count,
    /// One of some strings.
    Choice(&'static [&'static str]),
    /// An array.
    List(&'static Kind),
    /// An object whose keys are names.
    Map(&'static Kind),
    /// An object whose keys are known.
    Object(&'static Members),
    /// An object whose keys depend on what stands under one of them.
    Tagged(&'static str, &'static [(&'static str, &'static Members)]),
    /// Something, or a reference to it; and the section of the components where such things have names.
    Reference(&'static str, &'static Kind),
    /// A boolean, or something else.
    FlagOr(&'static Kind),
    /// Something that was a boolean once, before OpenAPI 3, which says nothing any more.
    Former(&'static Kind),
    /// What another kind says: the way to a kind that is used in many places, or in itself.
    Same(&'static Kind),
    /// Something that has no part in a client.
    LeftOut,
}

/// Keys and what they hold.
pub type Keys = &'static [(&'static str, Kind)];

/// The members of an object.
#[derive(Debug)]
pub struct Members {
    /// What the object is, with its article.
    pub name: &'static str,
    /// The keys it can have.
    pub keys: Keys,
    /// More of them, in common with other objects.
    pub shared: Keys,
    /// The keys that it can have besides the known ones.
    pub rest: Option<&'static Rest>,
    /// The keys it must have.
    pub needed: &'static [Needed],
    /// The flag that must be set.
    pub always: Option<&'static str>,
    /// Whether an unknown key is an error.
    pub is_strict: bool,
    /// The extensions that say something of it.
    pub extensions: &'static [&'static str],
}

/// Keys of which an object must have one.
#[derive(Debug)]
pub struct Needed {
    pub keys: &'static [&'static str],
    pub missing: Missing,
}

impl Needed {
    /// An object without any of the keys is refused.
    pub const fn refused(keys: &'static [&'static str]) -> Self {
        let missing = Missing::Refused;
        Self { keys, missing }
    }

    /// An object without any of the keys gets the first of them.
    pub const fn filled(keys: &'static [&'static str], missing: Missing) -> Self {
        Self { keys, missing }
    }
}

/// What happens if a needed key is missing.
#[derive(Debug)]
pub enum Missing {
    /// That is an error.
    Refused,
    /// The first of the keys gets an empty string.
    Text,
    /// The first of the keys gets an empty object.
    Object,
}

/// Keys that follow a rule.
#[derive(Debug)]
pub struct Rest {
    pub accepts: fn(&str) -> bool,
    /// The rule in words.
    pub must_be: &'static str,
    pub kind: Kind,
}

impl Members {
    /// An object without members.
    pub const NONE: Self = Self {
        name: "",
        keys: &[],
        shared: &[],
        rest: None,
        needed: &[],
        always: None,
        is_strict: false,
        extensions: &[],
    };

    /// The keys that are known by name.
    pub fn known(&self) -> impl Iterator<Item = &'static (&'static str, Kind)> {
        self.keys.iter().chain(self.shared)
    }

    /// The kind of value that stands under a key.
    pub fn kind_of(&self, key: &str) -> Option<&'static Kind> {
        let by_name = self.known().find(|(known, _)| *known == key);
        let by_rule = || self.rest.filter(|rest| (rest.accepts)(key));
        by_name
            .map(|(_, kind)| kind)
            .or_else(|| by_rule().map(|rest| &rest.kind))
    }
}
