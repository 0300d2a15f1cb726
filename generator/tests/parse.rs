//! The parse stage, from text to a description and diagnostics.

#[path = "parse/choices.rs"]
mod choices;
#[path = "parse/downgrade.rs"]
mod downgrade;
#[path = "parse/further_members.rs"]
mod further_members;
#[path = "parse/grammar.rs"]
mod grammar;
#[path = "parse/overlays.rs"]
mod overlays;
#[path = "parse/places.rs"]
mod places;
#[path = "parse/reading.rs"]
mod reading;

use generator::diagnostics::Diagnostics;
use generator::parse::{Description, Source, parse};

/// What comes of a description and its overlays.
struct Outcome {
    description: Option<Description>,
    /// Every diagnostic as it is shown, one after the other.
    messages: String,
}

impl Outcome {
    /// The part of the description that a pointer names, as JSON on one line.
    fn json(&self, pointer: &str) -> String {
        let sound = self
            .description
            .as_ref()
            .filter(|found| found.typed.is_some());
        match sound.and_then(|found| found.json.pointer(pointer)) {
            Some(value) => value.to_string(),
            None => format!("nothing at {pointer}\n{}", self.messages),
        }
    }
}

fn read(text: &str) -> Outcome {
    read_with(text, &[])
}

/// Reads a description with overlays called `1.yaml`, `2.yaml` and so on.
fn read_with(text: &str, overlays: &[&str]) -> Outcome {
    let names: Vec<String> = (1..=overlays.len()).map(|n| format!("{n}.yaml")).collect();
    let overlays: Vec<Source<'_>> = names
        .iter()
        .zip(overlays)
        .map(|(name, text)| Source::new(name, text))
        .collect();
    let mut diagnostics = Diagnostics::default();
    let name = "api.yaml";
    let (description, places) = parse(Source::new(name, text), &overlays, &mut diagnostics);
    let messages: Vec<String> = diagnostics
        .into_sorted(&places)
        .iter()
        .map(ToString::to_string)
        .collect();
    Outcome {
        description,
        messages: messages.join("\n"),
    }
}

/// A description of the given version with members below its head.
fn document(version: &str, members: &str) -> String {
    format!("openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n{members}")
}

/// A description of the given version with one schema, written on one line.
fn with_schema(version: &str, schema: &str) -> String {
    document(
        version,
        &format!("components: {{schemas: {{A: {schema}}}}}\n"),
    )
}
