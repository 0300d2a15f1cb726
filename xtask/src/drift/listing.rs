//! What was found and decoded, for people and for programs.

use generator::wording::count;
use generator::{Drift, Finding, Recorded};
use serde_json::{Value, json};

use super::ledger::{Accepted, Ledger};
use super::trial::{Outcome, Part};

/// Answers with what became of each; nothing where nothing was decoded.
pub type Decoded = Option<Vec<(Recorded, Outcome)>>;

/// How many answers were decoded how well.
#[derive(Default)]
struct Tally {
    whole: usize,
    part: usize,
    refused: usize,
    untyped: usize,
}

impl Tally {
    fn of(decoded: &[(Recorded, Outcome)]) -> Self {
        let mut tally = Self::default();
        for (_, outcome) in decoded {
            *match outcome {
                Outcome::Untyped => &mut tally.untyped,
                Outcome::Refused { .. } => &mut tally.refused,
                Outcome::Decoded { unknown, lost } if unknown.is_empty() && lost.is_empty() => {
                    &mut tally.whole
                }
                Outcome::Decoded { .. } => &mut tally.part,
            } += 1;
        }
        tally
    }
}

/// The findings by operation, the answers that are decoded in part, how many there are of all, and what became of
/// the ledger.
pub fn text(
    drift: &Drift,
    ledger: &Ledger,
    recordings: usize,
    decoded: &Decoded,
    accepted: &Option<Accepted>,
) -> String {
    let mut text = String::new();
    let mut operation = "";
    for finding in &drift.findings {
        if finding.operation != operation {
            operation = &finding.operation;
            text += &format!("{operation}\n");
        }
        text += &entry(finding, ledger);
    }
    text += &format!(
        "{} of {}: {}, {} new",
        count(recordings, "recording"),
        count(drift.operations, "operation"),
        count(drift.findings.len(), "finding"),
        ledger.new_ones(&drift.findings),
    );
    text += &decoded.as_deref().map(summary).unwrap_or_default();
    text + &accepted.as_ref().map(written).unwrap_or_default()
}

fn written(accepted: &Accepted) -> String {
    let Accepted {
        file,
        added,
        removed,
    } = accepted;
    let why = match removed {
        0 => "",
        _ => " that are no findings of these recordings",
    };
    format!(
        "\n{file}: {} added, {removed} removed{why}",
        count(*added, "line")
    )
}

fn entry(finding: &Finding, ledger: &Ledger) -> String {
    let age = match ledger.knows(finding) {
        true => "known",
        false => "new",
    };
    let place = finding.place.as_ref();
    let place = place.map(|place| format!("{place}  ")).unwrap_or_default();
    let actions = finding.actions.lines().map(|line| format!("    {line}\n"));
    format!(
        "  {age} {}: {}\n    --> {place}{}\n    first in {}\n{}",
        finding.kind,
        finding.message,
        finding.pointer,
        finding.seen.1,
        actions.collect::<String>()
    )
}

/// The answers of which not all is typed, and how many there are of which kind.
fn summary(decoded: &[(Recorded, Outcome)]) -> String {
    let parts = decoded.iter().filter_map(|(answer, outcome)| {
        let Outcome::Decoded { unknown, lost } = outcome else {
            return None;
        };
        let said = [(unknown, "kept as unknown"), (lost, "not kept")];
        let said = said.iter().filter(|(parts, _)| !parts.is_empty());
        let said = said.map(|(parts, how)| format!(" {how}: {};", paths(parts).join(", ")));
        let said = said.collect::<String>();
        let said = said.strip_suffix(';')?;
        Some(format!("\n  {}:{said}", answer.recording))
    });
    let parts: String = parts.collect();
    let Tally {
        whole,
        part,
        refused,
        untyped,
    } = Tally::of(decoded);
    let start = match parts.is_empty() {
        true => "",
        false => "\ndecoded in part:",
    };
    format!(
        "{start}{parts}\n{} decoded with the types of the crate: \
         {whole} whole, {part} in part, {refused} refused, {untyped} without a type",
        count(decoded.len(), "answer"),
    )
}

fn paths(parts: &[Part]) -> Vec<&str> {
    parts.iter().map(|part| part.path.as_str()).collect()
}

/// One object.
pub fn object(
    drift: &Drift,
    ledger: &Ledger,
    decoded: &Decoded,
    accepted: &Option<Accepted>,
) -> Value {
    let findings = drift.findings.iter().map(|it| finding(it, ledger));
    let answers = decoded.as_ref().map(|decoded| {
        let answers = decoded.iter().map(|(answer, outcome)| {
            let mut object = json!({
                "recording": answer.recording,
                "operation": answer.operation,
                "status": answer.status,
            });
            let rest = match outcome {
                Outcome::Untyped => json!({ "outcome": "untyped" }),
                Outcome::Refused { path, reason, .. } => {
                    json!({ "outcome": "refused", "path": path, "reason": reason })
                }
                Outcome::Decoded { unknown, lost } => {
                    let (unknown, lost) = (paths(unknown), paths(lost));
                    json!({ "outcome": "decoded", "unknown": unknown, "lost": lost })
                }
            };
            if let (Value::Object(object), Value::Object(rest)) = (&mut object, rest) {
                object.extend(rest);
            }
            object
        });
        answers.collect::<Vec<_>>()
    });
    let accepted = accepted
        .as_ref()
        .map(|it| json!({ "added": it.added, "removed": it.removed }));
    json!({ "findings": findings.collect::<Vec<_>>(), "answers": answers, "accepted": accepted })
}

fn finding(finding: &Finding, ledger: &Ledger) -> Value {
    json!({
        "operation": finding.operation,
        "kind": finding.kind,
        "pointer": finding.pointer,
        "place": finding.place.as_ref().map(ToString::to_string),
        "subject": finding.subject,
        "message": finding.message,
        "recordings": finding.seen.0,
        "first": finding.seen.1,
        "actions": finding.actions,
        "known": ledger.knows(finding),
        "fingerprint": finding.fingerprint(),
    })
}
