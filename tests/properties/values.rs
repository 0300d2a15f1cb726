//! Values of a schema, drawn at random: of every keyword that the descriptions use.

use std::fmt::Display;
use std::net::{Ipv4Addr, Ipv6Addr};

use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;
use serde_json::{Map, Value, json};

use crate::description::Description;

/// The keyword that says which property selects the variant of a union.
const SIBLING: &str = "x-sibling-discriminator";

/// Some members of an object.
type Members = Vec<(String, Value)>;

/// Values of a schema.
pub fn of(description: &Description, schema: &Value) -> BoxedStrategy<Value> {
    if schema["nullable"] == true {
        let mut others = schema.clone();
        others["nullable"] = false.into();
        return prop_oneof![1 => Just(Value::Null), 3 => of(description, &others)].boxed();
    }
    if let Some(reference) = schema["$ref"].as_str() {
        return of(description, description.followed(reference));
    }
    if let Some(values) = schema["enum"].as_array() {
        return select(values.clone()).boxed();
    }
    let variants = schema["oneOf"].as_array();
    if let Some(variants) = variants.or(schema["anyOf"].as_array()) {
        let variants = variants.iter().map(|variant| of(description, variant));
        return Union::new(variants).boxed();
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let own = schema
            .get("properties")
            .map(|_| object(description, schema));
        if let ([only], None) = (parts.as_slice(), &own) {
            return of(description, only);
        }
        // Null is a value of all parts or of none.
        let parts = parts.iter().map(|part| of(description, part)).chain(own);
        let parts = parts.map(|part| part.prop_filter("it is null", |value| !value.is_null()));
        return objects(
            parts
                .map(|part| part.prop_map(taken_apart).boxed())
                .collect(),
        );
    }
    match schema["type"].as_str() {
        Some("string") if schema["format"] == "date-time" => time(),
        Some("string") if schema["format"] == "ipv4" => shown::<Ipv4Addr>(),
        Some("string") if schema["format"] == "ipv6" => shown::<Ipv6Addr>(),
        Some("string") => text().prop_map(Value::from).boxed(),
        Some("integer") => any::<i64>().prop_map(Value::from).boxed(),
        Some("number") if schema["format"] == "double" => fractions().boxed(),
        Some("number") => {
            let whole = any::<i64>().prop_map(Value::from);
            prop_oneof![whole, fractions()].boxed()
        }
        Some("boolean") => any::<bool>().prop_map(Value::from).boxed(),
        Some("array") => {
            let least = schema["minItems"].as_u64().unwrap_or_default() as usize;
            let entries = of(description, &schema["items"]);
            let entries = prop::collection::vec(entries, least..least + 3);
            entries.prop_map(Value::from).boxed()
        }
        Some("object") if says_members(schema) => object(description, schema),
        Some("object") => members().boxed(),
        None => prop_oneof![1 => Just(Value::Null), 5 => anything()].boxed(),
        Some(other) => panic!("values of the type `{other}` are not drawn yet"),
    }
}

pub fn text() -> impl Strategy<Value = String> {
    "\\PC{0,12}"
}

/// Texts as Rust writes a type.
fn shown<T: Arbitrary + Display + 'static>() -> BoxedStrategy<Value> {
    any::<T>().prop_map(|it| json!(it.to_string())).boxed()
}

/// Numbers that are no integers, and that an `f64` holds.
fn fractions() -> impl Strategy<Value = Value> {
    any::<i32>().prop_map(|whole| json!(f64::from(whole) + 0.25))
}

/// Points in time, as RFC 3339 writes them.
fn time() -> BoxedStrategy<Value> {
    let date = "20[0-9]{2}-0[1-9]-[01][1-9]";
    let time = "[01][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]0[0-9]:30)";
    let times = (date, time).prop_map(|(date, time)| json!(format!("{date}T{time}")));
    times.boxed()
}

/// JSON of any type.
pub fn anything() -> BoxedStrategy<Value> {
    prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        fractions(),
        text().prop_map(Value::from),
        prop::collection::vec(text(), 0..3).prop_map(Value::from),
        members(),
    ]
    .boxed()
}

/// Objects of any members.
pub fn members() -> impl Strategy<Value = Value> {
    let members = prop::collection::vec((text(), any::<i64>()), 0..3);
    members.prop_map(|members| {
        let members = members.into_iter().map(|(key, value)| (key, json!(value)));
        Value::Object(members.collect())
    })
}

/// Whether anything is said of the members of an object.
fn says_members(schema: &Value) -> bool {
    schema["properties"].is_object() || schema["additionalProperties"].is_object()
}

/// Objects with their required properties, and some of the others.
fn object(description: &Description, schema: &Value) -> BoxedStrategy<Value> {
    let properties = schema["properties"].as_object();
    let properties = properties.into_iter().flatten();
    let (unions, others): (Vec<_>, Vec<_>) =
        properties.partition(|(_, property)| property.get(SIBLING).is_some());
    let others = others.into_iter().map(|(key, property)| {
        let key = key.clone();
        let is_required = is_required(schema, &key);
        let member = of(description, property).prop_map(move |value| vec![(key.clone(), value)]);
        at_times(is_required, member.boxed())
    });
    let unions = unions
        .into_iter()
        .map(|(key, _)| at_times(is_required(schema, key), selected(description, key, schema)));
    let further = &schema["additionalProperties"];
    let further = further.is_object().then(|| {
        let member = (text(), of(description, further));
        prop::collection::vec(member, 0..3).boxed()
    });
    // Unions go last: what selects their variant takes the place of what was drawn for it. Further
    // members go first: none takes the place of a property.
    let members = further.into_iter().chain(others).chain(unions);
    objects(members.collect())
}

/// Objects of these members, in any order; of two with one key, the later takes the place of the other.
fn objects(members: Vec<BoxedStrategy<Members>>) -> BoxedStrategy<Value> {
    let members = members.prop_map(|members| {
        let members: Map<String, Value> = members.into_iter().flatten().collect();
        Members::from_iter(members)
    });
    let members = members.prop_shuffle();
    let objects = members.prop_map(|members| Value::Object(members.into_iter().collect()));
    objects.boxed()
}

/// The members of an object.
fn taken_apart(object: Value) -> Members {
    match object {
        Value::Object(members) => members.into_iter().collect(),
        other => panic!("{other} is no object, and cannot be part of one"),
    }
}

fn is_required(schema: &Value, key: &str) -> bool {
    let required = schema["required"].as_array();
    required.is_some_and(|keys| keys.iter().any(|required| required == key))
}

/// The members, at times none if they are not required.
fn at_times(is_required: bool, members: BoxedStrategy<Members>) -> BoxedStrategy<Members> {
    match is_required {
        true => members,
        false => option::of(members)
            .prop_map(Option::unwrap_or_default)
            .boxed(),
    }
}

/// A value of a variant under `key`, and the text that selects the variant beside it.
fn selected(description: &Description, key: &str, schema: &Value) -> BoxedStrategy<Members> {
    let selection = &schema["properties"][key][SIBLING];
    let property = selection["propertyName"].as_str().unwrap();
    let listed = listed(description, &schema["properties"][property]);
    let mapping = selection["mapping"].as_object().unwrap();
    let mapping = mapping
        .iter()
        .filter(|(text, _)| listed.contains(&json!(text)));
    let variants = mapping.map(|(text, reference)| {
        let variant = description.followed(reference.as_str().unwrap());
        let (key, property, text) = (key.to_owned(), property.to_owned(), json!(text));
        of(description, variant)
            .prop_map(move |value| vec![(key.clone(), value), (property.clone(), text.clone())])
            .boxed()
    });
    Union::new(variants).boxed()
}

/// The values that a schema lists; the mapping may know more.
fn listed<'a>(description: &'a Description, schema: &'a Value) -> &'a [Value] {
    let schema = match schema["$ref"].as_str() {
        Some(reference) => description.followed(reference),
        None => schema,
    };
    schema["enum"].as_array().unwrap()
}
