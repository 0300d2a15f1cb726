//! Pointers that do not depend on any order: an item of a list is called by its name.

use std::collections::BTreeMap;

use crate::ir::Api;
use crate::ir::models::{Model, ModelKind};
use crate::ir::operations::{Operation, Parameter, Place};
use crate::ir::types::Type;
use crate::ir::unions::{Union, Variant};
use crate::parse::pointer::escape;

/// The names of what stands in lists, by its pointer in the text.
pub struct Pointers(BTreeMap<String, String>);

impl Pointers {
    pub fn new(api: &Api) -> Self {
        let mut pointers = Self(BTreeMap::new());
        for resource in &api.resources {
            for operation in &resource.operations {
                let given = operation.arguments.iter().chain(&operation.options);
                for parameter in given {
                    let named = parameter_pointer(operation, parameter);
                    pointers.0.insert(parameter.origin.clone(), named);
                }
            }
        }
        let models = api.modules.iter().flat_map(|module| &module.models);
        let mut models: Vec<&Model> = models.collect();
        // What is declared in something else comes after it.
        models.sort_by_key(|model| model.origin.len());
        let origins: BTreeMap<&str, &str> = models
            .iter()
            .map(|model| (model.name.as_str(), model.origin.as_str()))
            .collect();
        for model in models {
            pointers.learn(model, &origins);
        }
        pointers
    }

    /// A pointer with the names of what stands in lists. What has none is all that its list comes to.
    pub fn named(&self, origin: &str) -> String {
        let mut start = origin;
        loop {
            if let Some(named) = self.0.get(start) {
                return format!("{named}{}", without_places(&origin[start.len()..]));
            }
            match start.rfind('/') {
                Some(end) => start = &start[..end],
                None => return without_places(origin),
            }
        }
    }

    /// Takes down what of a model stands in lists: the branches of `allOf`, and the variants.
    fn learn(&mut self, model: &Model, origins: &BTreeMap<&str, &str>) {
        let own = self.named(&model.origin);
        let within = format!("{}/", model.origin);
        let fields = match &model.kind {
            ModelKind::Struct(kind) => kind.fields.as_slice(),
            ModelKind::Parts(kind) => &kind.members.fields,
            _ => &[],
        };
        for field in fields.iter().filter(|it| it.origin.starts_with(&within)) {
            let named = format!("{own}/properties/{}", escape(&field.wire));
            self.0.insert(field.origin.clone(), named);
        }
        let ModelKind::Union(union) = &model.kind else {
            return;
        };
        for variant in &union.variants {
            let Type::Model(member) = variant.member.innermost() else {
                continue;
            };
            let below = origins.get(member.as_str());
            let Some(below) = below.and_then(|origin| origin.strip_prefix(&within)) else {
                continue;
            };
            let listed: Vec<&str> = below.split('/').take(2).collect();
            let named = variant_pointer(&own, union, variant);
            self.0.insert(within.clone() + &listed.join("/"), named);
        }
    }
}

/// A pointer without its ways into lists of schemas.
fn without_places(pointer: &str) -> String {
    let tokens: Vec<&str> = pointer.split('/').collect();
    let is_list = |token: &str| matches!(token, "allOf" | "anyOf" | "oneOf");
    let is_place = |token: &str| !token.is_empty() && token.bytes().all(|it| it.is_ascii_digit());
    let mut kept = Vec::new();
    let mut rest = tokens.as_slice();
    while let [token, others @ ..] = rest {
        rest = match others {
            [place, others @ ..] if is_list(token) && is_place(place) => others,
            _ => {
                kept.push(*token);
                others
            }
        };
    }
    kept.join("/")
}

/// The pointer of a parameter, by its name among those of the operation; of several with one name, by its
/// place too, but for the first.
pub fn parameter_pointer(operation: &Operation, parameter: &Parameter) -> String {
    if let Place::Body(_) = parameter.place {
        return format!("{}/requestBody", operation.origin);
    }
    let location = parameter.place.location();
    let mut given = operation.arguments.iter().chain(&operation.options);
    let is_second = given.any(|it| it.wire == parameter.wire && it.place.location() < location);
    let name = match is_second {
        true => location.told(&parameter.wire),
        false => parameter.wire.clone(),
    };
    format!("{}/parameters/{}", operation.origin, escape(&name))
}

/// The pointer of a variant, by its name.
pub fn variant_pointer(pointer: &str, union: &Union, variant: &Variant) -> String {
    format!("{pointer}/{}/{}", union.keyword, variant.name)
}
