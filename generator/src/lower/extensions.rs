//! The extensions (`x-..`) by which an overlay says what OpenAPI has no words for.
//!
//! | extension | on | says |
//! | --- | --- | --- |
//! | `x-name` | schema, operation, parameter, tag, security scheme | its name in Rust |
//! | `x-names` | schema | names in Rust of its properties or values: `{wire: name}` |
//! | `x-aliases` | schema | further keys that a property is read from: `{wire: [alias]}` |
//! | `x-sibling-discriminator` | union | the property beside it that selects the variant |
//! | `x-ambiguous: keep` | union, document | values that fit several variants are kept raw |
//! | `x-keep-unknown-fields` | schema, document | whether what an object does not declare is kept; heirs by `allOf` do as it does |
//! | `x-exact-numbers` | schema, document | whether numbers of any size and form are kept as written |
//! | `x-envelope` | document | where answers hold the value and the paging, and the way to the next page |
//! | `x-envelope: false` | operation | that its answer is given as it is |
//! | `x-rate-limit` | document | how many requests a client sends: `{per_second, burst, per_day}` |
//! | `x-package` | document | `name`, `version`, `description`, `license`, `keywords` and `dev-dependencies` of the crate |

use indexmap::IndexMap;
use serde_json::Value;

use crate::diagnostics::Diagnostics;
use crate::errors;
use crate::parse::pointer::escape;

/// The extensions of one object, and where that object stands.
pub struct Extensions<'a, 'p> {
    members: &'a IndexMap<String, Value>,
    pointer: &'p str,
}

impl<'a, 'p> Extensions<'a, 'p> {
    /// Those of the object at `pointer`.
    pub fn new(members: &'a IndexMap<String, Value>, pointer: &'p str) -> Self {
        Self { members, pointer }
    }

    /// An extension, and its pointer.
    pub fn value(&self, key: &str) -> Option<(&'a Value, String)> {
        let value = self.members.get(key)?;
        Some((value, format!("{}/{key}", self.pointer)))
    }

    /// An extension that is a text.
    pub fn text(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<&'a str> {
        let (value, pointer) = self.value(key)?;
        text(value, &pointer, diagnostics)
    }

    /// An extension that is true or false.
    pub fn flag(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<bool> {
        let (value, pointer) = self.value(key)?;
        let flag = value.as_bool();
        if flag.is_none() {
            diagnostics.push(errors::extension_type("a boolean", &pointer));
        }
        flag
    }

    /// An extension that maps texts to values, each with its pointer.
    pub fn map(
        &self,
        key: &str,
        diagnostics: &mut Diagnostics,
    ) -> Vec<(&'a str, &'a Value, String)> {
        let Some((value, pointer)) = self.value(key) else {
            return Vec::new();
        };
        map(value, &pointer, diagnostics)
    }
}

/// A value that must be a text.
pub fn text<'a>(value: &'a Value, pointer: &str, diagnostics: &mut Diagnostics) -> Option<&'a str> {
    let text = value.as_str();
    if text.is_none() {
        diagnostics.push(errors::extension_type("a string", pointer));
    }
    text
}

/// A value that must be a list of texts.
pub fn texts<'a>(value: &'a Value, pointer: &str, diagnostics: &mut Diagnostics) -> Vec<&'a str> {
    let Some(items) = value.as_array() else {
        diagnostics.push(errors::extension_type("an array of strings", pointer));
        return Vec::new();
    };
    let items = items.iter().enumerate();
    items
        .filter_map(|(index, item)| text(item, &format!("{pointer}/{index}"), diagnostics))
        .collect()
}

/// A value that must be a map, each member with its pointer.
pub fn map<'a>(
    value: &'a Value,
    pointer: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<(&'a str, &'a Value, String)> {
    let Some(members) = value.as_object() else {
        diagnostics.push(errors::extension_type("an object", pointer));
        return Vec::new();
    };
    let members = members.iter();
    members
        .map(|(key, value)| (key.as_str(), value, format!("{pointer}/{}", escape(key))))
        .collect()
}
