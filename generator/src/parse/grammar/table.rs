//! The objects of OpenAPI 3.0, and the keys that 3.2 adds to them: which key holds which kind of value. Here are the
//! outer ones.

mod operations;
mod overlays;
mod parameters;
mod schemas;
mod security;

use super::kinds::Kind::{LeftOut, List, Map, Object, Reference, Same, Text};
use super::kinds::{Kind, Members, Needed};
use crate::extensions::{AMBIGUOUS, ENVELOPE, EXACT_NUMBERS, KEEP_UNKNOWN_FIELDS, NAME};
use operations::{EXAMPLES, LINKS, PATHS, REQUEST_BODY};
use parameters::HEADERS;
use security::SECURITY_SCHEME;

pub use operations::{EXAMPLE, NAMED_PATH_ITEMS, PATH_ITEMS, RESPONSE, RESPONSES};
pub use overlays::OVERLAY;
pub use parameters::PARAMETER;
pub use schemas::SCHEMA;

/// A whole description.
pub static OPENAPI: Kind = Object(&Members {
    name: "a description",
    extensions: &[AMBIGUOUS, ENVELOPE, EXACT_NUMBERS, KEEP_UNKNOWN_FIELDS],
    keys: &[
        ("openapi", Text),
        ("info", Object(&INFO)),
        ("servers", List(&Object(&SERVER))),
        ("paths", Object(&PATHS)),
        ("components", Object(&COMPONENTS)),
        ("security", Same(&SECURITY)),
        ("tags", List(&Object(&TAG))),
        ("externalDocs", Object(&EXTERNAL_DOCUMENTATION)),
        ("webhooks", LeftOut),
    ],
    needed: &[
        Needed::refused(&["openapi"]),
        Needed::refused(&["info"]),
        Needed::refused(&["paths"]),
    ],
    ..Members::NONE
});

static INFO: Members = Members {
    name: "the info of a description",
    keys: &[
        ("title", Text),
        ("version", Text),
        ("description", Text),
        ("termsOfService", Text),
        ("contact", Object(&CONTACT)),
        ("license", Object(&LICENSE)),
    ],
    needed: &[Needed::refused(&["title"]), Needed::refused(&["version"])],
    ..Members::NONE
};

static CONTACT: Members = Members {
    name: "a contact",
    keys: &[("name", Text), ("url", Text), ("email", Text)],
    ..Members::NONE
};

static LICENSE: Members = Members {
    name: "a license",
    keys: &[("name", Text), ("url", Text)],
    needed: &[Needed::refused(&["name"])],
    ..Members::NONE
};

static SERVER: Members = Members {
    name: "a server",
    keys: &[
        ("url", Text),
        ("name", Text),
        ("description", Text),
        ("variables", Map(&Object(&SERVER_VARIABLE))),
    ],
    needed: &[Needed::refused(&["url"])],
    ..Members::NONE
};

static SERVER_VARIABLE: Members = Members {
    name: "a server variable",
    keys: &[("enum", TEXTS), ("default", Text), ("description", Text)],
    needed: &[Needed::refused(&["default"])],
    ..Members::NONE
};

static TAG: Members = Members {
    name: "a tag",
    extensions: &[NAME],
    keys: &[
        ("name", Text),
        ("summary", Text),
        ("description", Text),
        ("parent", Text),
        ("kind", Text),
        ("externalDocs", Object(&EXTERNAL_DOCUMENTATION)),
    ],
    needed: &[Needed::refused(&["name"])],
    ..Members::NONE
};

static EXTERNAL_DOCUMENTATION: Members = Members {
    name: "external documentation",
    keys: &[("url", Text), ("description", Text)],
    needed: &[Needed::refused(&["url"])],
    ..Members::NONE
};

static COMPONENTS: Members = Members {
    name: "the components",
    keys: &[
        ("schemas", Map(&SCHEMA)),
        ("responses", Map(&RESPONSE)),
        ("parameters", Map(&PARAMETER)),
        ("examples", Same(&EXAMPLES)),
        ("requestBodies", Map(&REQUEST_BODY)),
        ("headers", Same(&HEADERS)),
        (
            "securitySchemes",
            Map(&Reference("securitySchemes", &SECURITY_SCHEME)),
        ),
        ("links", Same(&LINKS)),
        ("callbacks", LeftOut),
    ],
    ..Members::NONE
};

static SECURITY: Kind = List(&Map(&TEXTS));

const TEXTS: Kind = List(&Text);
