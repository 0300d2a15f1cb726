//! The messages of `resolve` and `lower`: what keeps a description from becoming a crate.

use serde_json::Value;

use crate::diagnostics::Diagnostic;
use crate::parse::pointer::escape;
use crate::parse::spelling;

use super::{action, did_you_mean, notation};

/// A reference to something else than its place asks for.
pub fn unsupported_reference(reference: &str, section: &str) -> Diagnostic {
    let wanted = match section {
        "schemas" => "a schema",
        "responses" => "a response",
        "parameters" => "a parameter",
        "requestBodies" => "a request body",
        "headers" => "a header",
        "examples" => "an example",
        "links" => "a link",
        "pathItems" => "a path item",
        _ => "a security scheme",
    };
    Diagnostic::error(
        "unsupported-reference",
        format!("`{reference}` is not {wanted}"),
    )
    .help(format!(
        "refer to {wanted}, or write it out where it stands"
    ))
}

/// A reference to an address.
pub fn external_reference(reference: &str) -> Diagnostic {
    Diagnostic::error(
        "external-reference",
        format!("`{reference}` is an address, and nothing is fetched"),
    )
    .help("download it beside the description, and refer to it by its path: `./file.yaml#/..`")
}

/// A reference to a path of one machine.
pub fn absolute_reference(reference: &str) -> Diagnostic {
    Diagnostic::error(
        "absolute-reference",
        format!("`{reference}` is a path that other machines need not have"),
    )
    .help("refer to the file by the way from this one: `./file.yaml#/..`")
}

/// A reference to a file that is not there.
pub fn missing_file(reference: &str, name: &str) -> Diagnostic {
    Diagnostic::error(
        "missing-file",
        format!("`{reference}` leads to `{name}`, and there is no such file"),
    )
    .help("mend the path, which begins at the folder of this file, or put the file there")
}

/// A reference to nothing. `place` is what has no `name`, but what is known; overlays reach the first file alone.
pub fn dangling_reference<'a>(
    reference: &str,
    is_in_first_file: bool,
    place: &[String],
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let pointer: String = place.iter().map(|it| format!("/{}", escape(it))).collect();
    let known: Vec<&str> = known.collect();
    let rest = reference.split_once(&format!("{pointer}/{}", escape(name)));
    let (_, rest) = rest.unwrap_or_default();
    let meant = |name: &str| did_you_mean(&format!("#{pointer}/{}{rest}", escape(name)));
    let way_out = match place.is_empty() {
        true => "describe it, or refer to something else".to_owned(),
        false if place == ["components", "schemas"] && rest.is_empty() && is_in_first_file => {
            format!(
                "describe it under `components.schemas`; or, where that is not known, as any JSON in an overlay:\n{}",
                action(
                    "#",
                    &format!(
                        "components: {{ schemas: {{ {}: {{}} }} }}",
                        Value::from(name)
                    )
                ),
            )
        }
        false if is_in_first_file => format!("describe it under `{}`", place.join(".")),
        false => format!(
            "describe it under `{}` of its file, which no overlay reaches",
            place.join(".")
        ),
    };
    let near = spelling::nearest(name, known.iter().copied());
    let help = match (near, spelling::renamed(name, &known)) {
        (Some(near), _) => meant(near),
        (None, Some(renamed)) => format!("{} Else {way_out}", meant(renamed)),
        (None, None) => way_out,
    };
    Diagnostic::error(
        "dangling-reference",
        format!("`{reference}` does not exist"),
    )
    .help(help)
}

/// A reference to a name that no schema has.
pub fn unknown_anchor(reference: &str, name: &str) -> Diagnostic {
    Diagnostic::error(
        "dangling-reference",
        format!("`{reference}` does not exist"),
    )
    .help(match name.contains('/') {
        true => format!("a place is named with a slash before all of it: `#/{name}`"),
        false => format!("give the schema `$anchor: {name}`"),
    })
}

/// References that lead to each other and nowhere else.
pub fn circular_reference(reference: &str) -> Diagnostic {
    Diagnostic::error(
        "circular-reference",
        format!("`{reference}` leads back to itself"),
    )
    .help("describe what it stands for")
}

/// Schemas that are told apart by a number alone.
pub fn numbered_names(names: &[&str], pointers: impl Iterator<Item = String>) -> Diagnostic {
    let message = match names {
        [only] => format!(
            "`{only}` is numbered: with another version of the description its type may be that of \
             another schema"
        ),
        [first, others @ ..] => format!(
            "`{first}` and {} more are numbered: with another version of the description their types \
             may change places",
            others.len()
        ),
        [] => String::new(),
    };
    let note = Diagnostic::note("numbered-names", message);
    let note = pointers
        .enumerate()
        .fold(note, |note, (index, pointer)| match index {
            0 => note.at(pointer),
            _ => note.also(pointer),
        });
    note.help(
        "`cargo xtask infer` proposes names for them, as actions that find each by what it says: \
         `$.components.schemas[?@.title == 'Text' && @.properties.html]`, say",
    )
}

/// An extension whose value has the wrong type.
pub fn extension_type(wanted: &str, pointer: &str) -> Diagnostic {
    let key = pointer.rsplit('/').next().unwrap_or(pointer);
    Diagnostic::error("extension", format!("`{key}` must be {wanted}"))
        .at(pointer)
        .help(format!("write {}", notation(wanted)))
}

/// A property or value that an extension speaks of, and the schema does not have.
pub fn unknown_extension_target<'a>(
    target: &str,
    known: impl Iterator<Item = &'a str>,
    pointer: &str,
) -> Diagnostic {
    let diagnostic =
        Diagnostic::error("extension", format!("the schema has no `{target}`")).at(pointer);
    match spelling::nearest(target, known) {
        Some(near) => diagnostic.help(did_you_mean(near)),
        None => diagnostic.help("name a property of the object, or a value of the enum"),
    }
}

/// A key that an extension does not have.
pub fn unknown_extension_key(key: &str, extension: &str, pointer: &str) -> Diagnostic {
    Diagnostic::error("extension", format!("`{extension}` has no key `{key}`"))
        .at(pointer)
        .help("remove it, or mend its spelling")
}

/// A discriminator that does not say by which property.
pub fn missing_property_name(extension: &str, pointer: &str) -> Diagnostic {
    Diagnostic::error("extension", format!("`{extension}` has no `propertyName`"))
        .at(pointer)
        .help("name the property whose value selects the variant")
}

/// A limit on requests that does not say how many a second.
pub fn rate_limit_without_seconds(pointer: &str) -> Diagnostic {
    Diagnostic::error("extension", "`x-rate-limit` has no `per_second`")
        .at(pointer)
        .help("say how many requests a client may send in a second, such as `per_second: 10`")
}

/// A name that no package can have, and why; the pointer is empty if no text gives it.
pub fn package_name(name: &str, reason: &str, pointer: &str) -> Diagnostic {
    Diagnostic::error(
        "package-name",
        format!("`{name}` cannot be the name of a package: {reason}"),
    )
    .at(pointer)
    .help("name the package with `--name`, or with `x-package: {name: ..}` in an overlay")
}

/// A description without the address of a server.
pub fn no_server(is_any: bool) -> Diagnostic {
    let way_out = match is_any {
        true => "set `url` of a server",
        false => "add `servers: [{ url: https://.. }]`",
    };
    Diagnostic::warning("no-server", "the description names no server with a host")
        .at("#/servers")
        .help(format!(
            "users must set the base URL of each client; an overlay can {way_out} instead"
        ))
}

/// A list or map of nothing but itself.
pub fn list_of_itself(name: &str, pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "endless-type",
        format!(
            "the type `{name}` is a list or map of nothing but itself; its values are any JSON"
        ),
    )
    .at(pointer)
    .help("an overlay can say what else stands in it")
}

/// A name of nothing but itself.
pub fn endless_type(name: &str, pointer: &str) -> Diagnostic {
    Diagnostic::error(
        "endless-type",
        format!("the type `{name}` stands for itself, with no object between"),
    )
    .at(pointer)
    .help("describe an object in an overlay: an object can hold itself")
}

/// A schema that no type fits.
pub fn loose_schema(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "loose-schema",
        "no type fits this schema; its values are any JSON",
    )
    .at(pointer)
    .help("an overlay can describe them as an object, a list, a text or a union")
}

/// Another type in place of objects of which nothing is said.
pub fn instead_of_objects(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "taken-as-meant",
        "another part of the `allOf` says `type: object`, which is not what this part says; this part is read",
    )
    .at(pointer)
    .help("leave `type: object` out there, so that any JSON may be what a part says more of")
}

/// A required key that is not described.
pub fn required_undefined(key: &str, pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "required-undefined",
        format!("`{key}` is required, but not described; it is any JSON"),
    )
    .at(pointer)
    .help("describe it under `properties`, or take it out of `required`")
}

/// A union that is selected by a property which is not there.
pub fn missing_sibling<'a>(
    property: &str,
    known: impl Iterator<Item = &'a str>,
    pointer: &str,
) -> Diagnostic {
    let help = match spelling::nearest(property, known) {
        Some(near) if near != property => did_you_mean(near),
        Some(_) => {
            "what selects is a string, an integer or a boolean; an overlay can describe it as that"
                .to_owned()
        }
        None => "`propertyName` must be a property of the same object".to_owned(),
    };
    Diagnostic::error(
        "missing-sibling",
        format!("no property `{property}` stands beside this union that could select its variant"),
    )
    .at(pointer)
    .help(help)
}

/// A union in a place where nothing can select its variant.
pub fn misplaced_sibling_union(union: &str, pointer: &str) -> Diagnostic {
    Diagnostic::error(
        "misplaced-union",
        format!(
            "the variant of `{union}` is selected by a property beside it, but it stands here alone"
        ),
    )
    .at(pointer)
    .help("make it a property of an object that has the selecting property, or what a list or map there holds")
}

/// A mapping to something that is no variant.
pub fn mapping_target(target: &str, known: &[String], pointer: &str) -> Diagnostic {
    let known = known
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ");
    Diagnostic::error(
        "mapping-target",
        format!("`{target}` is no variant of this union"),
    )
    .at(pointer)
    .help(format!("its variants are {known}"))
}

/// A variant that no value of the discriminator selects, not even one of those that it lists.
pub fn unselected_variant(variant: &str, listed: &[&str], by: &str, pointer: &str) -> Diagnostic {
    let listed: Vec<String> = listed.iter().map(|text| format!("`{text}`")).collect();
    let rivals = match listed.as_slice() {
        [] => String::new(),
        _ => format!(": others claim {} as well", listed.join(", ")),
    };
    Diagnostic::error(
        "unselected-variant",
        format!("no value selects the variant `{variant}`{rivals}"),
    )
    .at(pointer)
    .help(format!(
        "add it to the `mapping` of `{by}`; \
         one that stands inline is named there by its pointer"
    ))
}

/// What is composed of a parent, and selected by nothing.
pub fn no_case(name: &str, parent: &str, pointer: &str) -> Diagnostic {
    let problem =
        format!("no value selects `{name}` alone, so that it is no variant of `{parent}`");
    Diagnostic::warning("unselected-variant", problem)
        .at(pointer)
        .help("add it to the `mapping` of `discriminator`, if values may be of it")
}

/// A security scheme that the client cannot follow.
pub fn unsupported_credential(name: &str, pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "unsupported-credential",
        format!("the security scheme `{name}` is left out: its secret cannot be sent"),
    )
    .at(pointer)
    .help("credentials can be sent as a header, a query parameter, a cookie, a bearer token or a password")
}
