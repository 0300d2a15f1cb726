//! Variants that a server sends and no description has: the actions that would describe them.

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use crate::extensions::SIBLING_DISCRIMINATOR;
use crate::infer::actions::{Action, object};
use crate::infer::examples::Side;
use crate::infer::required::side;
use crate::infer::schemas::{Schema, Schemas};
use crate::infer::shapes::Shape;
use crate::infer::unions::{Union, Variant};
use crate::infer::words::code;
use crate::lower::names::camel_case;
use crate::parse::pointer::schema_pointer;

use super::described::described;
use super::redacted::is_redacted_text;

/// Where the components are that are schemas.
pub const COMPONENTS: &str = "#/components/schemas";

/// A variant that a text selects, as it was received.
pub struct Received<'a> {
    /// The property that selects.
    pub property: &'a str,
    pub text: &'a str,
    pub values: &'a [&'a Value],
    /// The first recording.
    pub place: &'a str,
}

/// Maps the text to the variant that is called so, or adds one to the schemas, and to the union that has it; `keyword`
/// is that which says what selects. What a sibling selects needs a mapping, and a value that is no object is no schema of
/// its own.
pub fn selected(
    schemas: Schemas<'_>,
    union: &Schema<'_>,
    keyword: &str,
    received: &Received<'_>,
) -> Vec<Action> {
    let union = schemas.followed(union);
    let mapping = union.child(keyword).and_then(|it| it.child("mapping"));
    let objects = received.values.iter().map(|value| value.as_object());
    let Some(objects) = objects.collect::<Option<Vec<_>>>() else {
        return Vec::new();
    };
    if keyword == SIBLING_DISCRIMINATOR && mapping.is_none() {
        return Vec::new();
    }
    let evidence = format!(
        "Received in {}, where {} is {}.",
        received.place,
        code(received.property),
        code(received.text)
    );
    let mut schema = json!({ "type": "object", "properties": properties(&objects) });
    let known = Union::at_place(schemas, &union);
    // Variants that their own schemas tell have no mapping.
    let parent = known.as_ref().and_then(|it| it.parent.clone());
    let teller = match union.child(keyword) {
        Some(_) => Some(union.clone()),
        None => parent.filter(|_| keyword == "discriminator"),
    };
    if let (Some(known), Some(teller)) = (&known, teller)
        && let Some(namesake) = namesake(schemas, known, received.text, &objects)
    {
        let mapping = mapping_of(schemas, known, namesake, received);
        let update = object([(keyword, json!({ "mapping": mapping }))]);
        return vec![Action::update(&teller.pointer, update, evidence)];
    }
    let is_list = Union::of(schemas, &union).is_some();
    let parent = match known.and_then(|it| it.parent) {
        None if !is_list => Some(union.clone()),
        parent => parent,
    };
    if let Some(parent) = parent {
        let list = is_list.then_some(&union);
        return heir(schemas, &parent, list, received, &objects, &evidence);
    }
    if keyword == "enum" {
        schema["required"] = json!([received.property]);
        schema["properties"][received.property] =
            json!({ "type": "string", "enum": [received.text] });
    }
    let mapping = |pointer: &str| match keyword {
        "enum" => Map::new(),
        _ => {
            let mapping = json!({ "mapping": { received.text: pointer } });
            object([(keyword, mapping)])
        }
    };
    added(schemas, &union, received.text, schema, mapping, &evidence)
}

/// The one variant that is called like a text, but for how that is spelled, and has the keys of all that was received.
fn namesake<'u, 'a>(
    schemas: Schemas<'a>,
    union: &'u Union<'a>,
    text: &str,
    objects: &[&Map<String, Value>],
) -> Option<&'u Variant<'a>> {
    let is_namesake = |variant: &&Variant<'_>| {
        let name = variant.name.as_deref().map(camel_case);
        let mut objects = objects.iter();
        name == Some(camel_case(text)) && objects.all(|it| is_of(schemas, &variant.shape, it))
    };
    let mut namesakes = union.variants.iter().filter(is_namesake);
    namesakes.next().filter(|_| namesakes.next().is_none())
}

/// Whether an object that was received has the keys of a shape. Those that are only sent are in none.
fn is_of<'a>(schemas: Schemas<'a>, shape: &Shape<'a>, object: &Map<String, Value>) -> bool {
    let is_sent = |key: &str| {
        let property = shape.properties.get(key);
        property.and_then(|it| side(schemas, it)) == Some(Side::Sent)
    };
    let mut required = shape.required.iter();
    let mut keys = object.keys();
    required.all(|key| object.contains_key(*key) || is_sent(key))
        && (shape.is_open || keys.all(|key| shape.properties.contains_key(key.as_str())))
}

/// What maps the text to a variant, and to it still what selects it without a mapping: its name.
fn mapping_of<'a>(
    schemas: Schemas<'a>,
    union: &Union<'a>,
    variant: &Variant<'a>,
    received: &Received<'_>,
) -> Map<String, Value> {
    let name = variant.name.as_deref();
    let name = name.filter(|_| union.is_selected_by_name(schemas, variant, received.property));
    let texts = [received.text].into_iter().chain(name);
    let pointer = Value::from(variant.schema.pointer.as_str());
    texts.map(|it| (it.to_owned(), pointer.clone())).collect()
}

/// An heir of a schema, which maps the text to it if it maps others; its name has to be the text where nothing does. A
/// union that lists the heirs lists this one, too.
fn heir(
    schemas: Schemas<'_>,
    parent: &Schema<'_>,
    list: Option<&Schema<'_>>,
    received: &Received<'_>,
    objects: &[&Map<String, Value>],
    evidence: &str,
) -> Vec<Action> {
    let discriminator = parent.child("discriminator");
    let is_mapped = discriminator.is_some_and(|it| it.child("mapping").is_some());
    let name = match is_mapped {
        true => free_name(schemas, parent, received.text),
        false => Some(received.text.to_owned()).filter(|name| is_free(schemas, name)),
    };
    let Some(name) = name else {
        return Vec::new();
    };
    let known = Shape::of(schemas, parent).properties;
    let own = properties(objects).into_iter();
    let own = own.filter(|(key, _)| !known.contains_key(key.as_str()));
    let own = json!({ "type": "object", "properties": own.collect::<Map<_, _>>() });
    let schema = json!({ "allOf": [{ "$ref": parent.pointer }, own] });
    let added = Action::update(COMPONENTS, object([(&name, schema)]), evidence);
    let pointer = schema_pointer(&name);
    let mapped = is_mapped.then(|| {
        let mapping = json!({ "mapping": { received.text: pointer } });
        Action::update(
            &parent.pointer,
            object([("discriminator", mapping)]),
            evidence,
        )
    });
    let listed = list.and_then(|union| {
        let keyword = Union::of(schemas, union)?.keyword;
        let update = object([(keyword, json!([{ "$ref": pointer }]))]);
        Some(Action::update(&union.pointer, update, evidence))
    });
    [Some(added), mapped, listed]
        .into_iter()
        .flatten()
        .collect()
}

/// The same for a variant that is known by a key that no other has.
pub fn with_key(
    schemas: Schemas<'_>,
    schema: &Schema<'_>,
    union: &Union<'_>,
    members: &Map<String, Value>,
    place: &str,
) -> Vec<Action> {
    let is_new = |key: &&String| {
        let mut variants = union.variants.iter();
        !variants.any(|variant| variant.shape.properties.contains_key(key.as_str()))
    };
    let mut keys = members.keys().filter(|key| !is_redacted_text(key));
    let Some(key) = keys.find(is_new) else {
        return Vec::new();
    };
    let evidence = format!("Received in {place}, with the key {}.", code(key));
    let variant =
        json!({ "type": "object", "required": [key], "properties": properties(&[members]) });
    added(schemas, schema, key, variant, |_| Map::new(), &evidence)
}

/// A schema that is named after a text, and its place in the union, with what more is said there.
fn added(
    schemas: Schemas<'_>,
    union: &Schema<'_>,
    text: &str,
    schema: Value,
    more: impl Fn(&str) -> Map<String, Value>,
    evidence: &str,
) -> Vec<Action> {
    let Some(Union { keyword, .. }) = Union::of(schemas, union) else {
        return Vec::new();
    };
    let Some(name) = free_name(schemas, union, text) else {
        return Vec::new();
    };
    let pointer = schema_pointer(&name);
    let mut update = object([(keyword, json!([{ "$ref": pointer }]))]);
    update.extend(more(&pointer));
    let schema = object([(&name, schema)]);
    vec![
        Action::update(COMPONENTS, schema, evidence),
        Action::update(&union.pointer, update, evidence),
    ]
}

/// A name for a variant that a text selects, which no type has.
fn free_name(schemas: Schemas<'_>, union: &Schema<'_>, text: &str) -> Option<String> {
    let name = camel_case(text);
    let names = [
        name.clone(),
        camel_case(&union.name()) + &name,
        name + "Variant",
    ];
    let mut names = names.into_iter();
    names.find(|name| is_free(schemas, name))
}

/// Whether no type is called so: no component, and no member of one that is an object.
fn is_free(schemas: Schemas<'_>, name: &str) -> bool {
    let own = camel_case(name);
    let components = schemas.at(COMPONENTS);
    let components = components.and_then(|it| it.json.as_object());
    !components.into_iter().flatten().any(|(component, schema)| {
        let component = camel_case(component);
        let members = schema.get("properties").and_then(Value::as_object);
        let mut members = members.into_iter().flatten();
        component == own || members.any(|(key, _)| format!("{component}{}", camel_case(key)) == own)
    })
}

fn properties(objects: &[&Map<String, Value>]) -> Map<String, Value> {
    let mut received: IndexMap<&String, Vec<&Value>> = IndexMap::new();
    let members = objects.iter().copied().flatten();
    for (key, value) in members.filter(|(key, _)| !is_redacted_text(key)) {
        received.entry(key).or_default().push(value);
    }
    let members = received.into_iter();
    members
        .map(|(key, values)| (key.clone(), described(&values)))
        .collect()
}
