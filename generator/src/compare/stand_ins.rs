//! Operations that stand for those which a part of a description does not have. A crate of the part has by them what it
//! has in the crate of the whole: the groups of its operations, what makes a type that is sent or received elsewhere, and
//! what tells errors.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::asked::Asked;
use super::parts::{Part, owner};
use crate::http::METHODS;
use crate::lower::operation_names::resource_name;

/// The tag of those that stand for no group, and what all are called.
const NAME: &str = "stand-in";

/// The paths of operations that stand for others.
pub struct StandIns<'p, C> {
    part: &'p Part,
    /// The component to which a reference leads.
    component: C,
    paths: Map<String, Value>,
    count: usize,
}

impl<'p, 'a: 'p, C: Fn(&str) -> Option<&'a Value>> StandIns<'p, C> {
    pub fn new(part: &'p Part, component: C) -> Self {
        Self {
            part,
            component,
            paths: Map::new(),
            count: 0,
        }
    }

    pub fn paths(self) -> Map<String, Value> {
        self.paths
    }

    /// Adds one for each name that the rest gives to a group of the part, and for each kind of answer in it: that is what
    /// the file of a group imports.
    pub fn add_groups(&mut self, of_part: &[&Asked<'a>], rest: &[&Asked<'a>]) {
        let operations = of_part.iter().flat_map(|it| &it.operations);
        let groups: BTreeSet<&str> = operations.map(|it| it.group).collect();
        let mut known = BTreeSet::new();
        for asked in rest {
            let operations = asked.operations.iter();
            for operation in operations.filter(|it| groups.contains(it.group)) {
                let answers = operation.answers(true);
                let media_types = answers.filter_map(|(_, it)| self.content(it)).flatten();
                let media_types: BTreeSet<&str> = media_types
                    .map(|(media_type, _)| media_type.as_str())
                    .collect();
                let name = resource_name(operation.group, [asked.path]);
                if known.insert((operation.group, name, media_types.clone())) {
                    let tag = operation.is_tagged.then_some(operation.group);
                    self.add(asked.path, tag, json!({}), plain(&media_types));
                }
            }
        }
    }

    /// Adds one that sends and receives the schemas of the part that the rest sends and receives.
    pub fn add_schemas(&mut self, rest: &[&Asked<'a>], uses: &BTreeMap<String, Part>) {
        let sent = body(&schemas_of(
            self.part,
            rest.iter().flat_map(|it| &it.sent),
            uses,
        ));
        let received = body(&schemas_of(
            self.part,
            rest.iter().flat_map(|it| &it.received),
            uses,
        ));
        self.add_alone(sent, json!({ "200": received }));
    }

    /// Adds one for each answer or schema of the part that the rest has as an error.
    pub fn add_errors(&mut self, rest: &[&Asked<'a>]) {
        let mut errors: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
        let operations = rest.iter().flat_map(|it| &it.operations);
        for (status, answer) in operations.flat_map(|it| it.answers(false)) {
            if let Some((name, answer)) = self.error(answer) {
                let answers = errors.entry(name).or_default();
                answers.insert(status.to_owned(), answer);
            }
        }
        for answers in errors.into_values() {
            self.add_alone(json!({}), Value::Object(answers));
        }
    }

    fn add_alone(&mut self, sent: Value, answers: Value) {
        let path = format!("/{NAME}/{}", self.count);
        self.add(&path, Some(NAME), sent, answers);
    }

    fn add(&mut self, path: &str, tag: Option<&str>, sent: Value, mut answers: Value) {
        let arguments: Vec<_> = arguments(path).collect();
        let item = self
            .paths
            .entry(path)
            .or_insert_with(|| json!({ "parameters": arguments }));
        let method = METHODS.iter().find(|method| item.get(method).is_none());
        if answers.get("200").is_none() {
            answers["204"] = json!({ "description": "" });
        }
        if let Some(method) = method {
            item[method] = json!({
                "operationId": format!("{NAME}-{}", self.count),
                "tags": Vec::from_iter(tag),
                "responses": answers,
            });
            if sent.get("content").is_some() {
                item[method]["requestBody"] = sent;
            }
        }
        self.count += 1;
    }

    /// The media types of an answer, and what is described of each.
    fn content(&self, answer: &'a Value) -> Option<&'a Map<String, Value>> {
        let reference = answer.get("$ref").and_then(Value::as_str);
        let answer = reference.map_or(Some(answer), &self.component)?;
        answer.get("content")?.as_object()
    }

    /// An answer of the part, or one whose body is a schema of it, by the name of that.
    fn error(&self, answer: &'a Value) -> Option<(String, Value)> {
        let of_part = |value: &'a Value| {
            let reference = value.get("$ref")?.as_str()?;
            owner(reference)
                .filter(|it| self.part.contains(it))
                .map(|_| reference.to_owned())
        };
        if let Some(reference) = of_part(answer) {
            return Some((reference, answer.clone()));
        }
        let mut content = self.content(answer)?.iter();
        content.find_map(|(media_type, body)| {
            let reference = of_part(body.get("schema")?)?;
            let content = json!({ media_type: { "schema": { "$ref": &reference } } });
            Some((reference, json!({ "description": "", "content": content })))
        })
    }
}

/// The arguments in the braces of a path.
fn arguments(path: &str) -> impl Iterator<Item = Value> {
    let names = path.split('{').skip(1).filter_map(|it| it.split_once('}'));
    names.map(|(name, _)| {
        json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })
    })
}

/// Answers with plain bodies of some media types.
fn plain(media_types: &BTreeSet<&str>) -> Value {
    if media_types.is_empty() {
        return json!({});
    }
    let body = |media_type: &&str| {
        let kind = match media_type.contains("json") {
            true => "boolean",
            false => "string",
        };
        (
            (*media_type).to_owned(),
            json!({ "schema": { "type": kind } }),
        )
    };
    let content: Map<_, _> = media_types.iter().map(body).collect();
    json!({ "200": { "description": "", "content": content } })
}

/// A body with values of some schemas.
fn body(schemas: &BTreeSet<&String>) -> Value {
    let numbered = schemas.iter().enumerate();
    let members = numbered.map(|(at, it)| (format!("member{at}"), json!({ "$ref": it })));
    let members: Map<_, _> = members.collect();
    let schema = json!({ "type": "object", "properties": members });
    json!({ "description": "", "content": { "application/json": { "schema": schema } } })
}

/// The schemas of a part to which one comes first from what is named.
fn schemas_of<'n>(
    part: &Part,
    named: impl Iterator<Item = &'n String>,
    uses: &'n BTreeMap<String, Part>,
) -> BTreeSet<&'n String> {
    let mut known: BTreeSet<&String> = named.collect();
    let mut waiting: Vec<&String> = known.iter().copied().collect();
    let mut schemas = BTreeSet::new();
    while let Some(piece) = waiting.pop() {
        if part.contains(piece) && piece.starts_with("#/components/schemas/") {
            schemas.insert(piece);
            continue;
        }
        for next in uses.get(piece).into_iter().flatten() {
            if known.insert(next) {
                waiting.push(next);
            }
        }
    }
    schemas
}
