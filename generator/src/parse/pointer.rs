//! JSON pointers: their tokens, and the way from the root to a value while it is walked.

use std::borrow::Cow;
use std::fmt;

use percent_encoding::percent_decode_str;

/// The way from the root of a document to one of its values.
#[derive(Clone, Copy, Debug)]
pub enum Path<'a> {
    /// The document itself.
    Root,
    /// A member of an object.
    Member(&'a Path<'a>, &'a str),
    /// An item of an array.
    Item(&'a Path<'a>, usize),
}

impl<'a> Path<'a> {
    pub fn member(&'a self, key: &'a str) -> Path<'a> {
        Path::Member(self, key)
    }

    pub fn item(&'a self, index: usize) -> Path<'a> {
        Path::Item(self, index)
    }

    /// The keys and indices that it goes along.
    pub fn tokens(&self) -> Vec<String> {
        let (parent, last) = match self {
            Path::Root => return Vec::new(),
            Path::Member(parent, key) => (parent, (*key).to_owned()),
            Path::Item(parent, index) => (parent, index.to_string()),
        };
        let mut tokens = parent.tokens();
        tokens.push(last);
        tokens
    }

    /// How many steps it is from the root.
    pub fn depth(&self) -> usize {
        match self {
            Path::Root => 0,
            Path::Member(parent, _) | Path::Item(parent, _) => parent.depth() + 1,
        }
    }

    /// What a person calls the value: its key, or an item of that of its array.
    pub fn name(&self) -> String {
        match self {
            Path::Root => "the document".to_owned(),
            Path::Member(_, key) => format!("`{key}`"),
            Path::Item(parent, _) => format!("an item of {}", parent.name()),
        }
    }
}

/// The pointer, as a URI fragment.
impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Root => formatter.write_str("#"),
            Path::Member(parent, key) => write!(formatter, "{parent}/{}", escape(key)),
            Path::Item(parent, index) => write!(formatter, "{parent}/{index}"),
        }
    }
}

/// How the pointer of a schema with a name begins.
pub const SCHEMAS: &str = "#/components/schemas/";

/// The pointer of the schema with a name.
pub fn schema_pointer(name: &str) -> String {
    format!("{SCHEMAS}{}", escape(name))
}

/// The name of the schema to which these keys lead, if it stands among the components.
pub fn schema_at(tokens: &[String]) -> Option<&str> {
    match tokens {
        [components, schemas, name] if components == "components" && schemas == "schemas" => {
            Some(name)
        }
        _ => None,
    }
}

/// The section and name of `#/components/<section>/<name>`.
pub fn component(reference: &str) -> Option<(&str, String)> {
    let (section, name) = reference.strip_prefix("#/components/")?.split_once('/')?;
    if name.is_empty() || name.contains('/') {
        return None;
    }
    let name = percent_decode_str(name).decode_utf8().ok()?;
    Some((section, unescape(&name)))
}

/// A key as a token of a pointer.
pub fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The key that a token of a pointer is.
pub fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// The pointer that goes along these keys and indices, as a URI fragment.
pub fn pointer(tokens: &[String]) -> String {
    let tokens = tokens.iter().map(|token| format!("/{}", escape(token)));
    format!("#{}", tokens.collect::<String>())
}

/// Whether a pointer leads to what another leads to, or into it.
pub fn is_within(pointer: &str, outer: &str) -> bool {
    let rest = pointer.strip_prefix(outer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The keys and indices that a pointer goes along, with or without the `#` in front.
pub fn tokens(pointer: &str) -> Vec<String> {
    let pointer = pointer.strip_prefix('#').unwrap_or(pointer);
    pointer.split('/').skip(1).map(unescape).collect()
}

/// A token with its percent-encoded bytes decoded; the same token if that gives no text.
pub fn percent_decoded(token: &str) -> Cow<'_, str> {
    let decoded = percent_decode_str(token).decode_utf8();
    decoded.unwrap_or(Cow::Borrowed(token))
}
