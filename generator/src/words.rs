//! Schemas without what they say to readers alone.

use serde_json::Value;

use crate::extensions::is_foreign;

/// Keywords by which nothing is read otherwise: words, and what is left to the server to check.
const WORDS: &[&str] = &[
    "default",
    "deprecated",
    "description",
    "example",
    "examples",
    "externalDocs",
    "maxItems",
    "maxLength",
    "minItems",
    "minLength",
    "pattern",
    "title",
    "uniqueItems",
    "xml",
];

/// Keywords that say nothing where they are false.
const FLAGS: &[&str] = &["nullable", "readOnly", "writeOnly"];

/// Whether a keyword is one of these, or an extension of somebody else's.
pub fn is_word(key: &str) -> bool {
    WORDS.contains(&key) || is_foreign(key)
}

/// The same schema without these, and so all within it, with lists whose order says nothing in one order. One that is the
/// only part of an `allOf` stands alone.
pub fn without_words(schema: Value) -> Value {
    let Value::Object(mut members) = schema else {
        return schema;
    };
    let is_unsaid = |key: &str, value: &Value| FLAGS.contains(&key) && value == false;
    members.retain(|key, value| !is_word(key) && !is_unsaid(key, value));
    for (key, value) in &mut members {
        if let ("enum" | "required", Value::Array(values)) = (key.as_str(), &mut *value) {
            values.sort_by_key(Value::to_string);
        }
        let inner = match (key.as_str(), &mut *value) {
            ("properties", Value::Object(properties)) => properties.values_mut().collect(),
            ("allOf" | "anyOf" | "oneOf", Value::Array(schemas)) => schemas.iter_mut().collect(),
            ("items" | "additionalProperties" | "not", schema) => vec![schema],
            _ => Vec::new(),
        };
        for schema in inner {
            *schema = without_words(schema.take());
        }
        if let ("anyOf" | "oneOf", Value::Array(variants)) = (key.as_str(), value) {
            variants.sort_by_key(Value::to_string);
        }
    }
    if let (1, Some(Value::Array(parts))) = (members.len(), members.get_mut("allOf"))
        && let [only] = parts.as_mut_slice()
    {
        return only.take();
    }
    Value::Object(members)
}
