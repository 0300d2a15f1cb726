//! Every message of the parse stage, but for those of overlays, which are in `overlays`. The other modules have those of
//! the later stages.

mod answers;
mod collisions;
mod crates;
mod envelopes;
mod overlays;
mod requests;
mod unions;

use serde_json::Value;

use crate::diagnostics::{Diagnostic, Place, TARGET};

pub use self::answers::*;
pub use self::collisions::*;
pub use self::crates::*;
pub use self::envelopes::*;
pub use self::overlays::*;
pub use self::requests::*;
pub use self::unions::*;

// Reading a text.

/// A text is no YAML, or no JSON.
pub fn syntax(reason: &str) -> Diagnostic {
    Diagnostic::error("syntax", format!("the text cannot be read: {reason}"))
        .help(
            "look here and just before: brackets, quotes and indentation must match, and a text with `: ` in it stands \
             in quotes",
        )
}

/// A text has nothing in it.
pub fn empty_text() -> Diagnostic {
    Diagnostic::error("empty-text", "the text is empty")
        .help("check that the right file was given, and that it was saved")
}

/// A YAML text has a second document.
pub fn several_documents() -> Diagnostic {
    Diagnostic::error(
        "several-documents",
        "a second document begins here; a text holds one",
    )
    .help("put it into a file of its own")
}

/// An object has a key twice.
pub fn duplicate_key(key: &str, first: &Place) -> Diagnostic {
    Diagnostic::error("duplicate-key", format!("the key `{key}` is given twice"))
        .help(format!("it is first given at {first}; remove one of them"))
}

/// A YAML key is an object or an array.
pub fn key_not_text() -> Diagnostic {
    Diagnostic::error("key-not-text", "a key must be text")
        .help("write a key that begins with `{`, `[`, `?` or `*` in quotes")
}

/// Objects and arrays nest without end.
pub fn too_deep(limit: usize) -> Diagnostic {
    Diagnostic::error(
        "too-deep",
        format!("objects and arrays nest more than {limit} deep"),
    )
    .help("move the inner ones to `components` and refer to them with `$ref`")
}

/// Schemas nest without end.
pub fn schemas_too_deep(limit: usize) -> Diagnostic {
    Diagnostic::error(
        "too-deep",
        format!("schemas nest too far: this one is more than {limit} steps below the root"),
    )
    .help("move schemas to `components` and refer to them")
}

/// Aliases or references stand for far more than is written.
pub fn too_many_copies(limit: usize) -> Diagnostic {
    Diagnostic::error(
        "too-many-copies",
        format!("what is repeated by name comes to more than {limit} values"),
    )
    .help("repeat less by alias, by path item or by references to sections of other files; a schema that `$ref` names does not count")
}

/// An anchor is used inside of what it stands for.
pub fn alias_in_itself() -> Diagnostic {
    Diagnostic::error("alias-in-itself", "an alias stands for what it is part of")
        .help("describe what contains itself with `$ref`")
}

/// `<<` stands before something else than an object.
pub fn merge_of_no_object() -> Diagnostic {
    Diagnostic::error(
        "merge-of-no-object",
        "`<<` merges objects, and this is none",
    )
    .help("give it an object or an array of objects; as a key of its own it stands in quotes")
}

/// A YAML number that JSON does not have.
pub fn number_without_json(text: &str) -> Diagnostic {
    Diagnostic::error(
        "number-without-json",
        format!("JSON has no number `{text}`"),
    )
    .help("write it in quotes if it is text")
}

/// A number beyond all that a client has.
pub fn huge_number(text: &str) -> Diagnostic {
    Diagnostic::warning(
        "huge-number",
        format!("`{text}` does not fit into 64 bits; the nearest number that does is used"),
    )
    .help("write a number that is in use; an example with this one is not made a test")
}

/// A YAML tag with a meaning of its own.
pub fn unknown_tag(tag: &str) -> Diagnostic {
    Diagnostic::warning("unknown-tag", format!("the tag `{tag}` is ignored"))
        .help("remove the tag: the value is read as it is written after it")
}

// Versions.

/// A description from before OpenAPI.
pub fn swagger(version: &Value) -> Diagnostic {
    let version = version.as_str().map_or(version.to_string(), str::to_owned);
    Diagnostic::error(
        "unsupported-version",
        format!("Swagger {version} is not supported"),
    )
    .help("convert the description to OpenAPI 3, for example with https://converter.swagger.io")
}

/// A text that is something else than a description.
pub fn missing_version() -> Diagnostic {
    Diagnostic::error(
        "unsupported-version",
        "this is no OpenAPI description: it has no key `openapi`",
    )
    .help("a description begins with its version, such as `openapi: 3.0.3`")
}

/// A description of an unknown version.
pub fn unsupported_version(version: &str) -> Diagnostic {
    Diagnostic::error(
        "unsupported-version",
        format!("OpenAPI `{version}` is not supported"),
    )
    .help("the versions 3.0, 3.1 and 3.2 are")
}

/// A keyword of JSON Schema that is not taken into account.
pub fn unsupported_keyword(keyword: &str) -> Diagnostic {
    Diagnostic::warning(
        "unsupported-keyword",
        format!("`{keyword}` is ignored; values are accepted as they are"),
    )
    .help("if the type should be narrower, describe the value in other words with an overlay")
}

/// A security scheme that concerns the connection.
pub fn certificate(name: &str, pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "left-out",
        format!("the security scheme `{name}` is left out: certificates belong to the connection"),
    )
    .at(pointer)
    .help("users can give the client an HTTP client that has the certificate")
}

// The grammar of descriptions and overlays.

/// A value of another type.
pub fn wrong_type(name: &str, expected: &str, found: &str) -> Diagnostic {
    Diagnostic::error(
        "wrong-type",
        format!("{name} must be {expected}, found {found}"),
    )
    .help(format!("write {}", notation(expected)))
}

/// How a value of a type is written.
fn notation(expected: &str) -> &str {
    match expected {
        "a string" => "text, in quotes if it reads as something else",
        "a boolean" => "`true` or `false`",
        "a number" => "a number, without quotes",
        "a whole number from 0" | "a whole number from 1" => "digits alone, without quotes",
        "an array of strings" => "`[<text>, ..]`",
        "an array of objects" => "`[{ <key>: <value> }, ..]`",
        "an array" => "`[<value>, ..]`",
        "an object" => "`{ <key>: <value> }`",
        other => other,
    }
}

/// A value of another type, which can mean one thing only.
pub fn taken_as_meant(name: &str, found: &str, meant: &Value) -> Diagnostic {
    Diagnostic::warning(
        "taken-as-meant",
        format!("{name} is `{found}`; it is read as `{meant}`"),
    )
    .help(match name.starts_with("an item of") {
        true => format!(
            "write `{meant}`, here or with an overlay that removes the list and adds it anew"
        ),
        false => format!("write `{meant}`, here or with an overlay"),
    })
}

/// A list of schemas where one for all entries belongs.
pub fn former_tuple() -> Diagnostic {
    Diagnostic::warning(
        "taken-as-meant",
        "`items` is a list: each is read as the schema of one entry, as in former drafts of JSON Schema",
    )
    .help("OpenAPI 3.1 has `prefixItems` for that; entries that differ are any JSON here, either way")
}

/// A boolean where a list of property names belongs.
pub fn former_flag(name: &str, found: &str) -> Diagnostic {
    Diagnostic::warning(
        "taken-as-meant",
        format!("{name} is a list of names in OpenAPI 3, and `{found}` says nothing"),
    )
    .help("a property is required where the object that has it lists its name under `required`")
}

/// A keyword as only later versions have it.
pub fn later_keyword(key: &str, instead: &str) -> Diagnostic {
    Diagnostic::warning(
        "taken-as-meant",
        format!(
            "`{key}` is read as in OpenAPI 3.1, although the description says that it is of an older version"
        ),
    )
    .help(format!(
        "write {instead}, or `openapi: 3.1.0` for all of it"
    ))
}

/// A string that is none of those that are possible.
pub fn unknown_value(name: &str, choices: &[&str], found: &str) -> Diagnostic {
    Diagnostic::error(
        "unknown-value",
        format!("{name} must be {}, found `{found}`", alternatives(choices)),
    )
    .help("choose one of these, spelt exactly so")
}

/// A key that an object must have. What is strict is an overlay itself.
pub fn missing_key(object: &str, keys: &[&str], is_strict: bool) -> Diagnostic {
    let keys = alternatives(keys);
    let place = match is_strict {
        true => "",
        false => ", here or with an overlay",
    };
    Diagnostic::error("missing-key", format!("{object} must have {keys}"))
        .help(format!("add {keys}{place}"))
}

/// A key on which the form of an object depends.
pub fn missing_tag(key: &str, choices: &[&str]) -> Diagnostic {
    Diagnostic::error(
        "missing-key",
        format!("`{key}` is missing; it must be {}", alternatives(choices)),
    )
    .help(format!("add `{key}`, here or with an overlay"))
}

/// A flag that is always set.
pub fn flag_not_set(object: &str, key: &str) -> Diagnostic {
    Diagnostic::warning(
        "flag-not-set",
        format!("{object} must have `{key}: true`; it is taken as if it had"),
    )
    .help(format!("add `{key}: true`"))
}

/// A key that an object does not have.
pub fn unknown_key(key: &str, object: &str, is_strict: bool) -> Diagnostic {
    let message = format!("`{key}` is no key of {object}");
    let problem = match is_strict {
        true => Diagnostic::error("unknown-key", message),
        false => Diagnostic::warning("unknown-key", message + "; it is ignored"),
    };
    problem.help("remove it, or mend its spelling; keys of your own begin with `x-`")
}

/// A key of one's own that is nearly one which is known.
pub fn misspelt_extension(key: &str, meant: &str) -> Diagnostic {
    let message = format!("`{key}` is no extension that is known here, and is ignored");
    Diagnostic::warning("unknown-key", message).help(did_you_mean(meant))
}

/// A key that breaks the rule for the keys of an object.
pub fn wrong_key(key: &str, object: &str, must_be: &str) -> Diagnostic {
    Diagnostic::error(
        "wrong-key",
        format!("`{key}` is no key of {object}: it must be {must_be}"),
    )
    .help("remove it, or mend its spelling; keys of your own begin with `x-`")
}

/// The way out for a misspelt word.
pub fn did_you_mean(word: &str) -> String {
    format!("did you mean `{word}`?")
}

/// A reference where only the thing itself can stand.
pub fn misplaced_reference(object: &str) -> Diagnostic {
    Diagnostic::error(
        "misplaced-reference",
        format!("`$ref` cannot take the place of {object}"),
    )
    .help("write out what it refers to")
}

/// A keyword beside a `$ref`.
pub fn ignored_sibling(key: &str) -> Diagnostic {
    Diagnostic::warning(
        "ignored-sibling",
        format!("`{key}` has no effect beside `$ref` in OpenAPI 3.0"),
    )
    .help("put the reference into `allOf`")
}

/// A keyword beside a `$ref` that is written there to count.
pub fn taken_sibling(key: &str) -> Diagnostic {
    Diagnostic::warning(
        "taken-as-meant",
        format!("`{key}` counts, though OpenAPI 3.0 ignores what stands beside `$ref`"),
    )
    .help("put the reference into `allOf`")
}

/// A schema where its address belongs.
pub fn mapped_schema(value: &str) -> Diagnostic {
    Diagnostic::warning(
        "taken-as-meant",
        format!(
            "`{value}` is mapped to a schema, not to a reference; it is read as the variant that has the same schema"
        ),
    )
    .help("give the schema a name among the components, and map the value to its address")
}

/// What a description has and a client not.
pub fn left_out(key: &str) -> Diagnostic {
    let (message, help) = match key {
        "itemSchema" | "itemEncoding" | "prefixEncoding" => (
            format!("`{key}` is left out: what is sent one item after the other has no type"),
            "the body as text or bytes has the items; an overlay that removes it ends this warning",
        ),
        "defaultMapping" => (
            format!("`{key}` is left out: what no variant is mapped to is kept in `Unknown`"),
            "map the values to the variant; an overlay that removes it ends this warning",
        ),
        _ => (
            format!("`{key}` are left out: a client receives no requests"),
            "receive them in a server of your own; an overlay that removes them ends this warning",
        ),
    };
    Diagnostic::warning("left-out", message).help(help)
}

/// A description that has no type, for a reason that no check has found.
pub fn invalid_description(reason: &str) -> Diagnostic {
    Diagnostic::error(
        "invalid-description",
        format!("this is no OpenAPI 3.0: {reason}"),
    )
    .help("mend what it speaks of, and report it, please: a check should have found it")
}

/// An action of an overlay that updates what is at a place, which is shown as a JSONPath once it is known how the place is
/// written.
fn action(pointer: &str, update: &str) -> String {
    format!("{TARGET}{pointer}\n  update:\n    {update}")
}

/// Words in a row: `a`, `a` or `b`; `a`, `b` or `c`.
fn alternatives(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => quoted.concat(),
    }
}
