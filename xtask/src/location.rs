//! Files and folders with the names that messages give them.

use std::fmt;
use std::path::{Path, PathBuf};

/// Where a file or folder is, and how messages name it.
#[derive(Clone)]
pub struct Location {
    pub path: PathBuf,
    name: String,
}

impl Location {
    /// A path from the command line, named as it was typed.
    pub fn given(path: PathBuf) -> Self {
        let name = path.display().to_string();
        Self { path, name }
    }

    /// A path with `/` below a folder that messages leave out.
    pub fn within(folder: &Path, relative: &str) -> Self {
        Self {
            path: folder.join(relative),
            name: relative.to_owned(),
        }
    }

    /// The file beside this one that has another ending.
    pub fn with_extension(&self, ending: &str) -> Self {
        let start = self.path.extension().map_or(0, |old| old.len() + 1);
        let name = &self.name[..self.name.len().saturating_sub(start)];
        Self {
            path: self.path.with_extension(ending),
            name: format!("{name}.{ending}"),
        }
    }

    /// The file at a path that begins at the folder of this file.
    pub fn beside(&self, path: &str, name: &str) -> Self {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        Self {
            path: folder.join(path),
            name: name.to_owned(),
        }
    }

    /// A path with `/` below this folder.
    pub fn join(&self, relative: &str) -> Self {
        let name = format!("{}/{relative}", self.name.trim_end_matches('/'));
        Self {
            path: self.path.join(relative),
            name,
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)
    }
}
