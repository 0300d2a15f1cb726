//! What the client itself has: its server, its credentials, the bodies of errors, the envelope.

use std::collections::BTreeMap;

use crate::ir::envelope::Member;
use crate::ir::models::Model;
use crate::ir::{Api, CredentialKind};
use crate::parse::pointer::escape;

use super::pointers::Pointers;
use super::{Item, Kind, shapes};

/// The items of the client.
pub fn items(api: &Api, pointers: &Pointers) -> Vec<Item> {
    let mut items = vec![Item {
        pointer: "#/info/title".to_owned(),
        kind: Kind::Package,
        path: format!("{}::", api.package.crate_name),
        shape: String::new(),
        origin: "#/info/title".to_owned(),
        wire: String::new(),
    }];
    items.extend(api.base_url.as_ref().map(|url| Item {
        pointer: "#/servers".to_owned(),
        kind: Kind::Server,
        path: "Client::builder()".to_owned(),
        shape: url.clone(),
        origin: "#/servers".to_owned(),
        wire: String::new(),
    }));
    items.extend(api.credentials.iter().map(|credential| {
        let shape = match credential.kind {
            CredentialKind::Basic => "fn(impl Into<String>, impl Into<String>)",
            CredentialKind::Bearer => "fn(impl AsRef<str>)",
            CredentialKind::Header(_) | CredentialKind::Query(_) | CredentialKind::Cookie(_) => {
                "fn(impl Into<String>)"
            }
        };
        Item {
            pointer: credential.origin.clone(),
            kind: Kind::Credential,
            path: format!("ClientBuilder::{}()", credential.name),
            shape: shape.to_owned(),
            origin: credential.origin.clone(),
            wire: match &credential.kind {
                CredentialKind::Basic => "basic".to_owned(),
                CredentialKind::Bearer => "bearer".to_owned(),
                CredentialKind::Header(name) => format!("header {name}"),
                CredentialKind::Query(name) => format!("query {name}"),
                CredentialKind::Cookie(name) => format!("cookie {name}"),
            },
        }
    }));
    items.extend(api.resources.iter().map(|resource| {
        let pointer = format!("#/tags/{}", escape(&resource.wire));
        Item {
            pointer: pointer.clone(),
            kind: Kind::Tag,
            path: format!("Client::{}()", resource.name),
            shape: format!(
                "fn() -> resources::{}::{}",
                resource.name, resource.type_name
            ),
            origin: pointer,
            wire: String::new(),
        }
    }));
    items.extend(errors(api, pointers));
    items.extend(page(api));
    items
}

/// The typed bodies of errors, and the statuses for which each is read.
fn errors(api: &Api, pointers: &Pointers) -> Vec<Item> {
    let mut items = Vec::new();
    let models = api.modules.iter().flat_map(|module| &module.models);
    let models: BTreeMap<&str, &Model> = models.map(|it| (it.name.as_str(), it)).collect();
    for body in &api.error_bodies {
        let Some(model) = models.get(body.model.as_str()) else {
            continue;
        };
        let method = format!("StatusError::{}", body.name);
        let item = |kind, path, shape| Item {
            pointer: pointers.named(&model.origin),
            kind,
            path,
            shape,
            origin: model.origin.clone(),
            wire: String::new(),
        };
        let shape = format!("fn() -> Option<models::{}>", body.model);
        items.push(item(Kind::Method, format!("{method}()"), shape));
        items.extend(body.statuses.iter().map(|status| {
            let path = format!("{method}({status})");
            item(Kind::Status, path, String::new())
        }));
    }
    items
}

/// The fields of a page of a list.
fn page(api: &Api) -> Vec<Item> {
    let Some(envelope) = &api.envelope else {
        return Vec::new();
    };
    let Some((paging, kind)) = &envelope.paging else {
        return Vec::new();
    };
    let field = |key: &str, member: &Member, shape: String| Item {
        pointer: format!("#/x-envelope/{key}"),
        kind: Kind::Property,
        path: format!("Page::{}", member.name),
        shape,
        origin: format!("#/x-envelope/{key}"),
        wire: member.wire.clone(),
    };
    let paging_shape = format!("Option<{}>", shapes::kind(kind));
    vec![
        field("data", &envelope.data, "Vec<T>".to_owned()),
        field("paging", paging, paging_shape),
    ]
}
