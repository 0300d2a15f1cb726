//! What a call must prove, by what the description says of the operation, or else of all.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::SecurityRequirement;

use crate::diagnostics::Diagnostics;
use crate::docs::code;
use crate::errors;
use crate::ir::Docs;
use crate::parse::pointer::escape;
use crate::resolve::Document;

use super::resources::{self, Found};
use super::{credentials, prose};

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

/// The security schemes that the call has to name: none, where the operation says of itself that it takes no proof, or
/// those of which another goes to the same place, where they are not the usual ones. Where another server is asked than
/// that of the client, they are all that it takes, so that no other goes there; and none, where nothing asks for any.
pub fn schemes(
    document: Document<'_>,
    found: &Found<'_>,
    is_elsewhere: bool,
) -> Option<Vec<String>> {
    let own = found.operation.security.as_ref();
    let general = document.openapi.security.as_ref();
    let ways = own.or(general);
    let takes_none = |ways: &[SecurityRequirement]| ways.iter().all(IndexMap::is_empty);
    if own.is_some_and(|ways| takes_none(ways))
        || (is_elsewhere && ways.is_none_or(|ways| takes_none(ways)))
    {
        return (!credentials::places(document).is_empty()).then(Vec::new);
    }
    let known = match is_elsewhere {
        true => credentials::known(document),
        false => credentials::rivals(document),
    };
    let [named, general] = [ways, general].map(|ways| -> BTreeSet<&str> {
        let schemes = ways.into_iter().flatten().flat_map(|way| way.keys());
        let schemes = schemes.map(String::as_str);
        schemes.filter(|scheme| known.contains(scheme)).collect()
    });
    let is_usual = match general.is_empty() {
        true => named.len() == known.len(),
        false => named.is_superset(&general),
    };
    let is_choice = !named.is_empty() && !is_usual;
    (is_elsewhere || is_choice).then(|| named.into_iter().map(str::to_owned).collect())
}

/// Says which credentials the call is sent with.
pub fn docs(schemes: &[String], is_elsewhere: bool) -> Docs {
    let names: Vec<_> = schemes.iter().map(|scheme| code(scheme)).collect();
    let names = names.join(" or ");
    prose::paragraph(match (schemes.is_empty(), is_elsewhere) {
        (true, _) => "It is sent without the credentials of the client.".to_owned(),
        (false, true) => {
            format!("Of the credentials of the client, that server gets {names} alone.")
        }
        (false, false) => format!(
            "Of the credentials for one place, it is sent with {names}, if the client has that.",
        ),
    })
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

/// Warns of schemes that are wanted and not described, each where it is wanted first.
pub fn check(document: Document<'_>, diagnostics: &mut Diagnostics) {
    let components = document.openapi.components.iter();
    let mut known: BTreeSet<&str> = components
        .flat_map(|it| it.security_schemes.keys().map(String::as_str))
        .collect();
    let found = resources::found(document);
    let own = found
        .iter()
        .map(|it| (it.pointer.as_str(), it.operation.security.as_ref()));
    for (pointer, ways) in [("#", document.openapi.security.as_ref())]
        .into_iter()
        .chain(own)
    {
        for (index, way) in ways.into_iter().flatten().enumerate() {
            for scheme in way.keys() {
                if known.insert(scheme) {
                    let pointer = format!("{pointer}/security/{index}/{}", escape(scheme));
                    diagnostics.push(errors::undescribed_scheme(scheme, &pointer));
                }
            }
        }
    }
}
