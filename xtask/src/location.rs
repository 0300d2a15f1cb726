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
