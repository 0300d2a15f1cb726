//! What methods are called when the description does not say.
//!
//! The rule looks at one operation alone (its tag, verb and path), so that no name depends on which
//! other operations there are:
//!
//! 1. The verb: `GET` is `list` where the answer is a list and the path does not end in an
//!    argument, and `get` elsewhere; `POST` is `create`, `PUT` is `replace`, `PATCH` is `update`,
//!    `DELETE` is `delete`; others are themselves.
//! 2. The path, without `api` and versions (`v1`) in front, is read from the segment that is the
//!    tag's noun on (`messages` for the tag `Message`); from its beginning if there is none.
//! 3. What follows the noun is appended to the verb; a segment is singular if an argument follows
//!    it (`/users/{id}/emails/{email}` is `get_email`).
//! 4. If nothing follows and an argument stands before the noun, `_for_` and what that argument
//!    chooses are appended: `GET /conversations/{csid}/messages` is `list_for_conversation`.
//!
//! An `operationId` goes before the rule, without what frameworks make up around a name: the path and verb behind it
//! (FastAPI's `list_users_api_v1_users_get` of `GET /api/v1/users` is `list_users`), and the tag in front where a sign
//! sets it apart (`users/list` among `users`, and NestJS's `UsersController_list`, are `list`). Where there is no name
//! in it, but the path and what Django REST framework calls a verb (`api_users_partial_update`), that verb is the one
//! of the rule. `x-name` goes before all of this. The types of an operation whose name is not a whole `operationId` are
//! named after it and the noun.

use crate::http::METHODS;

use super::names::{self, words};

/// What Django REST framework calls what is done.
const VERBS: &[&str] = &[
    "bulk_create",
    "bulk_delete",
    "bulk_destroy",
    "bulk_partial_update",
    "bulk_update",
    "create",
    "delete",
    "destroy",
    "list",
    "partial_update",
    "read",
    "retrieve",
    "update",
];

/// What the rule looks at.
pub struct Described<'a> {
    /// The tag, or what stands for it.
    pub tag: &'a str,
    /// The HTTP method, in capitals.
    pub method: &'a str,
    /// The path template.
    pub path: &'a str,
    /// Whether the answer is a list.
    pub is_list: bool,
    /// The `operationId`.
    pub id: Option<&'a str>,
    /// The `x-name`.
    pub given: Option<&'a str>,
}

/// What an operation is called.
#[derive(Debug, PartialEq, Eq)]
pub struct OperationName {
    /// The method's name.
    pub method: String,
    /// What the type names of its inline schemas begin with: `CreateUser`.
    pub subject: String,
}

/// A segment of a path.
#[derive(Clone, Copy)]
enum Segment<'a> {
    Fixed(&'a str),
    Argument,
}

/// The name of an operation.
pub fn operation_name(described: &Described<'_>) -> OperationName {
    let id = described.id.filter(|id| !words(id).is_empty());
    match (described.given, id) {
        (Some(name), None) => OperationName {
            method: names::value_name(name),
            subject: names::camel_case(&with_noun(name, described)),
        },
        (Some(name), Some(_)) => OperationName {
            method: names::value_name(name),
            subject: names::camel_case(name),
        },
        (None, Some(id)) => by_id(id, described),
        (None, None) => by_path(verb(described), described),
    }
}

/// A given name with the noun that it stands for, or the last of its path, unless that is said in it: `list` of users is
/// `list_user`, as many a resource has a `list`.
fn with_noun(name: &str, described: &Described<'_>) -> String {
    let segments = segments(described.path);
    let last = || {
        segments
            .iter()
            .rposition(|it| matches!(it, Segment::Fixed(_)))
    };
    let noun = noun(&segments, described.tag)
        .or_else(last)
        .map(|noun| segments[noun]);
    match noun {
        Some(Segment::Fixed(noun)) if !words(name).iter().any(|word| same_words(word, noun)) => {
            format!("{name}_{}", cruet::to_singular(noun))
        }
        _ => name.to_owned(),
    }
}

fn by_id(id: &str, described: &Described<'_>) -> OperationName {
    if let Some(name) = without_path(id, described) {
        return OperationName {
            method: names::value_name(name),
            subject: names::camel_case(&with_noun(name, described)),
        };
    }
    if let Some((front, verb)) = verb_behind_path(id, described.path)
        && !same_words(front, described.tag)
    {
        return by_path(verb, described);
    }
    let (class, method) = behind_tag(id, described.tag).unwrap_or((None, id));
    OperationName {
        method: names::value_name(method),
        subject: match class {
            Some(class) => names::camel_case(&format!("{class}_{method}")),
            None => names::camel_case(id),
        },
    }
}

/// What stands behind the tag in an `operationId`, with the tag where that is what a class is called after.
fn behind_tag<'a>(id: &'a str, tag: &str) -> Option<(Option<&'a str>, &'a str)> {
    let signs = id.match_indices(|sign: char| !sign.is_alphanumeric());
    let parts = signs.map(|(index, sign)| (&id[..index], &id[index + sign.len()..]));
    let named = parts.filter(|(_, rest)| !words(rest).is_empty());
    let mut found = named.filter_map(|(group, rest)| {
        let class = group.strip_suffix("Controller");
        let class = class.filter(|class| same_words(class, tag));
        (class.is_some() || same_words(group, tag)).then_some((class, rest))
    });
    found.next()
}

/// The verb in an `operationId` that has nothing else but the path in front of it, or the end of that, and perhaps a
/// number behind it; with what stands in front.
fn verb_behind_path<'a>(id: &'a str, path: &str) -> Option<(&'a str, &'a str)> {
    let is_fixed = |segment: &&str| !segment.is_empty() && !segment.contains('{');
    let fixed: Vec<String> = path.split('/').filter(is_fixed).map(plain).collect();
    let digits = id.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let id = match digits.strip_suffix('_') {
        Some(unnumbered) if digits.len() < id.len() => unnumbered,
        _ => id,
    };
    VERBS.iter().find_map(|verb| {
        let front = id.strip_suffix(verb)?.strip_suffix('_')?;
        let words = plain(front);
        let is_of_path = (0..fixed.len()).any(|index| fixed[index..].join("_") == words);
        is_of_path.then_some((front, *verb))
    })
}

/// A text with a `_` for every sign.
fn plain(text: &str) -> String {
    let plain = |sign: char| if sign.is_alphanumeric() { sign } else { '_' };
    text.chars().map(plain).collect()
}

/// The name in an `operationId` that has the path and a verb behind it, every sign as a `_`. (What one function does for
/// several verbs has one id, with one of them.)
fn without_path<'a>(id: &'a str, described: &Described<'_>) -> Option<&'a str> {
    let path = plain(described.path);
    let mut names = METHODS
        .iter()
        .filter_map(|method| id.strip_suffix(method)?.strip_suffix(&format!("{path}_")));
    names.find(|name| !words(name).is_empty())
}

fn by_path(verb: &str, described: &Described<'_>) -> OperationName {
    let segments = segments(described.path);
    let noun = noun(&segments, described.tag);
    let tail = match noun {
        Some(noun) => &segments[noun + 1..],
        None => &segments[..],
    };
    let mut method = vec![verb.to_owned()];
    method.extend(tail_words(tail));
    let subject = match noun.map(|noun| segments[noun]) {
        Some(Segment::Fixed(text)) => {
            let subject = [method.as_slice(), &[cruet::to_singular(text)]].concat();
            subject.join("_")
        }
        _ => method.join("_"),
    };
    if method.len() == 1 {
        let parent = noun.and_then(|noun| parent(&segments[..noun]));
        method.extend(parent.map(|parent| format!("for_{parent}")));
    }
    OperationName {
        method: names::value_name(&method.join("_")),
        subject: names::camel_case(&subject),
    }
}

fn verb<'a>(described: &Described<'a>) -> &'a str {
    match described.method {
        "GET" if described.is_list && !described.path.ends_with('}') => "list",
        "GET" => "get",
        "POST" => "create",
        "PUT" => "replace",
        "PATCH" => "update",
        "DELETE" => "delete",
        other => other,
    }
}

/// The segments without what every path of an API begins with.
fn segments(path: &str) -> Vec<Segment<'_>> {
    path.split('/')
        .filter(|segment| !segment.is_empty())
        .skip_while(|segment| is_prefix(segment))
        .flat_map(|segment| match segment.rsplit_once('}') {
            // What is done to one has a colon in front, as in APIs of Google.
            Some((_, rest)) => {
                let done = rest.strip_prefix(':').filter(|done| !done.is_empty());
                [Some(Segment::Argument), done.map(Segment::Fixed)]
            }
            None => [Some(Segment::Fixed(segment)), None],
        })
        .flatten()
        .collect()
}

fn is_prefix(segment: &str) -> bool {
    let version = segment.strip_prefix(['v', 'V']).unwrap_or("");
    segment == "api" || version.starts_with(|first: char| first.is_ascii_digit())
}

/// What the type names of the inline schemas of a path begin with: `UserEmail`.
pub fn of_path(path: &str) -> String {
    match tail_words(&segments(path)).as_slice() {
        [] => "Root".to_owned(),
        words => names::camel_case(&words.join("_")),
    }
}

/// Where the tag's noun stands: the last segment with the tag's words, in either number.
fn noun(segments: &[Segment<'_>], tag: &str) -> Option<usize> {
    segments
        .iter()
        .rposition(|segment| matches!(segment, Segment::Fixed(text) if same_words(text, tag)))
}

/// Whether two texts are one noun, whatever their case, signs and number.
pub fn same_words(one: &str, other: &str) -> bool {
    let plain = |text: &str| cruet::to_singular(&words(text).concat());
    plain(one) == plain(other)
}

fn tail_words(tail: &[Segment<'_>]) -> Vec<String> {
    tail.iter()
        .enumerate()
        .filter_map(|(index, segment)| match (segment, tail.get(index + 1)) {
            (Segment::Fixed(text), Some(Segment::Argument)) => Some(cruet::to_singular(text)),
            (Segment::Fixed(text), _) => Some((*text).to_owned()),
            (Segment::Argument, _) => None,
        })
        .collect()
}

/// What the last argument before the noun chooses, in the singular.
fn parent(before: &[Segment<'_>]) -> Option<String> {
    let argument = before
        .iter()
        .rposition(|segment| matches!(segment, Segment::Argument))?;
    before[..argument]
        .iter()
        .rev()
        .find_map(|segment| match segment {
            Segment::Fixed(text) => Some(cruet::to_singular(text)),
            Segment::Argument => None,
        })
}

/// The name of a resource: the tag, in the plural if its paths have it so.
pub fn resource_name<'a>(tag: &str, paths: impl IntoIterator<Item = &'a str>) -> String {
    let plural = cruet::to_plural(tag);
    let is_plural = |path: &str| {
        let segments = segments(path);
        noun(&segments, tag).is_some_and(|noun| {
            let segment = segments[noun];
            matches!(segment, Segment::Fixed(text) if words(text).concat() == words(&plural).concat())
        })
    };
    if paths.into_iter().any(is_plural) {
        plural
    } else {
        tag.to_owned()
    }
}
