//! Security schemes, and the flows of OAuth 2.

use super::super::kinds::Kind::{Choice, Map, Object, Tagged, Text};
use super::super::kinds::{Keys, Kind, Members, Missing, Needed};

pub static SECURITY_SCHEME: Kind = Tagged(
    "type",
    &[
        (
            "apiKey",
            &Members {
                name: "an API key",
                names: &["x-name"],
                keys: &[
                    ("type", Text),
                    ("description", Text),
                    ("name", Text),
                    ("in", Choice(&["query", "header", "cookie"])),
                ],
                needed: &[Needed::refused(&["name"]), Needed::refused(&["in"])],
                ..Members::NONE
            },
        ),
        (
            "http",
            &Members {
                name: "HTTP authentication",
                names: &["x-name"],
                keys: &[
                    ("type", Text),
                    ("description", Text),
                    ("scheme", Text),
                    ("bearerFormat", Text),
                ],
                needed: &[Needed::refused(&["scheme"])],
                ..Members::NONE
            },
        ),
        (
            "oauth2",
            &Members {
                name: "OAuth 2",
                names: &["x-name"],
                keys: &[
                    ("type", Text),
                    ("description", Text),
                    ("flows", Object(&FLOWS)),
                ],
                needed: &[Needed::refused(&["flows"])],
                ..Members::NONE
            },
        ),
        (
            "openIdConnect",
            &Members {
                name: "OpenID Connect",
                names: &["x-name"],
                keys: &[
                    ("type", Text),
                    ("description", Text),
                    ("openIdConnectUrl", Text),
                ],
                needed: &[Needed::refused(&["openIdConnectUrl"])],
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
        Needed::refused(&["authorizationUrl"]),
        Needed::filled(&["scopes"], Missing::Object),
    ],
    ..Members::NONE
};

static TOKEN_FLOW: Members = Members {
    name: "a flow",
    keys: FLOW_KEYS,
    needed: &[
        Needed::refused(&["tokenUrl"]),
        Needed::filled(&["scopes"], Missing::Object),
    ],
    ..Members::NONE
};

static CODE_FLOW: Members = Members {
    name: "a flow",
    keys: FLOW_KEYS,
    needed: &[
        Needed::refused(&["authorizationUrl"]),
        Needed::refused(&["tokenUrl"]),
        Needed::filled(&["scopes"], Missing::Object),
    ],
    ..Members::NONE
};
