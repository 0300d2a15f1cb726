//! `cargo xtask explain`: what the code of a message stands for.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use generator::explanations::{codes, explanation};

use crate::codes::Code;
use crate::failures::Failure;
use crate::workspace::workspace;

/// The cases of `infer`, with what it says of each besides its proposals.
const REMARKS: &str = "generator/tests/infer";

/// The golden cases, of which each shows the messages of a description.
const CASES: &str = "tests/golden/cases/errors";

/// Say what the code of a message stands for, with an example.
///
/// Without a code, all of them are listed.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo xtask explain undecided-union
  cargo xtask explain                    list every code

Exit codes: 0 explained; 2 there is no such code")]
pub struct Arguments {
    /// The code, as it stands in brackets in the message
    #[arg(hide_possible_values = true, value_parser = Code)]
    code: Option<String>,
}

/// Gives the explanation, or the list.
pub fn run(arguments: &Arguments) -> Result<String, Failure> {
    let Some(code) = &arguments.code else {
        return Ok(codes().collect::<Vec<_>>().join("\n"));
    };
    let text = explanation(code).unwrap_or_default();
    let folded = folded(text);
    let workspace = workspace().ok();
    let example = workspace.and_then(|it| {
        example(&it.join(CASES).join(code)).or_else(|| remark(&it.join(REMARKS), code))
    });
    let example = example.map(|message| format!("\n\nFor example:\n\n{}", message.trim_end()));
    Ok(format!("{code}\n\n{folded}{}", example.unwrap_or_default()))
}

/// The messages of the first case in a folder. They are for people to read; that there is none is no
/// failure.
fn example(folder: &Path) -> Option<String> {
    if let Ok(message) = fs::read_to_string(folder.join("message.txt")) {
        return Some(message);
    }
    let entries = fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    folders.sort();
    folders.iter().find_map(|folder| example(folder))
}

/// What the first of the cases of `infer` says with this code.
fn remark(folder: &Path, code: &str) -> Option<String> {
    let entries = fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path().join("remarks.txt"))
        .collect();
    files.sort();
    let title = format!("[{code}]: ");
    files.iter().find_map(|file| {
        let text = fs::read_to_string(file).ok()?;
        let mut lines = text.lines().skip_while(|line| !line.contains(&title));
        let first = lines.next()?;
        let rest = lines.take_while(|line| line.starts_with(' '));
        let remark: Vec<&str> = std::iter::once(first).chain(rest).collect();
        Some(remark.join("\n"))
    })
}

/// A text on lines of limited length.
fn folded(text: &str) -> String {
    const WIDTH: usize = 100;
    let mut folded = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column + 1 + length > WIDTH {
            folded.push('\n');
            column = 0;
        } else if column > 0 {
            folded.push(' ');
            column += 1;
        }
        folded += word;
        column += length;
    }
    folded
}
