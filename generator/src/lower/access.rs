//! What a call must prove, by what the description says of the operation, or else of all.

use std::collections::BTreeSet;

use openapiv3::SecurityRequirement;

use crate::resolve::Document;

use super::resources::Found;

/// The ways to prove who calls, each of which is enough, in alphabetical order; none if nobody asks.
pub fn access(document: Document<'_>, found: &Found<'_>) -> Vec<String> {
    let own = found.operation.security.as_ref();
    let ways = own.or(document.openapi.security.as_ref());
    let ways: BTreeSet<String> = ways.into_iter().flatten().map(way).collect();
    // To prove nothing is one way among others, and if it is the only one, nobody asks.
    match ways.iter().all(String::is_empty) {
        true => Vec::new(),
        false => ways.into_iter().collect(),
    }
}

/// All schemes that are wanted at once, with their scopes.
fn way(requirement: &SecurityRequirement) -> String {
    let schemes = requirement.iter().map(|(scheme, scopes)| {
        let scopes: BTreeSet<&str> = scopes.iter().map(String::as_str).collect();
        match scopes.is_empty() {
            true => scheme.clone(),
            false => format!("{scheme} for {}", Vec::from_iter(scopes).join(", ")),
        }
    });
    let schemes: BTreeSet<String> = schemes.collect();
    Vec::from_iter(schemes).join(" and ")
}
