//! Security schemes, and the flows of OAuth 2.

use super::super::kinds::Kind::{Choice, Flag, Map, Object, Tagged, Text};
use super::super::kinds::{Keys, Kind, Members, Missing, Needed};
use crate::extensions::NAME;

pub static SECURITY_SCHEME: Kind = Tagged(
    "type",
    &[
        (
            "apiKey",
            &Members {
                name: "an API key",
                extensions: &[NAME],
                keys: &[
                    ("type", Text),
                    ("description", Text),
                    ("deprecated", Flag),
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
                extensions: &[NAME],
                keys: &[
                    ("type", Text),
                    ("description", Text),
                    ("deprecated", Flag),
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
                extensions: &[NAME],
                keys: &[
                    ("type", Text),
                    ("description", Text),
                    ("deprecated", Flag),
                    ("flows", Object(&FLOWS)),
                    ("oauth2MetadataUrl", Text),
                ],
                needed: &[Needed::refused(&["flows"])],
                ..Members::NONE
            },
        ),
        (
            "openIdConnect",
            &Members {
                name: "OpenID Connect",
                extensions: &[NAME],
                keys: &[
                    ("type", Text),
                    ("description", Text),
                    ("deprecated", Flag),
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
        ("deviceAuthorization", Object(&DEVICE_FLOW)),
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

static DEVICE_FLOW: Members = Members {
    name: "a flow",
    keys: &[
        ("deviceAuthorizationUrl", Text),
        ("tokenUrl", Text),
        ("refreshUrl", Text),
        ("scopes", Map(&Text)),
    ],
    needed: &[
        Needed::refused(&["deviceAuthorizationUrl"]),
        Needed::refused(&["tokenUrl"]),
        Needed::filled(&["scopes"], Missing::Object),
    ],
    ..Members::NONE
};
