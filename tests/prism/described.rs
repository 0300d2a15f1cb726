//! What the description says of requests: the operations, and what each can carry.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use generator::Source;
use generator::diagnostics::Diagnostics;
use serde_json::Value;
use wiremock::Request;

const DESCRIPTION: &str = "spec/integrations-api.yaml";
const OVERLAY: &str = "spec/integrations-api.overlay.yaml";

/// The description with its overlay applied.
pub struct Description(Value);

impl Description {
    pub fn read() -> Self {
        let (description, overlay) = (text(DESCRIPTION), text(OVERLAY));
        let source = |name, text| Source::new(name, text);
        let (description, _) = generator::parse::parse(
            source(DESCRIPTION, &description),
            &[source(OVERLAY, &overlay)],
            &mut Diagnostics::default(),
        );
        Self(description.expect("the description can be read").json)
    }

    /// It as JSON.
    pub fn text(&self) -> String {
        self.0.to_string()
    }

    /// Every operation, such as `GET /v1/users`, with the parts that a request can have.
    pub fn operations(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut operations = BTreeMap::new();
        for (path, item) in members(&self.0["paths"]) {
            for (method, operation) in members(item).filter(|(_, it)| it.get("responses").is_some())
            {
                let parts = self.parts(item).chain(self.parts(operation)).collect();
                operations.insert(format!("{} {path}", method.to_uppercase()), parts);
            }
        }
        operations
    }

    /// The operation that a request is; a path without arguments goes before one with some.
    pub fn operation(&self, method: &str, path: &str) -> Option<String> {
        let mut found: Vec<_> = members(&self.0["paths"])
            .filter(|(template, item)| {
                fits(template, path) && item.get(method.to_lowercase()).is_some()
            })
            .map(|(template, _)| format!("{method} {template}"))
            .collect();
        found.sort_by_key(|operation| operation.contains('{'));
        found.into_iter().next()
    }

    /// The parameters of the query, and the properties of the body.
    fn parts<'a>(&'a self, operation: &'a Value) -> impl Iterator<Item = String> + 'a {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let query = parameters
            .map(|parameter| self.resolved(parameter))
            .filter(|parameter| parameter["in"] == "query")
            .filter_map(|parameter| parameter["name"].as_str())
            .map(|name| format!("query {name}"));
        let body = self.resolved(&operation["requestBody"]);
        let properties = self.properties(&body["content"]["application/json"]["schema"]);
        query.chain(properties.into_iter().map(|name| format!("body {name}")))
    }

    /// The properties of an object, or of every variant of a union.
    fn properties(&self, schema: &Value) -> BTreeSet<String> {
        let schema = self.resolved(schema);
        let own = members(&schema["properties"]).map(|(name, _)| name.clone());
        let variants = ["oneOf", "anyOf", "allOf"].map(|keyword| schema[keyword].as_array());
        let variants = variants.into_iter().flatten().flatten();
        own.chain(variants.flat_map(|variant| self.properties(variant)))
            .collect()
    }

    /// What stands here, or what is referred to.
    fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        let reference = value["$ref"]
            .as_str()
            .and_then(|text| text.strip_prefix('#'));
        match reference.and_then(|pointer| self.0.pointer(pointer)) {
            Some(target) => self.resolved(target),
            None => value,
        }
    }
}

/// What a request carries, in the words of [`Description::operations`].
pub fn parts(request: &Request) -> BTreeSet<String> {
    let query = request.url.query_pairs();
    let query = query.map(|(name, _)| format!("query {name}"));
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    let properties = members(&body).map(|(name, _)| format!("body {name}"));
    query.chain(properties).collect()
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

/// Whether a path is one of a template.
fn fits(template: &str, path: &str) -> bool {
    let (template, path): (Vec<_>, Vec<_>) =
        (template.split('/').collect(), path.split('/').collect());
    let mut pairs = template.iter().zip(&path);
    template.len() == path.len() && pairs.all(|(one, other)| one.starts_with('{') || one == other)
}

fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
