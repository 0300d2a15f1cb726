//! `cargo xtask completions`: what a shell needs to complete the tasks and their options.

use clap::{Args, Command};
use clap_complete::{Shell, generate};

use crate::failures::Failure;

/// Print the completions for a shell.
///
/// They are for a command `xtask`, such as `alias xtask='cargo xtask'`: shells complete `cargo` by
/// the completions of Cargo.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo xtask completions bash > ~/.local/share/bash-completion/completions/xtask
  cargo xtask completions zsh > ~/.zfunc/_xtask

Exit codes: 0 printed; 2 there is no such shell")]
pub struct Arguments {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Gives the completions.
pub fn run(arguments: &Arguments, mut command: Command) -> Result<String, Failure> {
    let mut script = Vec::new();
    generate(arguments.shell, &mut command, "xtask", &mut script);
    Ok(String::from_utf8_lossy(&script).trim_end().to_owned())
}
