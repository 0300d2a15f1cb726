//! Decodes recorded answers with the types of the crate: a program that does this is generated, built
//! and run below `target/`. So neither this program nor the generator depends on any crate of types.

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

use generator::{Input, Recorded, Tree};
use serde::Deserialize;
use serde_json::json;

use crate::differences::differences;
use crate::failures::{self, Failure};
use crate::folder;
use crate::location::Location;
use crate::progress::Progress;
use crate::remarks::Remarks;
use crate::store::store;
use crate::sums::sum;
use crate::text::Texts;
use crate::write;

/// What became of an answer, as `generator/trial/trial.rs` says it.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", tag = "outcome")]
pub enum Outcome {
    Untyped,
    Refused {
        pointer: String,
        path: String,
        reason: String,
    },
    Decoded {
        unknown: Vec<Part>,
        lost: Vec<Part>,
    },
}

/// Where in a body a part of it stands.
#[derive(Deserialize)]
pub struct Part {
    /// As a JSON pointer.
    pub pointer: String,
    /// The same as a path to read.
    pub path: String,
}

/// What becomes of each answer.
pub fn outcomes(
    described: &Texts,
    recorded: &[Recorded],
    remarks: &Remarks,
) -> Result<Vec<Outcome>, Failure> {
    if recorded.is_empty() {
        return Ok(Vec::new());
    }
    let name = name(described);
    let tree = tree(described, &name, remarks)?;
    let target = target();
    let folder = Location::within(&target, "drift").join(&name);
    let owned = folder::owned_files(&folder)?;
    write::write(&folder, &differences(&tree, &owned))?;
    lock(&folder)?;
    let progress = Progress::of_work("building the types of the crate");
    build(&folder, &target)?;
    drop(progress);
    let lines = recorded.iter().map(|it| {
        let line = json!({ "operation": it.operation, "status": it.status, "body": it.body });
        format!("{line}\n")
    });
    run(&folder, &target, &lines.collect::<String>())
}

/// The name of the program. No other texts have it, so that runs at once write the same files or other ones.
fn name(described: &Texts) -> String {
    let sources = described.sources();
    let files = sources.iter().flat_map(|source| source.files);
    let texts = sources.iter().map(|source| source.text);
    let texts: Vec<&str> = texts.chain(files.map(|file| file.text.as_str())).collect();
    format!("trial-{}", &sum(texts.join("\0").as_bytes())[..12])
}

fn tree(described: &Texts, name: &str, remarks: &Remarks) -> Result<Tree, Failure> {
    let sources = described.sources();
    let input = Input {
        description: sources[0],
        overlays: &sources[1..],
        name: Some(name),
        tests: false,
        command: "cargo xtask drift",
        from: "the description",
    };
    generator::trial(&input).map_err(|diagnostics| {
        remarks.print(&diagnostics, &sources);
        failures::no_types()
    })
}

/// The workspace in which this was built: its versions of what the crate depends on fit.
fn workspace() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// Where cargo builds.
fn target() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    workspace().join(target.unwrap_or_else(|| "target".into()))
}

/// Gives the program the versions of this workspace, which have been downloaded.
fn lock(folder: &Location) -> Result<(), Failure> {
    let name = "Cargo.lock";
    let ours = Location::within(workspace(), name);
    let content = fs::read(&ours.path).map_err(|error| failures::unreadable(&ours, &error))?;
    store(&[(&folder.join(name), &content)])
}

/// Asks the network only for what is not there yet.
fn build(folder: &Location, target: &Path) -> Result<(), Failure> {
    let offline = output(cargo("build", folder, target).arg("--offline"), "")?;
    if offline.status.success() {
        return Ok(());
    }
    let online = output(&mut cargo("build", folder, target), "")?;
    match online.status.success() {
        true => Ok(()),
        false => Err(failures::no_build(&String::from_utf8_lossy(&online.stderr))),
    }
}

fn run(folder: &Location, target: &Path, lines: &str) -> Result<Vec<Outcome>, Failure> {
    let output = output(cargo("run", folder, target).arg("--offline"), lines)?;
    let told = String::from_utf8_lossy(&output.stdout);
    let outcomes = told.lines().map(serde_json::from_str);
    match outcomes.collect() {
        Ok(outcomes) if output.status.success() => Ok(outcomes),
        _ => Err(failures::no_build(&String::from_utf8_lossy(&output.stderr))),
    }
}

/// TLS is left out: nothing is called, and it is most of what there would be to build.
fn cargo(task: &str, folder: &Location, target: &Path) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command
        .args([task, "--quiet", "--no-default-features", "--target-dir"])
        .arg(target)
        .current_dir(&folder.path);
    command
}

/// Runs a command that reads these lines.
fn output(command: &mut Command, lines: &str) -> Result<Output, Failure> {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let failed = |error| failures::no_cargo(&error);
    let mut child = command.spawn().map_err(failed)?;
    let input = child.stdin.take();
    thread::scope(|scope| {
        // What it writes must be read meanwhile. That it reads no further shows in what it answers.
        scope.spawn(|| input.map(|mut input| input.write_all(lines.as_bytes())));
        child.wait_with_output().map_err(failed)
    })
}
