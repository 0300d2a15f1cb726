//! Spells the statuses of a class as OpenAPI does: `4xx` is `4XX`.

use std::mem;
use std::ptr;

use super::grammar::{self, Kind};
use super::pointer::Path;
use super::references::Move;
use super::tree::Node;

/// Spells them so everywhere. What moved so is given.
pub fn spell(tree: &mut Node) -> Vec<Move> {
    let mut moves = Vec::new();
    visit(tree, &grammar::OPENAPI, Path::Root, &mut moves);
    moves
}

fn visit(node: &mut Node, kind: &'static Kind, path: Path<'_>, moves: &mut Vec<Move>) {
    if let Kind::Same(kind) = kind {
        return visit(node, kind, path, moves);
    }
    if ptr::eq(kind, &grammar::RESPONSES) {
        spell_keys(node, path, moves);
    }
    grammar::visit_children(node, kind, path, &mut |child, kind, path| {
        visit(child, kind, path, moves);
    });
}

fn spell_keys(responses: &mut Node, path: Path<'_>, moves: &mut Vec<Move>) {
    let Some(members) = responses.members_mut() else {
        return;
    };
    let spelled = |key: &str| {
        let upper = key.to_ascii_uppercase();
        let is_of_class = key.starts_with(|first: char| first.is_ascii_digit());
        (is_of_class && upper != key && !members.contains_key(&upper)).then_some(upper)
    };
    let keys: Vec<Option<String>> = members.keys().map(|key| spelled(key)).collect();
    for ((key, response), spelled) in mem::take(members).into_iter().zip(keys) {
        if let Some(spelled) = &spelled {
            moves.push(Move {
                from: path.member(&key).tokens(),
                to: path.member(spelled).tokens(),
            });
        }
        members.insert(spelled.unwrap_or(key), response);
    }
}
