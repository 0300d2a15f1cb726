//! A description with its overlays, as JSON: that of the checked-in crate, or one of those here.

use std::fs;
use std::path::Path;

use generator::Source;
use generator::diagnostics::Diagnostics;
use generator::parse;
use jsonschema::Validator;
use serde_json::{Value, json};

pub struct Description(Value);

impl Description {
    /// That of the checked-in crate.
    pub fn read() -> Self {
        let spec = |name| text(&format!("../spec/{name}"));
        let overlay = spec("integrations-api.overlay.yaml");
        Self::parsed(&spec("integrations-api.yaml"), &[source(&overlay)])
    }

    /// That of `every_way`.
    pub fn of_every_way() -> Self {
        Self::parsed(&text("properties/every_way.yaml"), &[])
    }

    /// That of `composed`, as it is written.
    pub fn of_composed() -> Self {
        let written = parse::written(source(&text("properties/composed.yaml")), &[]);
        Self(written.unwrap())
    }

    fn parsed(description: &str, overlays: &[Source]) -> Self {
        let mut diagnostics = Diagnostics::default();
        let (description, _) = parse::parse(source(description), overlays, &mut diagnostics);
        Self(description.unwrap().json)
    }

    /// The names of all schemas.
    pub fn schemas(&self) -> Vec<&str> {
        let schemas = self.0["components"]["schemas"].as_object().unwrap();
        schemas.keys().map(String::as_str).collect()
    }

    pub fn schema(&self, name: &str) -> &Value {
        &self.0["components"]["schemas"][name]
    }

    /// What a reference leads to.
    pub fn followed(&self, reference: &str) -> &Value {
        let pointer = reference.strip_prefix('#').unwrap();
        self.0.pointer(pointer).unwrap()
    }

    /// A validator of the values of a schema.
    pub fn validator(&self, schema: &Value) -> Validator {
        jsonschema::draft4::new(&self.loosened(schema)).unwrap()
    }

    /// The same where no schema is closed, as the fields of a struct are read.
    pub fn open_validator(&self, schema: &Value) -> Validator {
        let mut schema = self.loosened(schema);
        open(&mut schema);
        jsonschema::draft4::new(&schema).unwrap()
    }

    /// A schema with all that it may refer to, in the words of JSON Schema.
    fn loosened(&self, schema: &Value) -> Value {
        let mut schema = json!({ "allOf": [schema] });
        schema["components"] = self.0["components"].clone();
        loosen(&mut schema);
        schema
    }
}

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn source(text: &str) -> Source<'_> {
    Source::new("spec", text)
}

/// Says in the words of JSON Schema what OpenAPI says in its own: null is accepted; and where a
/// property beside a union selects its variant, a value may be valid for several.
fn loosen(schema: &mut Value) {
    if let Some(members) = schema.as_object_mut()
        && members.contains_key("x-sibling-discriminator")
        && let Some(variants) = members.remove("oneOf")
    {
        members.insert("anyOf".to_owned(), variants);
    }
    match schema {
        Value::Array(items) => items.iter_mut().for_each(loosen),
        Value::Object(members) => members.values_mut().for_each(loosen),
        _ => {}
    }
    if schema["nullable"] == true {
        *schema = json!({ "anyOf": [{ "type": "null" }, schema.take()] });
    }
}

/// Takes it back that objects have no members but those that are described.
fn open(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(open),
        Value::Object(members) => {
            members.retain(|key, value| key != "additionalProperties" || *value != false);
            members.values_mut().for_each(open);
        }
        _ => {}
    }
}
