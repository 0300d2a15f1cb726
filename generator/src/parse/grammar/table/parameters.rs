//! Parameters and headers.

use super::super::kinds::Kind::{Any, Choice, Flag, Map, Object, Reference, Same, Tagged, Text};
use super::super::kinds::{Keys, Kind, Members, Missing, Needed};
use super::operations::{CONTENT, EXAMPLES};
use super::schemas::SCHEMA;
use crate::extensions::NAME;

pub static PARAMETER: Kind = Reference(
    "parameters",
    &Tagged(
        "in",
        &[
            ("query", &QUERY_PARAMETER),
            ("header", &HEADER_PARAMETER),
            ("path", &PATH_PARAMETER),
            ("cookie", &COOKIE_PARAMETER),
        ],
    ),
);

static VALUE_KEYS: Keys = &[
    ("description", Text),
    ("required", Flag),
    ("deprecated", Flag),
    ("allowEmptyValue", Flag),
    ("explode", Flag),
    ("allowReserved", Flag),
    ("schema", Same(&SCHEMA)),
    ("content", Same(&CONTENT)),
    ("example", Any),
    ("examples", Same(&EXAMPLES)),
];

const PARAMETER_NEEDS: &[Needed] = &[
    Needed::refused(&["name"]),
    Needed::refused(&["schema", "content"]),
];

pub const QUERY_STYLE: Kind = Choice(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]);

static QUERY_PARAMETER: Members = Members {
    name: "a query parameter",
    extensions: &[NAME],
    keys: &[("name", Text), ("in", Text), ("style", QUERY_STYLE)],
    shared: VALUE_KEYS,
    needed: PARAMETER_NEEDS,
    ..Members::NONE
};

static HEADER_PARAMETER: Members = Members {
    name: "a header parameter",
    extensions: &[NAME],
    keys: &[("name", Text), ("in", Text), ("style", Choice(&["simple"]))],
    shared: VALUE_KEYS,
    needed: PARAMETER_NEEDS,
    ..Members::NONE
};

static PATH_PARAMETER: Members = Members {
    name: "a path parameter",
    extensions: &[NAME],
    keys: &[
        ("name", Text),
        ("in", Text),
        ("style", Choice(&["simple", "label", "matrix"])),
    ],
    shared: VALUE_KEYS,
    needed: PARAMETER_NEEDS,
    always: Some("required"),
    ..Members::NONE
};

static COOKIE_PARAMETER: Members = Members {
    name: "a cookie parameter",
    extensions: &[NAME],
    keys: &[("name", Text), ("in", Text), ("style", Choice(&["form"]))],
    shared: VALUE_KEYS,
    needed: PARAMETER_NEEDS,
    ..Members::NONE
};

pub static HEADERS: Kind = Map(&Reference("headers", &Object(&HEADER)));

static HEADER: Members = Members {
    name: "a header",
    keys: &[("style", Choice(&["simple"]))],
    shared: VALUE_KEYS,
    needed: &[Needed::filled(&["schema", "content"], Missing::Object)],
    ..Members::NONE
};
