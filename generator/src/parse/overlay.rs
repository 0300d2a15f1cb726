//! OpenAPI Overlay 1.0: a list of actions, each of which updates or removes parts of a description.
//!
//! One thing is stricter than in the specification: an update appends to an array only what the
//! array does not hold yet. So an overlay with which the description has caught up repeats nothing.

mod misspelt;
mod numbers;

use std::collections::{BTreeMap, BTreeSet};
use std::slice;

use indexmap::IndexSet;
use serde_json::Value;
use serde_json_path::{JsonPath, PathElement};

use super::grammar;
use super::pointer::Path;
use super::report::Report;
use super::tree::{Content, DEPTH_LIMIT, Node, Spot};
use crate::diagnostics::Diagnostic;
use crate::errors;

/// One step of an overlay.
pub struct Action {
    /// The pointer of the action in its overlay.
    pointer: String,
    /// Where the target of the action is written.
    spot: Spot,
    target: JsonPath,
    change: Change,
}

enum Change {
    Update(Node),
    Remove,
}

/// Reads the actions of an overlay; none if anything about it is malformed.
pub fn actions(mut document: Node, report: &mut Report<'_>) -> Vec<Action> {
    grammar::check(&mut document, &grammar::OVERLAY, Path::Root, report);
    if let Some(node) = document.get("overlay")
        && let Some(version) = node.text()
        && !version.starts_with("1.0.")
    {
        report.about(node, "#/overlay", errors::overlay_version(version));
    }
    let nodes = document.get("actions").and_then(Node::items);
    if nodes.is_some_and(Vec::is_empty) {
        report.about(&document, "#", errors::overlay_without_actions());
    }
    let nodes = nodes.into_iter().flatten().enumerate();
    let actions: Vec<Action> = nodes
        .filter_map(|(index, node)| action(index, node, report))
        .collect();
    if report.has_errors() {
        return Vec::new();
    }
    actions
}

fn action(index: usize, node: &Node, report: &mut Report<'_>) -> Option<Action> {
    let pointer = format!("#/actions/{index}");
    let target = node.get("target")?;
    let text = target.text()?;
    let path = JsonPath::parse(text).map_err(|error| {
        let problem = errors::overlay_path(text, error.position() + 1, error.message());
        report.about(target, format!("{pointer}/target"), problem);
    });
    let removes = node.get("remove").and_then(Node::value) == Some(&Value::Bool(true));
    let change = match (node.get("update"), removes) {
        (Some(update), false) => Some(Change::Update(update.clone())),
        (None, true) => Some(Change::Remove),
        (Some(_), true) => {
            report.about(node, &pointer, errors::overlay_update_and_remove());
            None
        }
        (None, false) => {
            report.about(node, &pointer, errors::overlay_without_change());
            None
        }
    };
    Some(Action {
        spot: target.spot,
        target: path.ok()?,
        change: change?,
        pointer,
    })
}

/// Carries out actions, one after the other.
pub fn apply(actions: &[Action], tree: &mut Node, report: &mut Report<'_>) {
    if actions.is_empty() {
        return;
    }
    let mut json = tree.to_json();
    let mut previous: Option<Removal> = None;
    for action in actions {
        for it in misspelt::misspelt(action) {
            let problem = errors::misspelt_extension(it.key, it.meant);
            report.about(it.value, it.pointer, problem);
        }
        let mut report = |problem| report.push(action.spot, &action.pointer, problem);
        for name in numbers::named(action, &json) {
            report(errors::overlay_numbered_target(name));
        }
        let locations = locations(&action.target, &json);
        if locations.is_empty() {
            report(errors::overlay_target(&action.target.to_string()));
        }
        let removal = match action.change {
            Change::Remove => Some(Removal::ahead(tree, &json, &locations)),
            Change::Update(_) => None,
        };
        let outcomes: Vec<_> = locations
            .iter()
            .map(|location| action.change.make(tree, location))
            .collect();
        let is_idle = outcomes.iter().all(|outcome| outcome == &Ok(false));
        if is_idle && !outcomes.is_empty() {
            report(errors::overlay_no_effect());
        }
        if outcomes.contains(&Ok(true)) {
            if let Some(previous) = &previous {
                previous.restore_order(tree, &locations);
            }
            for location in &locations {
                renew(&mut json, tree, action.change.reach(location));
            }
            if previous.is_some_and(|previous| previous.json == json) {
                report(errors::overlay_put_back());
            }
        }
        previous = removal;
        for problem in outcomes.into_iter().filter_map(Result::err) {
            report(*problem);
        }
    }
}

/// Copies what stands at one place of the tree into the JSON of the whole tree.
fn renew(json: &mut Value, tree: &mut Node, location: &[String]) {
    let mut steps = location.iter();
    let place = steps.try_fold(json, |value, token| match value {
        Value::Array(items) => items.get_mut(token.parse::<usize>().ok()?),
        Value::Object(members) => members.get_mut(token),
        _ => None,
    });
    if let (Some(place), Some(node)) = (place, tree.descendant_mut(location)) {
        *place = node.to_json();
    }
}

/// The pointers of what a target selects. What is inside or after something else comes before it,
/// so that removing the one leaves the pointer of the other as it is.
fn locations(target: &JsonPath, json: &Value) -> Vec<Vec<String>> {
    let step = |element: &PathElement| match element {
        PathElement::Name(name) => (0, (*name).to_owned()),
        PathElement::Index(index) => (*index, index.to_string()),
    };
    let selected = target.query_located(json);
    let steps: BTreeSet<Vec<(usize, String)>> = selected
        .locations()
        .map(|location| location.iter().map(step).collect())
        .collect();
    let tokens = |steps: Vec<(usize, String)>| steps.into_iter().map(|(_, token)| token).collect();
    steps.into_iter().rev().map(tokens).collect()
}

/// What was there before a removal, for an update right after it that declares the same anew: a
/// member that comes back keeps its place among the others.
struct Removal {
    json: Value,
    /// The keys of the objects that lose members, by the pointers of these objects.
    keys: BTreeMap<Vec<String>, IndexSet<String>>,
}

impl Removal {
    fn ahead(tree: &mut Node, json: &Value, locations: &[Vec<String>]) -> Self {
        let parents = locations
            .iter()
            .filter_map(|location| location.split_last());
        let keys = parents.filter_map(|(_, parent)| {
            let members = tree.descendant_mut(parent)?.members()?;
            Some((parent.to_vec(), members.keys().cloned().collect()))
        });
        Self {
            keys: keys.collect(),
            json: json.clone(),
        }
    }

    fn restore_order(&self, tree: &mut Node, locations: &[Vec<String>]) {
        for location in locations {
            let members = tree.descendant_mut(location).and_then(Node::members_mut);
            if let (Some(members), Some(keys)) = (members, self.keys.get(location)) {
                // What is new stays at the end.
                members.sort_by_cached_key(|key, _| keys.get_index_of(key).unwrap_or(keys.len()));
            }
        }
    }
}

impl Change {
    /// Where there is a difference after a change at `location`: a removal is one of the parent.
    fn reach<'l>(&self, location: &'l [String]) -> &'l [String] {
        match (self, location) {
            (Self::Remove, [parent @ .., _]) => parent,
            _ => location,
        }
    }

    /// Makes the change at one place, and says whether there is now a difference.
    fn make(&self, tree: &mut Node, location: &[String]) -> Result<bool, Box<Diagnostic>> {
        match self {
            Self::Remove => remove(tree, location),
            Self::Update(update) if location.len() + update.depth() > DEPTH_LIMIT => {
                Err(errors::too_deep(DEPTH_LIMIT).into())
            }
            Self::Update(update) => match tree.descendant_mut(location) {
                Some(target) => update_target(target, update),
                None => Ok(false),
            },
        }
    }
}

fn remove(tree: &mut Node, location: &[String]) -> Result<bool, Box<Diagnostic>> {
    let Some((last, parents)) = location.split_last() else {
        return Err(errors::overlay_removes_document().into());
    };
    let parent = tree.descendant_mut(parents);
    let removed = match parent.map(|parent| &mut parent.content) {
        Some(Content::Object(members)) => members.shift_remove(last),
        Some(Content::Array(items)) => match last.parse::<usize>() {
            Ok(index) if index < items.len() => Some(items.remove(index)),
            _ => None,
        },
        Some(Content::Scalar(_)) | None => None,
    };
    Ok(removed.is_some())
}

fn update_target(target: &mut Node, update: &Node) -> Result<bool, Box<Diagnostic>> {
    match (&mut target.content, &update.content) {
        (Content::Object(_), Content::Object(_)) | (Content::Array(_), Content::Array(_)) => {
            Ok(merge(target, update))
        }
        (Content::Array(items), _) => Ok(append(items, slice::from_ref(update))),
        (Content::Object(_), _) => Err(errors::overlay_update_of_object(update.kind()).into()),
        (Content::Scalar(_), _) => Err(errors::overlay_update_of_primitive(target.kind()).into()),
    }
}

/// Merges a value into another: objects member by member, arrays as `append` does; anything else
/// is replaced. Says whether there is now a difference.
fn merge(target: &mut Node, update: &Node) -> bool {
    match (&mut target.content, &update.content) {
        (Content::Object(members), Content::Object(updates)) => {
            let mut changed = false;
            for (key, update) in updates {
                changed |= match members.get_mut(key) {
                    Some(member) => merge(member, update),
                    None => members.insert(key.clone(), update.clone()).is_none(),
                };
            }
            changed
        }
        (Content::Array(items), Content::Array(updates)) => append(items, updates),
        (Content::Scalar(old), Content::Scalar(new))
            if old == new && target.written == update.written =>
        {
            false
        }
        _ => {
            *target = update.clone();
            true
        }
    }
}

/// Appends the values that are not there yet, and says whether there were any.
fn append(items: &mut Vec<Node>, updates: &[Node]) -> bool {
    let mut known: BTreeSet<String> = items.iter().map(canonical).collect();
    let count = items.len();
    let new = updates
        .iter()
        .filter(|update| known.insert(canonical(update)));
    items.extend(new.cloned());
    items.len() > count
}

/// A text that is the same for equal values, whatever the order of their keys.
fn canonical(node: &Node) -> String {
    let mut json = node.to_json();
    json.sort_all_objects();
    json.to_string()
}
