//! The objects of OpenAPI 3.0 and of overlays: which key holds which kind of value.

use super::kinds::Kind::{
    Any, Choice, Count, Flag, FlagOr, LeftOut, List, Map, Number, Object, Reference, Same, Tagged,
    Text,
};
use super::kinds::{Kind, Members, Missing, Needed, Rest};

type Keys = &'static [(&'static str, Kind)];

const fn needed(key: &'static [&'static str]) -> Needed {
    Needed {
        keys: key,
        missing: Missing::Refused,
    }
}

const fn filled(keys: &'static [&'static str], missing: Missing) -> Needed {
    Needed { keys, missing }
}

/// A whole description.
pub static OPENAPI: Kind = Object(&Members {
    name: "a description",
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
    needed: &[needed(&["openapi"]), needed(&["info"]), needed(&["paths"])],
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
    needed: &[needed(&["title"]), needed(&["version"])],
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
    needed: &[needed(&["name"])],
    ..Members::NONE
};

static SERVER: Members = Members {
    name: "a server",
    keys: &[
        ("url", Text),
        ("description", Text),
        ("variables", Map(&Object(&SERVER_VARIABLE))),
    ],
    needed: &[needed(&["url"])],
    ..Members::NONE
};

static SERVER_VARIABLE: Members = Members {
    name: "a server variable",
    keys: &[("enum", TEXTS), ("default", Text), ("description", Text)],
    needed: &[needed(&["default"])],
    ..Members::NONE
};

static TAG: Members = Members {
    name: "a tag",
    keys: &[
        ("name", Text),
        ("description", Text),
        ("externalDocs", Object(&EXTERNAL_DOCUMENTATION)),
    ],
    needed: &[needed(&["name"])],
    ..Members::NONE
};

static EXTERNAL_DOCUMENTATION: Members = Members {
    name: "external documentation",
    keys: &[("url", Text), ("description", Text)],
    needed: &[needed(&["url"])],
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
        ("securitySchemes", Map(&Reference(&SECURITY_SCHEME))),
        ("links", Same(&LINKS)),
        ("callbacks", LeftOut),
    ],
    ..Members::NONE
};

static PATHS: Members = Members {
    name: "the paths",
    rest: Some(&Rest {
        accepts: |key| key.starts_with('/'),
        must_be: "a path, beginning with `/`",
        kind: Reference(&Object(&PATH_ITEM)),
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
        ("servers", List(&Object(&SERVER))),
        ("parameters", List(&PARAMETER)),
    ],
    ..Members::NONE
};

static OPERATION: Members = Members {
    name: "an operation",
    keys: &[
        ("tags", TEXTS),
        ("summary", Text),
        ("description", Text),
        ("externalDocs", Object(&EXTERNAL_DOCUMENTATION)),
        ("operationId", Text),
        ("parameters", List(&PARAMETER)),
        ("requestBody", Same(&REQUEST_BODY)),
        ("responses", Object(&RESPONSES)),
        ("callbacks", LeftOut),
        ("deprecated", Flag),
        ("security", Same(&SECURITY)),
        ("servers", List(&Object(&SERVER))),
    ],
    needed: &[filled(&["responses"], Missing::Object)],
    ..Members::NONE
};

static SECURITY: Kind = List(&Map(&TEXTS));
const TEXTS: Kind = List(&Text);

static PARAMETER: Kind = Reference(&Tagged(
    "in",
    &[
        ("query", &QUERY_PARAMETER),
        ("header", &HEADER_PARAMETER),
        ("path", &PATH_PARAMETER),
        ("cookie", &COOKIE_PARAMETER),
    ],
));

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

const PARAMETER_NEEDS: &[Needed] = &[needed(&["name"]), needed(&["schema", "content"])];

const QUERY_STYLE: Kind = Choice(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]);

static QUERY_PARAMETER: Members = Members {
    name: "a query parameter",
    keys: &[("name", Text), ("in", Text), ("style", QUERY_STYLE)],
    shared: VALUE_KEYS,
    needed: PARAMETER_NEEDS,
    ..Members::NONE
};

static HEADER_PARAMETER: Members = Members {
    name: "a header parameter",
    keys: &[("name", Text), ("in", Text), ("style", Choice(&["simple"]))],
    shared: VALUE_KEYS,
    needed: PARAMETER_NEEDS,
    ..Members::NONE
};

static PATH_PARAMETER: Members = Members {
    name: "a path parameter",
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
    keys: &[("name", Text), ("in", Text), ("style", Choice(&["form"]))],
    shared: VALUE_KEYS,
    needed: PARAMETER_NEEDS,
    ..Members::NONE
};

static HEADERS: Kind = Map(&Reference(&Object(&HEADER)));

static HEADER: Members = Members {
    name: "a header",
    keys: &[("style", Choice(&["simple"]))],
    shared: VALUE_KEYS,
    needed: &[filled(&["schema", "content"], Missing::Object)],
    ..Members::NONE
};

static REQUEST_BODY: Kind = Reference(&Object(&Members {
    name: "a request body",
    keys: &[
        ("description", Text),
        ("content", Same(&CONTENT)),
        ("required", Flag),
    ],
    needed: &[needed(&["content"])],
    ..Members::NONE
}));

static CONTENT: Kind = Map(&Object(&MEDIA_TYPE));

static MEDIA_TYPE: Members = Members {
    name: "a media type",
    keys: &[
        ("schema", Same(&SCHEMA)),
        ("example", Any),
        ("examples", Same(&EXAMPLES)),
        ("encoding", Map(&Object(&ENCODING))),
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

static RESPONSES: Members = Members {
    name: "the responses",
    keys: &[("default", Same(&RESPONSE))],
    rest: Some(&Rest {
        accepts: is_status,
        must_be: "a status such as `200`, `4XX` or `default`",
        kind: Same(&RESPONSE),
    }),
    ..Members::NONE
};

fn is_status(key: &str) -> bool {
    let bytes = key.as_bytes();
    let is_range = matches!(bytes, [b'1'..=b'5', b'X' | b'x', b'X' | b'x']);
    is_range || matches!(bytes, [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'])
}

static RESPONSE: Kind = Reference(&Object(&Members {
    name: "a response",
    keys: &[
        ("description", Text),
        ("headers", Same(&HEADERS)),
        ("content", Same(&CONTENT)),
        ("links", Same(&LINKS)),
    ],
    needed: &[filled(&["description"], Missing::Text)],
    ..Members::NONE
}));

static LINKS: Kind = Map(&Reference(&Object(&Members {
    name: "a link",
    keys: &[
        ("operationRef", Text),
        ("operationId", Text),
        ("parameters", Map(&Any)),
        ("requestBody", Any),
        ("description", Text),
        ("server", Object(&SERVER)),
    ],
    needed: &[needed(&["operationId", "operationRef"])],
    ..Members::NONE
})));

static EXAMPLES: Kind = Map(&Reference(&Object(&Members {
    name: "an example",
    keys: &[
        ("summary", Text),
        ("description", Text),
        ("value", Any),
        ("externalValue", Text),
    ],
    ..Members::NONE
})));

/// A schema, or a reference to one.
pub static SCHEMA: Kind = Reference(&Object(&Members {
    name: "a schema",
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
        ("required", TEXTS),
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
}));

static DISCRIMINATOR: Members = Members {
    name: "a discriminator",
    keys: &[("propertyName", Text), ("mapping", Map(&Text))],
    needed: &[needed(&["propertyName"])],
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
    ],
    ..Members::NONE
};

static SECURITY_SCHEME: Kind = Tagged(
    "type",
    &[
        (
            "apiKey",
            &Members {
                name: "an API key",
                keys: &[
                    ("type", Text),
                    ("description", Text),
                    ("name", Text),
                    ("in", Choice(&["query", "header", "cookie"])),
                ],
                needed: &[needed(&["name"]), needed(&["in"])],
                ..Members::NONE
            },
        ),
        (
            "http",
            &Members {
                name: "HTTP authentication",
                keys: &[
                    ("type", Text),
                    ("description", Text),
                    ("scheme", Text),
                    ("bearerFormat", Text),
                ],
                needed: &[needed(&["scheme"])],
                ..Members::NONE
            },
        ),
        (
            "oauth2",
            &Members {
                name: "OAuth 2",
                keys: &[
                    ("type", Text),
                    ("description", Text),
                    ("flows", Object(&FLOWS)),
                ],
                needed: &[needed(&["flows"])],
                ..Members::NONE
            },
        ),
        (
            "openIdConnect",
            &Members {
                name: "OpenID Connect",
                keys: &[
                    ("type", Text),
                    ("description", Text),
                    ("openIdConnectUrl", Text),
                ],
                needed: &[needed(&["openIdConnectUrl"])],
                ..Members::NONE
            },
        ),
    ],
);

static FLOWS: Members = Members {
    name: "the flows of OAuth 2",
    keys: &[
        ("implicit", Object(&AUTHORIZATION_FLOW)),
        ("password", Object(&TOKEN_FLOW)),
        ("clientCredentials", Object(&TOKEN_FLOW)),
        ("authorizationCode", Object(&CODE_FLOW)),
    ],
    ..Members::NONE
};

const FLOW_KEYS: Keys = &[
    ("authorizationUrl", Text),
    ("tokenUrl", Text),
    ("refreshUrl", Text),
    ("scopes", Map(&Text)),
];

static AUTHORIZATION_FLOW: Members = Members {
    name: "a flow",
    keys: FLOW_KEYS,
    needed: &[
        needed(&["authorizationUrl"]),
        filled(&["scopes"], Missing::Object),
    ],
    ..Members::NONE
};

static TOKEN_FLOW: Members = Members {
    name: "a flow",
    keys: FLOW_KEYS,
    needed: &[needed(&["tokenUrl"]), filled(&["scopes"], Missing::Object)],
    ..Members::NONE
};

static CODE_FLOW: Members = Members {
    name: "a flow",
    keys: FLOW_KEYS,
    needed: &[
        needed(&["authorizationUrl"]),
        needed(&["tokenUrl"]),
        filled(&["scopes"], Missing::Object),
    ],
    ..Members::NONE
};

/// A whole overlay.
pub static OVERLAY: Kind = Object(&Members {
    name: "an overlay",
    keys: &[
        ("overlay", Text),
        ("info", Object(&OVERLAY_INFO)),
        ("extends", Text),
        ("actions", List(&Object(&ACTION))),
    ],
    needed: &[
        needed(&["overlay"]),
        needed(&["info"]),
        needed(&["actions"]),
    ],
    is_strict: true,
    ..Members::NONE
});

static OVERLAY_INFO: Members = Members {
    name: "the info of an overlay",
    keys: &[("title", Text), ("version", Text)],
    needed: &[needed(&["title"]), needed(&["version"])],
    is_strict: true,
    ..Members::NONE
};

static ACTION: Members = Members {
    name: "an action",
    keys: &[
        ("target", Text),
        ("description", Text),
        ("update", Any),
        ("remove", Flag),
    ],
    needed: &[needed(&["target"])],
    is_strict: true,
    ..Members::NONE
};
