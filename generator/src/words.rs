//! Schemas without what they say to readers alone.

use serde_json::Value;

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
];

/// Whether a keyword is one of these.
pub fn is_word(key: &str) -> bool {
    WORDS.contains(&key)
}

/// The same schema without these, and so all within it.
pub fn without_words(schema: Value) -> Value {
    let Value::Object(mut members) = schema else {
        return schema;
    };
    members.retain(|key, _| !is_word(key));
    for (key, value) in &mut members {
        let inner = match (key.as_str(), &mut *value) {
            ("properties", Value::Object(properties)) => properties.values_mut().collect(),
            ("allOf" | "anyOf" | "oneOf", Value::Array(schemas)) => schemas.iter_mut().collect(),
            ("items" | "additionalProperties" | "not", schema) => vec![schema],
            _ => Vec::new(),
        };
        for schema in inner {
            *schema = without_words(schema.take());
        }
    }
    Value::Object(members)
}
