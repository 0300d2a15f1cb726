//! Values for tests, made of the JSON in which they would come.

use std::any::type_name;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::calls::answer::{Decode, Json};

/// A value for tests, made of the JSON in which it would come: types that are received have no
/// literals, as they may have further fields one day.
///
/// # Panics
///
/// The JSON does not fit the type, which is a mistake of the test. The message says where and why.
#[track_caller]
pub fn fixture<T: DeserializeOwned>(json: Value) -> T {
    match Json::<T>::decode(json.to_string().as_bytes()) {
        Ok(value) => value,
        Err(error) => panic!(
            "the fixture does not fit `{}` at `{}`: {}; given: {json}",
            type_name::<T>(),
            error.path(),
            error.inner(),
        ),
    }
}
