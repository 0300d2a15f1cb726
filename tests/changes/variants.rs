//! Kinds of changes, each made to the description of this workspace by an overlay. The tables beside
//! this file list them:
//!
//! - `change`: what is changed, and `verdict`: what it means for users.
//! - `back`: what it means for them that the change is taken back.
//! - `lines`: how many lines it may cost.
//! - `alone`: that something else in the tables is done to the same thing.
//! - `actions`: the actions of the overlay.

use generator::compare::Verdict;
use generator::{Source, parse};
use serde_json::{Value, json};

/// A change of one kind.
pub struct Variant {
    /// What is changed.
    pub name: String,
    /// What it means for users.
    pub verdict: Verdict,
    /// What it means for them that it is taken back.
    pub back: Option<Verdict>,
    /// How many lines it may cost.
    pub limit: Option<usize>,
    /// Whether it cannot be made together with the others.
    pub is_alone: bool,
    /// The actions of the overlay that makes it.
    pub actions: Vec<Value>,
}

/// What is added.
pub fn additions() -> Vec<Variant> {
    table(include_str!("additions.yaml"))
}

/// What is added under long names.
pub fn long_additions() -> Vec<Variant> {
    table(include_str!("long_additions.yaml"))
}

/// What is made something else, or narrower.
pub fn narrowings() -> Vec<Variant> {
    table(include_str!("narrowings.yaml"))
}

/// All of them.
pub fn variants() -> impl Iterator<Item = Variant> {
    let rest = long_additions().into_iter().chain(narrowings());
    additions().into_iter().chain(rest)
}

/// An overlay with these actions.
pub fn overlay(actions: &[Value]) -> String {
    let info = json!({ "title": "A change", "version": "1" });
    json!({ "overlay": "1.0.0", "info": info, "actions": actions }).to_string()
}

impl Variant {
    /// The overlay that makes the change.
    pub fn overlay(&self) -> String {
        overlay(&self.actions)
    }
}

fn table(text: &str) -> Vec<Variant> {
    let name = "a table of changes";
    let rows = parse::written(Source::new(name, text), &[]).expect("a table is YAML");
    let rows = rows.as_array().expect("a table is a list");
    assert!(!rows.is_empty(), "a table has no rows");
    rows.iter().map(variant).collect()
}

fn variant(row: &Value) -> Variant {
    let lines = row.get("lines").and_then(Value::as_u64);
    let actions = row["actions"].as_array().cloned();
    Variant {
        name: row["change"].as_str().expect("a change").to_owned(),
        verdict: verdict(&row["verdict"]).expect("a verdict"),
        back: verdict(&row["back"]),
        limit: lines.map(|lines| usize::try_from(lines).expect("a number of lines")),
        is_alone: row["alone"] == true,
        actions: actions.expect("actions"),
    }
}

fn verdict(text: &Value) -> Option<Verdict> {
    use Verdict::{Additive, Behaviour, Breaking, Documentation};
    let text = text.as_str()?;
    let mut verdicts = [Breaking, Behaviour, Additive, Documentation].into_iter();
    Some(
        verdicts
            .find(|it| it.to_string() == text)
            .expect("a verdict"),
    )
}
