//! The sums of the texts that a crate is made from: any change of them makes the crate stale.

use sha2::{Digest, Sha256};

use crate::Input;
use crate::ir::SourceSum;
use crate::parse::Source;

/// The sums of the description and its overlays, in the order in which they are applied.
pub fn sums(input: &Input<'_>) -> Vec<SourceSum> {
    let sources = std::iter::once(&input.description).chain(input.overlays);
    sources.map(sum).collect()
}

fn sum(source: &Source<'_>) -> SourceSum {
    // A checkout may have other line ends.
    let digest = Sha256::digest(source.text.replace("\r\n", "\n"));
    let file = source.name.rsplit(['/', '\\']).next();
    SourceSum {
        file: file.unwrap_or(source.name).to_owned(),
        sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
