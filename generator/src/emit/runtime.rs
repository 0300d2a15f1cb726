//! The hand-written files that a crate needs.

use crate::ir::Api;
use crate::ir::models::ModelKind;
use crate::ir::resources::Resource;
use crate::ir::unions::Way;

/// One hand-written file.
#[derive(Clone, Copy)]
pub struct RuntimeFile {
    /// The folder it stands in.
    pub folder: &'static str,
    /// The module's name.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// Where it stands in this repository.
    pub path: &'static str,
    /// The names that the crate's root gives to users.
    pub exports: &'static [&'static str],
    /// The feature of the crate without which the file is left out.
    pub feature: Option<&'static str>,
}

/// The folders of hand-written files, and what these are for.
pub const FOLDERS: [(&str, &str); 7] = [
    ("calls", "Calls: what is asked, and what comes of it."),
    ("clients", "The client, and what it proves itself with."),
    (
        "retries",
        "When a request may be sent: retries, limits and pauses.",
    ),
    ("testing", "What takes the place of the network in tests."),
    ("transports", "What carries requests to the server."),
    (
        "unions",
        "Unions: how their variants are told apart and read.",
    ),
    (
        "values",
        "What values are made of, and how JSON is read as them.",
    ),
];

macro_rules! runtime_file {
    ($folder:literal, $name:literal, $exports:expr) => {
        runtime_file!($folder, $name, $exports, None)
    };
    ($folder:literal, $name:literal, $exports:expr, $feature:expr) => {
        RuntimeFile {
            folder: $folder,
            name: $name,
            text: include_str!(concat!("../../runtime/", $folder, "/", $name, ".rs")),
            path: concat!("generator/runtime/", $folder, "/", $name, ".rs"),
            exports: &$exports,
            feature: $feature,
        }
    };
}

const ADDRESS: RuntimeFile = runtime_file!("calls", "address", []);
const ALIASES: RuntimeFile = runtime_file!("values", "aliases", []);
const ANSWER: RuntimeFile = runtime_file!(
    "calls",
    "answer",
    [
        "Answer",
        "Decode",
        "DecodeAnswer",
        "Json",
        "JsonOrNull",
        "JsonText",
        "Nothing",
        "Redirected"
    ]
);
const ASKED: RuntimeFile = runtime_file!("calls", "asked", []);
const ATTEMPTS: RuntimeFile = runtime_file!("retries", "attempts", []);
const BLOCKING: RuntimeFile = runtime_file!("calls", "blocking", [], Some("blocking"));
const BOXED: RuntimeFile = runtime_file!("transports", "boxed", ["BoxFuture"]);
const BY_KEY: RuntimeFile = runtime_file!("unions", "by_key", []);
const BY_PROPERTY: RuntimeFile = runtime_file!("unions", "by_property", []);
const CALL: RuntimeFile = runtime_file!("calls", "call", ["Call"]);
const CLIENT: RuntimeFile = runtime_file!("clients", "client", ["Client", "ClientBuilder"]);
const CLOCK: RuntimeFile = runtime_file!("retries", "clock", []);
const CREDENTIAL: RuntimeFile = runtime_file!("clients", "credential", ["Credential"]);
const DATE_TIME: RuntimeFile = runtime_file!("values", "date_time", ["DateTime", "DateTimeError"]);
const DEADLINE: RuntimeFile = runtime_file!("retries", "deadline", []);
const DECLARED_FIELDS: RuntimeFile = runtime_file!("values", "declared_fields", []);
const ERROR: RuntimeFile = runtime_file!(
    "calls",
    "error",
    [
        "BuildError",
        "DecodeError",
        "Error",
        "StatusError",
        "TransportError"
    ]
);
const EXCERPT: RuntimeFile = runtime_file!("calls", "excerpt", []);
const FAULT: RuntimeFile = runtime_file!("transports", "fault", ["Fault", "FaultKind"]);
const FIXTURE: RuntimeFile = runtime_file!("testing", "fixture", ["fixture"], Some("mock"));
const FORM: RuntimeFile = runtime_file!("calls", "form", []);
const FURTHER_FIELDS: RuntimeFile = runtime_file!("values", "further_fields", []);
const HTTP_CLIENT: RuntimeFile = runtime_file!("transports", "http_client", []);
const HTTP_TRANSPORT: RuntimeFile = runtime_file!("transports", "http_transport", []);
const INTEGERS: RuntimeFile = runtime_file!("values", "integers", []);
const INTERCEPTOR: RuntimeFile = runtime_file!(
    "transports",
    "interceptor",
    ["Attempt", "Interceptor", "Next"]
);
const LENIENT: RuntimeFile = runtime_file!("calls", "lenient", ["Lenient", "Refused"]);
const LEVELS: RuntimeFile = runtime_file!("calls", "levels", []);
const LINK: RuntimeFile = runtime_file!("calls", "link", []);
const MEMBERS: RuntimeFile = runtime_file!("values", "members", []);
const MOCK: RuntimeFile = runtime_file!("testing", "mock", ["MockTransport"], Some("mock"));
const MOCK_ANSWER: RuntimeFile =
    runtime_file!("testing", "mock_answer", ["MockAnswer"], Some("mock"));
const MOCK_REQUEST: RuntimeFile =
    runtime_file!("testing", "mock_request", ["MockRequest"], Some("mock"));
const MULTIPART: RuntimeFile =
    runtime_file!("calls", "multipart", ["FileOr", "FilePart", "Multipart"]);
const NESTING: RuntimeFile = runtime_file!("values", "nesting", []);
const NULL: RuntimeFile = runtime_file!("values", "null", []);
const NUMBER: RuntimeFile = runtime_file!("values", "number", ["Number"]);
const ORIGIN: RuntimeFile = runtime_file!("clients", "origin", []);
const PACE: RuntimeFile = runtime_file!("retries", "pace", []);
const PAGING: RuntimeFile = runtime_file!("calls", "paging", ["Follow", "Items", "Paged", "Pages"]);
const RATE_LIMIT: RuntimeFile = runtime_file!("retries", "rate_limit", ["RateLimit"]);
const RAW_JSON: RuntimeFile = runtime_file!("values", "raw_json", ["RawJson"]);
const READER: RuntimeFile = runtime_file!("values", "reader", []);
const REQUEST_ID: RuntimeFile = runtime_file!("calls", "request_id", []);
const RETRY: RuntimeFile = runtime_file!("retries", "retry", ["RetryPolicy"]);
const RETRY_AFTER: RuntimeFile = runtime_file!("retries", "retry_after", []);
const RETRY_BUDGET: RuntimeFile = runtime_file!("retries", "retry_budget", []);
const SENDS: RuntimeFile = runtime_file!("calls", "sends", []);
const SHAPE: RuntimeFile = runtime_file!("unions", "shape", ["JsonKind", "Shape"]);
const SIGNING: RuntimeFile = runtime_file!("clients", "signing", []);
const SLOWDOWN: RuntimeFile = runtime_file!("retries", "slowdown", []);
const SPELLING: RuntimeFile = runtime_file!("calls", "spelling", []);
const STATUS_ENUM: RuntimeFile = runtime_file!("calls", "status_enum", []);
const STRING_ENUM: RuntimeFile = runtime_file!("values", "string_enum", []);
const STRING_NEWTYPE: RuntimeFile = runtime_file!("values", "string_newtype", []);
const STYLE: RuntimeFile = runtime_file!("calls", "style", ["Style"]);
const STYLED: RuntimeFile = runtime_file!("calls", "styled", []);
const SURROGATES: RuntimeFile = runtime_file!("values", "surrogates", []);
const TEXT: RuntimeFile = runtime_file!("values", "text", []);
const TEXTS: RuntimeFile = runtime_file!("calls", "texts", []);
const TEXT_FORM: RuntimeFile = runtime_file!("unions", "text_form", ["TextForm"]);
const TRACE: RuntimeFile = runtime_file!("calls", "trace", []);
const TRANSPORT: RuntimeFile =
    runtime_file!("transports", "transport", ["Limits", "Sent", "Transport"]);
const UNION_ENUM: RuntimeFile = runtime_file!("unions", "union_enum", []);
const VARIANTS: RuntimeFile = runtime_file!("unions", "variants", []);

/// What every crate needs.
const ALWAYS: &[RuntimeFile] = &[
    ADDRESS,
    ANSWER,
    ASKED,
    ATTEMPTS,
    BLOCKING,
    BOXED,
    CALL,
    CLIENT,
    CLOCK,
    CREDENTIAL,
    DATE_TIME,
    DEADLINE,
    ERROR,
    EXCERPT,
    FAULT,
    FIXTURE,
    HTTP_CLIENT,
    HTTP_TRANSPORT,
    INTEGERS,
    INTERCEPTOR,
    LINK,
    MOCK,
    MOCK_ANSWER,
    MOCK_REQUEST,
    NUMBER,
    ORIGIN,
    PACE,
    RATE_LIMIT,
    RAW_JSON,
    READER,
    REQUEST_ID,
    RETRY,
    RETRY_AFTER,
    RETRY_BUDGET,
    SIGNING,
    SLOWDOWN,
    SURROGATES,
    TRACE,
    TRANSPORT,
];

/// What writes values by the styles of OpenAPI.
const STYLES: [RuntimeFile; 5] = [LEVELS, MEMBERS, SPELLING, STYLE, TEXT];

/// The files that this crate needs, by name: a file that nothing uses would be a warning.
pub fn files(api: &Api) -> Vec<RuntimeFile> {
    let mut files = ALWAYS.to_vec();
    let kinds = || api.kinds();
    if api.answers_lists() {
        files.push(LENIENT);
    }
    if kinds().any(|kind| matches!(kind, ModelKind::Enum(_))) {
        files.push(STRING_ENUM);
    }
    if kinds().any(|kind| matches!(kind, ModelKind::Newtype)) {
        files.push(STRING_NEWTYPE);
    }
    if kinds().any(|kind| matches!(kind, ModelKind::Struct(kind) if kind.has_aliases())) {
        files.extend([ALIASES, TEXT]);
    }
    for kind in kinds() {
        if let ModelKind::Union(union) = kind {
            files.extend([DECLARED_FIELDS, NESTING, TEXT, UNION_ENUM, VARIANTS]);
            match union.way {
                Way::Key => files.extend([BY_KEY, MEMBERS]),
                Way::Property { .. } => files.push(BY_PROPERTY),
                Way::Shape => files.extend([SHAPE, TEXT_FORM, MEMBERS]),
                Way::Sibling { .. } => {}
            }
        }
    }
    if kinds().any(ModelKind::keeps_others) {
        files.extend([FURTHER_FIELDS, TEXT]);
    }
    if kinds().any(ModelKind::keeps_null) {
        files.push(NULL);
    }
    if api.resources.iter().any(Resource::sends_parts) {
        files.push(MULTIPART);
    }
    if api.resources.iter().any(Resource::has_styles) {
        files.push(STYLED);
        files.extend(STYLES);
    }
    if api.resources.iter().any(Resource::has_styled_lists) {
        files.push(TEXTS);
    }
    if api.resources.iter().any(Resource::sends_forms) {
        files.push(FORM);
        files.extend(STYLES);
    }
    if api
        .resources
        .iter()
        .any(|resource| !resource.operations.is_empty())
    {
        files.push(SENDS);
    }
    if api.resources.iter().any(Resource::has_outcomes) {
        files.push(STATUS_ENUM);
    }
    if api.has_pages() {
        files.push(PAGING);
    }
    files.sort_by_key(|file| file.name);
    files.dedup_by_key(|file| file.name);
    files
}
