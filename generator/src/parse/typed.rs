//! The last step: from JSON that has been checked to the types of `openapiv3`.

use std::collections::BTreeMap;

use openapiv3::{OpenAPI, Operation, PathItem, ReferenceOr, Schema};
use serde::Deserialize;
use serde_json::Value;

use super::pointer::escape;
use crate::diagnostics::Diagnostic;
use crate::errors;

/// A description by types.
#[derive(Clone, Debug)]
pub struct Typed {
    /// What `openapiv3` knows of it.
    pub openapi: OpenAPI,
    /// The operations of each path that it does not know.
    pub further_operations: BTreeMap<String, Vec<FurtherOperation>>,
}

/// An operation whose method has no key in OpenAPI 3.0.
#[derive(Clone, Debug)]
pub struct FurtherOperation {
    /// The HTTP method, as it is sent.
    pub method: String,
    /// Its place in the path item.
    pub place: String,
    /// The operation.
    pub operation: Operation,
}

/// The typed description. What the check accepts should have a type; if it has none after all, the
/// path or schema that is to blame is pointed at.
pub fn typed(json: &Value) -> Result<Typed, Box<Diagnostic>> {
    let openapi = OpenAPI::deserialize(json).map_err(|error| {
        let culprit = culprit::<PathItem>(json, "/paths")
            .or_else(|| culprit::<Schema>(json, "/components/schemas"));
        let (pointer, reason) = culprit.unwrap_or_else(|| ("#".to_owned(), error.to_string()));
        Box::new(errors::invalid_description(&reason).at(pointer))
    })?;
    let paths = json.get("paths").and_then(Value::as_object);
    let further_operations = paths.into_iter().flatten().map(|(path, item)| {
        let pointer = format!("#/paths/{}", escape(path));
        Ok((path.clone(), further_operations(item, &pointer)?))
    });
    let further_operations: Result<_, Box<Diagnostic>> = further_operations.collect();
    Ok(Typed {
        openapi,
        further_operations: further_operations?,
    })
}

/// The operations of a path item that OpenAPI 3.2 adds, in the alphabetical order of their methods.
fn further_operations(
    item: &Value,
    pointer: &str,
) -> Result<Vec<FurtherOperation>, Box<Diagnostic>> {
    let query = item
        .get("query")
        .map(|it| ("QUERY", "query".to_owned(), it));
    let others = item.get("additionalOperations").and_then(Value::as_object);
    let others = others.into_iter().flatten().map(|(method, operation)| {
        let place = format!("additionalOperations/{}", escape(method));
        (method.as_str(), place, operation)
    });
    let operations = query.into_iter().chain(others);
    let mut operations: Vec<_> = operations
        .map(|(method, place, operation)| {
            let typed = Operation::deserialize(operation).map_err(|error| {
                let problem = errors::invalid_description(&error.to_string());
                problem.at(format!("{pointer}/{place}"))
            })?;
            Ok(FurtherOperation {
                method: method.to_owned(),
                place,
                operation: typed,
            })
        })
        .collect::<Result<_, Box<Diagnostic>>>()?;
    operations.sort_by(|one, other| one.method.cmp(&other.method));
    Ok(operations)
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
