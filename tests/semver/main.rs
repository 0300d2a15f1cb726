//! Holds the verdicts on changes of the description against those of cargo-semver-checks.
//!
//! Every kind of change of `tests/changes` is made to the description of this workspace; the crates
//! before and after are documented as JSON, which cargo-semver-checks compares. What it finds
//! breaking must be breaking by our verdict. Where it finds less, `UNSEEN` says why.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use generator::compare::Verdict;
use tests::description::Texts;
use tests::variants::{Variant, variants};

/// What is breaking and not seen, as cargo-semver-checks compares no types of fields, arguments and answers.
const UNSEEN: &[&str] = &[
    "field that is received, of another type",
    "optional field that is received, required",
    "field that is received, nullable",
    "values of a field, listed",
    "field that is sent, of another type",
    "answer, of another type",
    "success without a body, beside one with",
    "success with another body, beside one",
    "first property of an object that has none",
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/semver");
    let texts = Texts::read();
    let baseline = documented(&texts, None, &folder, "baseline")?;
    let mut failures = Vec::new();
    for variant in variants() {
        let current = documented(&texts, Some(&variant), &folder, "current")?;
        let name = &variant.name;
        failures.extend(disagreement(name, variant.verdict, &baseline, &current)?);
        if let Some(back) = variant.back {
            let name = format!("{name}, taken back");
            failures.extend(disagreement(&name, back, &current, &baseline)?);
        }
    }
    match failures.is_empty() {
        true => Ok(()),
        false => Err(failures.join("\n").into()),
    }
}

/// What cargo-semver-checks says otherwise of a change, if it is not known to.
fn disagreement(
    name: &str,
    verdict: Verdict,
    old: &Path,
    new: &Path,
) -> Result<Option<String>, Box<dyn Error>> {
    let (is_breaking, found) = judged(old, new)?;
    let is_expected = (verdict == Verdict::Breaking) == is_breaking;
    let is_unseen = UNSEEN.contains(&name) && !is_breaking;
    let theirs = if is_breaking { "breaking" } else { "no break" };
    println!("| {name} | {verdict} | {theirs} |");
    Ok((is_expected == is_unseen).then(|| format!("{name}: {found}")))
}

/// Writes the crate of the description with a change, and documents it as JSON.
fn documented(
    texts: &Texts,
    variant: Option<&Variant>,
    folder: &Path,
    name: &str,
) -> Result<PathBuf, Box<dyn Error>> {
    let overlay = variant.map(Variant::overlay);
    let overlays = texts.overlays(overlay.as_deref());
    let output = generator::generate(&texts.input(&overlays));
    let tree = output
        .map_err(|diagnostics| format!("{diagnostics:#?}"))?
        .tree;
    let package = folder.join("package");
    // One that is gone must not stay.
    let _ = fs::remove_dir_all(&package);
    for (path, text) in tree {
        let path = package.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&package))?;
        fs::write(path, text)?;
    }
    let manifest = package.join("Cargo.toml");
    let text = fs::read_to_string(&manifest)?;
    fs::write(&manifest, text + "\n[workspace]\n")?;
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, package.join("Cargo.lock"))?;
    let status = Command::new("cargo")
        .args(["rustdoc", "--quiet", "--lib", "--target-dir", "../target"])
        .args(["--", "-Zunstable-options", "--output-format=json"])
        // The JSON of rustdoc is not stable, and all the same on the stable toolchain.
        .env("RUSTC_BOOTSTRAP", "1")
        .current_dir(&package)
        .status()?;
    if !status.success() {
        return Err(format!("{name} cannot be documented").into());
    }
    let documented = folder.join(format!("{name}.json"));
    fs::copy(
        folder.join("target/doc/dixa_integrations.json"),
        &documented,
    )?;
    Ok(documented)
}

/// Whether cargo-semver-checks finds anything that a minor version must not have, and what.
fn judged(baseline: &Path, current: &Path) -> Result<(bool, String), Box<dyn Error>> {
    let output = Command::new("cargo-semver-checks")
        .args(["semver-checks", "--color=never", "--release-type=minor"])
        .arg("--baseline-rustdoc")
        .arg(baseline)
        .arg("--current-rustdoc")
        .arg(current)
        .output()?;
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => Ok((false, said.into_owned())),
        Some(100) => Ok((true, said.into_owned())),
        _ => Err(format!("cargo-semver-checks failed: {said}").into()),
    }
}
