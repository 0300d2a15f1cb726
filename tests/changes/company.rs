//! What an edit is told as does not depend on what is renamed beside it, nor on where that stands.

use fastrand::Rng;
use generator::compare::{Change, Comparison, Verdict, compare};
use serde_json::{Map, Value, json};

use tests::description::input;

use crate::shuffles::{LISTS, Objects, Shuffle};

const DESCRIPTION: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example }]
security: [{ key: [] }]
paths:
  /pets:
    get:
      tags: [Pets]
      operationId: list
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - { name: after, in: query, required: true, schema: { type: string } }
        - { name: order, in: query, schema: { type: string, enum: [name, age] } }
      responses:
        '200':
          description: The pets.
          content:
            application/json:
              schema:
                type: object
                required: [pets]
                properties:
                  pets: { type: array, items: { $ref: '#/components/schemas/Pet' } }
                  next: { type: object, properties: { cursor: { type: string }, count: { type: integer } } }
  /pets/{id}:
    patch:
      tags: [Pets]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name]
              properties: { name: { type: string }, age: { type: integer } }
      responses: { '204': { description: Changed. } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
    basic: { type: http, scheme: basic }
  schemas:
    Pet:
      type: object
      properties:
        name: { type: string }
        mood: { type: string, enum: [merry, sad] }
        home: { $ref: '#/components/schemas/Home' }
    Home:
      oneOf:
        - { $ref: '#/components/schemas/Barn' }
        - { type: object, title: House, required: [rooms], properties: { rooms: { type: integer }, roof: { type: string } } }
    Barn: { type: object, required: [stalls], properties: { stalls: { type: integer } } }
";

/// How often each edit is made beside other renames.
const TIMES: usize = 4;

/// What is put where, or taken away from there.
pub type Edit = (&'static str, &'static str, Value);

const LIST: &str = "/paths/~1pets/get";
const ANSWER: &str = "/paths/~1pets/get/responses/200/content/application~1json/schema";
const PATCH: &str = "/paths/~1pets~1{id}/patch";
const SENT: &str = "/paths/~1pets~1{id}/patch/requestBody/content/application~1json/schema";
const SCHEMAS: &str = "/components/schemas";

pub fn renames() -> Vec<Edit> {
    vec![
        (LIST, "operationId", json!("listAll")),
        (LIST, "operationId", Value::Null),
        (LIST, "x-name", json!("every")),
        (LIST, "tags", json!(["Animals"])),
        (PATCH, "operationId", json!("rename")),
        (PATCH, "tags", json!(["Animals"])),
        (SCHEMAS, "Pet/x-name", json!("Animal")),
        (SCHEMAS, "Pet/properties/mood/x-name", json!("Temper")),
        (SCHEMAS, "Pet/x-names", json!({ "name": "called" })),
        (
            SCHEMAS,
            "Pet/properties/mood/x-names",
            json!({ "sad": "Gloomy" }),
        ),
        (SCHEMAS, "Home/x-name", json!("Place")),
        (SCHEMAS, "Home/oneOf/1/title", json!("Hut")),
        (SCHEMAS, "Barn/x-name", json!("Stable")),
    ]
}

pub fn edits() -> Vec<Edit> {
    let text = || json!({ "type": "string" });
    let query = |name: &str| json!({ "name": name, "in": "query", "schema": { "type": "string" } });
    vec![
        (LIST, "parameters/-", query("colour")),
        (LIST, "parameters/0", Value::Null),
        (LIST, "parameters/1", Value::Null),
        (LIST, "parameters/0/schema/type", json!("string")),
        (LIST, "parameters/0/description", json!("How many.")),
        (LIST, "parameters/2/schema/enum/-", json!("size")),
        (LIST, "parameters/2/schema/enum/0", Value::Null),
        (LIST, "security", json!([{ "basic": [] }])),
        (LIST, "description", json!("All of them.")),
        (LIST, "responses/404", json!({ "description": "None." })),
        (ANSWER, "properties/total", json!({ "type": "integer" })),
        (ANSWER, "properties/next", Value::Null),
        (ANSWER, "properties/next/properties/cursor", Value::Null),
        (ANSWER, "properties/next/properties/page", text()),
        (
            ANSWER,
            "properties/next/properties/count/type",
            json!("string"),
        ),
        (PATCH, "parameters/-", query("colour")),
        (PATCH, "description", json!("Changes one.")),
        (SENT, "properties/size", text()),
        (SENT, "properties/age", Value::Null),
        (SENT, "required/-", json!("age")),
        (SCHEMAS, "Pet/properties/size", text()),
        (SCHEMAS, "Pet/properties/name", Value::Null),
        (SCHEMAS, "Pet/properties/name/format", json!("date")),
        (SCHEMAS, "Pet/properties/mood/enum/-", json!("calm")),
        (SCHEMAS, "Pet/properties/mood/enum/0", Value::Null),
        (SCHEMAS, "Pet/description", json!("One of them.")),
        (SCHEMAS, "Home/oneOf/1/properties/roof", Value::Null),
        (SCHEMAS, "Home/oneOf/1/properties/door", text()),
        (SCHEMAS, "Home/oneOf/0", Value::Null),
        (SCHEMAS, "Home/oneOf/-", text()),
        (SCHEMAS, "Barn/properties/hay", json!({ "type": "boolean" })),
        (SCHEMAS, "Barn/properties/stalls/type", json!("string")),
    ]
}

/// Makes an edit, as a JSON patch would: `-` is the end of a list.
pub fn make(description: &mut Value, (place, path, value): &Edit) {
    let pointer = format!("{place}/{path}");
    let (whole, key) = pointer.rsplit_once('/').unwrap();
    match (description.pointer_mut(whole).unwrap(), value) {
        (Value::Object(members), Value::Null) => {
            members.shift_remove(key);
        }
        (Value::Object(members), value) => {
            members.insert(key.to_owned(), value.clone());
        }
        (Value::Array(items), Value::Null) => {
            items.remove(key.parse().unwrap());
        }
        (Value::Array(items), value) => items.push(value.clone()),
        _ => panic!("{pointer}"),
    }
}

pub fn description() -> Value {
    generator::parse::written(input(DESCRIPTION, &[]).description, &[]).unwrap()
}

pub fn compared(old: &Value, new: &Value) -> Comparison {
    let (old, new) = (old.to_string(), new.to_string());
    compare(&input(&old, &[]), &input(&new, &[]))
        .unwrap_or_else(|diagnostics| panic!("{new}: {diagnostics:#?}"))
}

/// What is said of a change, without names. How many lines it costs depends on which of them move.
fn said(change: &Change) -> Value {
    let effects = change.outermost_effects().into_iter();
    let mut effects: Vec<Value> = effects
        .map(|(effect, parts)| {
            let (text, item) = (effect.to_string(), effect.item());
            json!([
                text.chars().next().unwrap().to_string(),
                item.kind.to_string(),
                parts
            ])
        })
        .collect();
    effects.sort_by_cached_key(Value::to_string);
    json!([change.verdict.to_string(), effects, change.lines > 0])
}

/// What is told of each change, by its fingerprint.
fn told(comparison: &Comparison) -> Map<String, Value> {
    let changes = comparison.changes.iter();
    changes
        .map(|change| (change.fingerprint.clone(), said(change)))
        .collect()
}

#[test]
fn an_edit_is_told_as_it_is_alone_whatever_is_renamed_beside_it() {
    let (old, renames) = (description(), renames());
    let shuffle = Shuffle {
        objects: Objects::AllButProperties,
        lists: &LISTS,
    };
    let mut random = Rng::with_seed(7);
    let mut failures = Vec::new();
    for edit in edits() {
        let mut edited = old.clone();
        make(&mut edited, &edit);
        let alone = told(&compared(&old, &edited));
        for _ in 0..TIMES {
            let count = random.usize(1..3);
            let mut new = old.clone();
            let renames = random.choose_multiple(renames.iter(), count);
            for it in renames.iter().copied().chain([&edit]) {
                make(&mut new, it);
            }
            let comparison = compared(&old, &shuffle.apply(&new, &mut random));
            let together = told(&comparison);
            let explained: usize = comparison.changes.iter().map(|change| change.lines).sum();
            let is_counted =
                comparison.unexplained == 0 && explained + comparison.moved == comparison.lines;
            let is_told = |(fingerprint, said)| together.get(fingerprint) == Some(said);
            if !is_counted || !alone.iter().all(is_told) {
                failures.push((
                    edit.clone(),
                    format!("{renames:?}"),
                    alone.clone(),
                    comparison,
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn an_edit_is_told_as_it_is_alone_whatever_component_is_renamed_beside_it() {
    let old = description();
    let mut failures = Vec::new();
    for (name, other) in [("Pet", "Animal"), ("Home", "Place"), ("Barn", "Stable")] {
        // A variant that is removed is not renamed too.
        let is_elsewhere = |it: &&Edit| !it.1.starts_with(name) && it.1 != "Home/oneOf/0";
        for edit in edits().iter().filter(is_elsewhere) {
            let mut edited = old.clone();
            make(&mut edited, edit);
            let renamed = edited
                .to_string()
                .replace(&format!("\"{name}\":"), &format!("\"{other}\":"))
                .replace(&format!("schemas/{name}\""), &format!("schemas/{other}\""));
            let renamed = serde_json::from_str(&renamed).unwrap();
            let alone = told(&compared(&old, &edited));
            let comparison = compared(&old, &renamed);
            let together = told(&comparison);
            let is_told = |(fingerprint, said)| together.get(fingerprint) == Some(said);
            if comparison.unexplained > 0 || !alone.iter().all(is_told) {
                failures.push((name, edit.clone(), alone.clone(), comparison));
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn what_is_called_like_a_keyword_is_told_as_it_is_alone() {
    let old = description();
    let names = ["type", "content", "oneOf", "required", "properties", "tags"];
    let mut whole = old.clone();
    let mut alone = Map::new();
    for name in names {
        let mut edited = old.clone();
        for description in [&mut edited, &mut whole] {
            let properties = description.pointer_mut("/components/schemas/Pet/properties");
            properties.unwrap()[name] = json!({ "type": "string" });
        }
        alone.extend(told(&compared(&old, &edited)));
    }
    assert_eq!(told(&compared(&old, &whole)), alone);
    assert_eq!(told(&compared(&whole, &old)).len(), names.len());
}

/// Another text renames a variant without a name, and what it has.
#[test]
fn what_is_done_to_what_is_renamed_has_the_verdict_that_it_has_alone() {
    let mut old = description();
    let variant = json!({
        "type": "object",
        "required": ["kind"],
        "properties": { "kind": { "const": "tent" }, "poles": { "type": "integer" } },
    });
    old["openapi"] = json!("3.1.0");
    make(&mut old, &(SCHEMAS, "Home/oneOf/-", variant));
    let tag = "Home/oneOf/2/properties/kind/const";
    for (path, value, verdict) in [
        (
            "Home/oneOf/2/properties/size",
            json!({ "type": "string" }),
            Verdict::Additive,
        ),
        (
            "Home/oneOf/2/properties/poles",
            Value::Null,
            Verdict::Breaking,
        ),
    ] {
        let mut new = old.clone();
        make(&mut new, &(SCHEMAS, path, value));
        make(&mut new, &(SCHEMAS, tag, json!("hut")));
        let comparison = compared(&old, &new);
        let name = path.rsplit('/').next().unwrap();
        let is_of_it = |change: &&Change| change.edits.iter().any(|it| it.pointer.ends_with(name));
        let change = comparison.changes.iter().find(is_of_it).unwrap();
        assert_eq!(change.verdict, verdict, "{comparison:#?}");
        assert_eq!(comparison.unexplained, 0);
    }
}
