//! The limit on the rate of requests that a client keeps by default, as `x-rate-limit` says.

use serde_json::Value;

use crate::diagnostics::Diagnostics;
use crate::errors;
use crate::extensions::RATE_LIMIT;
use crate::ir::RateLimit;
use crate::resolve::Document;

use super::extensions::{self, Extensions};

/// The limit, if the overlay names one.
pub fn rate_limit(document: Document<'_>, diagnostics: &mut Diagnostics) -> Option<RateLimit> {
    let extensions = Extensions::new(&document.openapi.extensions, "#");
    let (value, pointer) = extensions.value(RATE_LIMIT)?;
    let (mut per_second, mut burst, mut per_day) = (None, None, None);
    for (key, value, pointer) in extensions::map(value, &pointer, diagnostics) {
        match key {
            "per_second" => per_second = count(value, &pointer, diagnostics),
            "burst" => burst = count(value, &pointer, diagnostics),
            "per_day" => per_day = count(value, &pointer, diagnostics),
            _ => diagnostics.push(errors::unknown_extension_key(key, RATE_LIMIT, &pointer)),
        }
    }
    if value
        .as_object()
        .is_some_and(|limit| !limit.contains_key("per_second"))
    {
        diagnostics.push(errors::rate_limit_without_seconds(&pointer));
    }
    Some(RateLimit {
        per_second: per_second?,
        burst,
        per_day,
    })
}

/// A number of requests.
fn count(value: &Value, pointer: &str, diagnostics: &mut Diagnostics) -> Option<u32> {
    let count = value.as_u64().and_then(|count| u32::try_from(count).ok());
    let count = count.filter(|count| *count > 0);
    if count.is_none() {
        diagnostics.push(errors::extension_type("a whole number from 1", pointer));
    }
    count
}
