//! The second stage: follows every `$ref`, so that later stages find what they look for.

mod kin;
mod objects;
mod walk;

pub use self::kin::Kin;
pub use self::objects::{Object, Placed, Undeclared, closes_parts};
pub use self::walk::walk;

use std::cell::OnceCell;
use std::collections::BTreeMap;

use indexmap::IndexMap;
use openapiv3::{
    Example, OpenAPI, Parameter, ReferenceOr, RequestBody, Response, Schema, SecurityScheme,
};
use serde_json::Value;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::errors;
use crate::keys::MAPS;
use crate::parse::pointer::{escape, tokens};
use crate::parse::{Description, FurtherOperation, Numbers};

pub use crate::parse::pointer::component;

/// A description whose references all lead somewhere.
#[derive(Clone, Copy)]
pub struct Document<'a> {
    /// The description.
    pub openapi: &'a OpenAPI,
    /// The operations of each path whose methods `openapiv3` does not know.
    pub further_operations: &'a BTreeMap<String, Vec<FurtherOperation>>,
    /// The same, as JSON.
    json: &'a Value,
    /// Its numbers that no `Value` can be.
    pub numbers: &'a Numbers,
    /// The extensions of schemas that give names, by their pointers.
    pub given_names: &'a [String],
    /// Which components are composed of which, once that is asked for.
    kin: &'a OnceCell<Kin>,
}

/// A value of the description, and where it stands.
#[derive(Debug)]
pub struct Located<'a, T> {
    /// The value.
    pub value: &'a T,
    /// Its JSON pointer, as a URI fragment.
    pub pointer: String,
    /// Its name, where it stands among the components and was referred to.
    pub component: Option<&'a str>,
}

/// A schema where it stands, a reference to one, or what is as good as one.
#[derive(Clone, Copy, Debug)]
pub enum SchemaRef<'a> {
    /// The reference.
    Reference(&'a str),
    /// The schema.
    Item(&'a Schema),
    /// One of these values, which stand in a value that a schema lists.
    Listed(&'a [Value]),
}

impl<'a> From<&'a ReferenceOr<Schema>> for SchemaRef<'a> {
    fn from(schema: &'a ReferenceOr<Schema>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Item(schema),
        }
    }
}

impl<'a> From<&'a ReferenceOr<Box<Schema>>> for SchemaRef<'a> {
    fn from(schema: &'a ReferenceOr<Box<Schema>>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Item(schema),
        }
    }
}

/// Checks every reference, whatever else is wrong. There is a document if nothing is, and each
/// reference leads to a component.
pub fn resolve<'a>(
    description: &'a Description,
    diagnostics: &mut Diagnostics,
) -> Option<Document<'a>> {
    let mut sound = true;
    walk(&description.json, &mut |object, pointer| {
        let reference = object.get("$ref").and_then(Value::as_str);
        let checked = reference.map(|it| target(&description.json, it, &format!("{pointer}/$ref")));
        if let Some(Err(diagnostic)) = checked {
            diagnostics.push(*diagnostic);
            sound = false;
        }
    });
    let typed = description.typed.as_ref()?;
    sound.then_some(Document {
        openapi: &typed.openapi,
        further_operations: &typed.further_operations,
        json: &description.json,
        numbers: &description.numbers,
        given_names: &description.given_names,
        kin: &description.kin,
    })
}

/// Whether a reference to a component leads to one, through others if need be. What it says of any other
/// reference was said by `parse`.
fn target(json: &Value, reference: &str, pointer: &str) -> Result<(), Box<Diagnostic>> {
    let mut current = reference;
    let mut passed = vec![];
    while let Some((section, name)) = component(current).filter(|(it, _)| MAPS.contains(it)) {
        let members = json
            .get("components")
            .and_then(|components| components.get(section));
        let Some(found) = members.and_then(|members| members.get(&name)) else {
            let known = members.and_then(Value::as_object).into_iter().flatten();
            let known = known.map(|(key, _)| key.as_str());
            let place = ["components", section].map(str::to_owned);
            let problem = errors::dangling_reference(current, true, &place, &name, known);
            return Err(Box::new(problem.at(pointer)));
        };
        if passed.contains(&current) {
            return Err(Box::new(errors::circular_reference(current).at(pointer)));
        }
        passed.push(current);
        match found.get("$ref").and_then(Value::as_str) {
            Some(next) => current = next,
            None => return Ok(()),
        }
    }
    Ok(())
}

impl<'a> Document<'a> {
    /// The schema that stands here, or that is referred to, if there is one.
    pub fn schema(
        &self,
        schema: impl Into<SchemaRef<'a>>,
        pointer: &str,
    ) -> Option<Located<'a, Schema>> {
        match schema.into() {
            SchemaRef::Item(value) => Some(Located {
                value,
                pointer: pointer.to_owned(),
                component: None,
            }),
            SchemaRef::Reference(reference) => follow(
                &self.openapi.components.as_ref()?.schemas,
                "schemas",
                reference,
            ),
            SchemaRef::Listed(_) => None,
        }
    }

    /// What the object at this pointer says under a key, where it says yes or no.
    pub fn flag(&self, pointer: &str, key: &str) -> Option<bool> {
        let mut tokens = tokens(pointer).into_iter();
        let value = tokens.try_fold(self.json, |value, token| value.get(token))?;
        value.get(key)?.as_bool()
    }

    /// The parameter that stands here, or that is referred to.
    pub fn parameter(
        &self,
        parameter: &'a ReferenceOr<Parameter>,
        pointer: &str,
    ) -> Option<Located<'a, Parameter>> {
        self.item(parameter, pointer, "parameters", |components| {
            &components.parameters
        })
    }

    /// The request body that stands here, or that is referred to.
    pub fn request_body(
        &self,
        body: &'a ReferenceOr<RequestBody>,
        pointer: &str,
    ) -> Option<Located<'a, RequestBody>> {
        self.item(body, pointer, "requestBodies", |components| {
            &components.request_bodies
        })
    }

    /// The answer that stands here, or that is referred to.
    pub fn response(
        &self,
        response: &'a ReferenceOr<Response>,
        pointer: &str,
    ) -> Option<Located<'a, Response>> {
        self.item(response, pointer, "responses", |components| {
            &components.responses
        })
    }

    /// The example that stands here, or that is referred to.
    pub fn example(
        &self,
        example: &'a ReferenceOr<Example>,
        pointer: &str,
    ) -> Option<Located<'a, Example>> {
        self.item(example, pointer, "examples", |components| {
            &components.examples
        })
    }

    /// The security scheme that stands here, or that is referred to.
    pub fn security_scheme(
        &self,
        scheme: &'a ReferenceOr<SecurityScheme>,
        pointer: &str,
    ) -> Option<Located<'a, SecurityScheme>> {
        self.item(scheme, pointer, "securitySchemes", |components| {
            &components.security_schemes
        })
    }

    fn item<T>(
        &self,
        item: &'a ReferenceOr<T>,
        pointer: &str,
        section: &str,
        members: impl Fn(&'a openapiv3::Components) -> &'a IndexMap<String, ReferenceOr<T>>,
    ) -> Option<Located<'a, T>> {
        match item {
            ReferenceOr::Item(value) => Some(Located {
                value,
                pointer: pointer.to_owned(),
                component: None,
            }),
            ReferenceOr::Reference { reference } => follow(
                members(self.openapi.components.as_ref()?),
                section,
                reference,
            ),
        }
    }
}

/// Follows a reference, and the references that it leads to. `resolve` has seen that they end.
fn follow<'a, T>(
    members: &'a IndexMap<String, ReferenceOr<T>>,
    section: &str,
    reference: &'a str,
) -> Option<Located<'a, T>> {
    let mut reference = reference;
    loop {
        let (_, name) = component(reference)?;
        match members.get_key_value(&name)? {
            (_, ReferenceOr::Reference { reference: next }) => reference = next,
            (name, ReferenceOr::Item(value)) => {
                return Some(Located {
                    value,
                    pointer: format!("#/components/{section}/{}", escape(name)),
                    component: Some(name),
                });
            }
        }
    }
}
