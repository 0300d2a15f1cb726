//! Schemas, and what only stands in them.

use super::super::kinds::Kind::{
    Any, Choice, Count, Flag, FlagOr, Former, LeftOut, List, Map, Number, Object, Reference, Same,
    Text,
};
use super::super::kinds::{Kind, Members, Needed};
use super::{EXTERNAL_DOCUMENTATION, TEXTS};
use crate::extensions::{
    AMBIGUOUS, EXACT_NUMBERS, KEEP_UNKNOWN_FIELDS, NAME, NAMES, SIBLING_DISCRIMINATOR,
};

/// A schema, or a reference to one.
pub static SCHEMA: Kind = Reference(
    "schemas",
    &Object(&Members {
        name: "a schema",
        extensions: &[
            NAME,
            NAMES,
            AMBIGUOUS,
            EXACT_NUMBERS,
            KEEP_UNKNOWN_FIELDS,
            SIBLING_DISCRIMINATOR,
        ],
        keys: &[
            (
                "type",
                Choice(&["string", "number", "integer", "boolean", "array", "object"]),
            ),
            ("format", Text),
            ("title", Text),
            ("description", Text),
            ("nullable", Flag),
            ("readOnly", Flag),
            ("writeOnly", Flag),
            ("deprecated", Flag),
            ("default", Any),
            ("example", Any),
            ("enum", List(&Any)),
            ("multipleOf", Number),
            ("minimum", Number),
            ("maximum", Number),
            ("exclusiveMinimum", Flag),
            ("exclusiveMaximum", Flag),
            ("minLength", Count),
            ("maxLength", Count),
            ("pattern", Text),
            ("items", Same(&SCHEMA)),
            ("minItems", Count),
            ("maxItems", Count),
            ("uniqueItems", Flag),
            ("properties", Map(&SCHEMA)),
            ("required", Former(&TEXTS)),
            ("additionalProperties", FlagOr(&SCHEMA)),
            ("minProperties", Count),
            ("maxProperties", Count),
            ("allOf", List(&SCHEMA)),
            ("oneOf", List(&SCHEMA)),
            ("anyOf", List(&SCHEMA)),
            ("not", Same(&SCHEMA)),
            ("discriminator", Object(&DISCRIMINATOR)),
            ("xml", Object(&XML)),
            ("externalDocs", Object(&EXTERNAL_DOCUMENTATION)),
        ],
        ..Members::NONE
    }),
);

static DISCRIMINATOR: Members = Members {
    name: "a discriminator",
    keys: &[
        ("propertyName", Text),
        ("mapping", Map(&Text)),
        ("defaultMapping", LeftOut),
    ],
    needed: &[Needed::refused(&["propertyName"])],
    ..Members::NONE
};

static XML: Members = Members {
    name: "the xml of a schema",
    keys: &[
        ("name", Text),
        ("namespace", Text),
        ("prefix", Text),
        ("attribute", Flag),
        ("wrapped", Flag),
        ("nodeType", Text),
    ],
    ..Members::NONE
};
