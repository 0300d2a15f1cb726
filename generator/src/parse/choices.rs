//! Brings `oneOf` and `anyOf` that stand beside other keywords to the form in which they stand alone.
//!
//! What stands beside a choice holds for each of its variants, so that it can be said in each:
//!
//! ```text
//! properties: P, oneOf: [A, B]    becomes    oneOf: [allOf: [properties: P, A], allOf: [properties: P, B]]
//! ```

mod bodies;
mod checks;
mod circles;
mod copies;
pub(super) mod families;
mod heirs;
mod hoisting;
mod inheritance;
mod mapped_schemas;
mod named;
mod nested_mappings;
mod sharing;
mod spelled;
mod texts;
mod uses;
mod wrapped_parents;
mod wrappers;

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::grammar;
use super::pointer::Path;
use super::tags;
use super::tree::{Node, Spot};
use crate::extensions::{ALIASES, NAME, NAMES};
use checks::{
    checks_beside, is_of_checks, leave_out_check, leave_out_checking_choice, leave_out_checks,
    only_check, only_require,
};
use copies::{OtherNames, leave_out_copies};
use families::{choices, choices_to_be, target};
use heirs::Parents;
use hoisting::{hoist, put_own_into_part, put_second_into_part};
use texts::Texts;
use wrappers::{Wrapped, unwrap_parts};

pub use copies::OR_FILE;
pub use families::{HEIR_OF, STANDS_FOR};
pub use inheritance::HAS_HEIRS;
pub use mapped_schemas::settle_mapped_schemas;
pub use texts::ANY_TEXT;
pub use wrappers::is_of_place;

/// Keywords that say which values a schema accepts, and hold for each variant.
const SHARED: &[&str] = &[
    "type",
    "properties",
    "required",
    "additionalProperties",
    "allOf",
];

/// Keywords that only describe a variant, and stay with it.
const REMARKS: &[&str] = &["title", "description", "deprecated", NAME];

/// What an overlay says of a schema with properties, which holds for each variant.
const GIVEN: &[&str] = &[NAMES, ALIASES];

/// How many values the copies of what is shared may come to; beyond, a choice stays as it is.
const SIZE_LIMIT: usize = 20_000;

/// How deep a choice may stand in a description; each rewritten one makes what it holds deeper.
const CHOICE_DEPTH: usize = 20;

/// How often choices with names are put in place, and those within variants rewritten, each time within those of the
/// time before.
const ROUNDS: usize = 4;

/// Has every choice of a description stand alone, with all that it may be and what selects it.
pub fn settle(tree: &mut Node) {
    spelled::spell_names(tree);
    // What is one object after all is no choice for anything that follows.
    bodies::join_parts(tree);
    // A discriminator must stand where heirs are looked for before it is known which wrapper of a parent no value
    // selects. An heir in between has the discriminator of a parent that is in no circle any more.
    inheritance::hoist_discriminators(tree);
    wrapped_parents::unwrap_parents(tree);
    circles::break_circles(tree);
    inheritance::inherit_discriminators(tree);
    // Which variants a choice lists must be known before mappings are handed on to them, and these before parents are
    // told from their heirs.
    hoisting::hoist_told(tree);
    sharing::join_sharing(tree);
    nested_mappings::map_within(tree);
    heirs::name_listed_parents(tree);
    // What selects a variant is declared in it before it is copied into choices.
    tags::declare(tree);
    rewrite_choices(tree);
    spelled::spell_references(tree);
}

/// Rewrites every choice of a description.
fn rewrite_choices(tree: &mut Node) {
    unwrap_places(tree);
    let mut waited_for = choices(tree);
    waited_for.extend(choices_to_be(tree));
    let mut has_more = rewrite_all(tree, &waited_for);
    for round in 1..=ROUNDS {
        let is_changed = named::put_in_place(tree, round);
        if !is_changed && !has_more {
            break;
        }
        // What is no choice by the last round never is.
        let waited_for = match round < ROUNDS {
            true => choices_to_be(tree),
            false => BTreeSet::new(),
        };
        has_more = rewrite_all(tree, &waited_for);
    }
}

/// Leaves out what places only say of themselves, as they are written.
fn unwrap_places(tree: &mut Node) {
    let wrapped = Wrapped::new(tree);
    grammar::visit_schemas_from_within(tree, &mut |schema, path| {
        let members = schema.members_mut();
        match members.filter(|_| path.depth() <= CHOICE_DEPTH) {
            // What has a name may be an heir of what it refers to.
            Some(members) if is_component(path) => unwrap_parts(members),
            Some(members) => wrapped.unwrap(members),
            None => {}
        }
    });
}

/// Rewrites what each schema says of choices, once; whether some is left to be said. What comes of the references to
/// some choices is waited for.
fn rewrite_all(tree: &mut Node, choices: &BTreeSet<String>) -> bool {
    let mut has_more = false;
    let texts = Texts::new(tree);
    let others = OtherNames::new(tree);
    let parents = Parents::new(tree);
    grammar::visit_schemas_from_within(tree, &mut |schema, path| {
        let spot = schema.spot;
        let members = schema.members_mut();
        if let Some(members) = members.filter(|_| path.depth() <= CHOICE_DEPTH) {
            leave_out_checks(members);
            put_second_into_part(members, spot);
            put_own_into_part(members, spot, choices);
            if !members.contains_key("discriminator") {
                has_more |= hoist(members, choices);
            }
            leave_out(members, &texts, &others);
            parents.leave_out_heirs(members);
            has_more |= rewrite(members, spot);
        }
    });
    has_more
}

/// Whether a schema has a name.
fn is_component(path: Path<'_>) -> bool {
    matches!(path.tokens().as_slice(), [first, ..] if first == "components") && path.depth() == 3
}

/// Leaves out variants of which others have all values. Null, of which one of them speaks, is a value of the choice.
fn leave_out(members: &mut IndexMap<String, Node>, texts: &Texts, others: &OtherNames) {
    for keyword in CHOICES {
        let Some(variants) = members.get_mut(*keyword).and_then(Node::items_mut) else {
            continue;
        };
        let found = [
            leave_out_copies(variants, others),
            texts.bring_together(variants),
        ];
        if let Some(nullable) = found.into_iter().flatten().next() {
            members.entry("nullable".to_owned()).or_insert(nullable);
        }
    }
}

/// The keywords of choices.
const CHOICES: &[&str; 2] = &["oneOf", "anyOf"];

/// Whether a keyword lists variants, or tells them apart.
fn is_of_choice(key: &str) -> bool {
    key == "discriminator" || CHOICES.contains(&key)
}

/// The only choice of a schema.
fn choice(members: &IndexMap<String, Node>) -> Option<&'static str> {
    let is_there = |key: &&&str| {
        let variants = members.get(**key).and_then(Node::items);
        variants.is_some_and(|variants| !variants.is_empty())
    };
    let mut found = CHOICES.iter().filter(is_there);
    found.next().filter(|_| found.next().is_none()).copied()
}

/// Says what stands beside a choice in each of its variants; whether one of them is a choice, for which it is to be said in
/// turn.
fn rewrite(members: &mut IndexMap<String, Node>, spot: Spot) -> bool {
    leave_out_checking_choice(members);
    let Some(keyword) = choice(members) else {
        return false;
    };
    if !is_of_checks(&members[keyword]) {
        members.retain(|key, _| !checks_beside(key));
    }
    let is_shared = |key: &&str| members.contains_key(*key);
    let shared: Vec<&str> = SHARED.iter().copied().filter(is_shared).collect();
    let variants = members[keyword].items().map_or(&[][..], Vec::as_slice);
    match shared.as_slice() {
        [] if only_require(variants) => leave_out_check(members, keyword),
        [] => {}
        _ if only_check(variants) => leave_out_check(members, keyword),
        ["type"] => {
            if let Some(kind) = members.shift_remove("type") {
                type_variants(members, keyword, &kind);
            }
        }
        _ => {
            let size: usize = shared.iter().map(|key| members[*key].size()).sum();
            if size * variants.len() <= SIZE_LIMIT {
                let mut variants = variants.iter().filter_map(Node::members);
                let has_more = variants.any(|variant| choice(variant).is_some());
                share(members, keyword, &shared, spot);
                return has_more;
            }
        }
    }
    false
}

/// Gives the type to variants that stand here and have none.
fn type_variants(members: &mut IndexMap<String, Node>, keyword: &str, kind: &Node) {
    let variants = members.get_mut(keyword).and_then(Node::items_mut);
    for variant in variants.into_iter().flatten() {
        if let Some(members) = variant.members_mut() {
            let says_more = ["$ref", "type", "allOf", "oneOf", "anyOf"];
            if !says_more.iter().any(|key| members.contains_key(*key)) {
                members.insert("type".to_owned(), kind.clone());
            }
        }
    }
}

/// Makes of each variant one that is of the shared keywords as well.
fn share(members: &mut IndexMap<String, Node>, keyword: &str, shared: &[&str], spot: Spot) {
    let mut base = Node::object(spot, []);
    for key in shared {
        let moved = members.shift_remove_entry(*key);
        base.members_mut()
            .into_iter()
            .for_each(|base| base.extend(moved.clone()));
    }
    let given = GIVEN.iter();
    let given: Vec<(String, Node)> = given
        .filter_map(|key| members.shift_remove_entry(*key))
        .collect();
    let variants = members.get_mut(keyword).and_then(Node::items_mut);
    for variant in variants.into_iter().flatten() {
        let own = target(variant).map(|target| Node::scalar(variant.spot, target));
        compose(variant, &base, &given);
        if let Some((own, members)) = own.zip(variant.members_mut()) {
            members.insert(STANDS_FOR.to_owned(), own);
        }
    }
}

/// Makes of a variant one that is of a base as well. What describes it, it keeps.
fn compose(variant: &mut Node, base: &Node, given: &[(String, Node)]) {
    let spot = variant.spot;
    let mut whole = Node::object(spot, []);
    if let (Some(own), Some(whole)) = (variant.members_mut(), whole.members_mut()) {
        for key in REMARKS.iter().chain([&STANDS_FOR]) {
            whole.extend(own.shift_remove_entry(*key));
        }
        whole.extend(given.iter().cloned());
    }
    let own = std::mem::replace(variant, Node::array(spot, vec![]));
    let parts = [base.clone()].into_iter().chain(parts_of(own));
    let parts = Node::array(spot, parts.collect());
    if let Some(whole) = whole.members_mut() {
        whole.insert("allOf".to_owned(), parts);
    }
    *variant = whole;
}

/// The schemas of which one is composed that says nothing else, or else that schema: what is told by what it refers to
/// is seen to do so.
fn parts_of(mut schema: Node) -> Vec<Node> {
    let members = schema.members_mut().filter(|members| members.len() == 1);
    let parts = members.and_then(|members| members.get_mut("allOf")?.items_mut());
    match parts.map(std::mem::take) {
        Some(parts) => parts,
        None => vec![schema],
    }
}
