//! Spells the statuses of a class as OpenAPI does: `4xx` is `4XX`. Both together are one key, given twice.

use std::mem;

use super::grammar;
use super::pointer::Path;
use super::references::Move;
use super::report::Report;
use super::tree::Node;
use crate::errors;

/// Spells them so everywhere. What moved so is given.
pub fn spell(tree: &mut Node, report: &mut Report<'_>) -> Vec<Move> {
    let mut moves = Vec::new();
    grammar::visit(tree, &grammar::RESPONSES, &mut |responses, path| {
        moves.extend(spell_keys(responses, path, report));
    });
    moves
}

fn spell_keys(responses: &mut Node, path: Path<'_>, report: &mut Report<'_>) -> Vec<Move> {
    let mut moves = Vec::new();
    let Some(members) = responses.members_mut() else {
        return moves;
    };
    for (key, response) in mem::take(members) {
        let is_of_class = key.starts_with(|first: char| first.is_ascii_digit());
        let spelled = match is_of_class {
            true => key.to_ascii_uppercase(),
            false => key.clone(),
        };
        if let Some(first) = members.get(&spelled) {
            let problem = errors::duplicate_key(&spelled, &report.place(first));
            report.about(&response, path.member(&key), problem);
        } else if spelled != key {
            moves.push(Move {
                from: path.member(&key).tokens(),
                to: path.member(&spelled).tokens(),
            });
        }
        members.insert(spelled, response);
    }
    moves
}
