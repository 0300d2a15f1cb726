//! `cargo xtask unions`: how the variants of each union are told apart.

use std::fmt::Write;

use clap::{Args, ValueEnum};
use generator::decisions::{Decision, PairFate, UndecidedPair};
use generator::wording::count;
use serde_json::{Value, json};

use crate::described::Described;
use crate::failures::{self, Failure};
use crate::formats::Format;
use crate::remarks::Remarks;

/// List every union with its place, how its variants are told apart, and what cannot be.
///
/// Without a description it is that of this workspace.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo xtask unions --deny ambiguous
  cargo xtask unions --description api.yaml --overlay fixes.yaml --deny ambiguous
  cargo xtask unions --description api.yaml --format json

Exit codes: 0 listed; 1 errors, or `--deny ambiguous` found some; 2 wrong usage")]
pub struct Arguments {
    #[command(flatten)]
    described: Described,

    /// How to write the list
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// What makes the task fail
    #[arg(long, value_enum)]
    deny: Option<Denied>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Denied {
    /// A union with two variants that cannot be told apart, unless that is accepted or it is only sent
    Ambiguous,
}

/// Gives the list.
pub fn run(arguments: Arguments) -> Result<String, Failure> {
    let remarks = Remarks::of(arguments.format.into());
    let texts = arguments.described.read()?;
    let sources = texts.sources();
    let decided = generator::decisions(sources[0], &sources[1..]);
    let (decisions, errors) = decided.map_err(|diagnostics| {
        remarks.print(&diagnostics, &sources);
        failures::unreadable_unions()
    })?;
    let list = match arguments.format {
        Format::Text => listed(&decisions),
        Format::Json => {
            let unions: Vec<_> = decisions.iter().map(json).collect();
            format!("{:#}", Value::Array(unions))
        }
    };
    let undecided = decisions
        .iter()
        .filter(|it| undecided_pairs(it) > 0)
        .count();
    remarks.print(&errors, &sources);
    match arguments.deny {
        _ if !errors.is_empty() => Err(failures::faulty_unions(&list)),
        Some(Denied::Ambiguous) if undecided > 0 => {
            Err(failures::undecided_unions(&list, undecided))
        }
        _ => Ok(list),
    }
}

/// How many pairs nothing tells apart, where somebody has to say what becomes of their values.
fn undecided_pairs(decision: &Decision) -> usize {
    let pairs = decision.undecided.iter();
    let pairs = pairs.filter(|it| matches!(it.fate, PairFate::Undecided | PairFate::Both));
    pairs.filter(|_| !decision.is_only_sent).count()
}

fn listed(decisions: &[Decision]) -> String {
    let mut list = String::new();
    for decision in decisions {
        let place = decision.place.as_ref();
        let place = place.map(|place| format!("{place}  ")).unwrap_or_default();
        let variants = decision.variants.join(", ");
        let _ = writeln!(list, "{}: {}", decision.union, decision.way);
        let _ = writeln!(list, "  --> {place}{}", decision.pointer);
        let _ = writeln!(list, "  {} variants: {variants}", decision.variants.len());
        for pair in &decision.undecided {
            let fate = match pair.fate {
                PairFate::Undecided | PairFate::Both => "undecided",
                PairFate::Accepted => "accepted",
                PairFate::InPart => "decided in part",
            };
            let _ = writeln!(list, "  {fate}: {}", shown(pair, decision.is_only_sent));
        }
    }
    let undecided: usize = decisions.iter().map(undecided_pairs).sum();
    list + &format!(
        "{}, {}",
        count(decisions.len(), "union"),
        count(undecided, "undecided pair")
    )
}

fn shown(pair: &UndecidedPair, is_only_sent: bool) -> String {
    let (first, second) = (&pair.first.0, &pair.second.0);
    let witness = pair.witness.as_ref();
    let witness =
        witness.map(|witness| format!(" both accept {witness} by types, keys and listed values"));
    let fate = match (is_only_sent, pair.fate) {
        (true, _) => " (only sent)",
        (false, PairFate::Undecided) => "",
        (false, PairFate::Both) => " (of both at once: raw)",
        (false, PairFate::Accepted) => " (kept raw)",
        (false, PairFate::InPart) => " (values that nothing tells apart arrive raw)",
    };
    format!("{first} and {second}{}{fate}", witness.unwrap_or_default())
}

fn json(decision: &Decision) -> Value {
    let pairs = decision.undecided.iter().map(|pair| {
        json!({
            "variants": [pair.first.0, pair.second.0],
            "pointers": [pair.first.1, pair.second.1],
            "witness": pair.witness,
            "fate": pair.fate.to_string(),
        })
    });
    json!({
        "union": decision.union,
        "pointer": decision.pointer,
        "place": decision.place.as_ref().map(ToString::to_string),
        "way": decision.way.to_string(),
        "variants": decision.variants,
        "only_sent": decision.is_only_sent,
        "undecided": pairs.collect::<Vec<_>>(),
    })
}
