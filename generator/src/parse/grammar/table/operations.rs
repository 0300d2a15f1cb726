//! Paths, operations, and what they send and receive.

use crate::extensions::{ENVELOPE, NAME};
use crate::http::{METHODS, is_token};

use super::super::kinds::Kind::{Any, Flag, LeftOut, List, Map, Object, Reference, Same, Text};
use super::super::kinds::{Kind, Members, Missing, Needed, Rest};
use super::parameters::{HEADERS, PARAMETER, QUERY_STYLE};
use super::schemas::SCHEMA;
use super::{EXTERNAL_DOCUMENTATION, SECURITY, SERVER, TEXTS};

/// Where path items have names, from 3.1 on.
pub const PATH_ITEMS: &str = "pathItems";

/// The path items among the components, which 3.0 does not have.
pub static NAMED_PATH_ITEMS: Kind = Map(&Reference(PATH_ITEMS, &Object(&PATH_ITEM)));

pub static PATHS: Members = Members {
    name: "the paths",
    rest: Some(&Rest {
        accepts: |key| key.starts_with('/'),
        must_be: "a path, beginning with `/`",
        kind: Reference(PATH_ITEMS, &Object(&PATH_ITEM)),
    }),
    ..Members::NONE
};

static PATH_ITEM: Members = Members {
    name: "a path item",
    keys: &[
        ("summary", Text),
        ("description", Text),
        ("get", Object(&OPERATION)),
        ("put", Object(&OPERATION)),
        ("post", Object(&OPERATION)),
        ("delete", Object(&OPERATION)),
        ("options", Object(&OPERATION)),
        ("head", Object(&OPERATION)),
        ("patch", Object(&OPERATION)),
        ("trace", Object(&OPERATION)),
        ("query", Object(&OPERATION)),
        ("additionalOperations", Object(&ADDITIONAL_OPERATIONS)),
        ("servers", List(&Object(&SERVER))),
        ("parameters", List(&PARAMETER)),
    ],
    ..Members::NONE
};

static ADDITIONAL_OPERATIONS: Members = Members {
    name: "the additional operations",
    rest: Some(&Rest {
        accepts: is_further_method,
        must_be: "a method of HTTP that is no key of a path item",
        kind: Object(&OPERATION),
    }),
    ..Members::NONE
};

fn is_further_method(key: &str) -> bool {
    let is_own = METHODS.iter().any(|own| own.eq_ignore_ascii_case(key));
    is_token(key) && !is_own
}

static OPERATION: Members = Members {
    name: "an operation",
    extensions: &[NAME, ENVELOPE],
    keys: &[
        ("tags", TEXTS),
        ("summary", Text),
        ("description", Text),
        ("externalDocs", Object(&EXTERNAL_DOCUMENTATION)),
        ("operationId", Text),
        ("parameters", List(&PARAMETER)),
        ("requestBody", Same(&REQUEST_BODY)),
        ("responses", Same(&RESPONSES)),
        ("callbacks", LeftOut),
        ("deprecated", Flag),
        ("security", Same(&SECURITY)),
        ("servers", List(&Object(&SERVER))),
    ],
    needed: &[Needed::filled(&["responses"], Missing::Object)],
    ..Members::NONE
};

pub static REQUEST_BODY: Kind = Reference(
    "requestBodies",
    &Object(&Members {
        name: "a request body",
        keys: &[
            ("description", Text),
            ("content", Same(&CONTENT)),
            ("required", Flag),
        ],
        needed: &[Needed::refused(&["content"])],
        ..Members::NONE
    }),
);

pub static CONTENT: Kind = Map(&Object(&MEDIA_TYPE));

static MEDIA_TYPE: Members = Members {
    name: "a media type",
    keys: &[
        ("schema", Same(&SCHEMA)),
        ("example", Any),
        ("examples", Same(&EXAMPLES)),
        ("encoding", Map(&Object(&ENCODING))),
        ("itemSchema", LeftOut),
        ("itemEncoding", LeftOut),
        ("prefixEncoding", LeftOut),
    ],
    ..Members::NONE
};

static ENCODING: Members = Members {
    name: "an encoding",
    keys: &[
        ("contentType", Text),
        ("headers", Same(&HEADERS)),
        ("style", QUERY_STYLE),
        ("explode", Flag),
        ("allowReserved", Flag),
    ],
    ..Members::NONE
};

pub static RESPONSES: Kind = Object(&Members {
    name: "the responses",
    keys: &[("default", Same(&RESPONSE))],
    rest: Some(&Rest {
        accepts: is_status,
        must_be: "a status such as `200`, `4XX` or `default`",
        kind: Same(&RESPONSE),
    }),
    ..Members::NONE
});

fn is_status(key: &str) -> bool {
    let bytes = key.as_bytes();
    let is_range = matches!(bytes, [b'1'..=b'5', b'X' | b'x', b'X' | b'x']);
    is_range || matches!(bytes, [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'])
}

pub static RESPONSE: Kind = Reference(
    "responses",
    &Object(&Members {
        name: "a response",
        keys: &[
            ("description", Text),
            ("headers", Same(&HEADERS)),
            ("content", Same(&CONTENT)),
            ("links", Same(&LINKS)),
        ],
        needed: &[Needed::filled(&["description"], Missing::Text)],
        ..Members::NONE
    }),
);

pub static LINKS: Kind = Map(&Reference(
    "links",
    &Object(&Members {
        name: "a link",
        keys: &[
            ("operationRef", Text),
            ("operationId", Text),
            ("parameters", Map(&Any)),
            ("requestBody", Any),
            ("description", Text),
            ("server", Object(&SERVER)),
        ],
        needed: &[Needed::refused(&["operationId", "operationRef"])],
        ..Members::NONE
    }),
));

pub static EXAMPLES: Kind = Map(&EXAMPLE);

pub static EXAMPLE: Kind = Reference(
    "examples",
    &Object(&Members {
        name: "an example",
        keys: &[
            ("summary", Text),
            ("description", Text),
            ("value", Any),
            ("dataValue", Any),
            ("serializedValue", Text),
            ("externalValue", Text),
        ],
        ..Members::NONE
    }),
);
