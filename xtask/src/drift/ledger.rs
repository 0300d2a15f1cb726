//! The file of the findings that are known.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;

use generator::Finding;

use crate::failures::{self, Failure};
use crate::location::Location;
use crate::store::store;

/// What it begins with.
const START: &str = "# What recordings say and the description does not, as far as it is known.\n\
     # `cargo xtask drift --accept` writes it: operation | kind | schema | subject\n";

/// The fingerprints of the findings that are known.
pub struct Ledger(BTreeSet<String>);

impl Ledger {
    /// Reads the file. One that is not there knows nothing.
    pub fn read(file: Option<&Location>) -> Result<Self, Failure> {
        let Some(file) = file else {
            return Ok(Self(BTreeSet::new()));
        };
        match fs::read_to_string(&file.path) {
            Ok(text) => {
                let is_entry = |line: &&str| !line.is_empty() && !line.starts_with('#');
                let lines = text.lines().map(str::trim_end).filter(is_entry);
                Ok(Self(lines.map(str::to_owned).collect()))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self(BTreeSet::new())),
            Err(error) => Err(failures::unreadable(file, &error)),
        }
    }

    /// Whether a finding is known.
    pub fn knows(&self, finding: &Finding) -> bool {
        self.0.contains(&finding.fingerprint())
    }

    /// How many of the findings are not known.
    pub fn new_ones(&self, findings: &[Finding]) -> usize {
        findings.iter().filter(|it| !self.knows(it)).count()
    }

    /// Writes the file anew, with these findings alone.
    pub fn accept(&self, file: Location, findings: &[Finding]) -> Result<Accepted, Failure> {
        let lines: BTreeSet<String> = findings.iter().map(Finding::fingerprint).collect();
        let text = lines.iter().map(|line| format!("{line}\n"));
        let text = START.to_owned() + &text.collect::<String>();
        store(&[(&file, text.as_bytes())])?;
        Ok(Accepted {
            added: lines.difference(&self.0).count(),
            removed: self.0.difference(&lines).count(),
            file,
        })
    }
}

/// How a file that was written anew differs from what it was.
pub struct Accepted {
    pub file: Location,
    pub added: usize,
    pub removed: usize,
}
