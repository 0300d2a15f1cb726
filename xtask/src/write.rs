//! Writes what differs, all of it or nothing: the new files are made in a folder of their own,
//! everything that can fail is tried, and only then they are moved into place. When a move fails
//! all the same, those before it are taken back. An interrupt before the moves ends the run with
//! nothing changed; during the moves, it waits for them.
//!
//! What remains: a run that is killed outright (SIGKILL, a loss of power) before the first move
//! leaves the old crate; one that is killed within the few milliseconds of the moves leaves a mixture
//! of old and new files, which `--check` finds and the next run completes. The staging folder of
//! a killed run is removed by a run that writes a minute later or more.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::differences::{Difference, Differences};
use crate::failures::{self, Failure};
use crate::interrupts;
use crate::location::Location;

/// What the names of staging folders begin with: hidden, to be no part of the crate.
const STAGING: &str = ".xtask-";

/// The file by which a staging folder is known for ours.
const MARKER: &str = "staging-folder-of-xtask";

/// How old a staging folder must be to be no other run's that is at work.
const STALE_AGE: Duration = Duration::from_secs(60);

/// Writes the differences into the folder.
pub fn write(out: &Location, differences: &Differences<'_>) -> Result<(), Failure> {
    if differences.is_empty() {
        return Ok(());
    }
    let unwritable = |error| failures::unwritable(out, &error);
    let deferral = interrupts::defer();
    fs::create_dir_all(&out.path).map_err(unwritable)?;
    sweep(&out.path).map_err(unwritable)?;
    // Inside the folder, to be on the same file system.
    let staging = tempfile::Builder::new()
        .prefix(STAGING)
        .tempdir_in(&out.path)
        .map_err(unwritable)?;
    fs::write(staging.path().join(MARKER), "").map_err(unwritable)?;
    let prepared = prepare(out, differences, staging.path());
    let is_interrupted = deferral.is_pending();
    let result = match prepared {
        Ok(moves) if !is_interrupted => make(&moves),
        Ok(_) => Ok(()),
        Err(failure) => Err(failure),
    };
    remove_empty_folders(&out.path, differences);
    drop(staging);
    if is_interrupted {
        interrupts::end();
    }
    result
}

/// Removes the staging folders of runs that were killed.
fn sweep(out: &Path) -> io::Result<()> {
    for entry in fs::read_dir(out)? {
        let entry = entry?;
        let is_staging = entry.file_name().to_string_lossy().starts_with(STAGING);
        // The kind is that of the entry itself: a link is no folder.
        if is_staging && entry.file_type()?.is_dir() && or_gone(is_left_behind(&entry.path()))? {
            or_gone(fs::remove_dir_all(entry.path()))?;
        }
    }
    Ok(())
}

/// What another run has removed meanwhile needs nothing more.
fn or_gone<T: Default>(result: io::Result<T>) -> io::Result<T> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(T::default()),
        other => other,
    }
}

/// Whether a folder bears our marker, or is empty as before the marker is made, and is of no run
/// that is at work now.
fn is_left_behind(folder: &Path) -> io::Result<bool> {
    let is_ours = folder.join(MARKER).is_file() || fs::read_dir(folder)?.next().is_none();
    let age = fs::metadata(folder)?.modified()?.elapsed();
    Ok(is_ours && age.is_ok_and(|age| age > STALE_AGE))
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
            Self::Remove { place, old } => (place, or_gone(fs::rename(&place.path, old))),
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
    use std::time::SystemTime;

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
    fn only_old_staging_folders_of_our_own_are_swept() {
        let out = tempfile::tempdir().unwrap();
        let marker = Path::new(MARKER);
        for (name, file, is_old) in [
            (".xtask-old", marker, true),
            (".xtask-at-work", marker, false),
            (".xtask-notes", Path::new("mine.txt"), true),
            ("xtask-old", marker, true),
        ] {
            let folder = out.path().join(name);
            fs::create_dir(&folder).unwrap();
            fs::write(folder.join(file), "").unwrap();
            if is_old {
                let folder = fs::File::open(folder).unwrap();
                folder.set_modified(SystemTime::UNIX_EPOCH).unwrap();
            }
        }

        sweep(out.path()).unwrap();
        let entries = fs::read_dir(out.path()).unwrap();
        let mut left: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, [".xtask-at-work", ".xtask-notes", "xtask-old"]);
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
