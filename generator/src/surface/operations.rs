//! What the operations of a resource give: methods, and the builders that they return.

use crate::ir::operations::{Answer, Operation, Parameter};
use crate::ir::resources::Resource;

use super::pointers::{Pointers, parameter_pointer};
use super::{Item, Kind, shapes};

/// The items of a resource.
pub fn items(resource: &Resource, pointers: &Pointers) -> Vec<Item> {
    let operations = resource.operations.iter();
    operations
        .flat_map(|operation| operation_items(resource, operation, pointers))
        .collect()
}

fn operation_items(resource: &Resource, operation: &Operation, pointers: &Pointers) -> Vec<Item> {
    let module = format!("resources::{}", resource.name);
    let method = format!("{module}::{}::{}", resource.type_name, operation.name);
    let builder = format!("{module}::{}", operation.builder);
    let own = |kind, path, shape| Item {
        pointer: pointers.named(&operation.origin),
        kind,
        path,
        shape,
        origin: operation.origin.clone(),
    };
    let mut items = vec![own(
        Kind::Operation,
        format!("{method}()"),
        shape(operation),
    )];
    if operation.has_pages {
        items.push(own(
            Kind::Method,
            format!("{builder}::pages()"),
            String::new(),
        ));
    }
    items.extend(operation.entry.as_ref().map(|entry| {
        let shape = format!("fn() -> Lenient<{}>", shapes::kind(entry));
        own(Kind::Method, format!("{builder}::lenient()"), shape)
    }));
    let given = |parameter: &Parameter, kind, path, shape| Item {
        pointer: parameter_pointer(operation, parameter),
        kind,
        path,
        shape,
        origin: parameter.origin.clone(),
    };
    // The types of arguments are part of the method; their names are nobody's but its own.
    items.extend(operation.arguments.iter().map(|parameter| {
        let path = format!("{method}({})", parameter.name);
        given(parameter, Kind::Argument, path, String::new())
    }));
    items.extend(operation.options.iter().map(|parameter| {
        let path = format!("{builder}::{}()", parameter.name);
        let shape = format!("fn({})", shapes::argument(&parameter.passing));
        given(parameter, Kind::Setter, path, shape)
    }));
    items
}

/// What the method takes, and what the call gives in the end.
fn shape(operation: &Operation) -> String {
    let arguments: Vec<String> = operation
        .arguments
        .iter()
        .map(|parameter| shapes::argument(&parameter.passing))
        .collect();
    let answer = match &operation.answer {
        Answer::Nothing => "()".to_owned(),
        Answer::Whole(kind)
        | Answer::Plain(kind, _)
        | Answer::Data {
            kind,
            required: true,
        } => shapes::kind(kind),
        Answer::Data { kind, .. } => format!("Option<{}>", shapes::kind(kind)),
        Answer::Page(kind) => format!("Page<{}>", shapes::kind(kind)),
    };
    format!("fn({}) -> {answer}", arguments.join(", "))
}
