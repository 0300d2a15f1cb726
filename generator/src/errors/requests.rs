//! What there is to say of parameters and bodies.

use serde_json::Value;

use crate::diagnostics::Diagnostic;

use super::action;

/// An argument of a path that no parameter describes.
pub fn undescribed_path_argument(name: &str, path: &str, pointer: &str) -> Diagnostic {
    let written = match name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        true => name.to_owned(),
        false => Value::from(name).to_string(),
    };
    Diagnostic::warning(
        "path-argument",
        format!("`{{{name}}}` of `{path}` is not described; it is taken for a text"),
    )
    .at(pointer)
    .help(format!(
        "describe it in an overlay:\n{}",
        action(
            pointer,
            &format!(
                "parameters: [{{ name: {written}, in: path, required: true, schema: {{ type: string }} }}]"
            )
        )
    ))
}

/// What stands in the braces of a path is no name.
pub fn unreadable_path_argument(text: &str, path: &str, pointer: &str) -> Diagnostic {
    Diagnostic::error(
        "path-argument",
        format!("`{{{text}}}` of `{path}` is no name, and not described"),
    )
    .at(pointer)
    .help(format!(
        "write a name in the braces; or add a parameter of the name `{text}` with `in: path`"
    ))
}

/// A path parameter that the path does not have.
pub fn absent_path_argument(name: &str, path: &str, pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "path-argument",
        format!("the parameter `{name}` is left out: `{path}` has no `{{{name}}}`"),
    )
    .at(pointer)
    .help("mend the path, or remove the parameter")
}

/// A body that can be sent as well, and is not.
pub fn other_body(media_type: &str, chosen: &str, pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "other-media-type",
        format!("a body of `{media_type}` is left out; the method sends `{chosen}`"),
    )
    .at(pointer)
    .help(format!(
        "remove `{chosen}` in an overlay to have the method send this one"
    ))
}

/// A whole query that is no form, or one that says of its members how they are written.
pub fn unsupported_query() -> Diagnostic {
    Diagnostic::error(
        "unsupported-parameter",
        "a whole query (`in: querystring`) can be sent as a form without an `encoding` alone",
    )
    .help("describe its members as parameters `in: query` in an overlay")
}

/// A scheme that a security requirement names, and nothing describes.
pub fn undescribed_scheme(name: &str, pointer: &str) -> Diagnostic {
    let written = Value::from(name);
    let scheme = format!(
        "components: {{ securitySchemes: {{ {written}: {{ type: http, scheme: bearer }} }} }}"
    );
    Diagnostic::warning(
        "undescribed-scheme",
        format!("the security scheme `{name}` is not described; no credential can be sent for it"),
    )
    .at(pointer)
    .help(format!(
        "mend its name, or describe it in an overlay, as what it is:\n{}",
        action("#", &scheme)
    ))
}

/// A parameter that a list has another time; of one place and name there is only one.
pub fn repeated_parameter(name: &str, location: &str, pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "repeated-parameter",
        format!("the {location} parameter `{name}` is described here a second time; what stands before is left out"),
    )
    .at(pointer)
    .help("remove one of the two, or mend its `name` or `in`")
}

/// A parameter that cannot be written into a request.
pub fn unsupported_parameter(name: &str, required: bool, pointer: &str) -> Diagnostic {
    let help = "its `content` must be JSON, or text of a single value, and its name one that HTTP allows where it is a header or cookie";
    if required {
        let message = format!("the required parameter `{name}` cannot be sent");
        Diagnostic::error("unsupported-parameter", message)
            .at(pointer)
            .help(help)
    } else {
        let message = format!("the parameter `{name}` is left out: it cannot be sent");
        Diagnostic::warning("unsupported-parameter", message)
            .at(pointer)
            .help(help)
    }
}

/// A parameter whose value is of a kind for which OpenAPI does not say how its style writes it.
pub fn undefined_style(name: &str, sent: &str, pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "undefined-style",
        format!("OpenAPI does not say how the parameter `{name}` is written: {sent}"),
    )
    .at(pointer)
    .help(format!(
        "if the API reads something else, describe that in an overlay: another `style`, \
         `content: {{ application/json: {{ schema: .. }} }}` in the place of `schema` for JSON, or parameters of their own, such as `{name}[a]`"
    ))
}

/// What an encoding asks of a part, and is not done.
pub fn ignored_encoding(name: &str, asked: &str, pointer: &str) -> Diagnostic {
    let message = format!("{asked} of the part `{name}` are left out");
    Diagnostic::warning("ignored-encoding", message)
        .at(pointer)
        .help("parts have a `contentType`; remove the rest in an overlay if the API does without")
}

/// A part of a media type that its values have no text in.
pub fn sent_as_json(name: &str, media_type: &str, pointer: &str) -> Diagnostic {
    let message = format!(
        "nothing says how values of the part `{name}` are written as `{media_type}`: they are sent \
         as `application/json`"
    );
    Diagnostic::warning("ignored-encoding", message)
        .at(pointer)
        .help("describe the part as a text in an overlay, and write it yourself, if the API reads no JSON")
}

/// A body of parts that are not told apart by the names that a form has.
pub fn undefined_parts(media_type: &str, pointer: &str) -> Diagnostic {
    let message = format!(
        "OpenAPI does not say how the parts of `{media_type}` are named: \
         each is sent with the name of its property as `Content-ID`"
    );
    Diagnostic::warning("undefined-style", message)
        .at(pointer)
        .help("if the API reads names, ask how, and describe the body as `multipart/form-data` or bytes")
}

/// A body that may be of several media types, where no parameter says which it is.
pub fn open_media_type(described: &str, sent: &str, pointer: &str) -> Diagnostic {
    let message = format!("nothing says which `{described}` the body is: it is sent as `{sent}`");
    Diagnostic::warning("open-media-type", message)
        .at(pointer)
        .help("describe the one that is sent, or a parameter `Content-Type` in the `header`, in an overlay")
}

/// Servers of a path or an operation that cannot be asked.
pub fn unknown_server(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "left-out",
        "`servers` are left out: none has a host and no more than a path, or the description has no other, so that \
         every call goes to the server of the client",
    )
    .at(pointer)
    .help(
        "give such calls a client of their own, with that `base_url`; an overlay that writes the host, or removes them, \
         ends this warning",
    )
}

/// A body that cannot be written.
pub fn unsupported_body(known: &[&str], required: bool, pointer: &str) -> Diagnostic {
    let known = known
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ");
    let diagnostic = if required {
        let message = format!("the required body cannot be sent as {known}");
        Diagnostic::error("unsupported-body", message)
    } else {
        let message = format!("the body is left out: it cannot be sent as {known}");
        Diagnostic::warning("unsupported-body", message)
    };
    diagnostic.at(pointer).help(
        "a form must be described as an object; a body of parts as an object, as a choice of objects without `allOf` whose \
         parts of one name are described alike or are single values, or not at all",
    )
}
