//! The last step: from JSON that has been checked to the types of `openapiv3`.

use openapiv3::{OpenAPI, PathItem, ReferenceOr, Schema};
use serde::Deserialize;
use serde_json::Value;

use super::pointer::escape;
use crate::diagnostics::Diagnostic;
use crate::errors;

/// The typed description. What the check accepts should have a type; if it has none after all, the
/// path or schema that is to blame is pointed at.
pub fn openapi(json: &Value) -> Result<OpenAPI, Box<Diagnostic>> {
    OpenAPI::deserialize(json).map_err(|error| {
        let culprit = culprit::<PathItem>(json, "/paths")
            .or_else(|| culprit::<Schema>(json, "/components/schemas"));
        let (pointer, reason) = culprit.unwrap_or_else(|| ("#".to_owned(), error.to_string()));
        errors::invalid_description(&reason).at(pointer).into()
    })
}

/// The first member of an object that is not what it should be.
fn culprit<'de, T: Deserialize<'de>>(json: &'de Value, pointer: &str) -> Option<(String, String)> {
    let members = json.pointer(pointer)?.as_object()?;
    let mut named = members.iter().filter(|(key, _)| !key.starts_with("x-"));
    named.find_map(|(key, value)| {
        let error = ReferenceOr::<T>::deserialize(value).err()?;
        let pointer = format!("#{pointer}/{}", escape(key));
        Some((pointer, error.to_string()))
    })
}
