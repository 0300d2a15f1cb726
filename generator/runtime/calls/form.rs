//! Bodies that are forms: `application/x-www-form-urlencoded`.

use form_urlencoded::Serializer;
use serde::Serialize;
use serde_json::Value;

use crate::calls::call::Call;

impl Call {
    /// Sets the body, as the form that an object comes to: a pair for each member, and for each
    /// entry of a list. Objects are written as JSON, and null is left out.
    ///
    /// What is no object in JSON is refused when the call is sent.
    pub fn form(self, body: &(impl Serialize + ?Sized)) -> Self {
        match serde_json::to_value(body).and_then(serde_json::from_value) {
            Ok(members) => self.body("application/x-www-form-urlencoded", written(&members)),
            Err(error) => self.unwritable(error),
        }
    }
}

fn written(members: &serde_json::Map<String, Value>) -> String {
    let mut form = Serializer::new(String::new());
    for (name, value) in members {
        match value {
            Value::Array(entries) => form.extend_pairs(entries.iter().map(|it| (name, text(it)))),
            Value::Null => &mut form,
            value => form.append_pair(name, &text(value)),
        };
    }
    form.finish()
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}
