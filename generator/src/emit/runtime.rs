//! The hand-written files that a crate needs.

use crate::ir::Api;
use crate::ir::models::ModelKind;
use crate::ir::resources::Resource;
use crate::ir::unions::Way;

/// One hand-written file.
#[derive(Clone, Copy)]
pub struct RuntimeFile {
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

macro_rules! runtime_file {
    ($name:literal, $exports:expr) => {
        runtime_file!($name, $exports, None)
    };
    ($name:literal, $exports:expr, $feature:expr) => {
        RuntimeFile {
            name: $name,
            text: include_str!(concat!("../../runtime/", $name, ".rs")),
            path: concat!("generator/runtime/", $name, ".rs"),
            exports: &$exports,
            feature: $feature,
        }
    };
}

const ADDRESS: RuntimeFile = runtime_file!("address", []);
const ALIASES: RuntimeFile = runtime_file!("aliases", []);
const ANSWER: RuntimeFile = runtime_file!("answer", ["Answer", "Decode", "Json", "Nothing"]);
const ASKED: RuntimeFile = runtime_file!("asked", []);
const ATTEMPTS: RuntimeFile = runtime_file!("attempts", []);
const BLOCKING: RuntimeFile = runtime_file!("blocking", [], Some("blocking"));
const BOXED: RuntimeFile = runtime_file!("boxed", ["BoxFuture"]);
const BY_KEY: RuntimeFile = runtime_file!("by_key", []);
const BY_PROPERTY: RuntimeFile = runtime_file!("by_property", []);
const CALL: RuntimeFile = runtime_file!("call", ["Call"]);
const CLIENT: RuntimeFile = runtime_file!("client", ["Client", "ClientBuilder"]);
const CLOCK: RuntimeFile = runtime_file!("clock", []);
const CREDENTIAL: RuntimeFile = runtime_file!("credential", ["Credential"]);
const DATE_TIME: RuntimeFile = runtime_file!("date_time", ["DateTime", "DateTimeError"]);
const DEADLINE: RuntimeFile = runtime_file!("deadline", []);
const DECLARED_FIELDS: RuntimeFile = runtime_file!("declared_fields", []);
const ERROR: RuntimeFile = runtime_file!(
    "error",
    [
        "BuildError",
        "DecodeError",
        "Error",
        "StatusError",
        "TransportError"
    ]
);
const EXCERPT: RuntimeFile = runtime_file!("excerpt", []);
const FAULT: RuntimeFile = runtime_file!("fault", ["Fault", "FaultKind"]);
const FIXTURE: RuntimeFile = runtime_file!("fixture", ["fixture"], Some("mock"));
const FORM: RuntimeFile = runtime_file!("form", []);
const FURTHER_FIELDS: RuntimeFile = runtime_file!("further_fields", []);
const HTTP_CLIENT: RuntimeFile = runtime_file!("http_client", []);
const HTTP_TRANSPORT: RuntimeFile = runtime_file!("http_transport", []);
const INTERCEPTOR: RuntimeFile = runtime_file!("interceptor", ["Attempt", "Interceptor", "Next"]);
const LENIENT: RuntimeFile = runtime_file!("lenient", ["Lenient", "Refused"]);
const LINK: RuntimeFile = runtime_file!("link", []);
const MEMBERS: RuntimeFile = runtime_file!("members", []);
const MOCK: RuntimeFile = runtime_file!("mock", ["MockTransport"], Some("mock"));
const MOCK_ANSWER: RuntimeFile = runtime_file!("mock_answer", ["MockAnswer"], Some("mock"));
const MOCK_REQUEST: RuntimeFile = runtime_file!("mock_request", ["MockRequest"], Some("mock"));
const MULTIPART: RuntimeFile = runtime_file!("multipart", ["FilePart", "Multipart"]);
const NULL: RuntimeFile = runtime_file!("null", []);
const NUMBER: RuntimeFile = runtime_file!("number", ["Number"]);
const OBJECTS: RuntimeFile = runtime_file!("objects", []);
const ORIGIN: RuntimeFile = runtime_file!("origin", []);
const PACE: RuntimeFile = runtime_file!("pace", []);
const PAGING: RuntimeFile = runtime_file!("paging", ["Follow", "Items", "Paged", "Pages"]);
const RATE_LIMIT: RuntimeFile = runtime_file!("rate_limit", ["RateLimit"]);
const RAW_JSON: RuntimeFile = runtime_file!("raw_json", ["RawJson"]);
const REQUEST_ID: RuntimeFile = runtime_file!("request_id", []);
const RETRY: RuntimeFile = runtime_file!("retry", ["RetryPolicy"]);
const RETRY_AFTER: RuntimeFile = runtime_file!("retry_after", []);
const RETRY_BUDGET: RuntimeFile = runtime_file!("retry_budget", []);
const SENDS: RuntimeFile = runtime_file!("sends", []);
const SHAPE: RuntimeFile = runtime_file!("shape", ["JsonKind", "Shape"]);
const SLOWDOWN: RuntimeFile = runtime_file!("slowdown", []);
const STRING_ENUM: RuntimeFile = runtime_file!("string_enum", []);
const STRING_NEWTYPE: RuntimeFile = runtime_file!("string_newtype", []);
const SURROGATES: RuntimeFile = runtime_file!("surrogates", []);
const TEXT: RuntimeFile = runtime_file!("text", []);
const TRACE: RuntimeFile = runtime_file!("trace", []);
const TRANSPORT: RuntimeFile = runtime_file!("transport", ["Limits", "Sent", "Transport"]);
const UNION_ENUM: RuntimeFile = runtime_file!("union_enum", []);
const VARIANTS: RuntimeFile = runtime_file!("variants", []);

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
    INTERCEPTOR,
    LINK,
    MOCK,
    MOCK_ANSWER,
    MOCK_REQUEST,
    NUMBER,
    OBJECTS,
    ORIGIN,
    PACE,
    RATE_LIMIT,
    RAW_JSON,
    REQUEST_ID,
    RETRY,
    RETRY_AFTER,
    RETRY_BUDGET,
    SLOWDOWN,
    SURROGATES,
    TRACE,
    TRANSPORT,
];

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
            files.extend([DECLARED_FIELDS, TEXT, UNION_ENUM, VARIANTS]);
            match union.way {
                Way::Key => files.extend([BY_KEY, MEMBERS]),
                Way::Property { .. } => files.extend([BY_PROPERTY, MEMBERS]),
                Way::Shape => files.extend([SHAPE, MEMBERS]),
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
    if kinds().any(|kind| matches!(kind, ModelKind::Parts(_))) {
        files.push(MULTIPART);
    }
    if api.resources.iter().any(Resource::sends_forms) {
        files.push(FORM);
    }
    if api
        .resources
        .iter()
        .any(|resource| !resource.operations.is_empty())
    {
        files.push(SENDS);
    }
    if pages(api) {
        files.push(PAGING);
    }
    files.sort_by_key(|file| file.name);
    files.dedup_by_key(|file| file.name);
    files
}

/// Whether some list has pages that lead to further ones.
pub fn pages(api: &Api) -> bool {
    let envelope = api.envelope.as_ref();
    envelope.is_some_and(|envelope| envelope.next.is_some())
}
