//! The explanation for programs.

use generator::Diagnostic;
use generator::compare::{Change, Comparison, Edit, Rename};
use serde_json::{Value, json};

use crate::remarks::object;

/// One object.
pub fn text(comparison: &Comparison) -> String {
    let object = json!({
        "verdict": comparison.verdict().map(|verdict| verdict.to_string()),
        "lines": comparison.lines,
        "moved": comparison.moved,
        "unexplained": comparison.unexplained,
        "renames": comparison.renames.iter().map(rename).collect::<Vec<_>>(),
        "warnings": comparison.warnings.iter().map(object).collect::<Vec<_>>(),
        "overridden": comparison.overridden.iter().map(edit).collect::<Vec<_>>(),
        "changes": comparison.changes.iter().map(change).collect::<Vec<_>>(),
    });
    format!("{object:#}")
}

/// One object for a description of which there is no crate: the errors, and what is edited.
pub fn unmade((errors, edits): &(Vec<Diagnostic>, Vec<Edit>)) -> String {
    let object = json!({
        "errors": errors.iter().map(object).collect::<Vec<_>>(),
        "edits": edits.iter().map(edit).collect::<Vec<_>>(),
    });
    format!("{object:#}")
}

fn rename(rename: &Rename) -> Value {
    json!({ "from": rename.from, "to": rename.to })
}

fn change(change: &Change) -> Value {
    let effects = change.effects.iter();
    json!({
        "verdict": change.verdict.to_string(),
        "fingerprint": change.fingerprint,
        "lines": change.lines,
        "edits": change.edits.iter().map(edit).collect::<Vec<_>>(),
        "effects": effects.map(ToString::to_string).collect::<Vec<_>>(),
        "code": change.code,
        "docs": change.docs,
    })
}

fn edit(edit: &Edit) -> Value {
    json!({
        "deed": edit.deed.to_string(),
        "pointer": edit.pointer,
        "place": edit.place.as_ref().map(ToString::to_string),
        "before": edit.before,
        "after": edit.after,
    })
}
