//! The workspace on which tasks work: the one that is worked in, wherever this program was built.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::failures::{self, Failure};

/// The folder of the workspace. Cargo says of which one it runs this (`cargo --manifest-path` does so from
/// elsewhere too); without Cargo it is that of the current folder.
pub fn workspace() -> Result<PathBuf, Failure> {
    let here = env::current_dir().map_err(|error| failures::no_current_folder(&error))?;
    let package = env::var_os("CARGO_MANIFEST_DIR");
    found(package, &here).ok_or_else(|| failures::no_workspace(&here))
}

/// The first workspace at or above the package, or else the current folder. What other packages have
/// Cargo run this leads to none.
fn found(package: Option<OsString>, here: &Path) -> Option<PathBuf> {
    let package = package.map(PathBuf::from);
    let starts = [package.as_deref(), Some(here)].into_iter().flatten();
    let mut folders = starts.flat_map(Path::ancestors);
    folders.find(|it| is_workspace(it)).map(Path::to_owned)
}

fn is_workspace(folder: &Path) -> bool {
    folder.join("spec").is_dir() && folder.join("xtask/Cargo.toml").is_file()
}
