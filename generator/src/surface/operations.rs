//! What the operations of a resource give: methods, and the builders that they return.

use crate::ir::bodies::Writing;
use crate::ir::operations::{Answer, Location, Operation, Outcome, Parameter, Place};
use crate::ir::resources::Resource;
use crate::ir::styles::{Style, StyleKind};
use crate::statuses::magnitude;

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
        wire: String::new(),
    };
    let mut items = vec![Item {
        wire: request(operation),
        ..own(Kind::Operation, format!("{method}()"), shape(operation))
    }];
    if let Answer::Outcomes { name, outcomes, .. } = &operation.answer {
        let path = format!("{module}::{name}");
        items.extend(outcomes.iter().map(|outcome| Item {
            pointer: outcome.origin.clone(),
            kind: Kind::Variant,
            path: format!("{path}::{}", outcome.name),
            shape: match &outcome.answer {
                Answer::Nothing => String::new(),
                answer => answered(answer),
            },
            origin: outcome.origin.clone(),
            wire: statuses(outcome, outcomes),
        }));
    }
    items.push(Item {
        wire: proof(operation),
        ..own(Kind::Access, format!("{method}() access"), String::new())
    });
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
        wire: place(parameter),
    };
    // The types of arguments are part of the method, and their names are nobody's but its own; where one
    // stands among the others is not.
    items.extend((1..).zip(&operation.arguments).map(|(number, parameter)| {
        let path = format!("{method}({})", parameter.name);
        let shape = format!("argument {number}");
        given(parameter, Kind::Argument, path, shape)
    }));
    items.extend(operation.options.iter().map(|parameter| {
        let path = format!("{builder}::{}()", parameter.name);
        let shape = format!("fn({})", shapes::argument(&parameter.passing));
        given(parameter, Kind::Setter, path, shape)
    }));
    items
}

/// What the caller must prove.
fn proof(operation: &Operation) -> String {
    let has_none = operation.schemes.as_ref().is_some_and(Vec::is_empty);
    let ways = operation.access.iter().map(|way| match way.as_str() {
        "" => "nothing",
        way => way,
    });
    match Vec::from_iter(ways) {
        ways if ways.is_empty() && has_none => "for anybody, without credentials".to_owned(),
        ways if ways.is_empty() => "for anybody".to_owned(),
        ways => format!("by {}", ways.join(", or ")),
    }
}

/// What is asked for, and where that is not the server of all.
fn request(operation: &Operation) -> String {
    let Operation { method, path, .. } = operation;
    let path = match &operation.server {
        Some(server) => format!("{path} of {server}"),
        None => path.clone(),
    };
    match (&operation.accept, &operation.answer) {
        (Some(name), _) => format!("{method} {path} for {name}"),
        (None, Answer::Redirect) => format!("{method} {path} for a redirect"),
        (None, _) => format!("{method} {path}"),
    }
}

/// Where in the request a parameter goes. That one of the path has another name is not to be seen there, but in
/// the style that writes it, and names of headers have no case.
fn place(parameter: &Parameter) -> String {
    let wire = &parameter.wire;
    match &parameter.place {
        Place::Path => "path".to_owned(),
        Place::Styled(Location::Path, style) if style.kind == StyleKind::Matrix => {
            format!("path {wire}, {}", spelt(*style))
        }
        Place::Styled(Location::Path, style) => format!("path, {}", spelt(*style)),
        Place::Styled(Location::Header, style) => {
            format!("header {}, {}", wire.to_ascii_lowercase(), spelt(*style))
        }
        Place::Styled(location, style) => {
            format!("{} {wire}, {}", location.name(), spelt(*style))
        }
        Place::Query => format!("query {wire}"),
        Place::QueryList => format!("query {wire}, with commas"),
        Place::QueryEach => format!("query {wire}, for each"),
        Place::Header => format!("header {}", wire.to_ascii_lowercase()),
        Place::Cookie => format!("cookie {wire}"),
        Place::Body(Writing::Json(name) | Writing::Plain(name)) => format!("body {name}"),
        Place::Body(Writing::Form(styles)) => {
            let styles = styles
                .iter()
                .map(|(name, style)| format!("; {name}, {}", spelt(*style)));
            format!("body, a form{}", styles.collect::<String>())
        }
        Place::Body(Writing::Parts(name)) => format!("body, parts of {name}"),
    }
}

/// How a parameter is written.
fn spelt(style: Style) -> String {
    let kind = match style.kind {
        StyleKind::Simple => "simple",
        StyleKind::Label => "label",
        StyleKind::Matrix => "matrix",
        StyleKind::Form => "form",
        StyleKind::Spaces => "spaces",
        StyleKind::Pipes => "pipes",
        StyleKind::Brackets => "brackets",
        StyleKind::Json => "JSON",
    };
    let exploded = if style.is_exploded { ", exploded" } else { "" };
    let reserved = if style.keeps_reserved {
        ", reserved"
    } else {
        ""
    };
    format!("{kind}{exploded}{reserved}")
}

/// The statuses of an answer: those of a class are all that have none of their own.
fn statuses(outcome: &Outcome, all: &[Outcome]) -> String {
    let is_within = |other: &&Outcome| {
        magnitude(&other.status) < magnitude(&outcome.status)
            && other.status.get(..1) == outcome.status.get(..1)
    };
    let others = all.iter().filter(is_within);
    let others: Vec<&str> = others.map(|it| it.status.as_str()).collect();
    match others.as_slice() {
        [] => format!("status {}", outcome.status),
        others => format!("status {} but {}", outcome.status, others.join(", ")),
    }
}

/// What the caller gets.
fn answered(answer: &Answer) -> String {
    match answer {
        Answer::Nothing | Answer::Redirect => "()".to_owned(),
        Answer::Whole(kind)
        | Answer::Text(kind)
        | Answer::Plain(kind)
        | Answer::Data {
            kind,
            required: true,
        } => shapes::kind(kind),
        Answer::Data { kind, .. } => format!("Option<{}>", shapes::kind(kind)),
        Answer::Page { entry, .. } => format!("Page<{}>", shapes::kind(entry)),
        Answer::Outcomes { name, .. } => name.clone(),
    }
}

/// What the method takes, and what the call gives in the end.
fn shape(operation: &Operation) -> String {
    let arguments: Vec<String> = operation
        .arguments
        .iter()
        .map(|parameter| shapes::argument(&parameter.passing))
        .collect();
    let answer = answered(&operation.answer);
    let answer = match operation.may_be_empty {
        true => format!("Option<{answer}>"),
        false => answer,
    };
    format!("fn({}) -> {answer}", arguments.join(", "))
}
