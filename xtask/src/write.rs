//! Writes what differs, all of it or nothing: the new files are made in a folder of their own,
//! everything that can fail is tried, and only then they are moved into place. When a move fails
//! all the same, those before it are taken back. A run that is killed before the first move leaves
//! the old crate; one that is killed between two moves is completed by the next run.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::differences::{Difference, Differences};
use crate::failures::{self, Failure};
use crate::location::Location;

/// Writes the differences into the folder.
pub fn write(out: &Location, differences: &Differences<'_>) -> Result<(), Failure> {
    if differences.is_empty() {
        return Ok(());
    }
    let unwritable = |error| failures::unwritable(out, &error);
    fs::create_dir_all(&out.path).map_err(unwritable)?;
    // Inside the folder, to be on the same file system; hidden, to be no part of the crate.
    let staging = tempfile::Builder::new()
        .prefix(".xtask-")
        .tempdir_in(&out.path)
        .map_err(unwritable)?;
    let result = prepare(out, differences, staging.path()).and_then(|moves| make(&moves));
    remove_empty_folders(&out.path, differences);
    result
}

/// One file that is to be put into its place, or out of it.
enum Move {
    Add {
        place: Location,
        fresh: PathBuf,
    },
    Replace {
        place: Location,
        fresh: PathBuf,
        old: PathBuf,
    },
    Remove {
        place: Location,
        old: PathBuf,
    },
}

impl Move {
    /// Does what can be done beforehand, and tries whether the move itself can be made.
    fn prepared(place: Location, difference: &Difference<'_>, staged: &Path) -> io::Result<Self> {
        let (fresh, old) = (staged.with_extension("fresh"), staged.with_extension("old"));
        let folder = place.path.parent().unwrap_or(&place.path);
        fs::create_dir_all(folder)?;
        tempfile::tempfile_in(folder)?;
        match difference {
            Difference::Missing { fresh: text } => {
                fs::write(&fresh, text)?;
                Ok(Self::Add { place, fresh })
            }
            Difference::Changed { fresh: text, .. } => {
                fs::write(&fresh, text)?;
                fs::copy(&place.path, &old)?;
                Ok(Self::Replace { place, fresh, old })
            }
            Difference::Stale => Ok(Self::Remove { place, old }),
        }
    }

    fn make(&self) -> Result<(), Failure> {
        let (place, result) = match self {
            Self::Add { place, fresh } | Self::Replace { place, fresh, .. } => {
                (place, fs::rename(fresh, &place.path))
            }
            Self::Remove { place, old } => (place, fs::rename(&place.path, old)),
        };
        result.map_err(|error| failures::unwritable(place, &error))
    }

    fn take_back(&self) {
        // A failure is on its way to the user already, and there is nothing better to do.
        let _ = match self {
            Self::Add { place, .. } => fs::remove_file(&place.path),
            Self::Replace { place, old, .. } | Self::Remove { place, old } => {
                fs::rename(old, &place.path)
            }
        };
    }
}

fn prepare(
    out: &Location,
    differences: &Differences<'_>,
    staging: &Path,
) -> Result<Vec<Move>, Failure> {
    let mut moves = Vec::new();
    for (index, (path, difference)) in differences.iter().enumerate() {
        let place = out.join(path);
        let staged = staging.join(index.to_string());
        let prepared = Move::prepared(place.clone(), difference, &staged);
        moves.push(prepared.map_err(|error| failures::unwritable(&place, &error))?);
    }
    Ok(moves)
}

/// Makes all moves or, if one fails, none.
fn make(moves: &[Move]) -> Result<(), Failure> {
    for (index, next) in moves.iter().enumerate() {
        if let Err(failure) = next.make() {
            moves[..index].iter().rev().for_each(Move::take_back);
            return Err(failure);
        }
    }
    Ok(())
}

/// Removes the folders that removed files left empty or, after a failure, that were made for
/// nothing.
fn remove_empty_folders(out: &Path, differences: &Differences<'_>) {
    for path in differences.keys() {
        for (end, _) in path.rmatch_indices('/') {
            // The system refuses to remove a folder that holds anything.
            if fs::remove_dir(out.join(&path[..end])).is_err() {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything below the folder: files with their texts, folders without.
    fn snapshot(folder: &Path) -> Vec<(PathBuf, String)> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => {
                    files.extend(snapshot(&path));
                    files.push((path, String::new()));
                }
                false => files.push((path.clone(), fs::read_to_string(&path).unwrap())),
            }
        }
        files.sort();
        files
    }

    fn changed(fresh: &str) -> Difference<'_> {
        Difference::Changed {
            old: String::new(),
            fresh,
        }
    }

    #[test]
    fn writes_adds_and_removes() {
        let folder = tempfile::tempdir().unwrap();
        let out = Location::given(folder.path().to_owned());
        fs::create_dir_all(folder.path().join("src/old")).unwrap();
        fs::write(folder.path().join("src/lib.rs"), "old").unwrap();
        fs::write(folder.path().join("src/old/gone.rs"), "gone").unwrap();

        let differences = Differences::from([
            ("src/lib.rs", changed("fresh")),
            ("src/new/added.rs", Difference::Missing { fresh: "added" }),
            ("src/old/gone.rs", Difference::Stale),
        ]);
        write(&out, &differences).unwrap();

        let path = |path| folder.path().join(path);
        let expected = vec![
            (path("src"), String::new()),
            (path("src/lib.rs"), "fresh".to_owned()),
            (path("src/new"), String::new()),
            (path("src/new/added.rs"), "added".to_owned()),
        ];
        assert_eq!(snapshot(folder.path()), expected);
    }

    #[test]
    fn takes_everything_back_when_a_move_fails() {
        let folder = tempfile::tempdir().unwrap();
        let out = Location::given(folder.path().to_owned());
        fs::create_dir_all(folder.path().join("z.rs/a-folder-in-the-way")).unwrap();
        fs::write(folder.path().join("changed.rs"), "old").unwrap();
        fs::write(folder.path().join("stale.rs"), "stale").unwrap();
        let before = snapshot(folder.path());

        let differences = Differences::from([
            ("added/file.rs", Difference::Missing { fresh: "added" }),
            ("changed.rs", changed("fresh")),
            ("stale.rs", Difference::Stale),
            ("z.rs", Difference::Missing { fresh: "never" }),
        ]);
        let failure = write(&out, &differences).unwrap_err().to_string();

        assert!(
            failure.starts_with(&format!("error: cannot write {out}/z.rs: ")),
            "{failure}"
        );
        assert_eq!(snapshot(folder.path()), before);
    }
}
