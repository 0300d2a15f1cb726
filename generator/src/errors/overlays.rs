//! What there is to say of overlays.

use crate::diagnostics::Diagnostic;
use crate::extensions::{ENVELOPE, NAME, SIBLING_DISCRIMINATOR};
use crate::parse::pointer::schema_pointer;

/// An overlay of another version.
pub fn overlay_version(version: &str) -> Diagnostic {
    Diagnostic::error(
        "overlay-version",
        format!("overlays of version `{version}` are not supported"),
    )
    .help("write `overlay: 1.0.0`")
}

/// An overlay that does nothing.
pub fn overlay_without_actions() -> Diagnostic {
    Diagnostic::warning("overlay-without-actions", "the overlay has no actions")
        .help("add an action, or leave the overlay out")
}

/// A name that is given to what has none in Rust.
pub fn unused_name(pointer: &str) -> Diagnostic {
    let key = pointer.rsplit('/').next().unwrap_or(pointer);
    let help = match key {
        NAME => {
            "to name a property or a value, write `x-names` on the schema that has it; to name what a reference \
             leads to, write `x-name` there"
        }
        _ => "write it on the schema that has the properties or lists the values",
    };
    unused(key).at(pointer).help(help)
}

/// A name that is given where nothing can have one.
pub fn misplaced_name(key: &str) -> Diagnostic {
    let things = match key {
        NAME => "a schema, an operation, a parameter, a tag or a security scheme",
        _ => "the schema that has the properties or lists the values",
    };
    unused(key).help(format!(
        "write it on {things}; beside a reference, it is to stand on what that leads to"
    ))
}

/// An extension where it says nothing.
pub fn misplaced_extension(key: &str) -> Diagnostic {
    let things = match key {
        ENVELOPE => "the description, or as `false` on an operation",
        SIBLING_DISCRIMINATOR => "a union, or what stands in its place",
        _ => "a schema, or the whole description",
    };
    let message = format!("`{key}` says nothing here");
    Diagnostic::warning("unused-extension", message).help(format!("write it on {things}"))
}

fn unused(key: &str) -> Diagnostic {
    Diagnostic::warning("unused-name", format!("`{key}` names nothing here"))
}

/// A target that is no JSONPath.
pub fn overlay_path(target: &str, column: usize, reason: &str) -> Diagnostic {
    // All that the reader of paths says when it has nothing to say.
    let reason = match reason {
        "parser error" => "unexpected character or end",
        reason => reason,
    };
    Diagnostic::error(
        "overlay-path",
        format!("the target `{target}` is no JSONPath: {reason} at character {column}"),
    )
    .help(
        "a target is a JSONPath of RFC 9535, such as `$.paths['/users'].get`: names of other \
         characters than letters, digits and `_` stand in brackets and quotes",
    )
}

/// An action that does two things.
pub fn overlay_update_and_remove() -> Diagnostic {
    Diagnostic::error(
        "overlay-update-and-remove",
        "the action both updates and removes its target",
    )
    .help("keep one, or make two actions of it")
}

/// An action that does nothing.
pub fn overlay_without_change() -> Diagnostic {
    Diagnostic::error(
        "overlay-without-change",
        "the action neither updates nor removes its target",
    )
    .help("give it an `update`, or `remove: true`")
}

/// A target that selects nothing.
pub fn overlay_target(target: &str) -> Diagnostic {
    Diagnostic::error(
        "overlay-target",
        format!("the target `{target}` matches nothing in the description"),
    )
    .help("mend the target, or remove the action if the description has changed")
}

/// An action that finds a schema, or refers to it, by a name that is numbered.
pub fn overlay_numbered_target(name: &str) -> Diagnostic {
    Diagnostic::warning(
        "numbered-target",
        format!(
            "the action names `{name}` by its number: with another version of the description it may \
             change another schema"
        ),
    )
    .also(schema_pointer(name))
    .help(
        "find it by what it says, such as `$.components.schemas[?@.properties.text]`: \
         that fails where nothing says so any more. What a value is mapped to says it itself, as the only value that \
         its property may have",
    )
}

/// An action whose change has been made already.
pub fn overlay_no_effect() -> Diagnostic {
    Diagnostic::note("overlay-no-effect", "the action changes nothing")
        .help("the description has caught up: the action can go")
}

/// A removal and an update that leave everything as it was.
pub fn overlay_put_back() -> Diagnostic {
    Diagnostic::note(
        "overlay-no-effect",
        "the action puts back what the one before it removes",
    )
    .help("the description has caught up: both actions can go")
}

/// An action that removes everything.
pub fn overlay_removes_document() -> Diagnostic {
    Diagnostic::error(
        "overlay-removes-document",
        "the action removes the whole description",
    )
    .help("make the part that is to go the target, such as `$.paths['/users']`")
}

/// An object can only be updated by an object.
pub fn overlay_update_of_object(found: &str) -> Diagnostic {
    Diagnostic::error(
        "overlay-update",
        format!("the target is an object, so the update must be one; it is {found}"),
    )
    .help("write the members that change: `update: { <key>: <value> }`")
}

/// A string or number cannot be updated by itself.
pub fn overlay_update_of_primitive(found: &str) -> Diagnostic {
    Diagnostic::error(
        "overlay-update",
        format!("only objects and arrays can be updated, and the target is {found}"),
    )
    .help("make the object that holds it the target")
}
