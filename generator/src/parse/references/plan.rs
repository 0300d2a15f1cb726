//! What is done about references, one round after the other: what moves, what is written out.

use std::collections::{BTreeMap, BTreeSet};

use super::super::beside_references::{is_mere_reference, put_in_place};
use super::super::downgrade::Version;
use super::super::grammar::{self, Kind};
use super::super::pointer::{Path, component};
use super::super::report::Report;
use super::super::tree::{COPY_LIMIT, Node, Spot};
use super::components::{self, reference_to};
use super::following::{Address, Texts, descendant};
use super::needs::Needs;
use super::uses::{self, Place, SCHEMAS_SECTION, Use};
use super::{Move, names};
use crate::diagnostics::Diagnostic;
use crate::errors;
use crate::extensions::NAME;

/// The keys and indices that lead to a value.
type Way = Vec<String>;

/// A reference: the section of what it leads to, and its text.
type Reference = (&'static str, String);

/// One round.
#[derive(Default)]
pub struct Plan {
    /// Where references lead that do not name a component.
    ways: BTreeMap<Reference, Way>,
    /// What moves to the components.
    moved: BTreeMap<Way, Moved>,
    /// What is written out where something refers to it.
    copies: BTreeMap<Way, Node>,
}

/// The component that something becomes.
struct Moved {
    section: &'static str,
    key: String,
    /// The name that it has in Rust, if that is not made of the key.
    name: Option<String>,
}

/// Where a reference was found.
struct Occurrence {
    stands_for: Use,
    spot: Spot,
    pointer: String,
    /// The component that is nothing but this reference.
    alias: Option<String>,
}

impl Plan {
    /// What is to be done. A reference that leads nowhere is reported, once.
    pub fn new(
        tree: &mut Node,
        name: &str,
        version: Version,
        reported: &mut Vec<Spot>,
        report: &mut Report<'_>,
    ) -> Self {
        let found = occurrences(tree);
        let tree = &*tree;
        let texts = Texts {
            trees: vec![tree],
            names: vec![name],
            version,
        };
        let mut plan = Self::default();
        let mut targets: BTreeMap<Way, (&'static str, Vec<Occurrence>)> = BTreeMap::new();
        for ((section, text), occurrences) in found {
            let address = texts
                .follow(&text, 0)
                .and_then(|address| fitting(tree, address, section, &text));
            match address {
                Ok(address) => {
                    plan.ways.insert((section, text), address.tokens.clone());
                    let (_, all) = targets
                        .entry(address.tokens)
                        .or_insert_with(|| (section, Vec::new()));
                    all.extend(occurrences);
                }
                Err(problem) => {
                    for place in occurrences {
                        if !reported.contains(&place.spot) {
                            reported.push(place.spot);
                            report.push(place.spot, place.pointer, (*problem).clone());
                        }
                    }
                }
            }
        }
        targets.retain(|way, (section, _)| {
            components::at(way).is_none_or(|(found, _)| found != *section)
        });
        plan.decide(tree, &targets);
        plan
    }

    /// Whether nothing is left to do.
    pub fn is_done(&self) -> bool {
        self.ways.is_empty()
    }

    /// Decides what moves and what is written out.
    fn decide(&mut self, tree: &Node, targets: &BTreeMap<Way, (&'static str, Vec<Occurrence>)>) {
        let mut moved: BTreeMap<Way, (&'static str, &[Occurrence])> = BTreeMap::new();
        let mut waiting: BTreeMap<Way, (&'static str, &[Occurrence])> = BTreeMap::new();
        let mut left = COPY_LIMIT;
        for (way, (section, occurrences)) in targets {
            let Some(node) = descendant(tree, way) else {
                continue;
            };
            let is_mapped = occurrences.iter().any(|it| it.stands_for == Use::Mapping);
            if *section != SCHEMAS_SECTION || is_mapped || names::is_definition(way) {
                moved.insert(way.clone(), (section, occurrences));
                continue;
            }
            let is_part = occurrences.iter().all(|it| it.stands_for == Use::Part);
            let needs = Needs::new(node, way, is_part);
            let size = node.size() * occurrences.len();
            if needs.named.is_empty() && !needs.waits && size <= left {
                left -= size;
                self.copies.insert(way.clone(), node.clone());
            } else if needs.named.is_empty() {
                waiting.insert(way.clone(), (section, occurrences));
            }
            for inner in needs.named {
                let occurrences = if inner == *way {
                    occurrences.as_slice()
                } else {
                    &[]
                };
                moved.entry(inner).or_insert((section, occurrences));
            }
        }
        // What waits for nothing refers to itself, or is too large to be written out.
        if moved.is_empty() && self.copies.is_empty() {
            moved = waiting;
        }
        let mut moved: Vec<_> = moved.into_iter().collect();
        moved.sort_by_cached_key(|(way, _)| names::named_way(tree, way));
        let mut taken = BTreeSet::new();
        for (way, (section, occurrences)) in moved {
            let aliases = occurrences.iter().filter_map(|it| it.alias.as_deref());
            let component = free_component(tree, &way, section, aliases.collect(), &taken);
            taken.insert((section, component.key.clone()));
            self.moved.insert(way, component);
        }
    }

    /// Does what is to be done, and gives what moved. What has a component of its own already is known by that.
    pub fn carry_out(
        self,
        tree: &mut Node,
        version: Version,
        report: &mut Report<'_>,
    ) -> Vec<Move> {
        uses::visit(tree, &grammar::OPENAPI, Path::Root, &mut |node, place| {
            let text = uses::reference(node, place.stands_for).and_then(Node::text);
            let Some(text) = text else { return };
            let Some(way) = self.ways.get(&(place.section, text.to_owned())) else {
                return;
            };
            let named = components::at(way).filter(|(section, _)| *section == place.section);
            let target = match (self.moved.get(way), named) {
                (Some(moved), _) => reference_to(moved.section, &moved.key),
                (None, Some((section, key))) => reference_to(section, key),
                (None, None) => {
                    if let Some(copy) = self.copies.get(way) {
                        write_out(node, copy.clone(), place, version, report);
                    }
                    return;
                }
            };
            uses::redirect(node, place.stands_for, target);
        });
        let mut moves = Vec::new();
        // What stands in something else that moves goes first.
        for (way, moved) in self.moved.into_iter().rev() {
            let Some(place) = tree.descendant_mut(&way) else {
                continue;
            };
            let spot = place.spot;
            let reference = Node::scalar(spot, reference_to(moved.section, &moved.key));
            let reference = Node::object(spot, [("$ref", reference)]);
            let mut node = std::mem::replace(place, reference);
            if let (Some(name), Some(members)) = (moved.name, node.members_mut()) {
                let name = Node::scalar(spot, name);
                members.entry(NAME.to_owned()).or_insert(name);
            }
            if !components::has(tree, moved.section, &moved.key) {
                let to = ["components", moved.section, &moved.key];
                let to = to.map(str::to_owned).to_vec();
                moves.push(Move { from: way, to });
            }
            components::insert(tree, moved.section, moved.key, node);
        }
        moves
    }
}

/// Every reference that does not name a component of its section.
fn occurrences(tree: &mut Node) -> BTreeMap<Reference, Vec<Occurrence>> {
    let mut found: BTreeMap<Reference, Vec<Occurrence>> = BTreeMap::new();
    uses::visit(tree, &grammar::OPENAPI, Path::Root, &mut |node, place| {
        let Some(reference) = uses::reference(node, place.stands_for) else {
            return;
        };
        let text = reference.text().unwrap_or_default();
        // What a mapping names may be no reference at all.
        let is_name = place.stands_for == Use::Mapping && !text.starts_with('#');
        let names_component = component(text).is_some_and(|(section, _)| section == place.section);
        let is_whole = place.stands_for == Use::Whole || place.section == grammar::PATH_ITEMS;
        if is_name || names_component || is_whole {
            return;
        }
        let occurrence = Occurrence {
            stands_for: place.stands_for,
            spot: reference.spot,
            pointer: match place.stands_for {
                Use::Mapping => place.path.to_string(),
                _ => place.path.member("$ref").to_string(),
            },
            alias: uses::alias(&place.path.tokens(), place.section)
                .filter(|_| node.members().is_some_and(|it| it.len() == 1)),
        };
        let reference = (place.section, text.to_owned());
        found.entry(reference).or_default().push(occurrence);
    });
    found
}

/// Makes sure that what a reference leads to is of its section, as far as is known.
pub fn fitting(
    tree: &Node,
    address: Address,
    section: &'static str,
    reference: &str,
) -> Result<Address, Box<Diagnostic>> {
    let mut kind: Option<&'static Kind> = Some(&grammar::OPENAPI);
    let mut node = Some(tree);
    for token in &address.tokens {
        let known = kind.zip(node);
        kind = known.and_then(|(kind, node)| grammar::kind_below(node, kind, token));
        node = node.and_then(|node| descendant(node, std::slice::from_ref(token)));
    }
    match kind {
        Some(kind) if uses::section(kind) != Some(section) => {
            Err(errors::unsupported_reference(reference, section).into())
        }
        _ => Ok(address),
    }
}

/// Puts a schema in place of a reference to it.
fn write_out(
    node: &mut Node,
    schema: Node,
    place: Place<'_>,
    version: Version,
    report: &mut Report<'_>,
) {
    if !version.reads_beside_references() {
        grammar::check_reference(node, &grammar::SCHEMA, place.path, report);
    }
    let spot = node.spot;
    if is_mere_reference(node, version) {
        node.content = schema.content;
    } else if let Some(members) = node.members_mut() {
        put_in_place(members, schema, spot, version);
    }
}

/// The component that something becomes: of the name that it is given elsewhere among the components, or
/// else of what it is called by where it stands. Where that is taken, it gets no number: it has the name
/// too, which is an error that says what to do.
fn free_component(
    tree: &Node,
    way: &[String],
    section: &'static str,
    aliases: Vec<&str>,
    taken: &BTreeSet<(&'static str, String)>,
) -> Moved {
    let keys = names::keys(tree, way);
    let known = keys.iter().find(|key| aliases.contains(&key.as_str()));
    let alias = known.map(String::as_str).or(aliases.into_iter().min());
    if let Some(alias) = alias {
        return Moved {
            section,
            key: alias.to_owned(),
            name: None,
        };
    }
    let is_free = |key: &&String| {
        !components::has(tree, section, key) && !taken.contains(&(section, (*key).clone()))
    };
    let [_, last] = &keys;
    match keys.iter().find(is_free) {
        Some(key) => Moved {
            section,
            key: key.clone(),
            name: None,
        },
        None => Moved {
            section,
            key: way.join("/"),
            name: Some(last.clone()).filter(|_| section == SCHEMAS_SECTION),
        },
    }
}
