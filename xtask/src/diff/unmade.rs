//! The text of a pull request for a description of which there is no crate yet: what is wrong, and what is edited.

use generator::Diagnostic;
use generator::compare::Edit;
use generator::wording::count;

use super::markdown;

/// The errors, and then the edits; with a limit as many of both as there is room for.
pub fn text((errors, edits): &(Vec<Diagnostic>, Vec<Edit>), limit: Option<usize>) -> String {
    let head = format!(
        "There is no crate of the new description: {}.\n\n",
        count(errors.len(), "error")
    );
    let edited = format!("\n{}:\n\n", count(edits.len(), "edit"));
    let errors = errors.iter().map(|it| markdown::diagnostic(it, ""));
    let edits = edits
        .iter()
        .map(|it| format!("- {}\n", markdown::edit(&(it, String::new()))));
    let edits = edits.enumerate().map(|(index, edit)| match index {
        0 => edited.clone() + &edit,
        _ => edit,
    });
    let parts: Vec<String> = errors.chain(edits).collect();

    let limit = limit.unwrap_or(usize::MAX);
    let left_out = |number: usize| match number {
        0 => String::new(),
        _ => format!("\nThere is no room here for {number} more.\n"),
    };
    let mut text = head;
    for (index, part) in parts.iter().enumerate() {
        let left = parts.len() - index;
        if text.len() + part.len() + left_out(left - 1).len() > limit {
            return text + &left_out(left);
        }
        text += part;
    }
    text
}
