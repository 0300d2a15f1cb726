//! Numbers that no `Value` can be, as texts in their places: so two of them differ if they are written otherwise, though
//! their nearest `Value` is one.

use serde_json::Value;

use crate::json::Json;
use crate::parse::Numbers;

/// How the text of such a number begins. No text of a description begins so.
const MARK: char = '\0';

/// A description with these numbers as texts.
pub fn as_texts(mut description: Value, numbers: &Numbers) -> Value {
    for (pointer, number) in numbers {
        let place = pointer.strip_prefix('#');
        if let Some(place) = place.and_then(|it| description.pointer_mut(it)) {
            *place = format!("{MARK}{number}").into();
        }
    }
    description
}

/// A value with the numbers again that stand in it as texts.
pub fn written(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(is_true) => Json::Bool(*is_true),
        Value::Number(number) => Json::number(&number.to_string()).unwrap_or(Json::Null),
        Value::String(text) => {
            let number = text.strip_prefix(MARK).and_then(Json::number);
            number.unwrap_or_else(|| Json::Text(text.clone()))
        }
        Value::Array(items) => Json::List(items.iter().map(written).collect()),
        Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(key, member)| (key.clone(), written(member)));
            Json::Object(members.collect())
        }
    }
}

/// What is shown of a text.
pub fn shown(text: &str) -> &str {
    text.strip_prefix(MARK).unwrap_or(text)
}
