//! Edits that give names in Rust to what is there, and do nothing else.

use crate::extensions::{ALIASES, NAME, NAMES};
use crate::keys::MAPS;
use crate::parse::pointer;

/// Whether what is edited is the `operationId` or the tags of an operation, a title, or what an overlay says of
/// names.
pub fn is_name(pointer: &str) -> bool {
    matches!(
        keywords(pointer).as_slice(),
        [.., "operationId" | "title" | NAME | NAMES]
            | [.., NAMES, _]
            | [_, .., "tags"]
            | [_, .., "tags", _]
    )
}

/// Whether a keyword names what a schema has, each by a name of its own.
pub fn gives_names(key: &str) -> bool {
    matches!(key, NAMES | ALIASES)
}

/// Whether a pointer leads to a keyword, and not to what is called like one: a property, a parameter, a schema.
pub fn is_keyword(pointer: &str) -> bool {
    let mut is_name = false;
    let mut is_keyword = false;
    for token in pointer::tokens(pointer) {
        is_keyword = !is_name;
        is_name = !is_name && MAPS.contains(&token.as_str());
    }
    is_keyword
}

/// The keywords that a pointer goes along; what has any name is no keyword.
fn keywords(pointer: &str) -> Vec<&'static str> {
    const KNOWN: &[&str] = &["operationId", "tags", "title", NAME, NAMES];
    let mut is_name = false;
    let tokens = pointer::tokens(pointer).into_iter();
    tokens
        .map(|token| {
            let known = KNOWN.iter().find(|it| !is_name && **it == token);
            is_name = !is_name && MAPS.contains(&token.as_str());
            known.copied().unwrap_or_default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_keyword() {
        let schema = "#/components/schemas/A";
        for keyword in ["type", "properties/a/type", "properties/properties/type"] {
            assert!(is_keyword(&format!("{schema}/{keyword}")), "{keyword}");
        }
        for name in [
            "#/components/schemas/type",
            "#/paths/~1a/get/parameters/type",
        ] {
            assert!(!is_keyword(name), "{name}");
        }
        assert!(!is_keyword(&format!("{schema}/properties/type")));
    }

    #[test]
    fn what_is_called_like_a_keyword_is_none() {
        for pointer in [
            "#/paths/~1a/get/operationId",
            "#/paths/~1a/get/tags",
            "#/components/pathItems/A/get/tags/a",
            "#/paths/~1a/get/parameters/title/x-name",
            "#/components/schemas/title/title",
            "#/components/schemas/A/properties/a/x-names/b",
        ] {
            assert!(is_name(pointer), "{pointer}");
        }
        for pointer in [
            "#/paths/~1a/get/parameters/title",
            "#/components/schemas/title",
            "#/components/schemas/A/properties/tags",
            "#/components/schemas/A/properties/x-names/type",
            "#/tags/a",
        ] {
            assert!(!is_name(pointer), "{pointer}");
        }
    }
}
