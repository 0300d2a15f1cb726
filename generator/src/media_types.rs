//! What media types say by their names.

/// The usual media type of JSON.
pub const JSON: &str = "application/json";

/// The usual media type of parts.
pub const PARTS: &str = "multipart/form-data";

/// The media type of a text of which nothing more is said.
pub const TEXT: &str = "text/plain";

/// The media type of a form.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// The media type of events that a server sends one after the other.
pub const EVENTS: &str = "text/event-stream";

/// The media type of a list of operations that change JSON. It is taken where no other JSON is described.
const JSON_PATCH: &str = "application/json-patch+json";

/// Any media type.
pub const ANY: &str = "*/*";

/// The usual media type of bytes.
pub const BYTES: &str = "application/octet-stream";

/// What a body is, the most typed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Content {
    Json,
    Parts,
    Form,
    Text,
    Bytes,
    /// Parts of another kind than forms have.
    OtherParts,
}

/// What a body of a media type is. `described` is what its schema tells, which decides where the media type may be any,
/// and whether JSON is a file and text is taken for bytes, as of any encoding. Text of another encoding than UTF-8 is
/// bytes, too.
pub fn content(name: &str, described: impl Fn() -> Option<Content>) -> Content {
    let is_encoded = is_encoded(name);
    match essence(name).as_str() {
        name if is_json(name) => match described() {
            Some(Content::Bytes) => Content::Bytes,
            _ => Content::Json,
        },
        PARTS | "multipart/*" => Content::Parts,
        FORM => Content::Form,
        ANY => described().unwrap_or(Content::Bytes),
        "application/*" if described() == Some(Content::Json) => Content::Json,
        name if name.starts_with("multipart/") => Content::OtherParts,
        name if name.starts_with("text/") => match described() {
            Some(Content::Bytes) => Content::Bytes,
            _ if is_encoded => Content::Bytes,
            _ => Content::Text,
        },
        _ => Content::Bytes,
    }
}

/// Which of several bodies is taken: the one that has the least. Events come last. Of two that are as typed, a media type
/// comes before a range, `application/json` before others of JSON, any of these before a list of operations, and what is
/// never JSON before files in its place.
pub fn rank(content: Content, name: &str, pointer: &str) -> (bool, Content, [bool; 3], String) {
    let name = essence(name);
    let is_unusual = match content {
        Content::Json => name != JSON,
        _ => is_json(&name),
    };
    let is_late = [name.contains('*'), name == JSON_PATCH, is_unusual];
    (name == EVENTS, content, is_late, pointer.to_owned())
}

/// Whether a media type is one of several by which the same thing is changed, each in another way.
pub fn is_patch(name: &str) -> bool {
    name.ends_with("patch+json")
}

/// Whether what has this media type comes from a file.
pub fn is_of_files(media_type: Option<&str>) -> bool {
    media_type.is_some_and(|it| !is_json(it) && !essence(it).starts_with("text/"))
}

/// Whether a media type is one of JSON.
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence.ends_with("/json") || essence.ends_with("+json")
}

/// A media type without parameters, in lower case. Of a list it is the first.
pub fn essence(media_type: &str) -> String {
    let first = parts(media_type, ',').remove(0);
    parts(first, ';').remove(0).to_ascii_lowercase()
}

/// The same with its parameters, but for those that whoever writes a body sets.
pub fn full_name(media_type: &str) -> String {
    let first = parts(media_type, ',').remove(0);
    let parameters = parts(first, ';').into_iter().skip(1);
    let parameters = parameters.filter(|parameter| {
        let (key, _) = parameter.split_once('=').unwrap_or((parameter, ""));
        let key = key.trim_end().to_ascii_lowercase();
        !["", "boundary", "charset", "q"].contains(&key.as_str())
    });
    let mut name = essence(first);
    for parameter in parameters {
        name = format!("{name}; {parameter}");
    }
    name
}

/// Whether a media type says that its texts are of another encoding than UTF-8.
pub fn is_encoded(media_type: &str) -> bool {
    charset(media_type).is_some_and(|it| !["utf-8", "utf8", "us-ascii"].contains(&&*it))
}

/// The encoding of a media type of texts, if it says one.
fn charset(media_type: &str) -> Option<String> {
    let first = parts(media_type, ',').remove(0);
    let mut parameters = parts(first, ';').into_iter().skip(1);
    parameters.find_map(|parameter| {
        let (key, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches('"').to_ascii_lowercase();
        key.trim().eq_ignore_ascii_case("charset").then_some(value)
    })
}

/// The parts of a text between these signs, but for those within quotes. There is at least one.
fn parts(text: &str, sign: char) -> Vec<&str> {
    let mut is_quoted = false;
    let parts = text.split(|letter| {
        is_quoted ^= letter == '"';
        letter == sign && !is_quoted
    });
    parts.map(str::trim).collect()
}

/// A media type of the description, or what is usual where that is a range or a list.
pub fn concrete<'a>(described: &'a str, usual: &'a str) -> &'a str {
    match is_single(described) {
        true => described,
        false => usual,
    }
}

/// Whether a media type is one, and no range or list.
pub fn is_single(media_type: &str) -> bool {
    parts(media_type, ',').len() == 1 && !essence(media_type).contains('*')
}

/// Whether a schema alone says what a body is.
pub fn is_any(media_type: &str) -> bool {
    essence(media_type) == ANY
}
