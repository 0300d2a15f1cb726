//! `cargo xtask names`: what each thing of a description is called in Rust.

use clap::Args;
use generator::Input;
use generator::surface::{self, Item};
use serde_json::{Value, json};

use crate::described::Described;
use crate::failures::{self, Failure};
use crate::formats::Format;
use crate::remarks::Remarks;

/// List each schema, property, value, variant, operation and parameter with its path in Rust.
///
/// Without a description it is that of this workspace, whose list is checked in as
/// `generated/names.txt`.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo xtask names --format json
  cargo xtask names --description api.yaml --overlay fixes.yaml

Exit codes: 0 listed; 1 errors; 2 wrong usage")]
pub struct Arguments {
    #[command(flatten)]
    described: Described,

    /// How to write the list
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Gives the list.
pub fn run(arguments: Arguments) -> Result<String, Failure> {
    let texts = arguments.described.read()?;
    let sources = texts.sources();
    let input = Input {
        description: sources[0],
        overlays: &sources[1..],
        name: None,
        tests: false,
        command: "cargo xtask names",
        from: sources[0].name,
    };
    let output = generator::generate(&input);
    let output = output.map_err(|diagnostics| {
        Remarks::of(arguments.format.into()).print(&diagnostics, &sources);
        failures::nothing_to_name()
    })?;
    let items = output.surface;
    Ok(match arguments.format {
        Format::Text => surface::ledger(&items).trim_end().to_owned(),
        Format::Json => {
            let described = items.iter().filter(|item| item.kind.is_described());
            format!("{:#}", Value::Array(described.map(json).collect()))
        }
    })
}

fn json(item: &Item) -> Value {
    json!({
        "pointer": item.pointer,
        "kind": item.kind.to_string(),
        "path": item.path,
        "shape": item.shape,
        "wire": item.wire,
    })
}
