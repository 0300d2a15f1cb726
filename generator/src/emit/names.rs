//! `names.txt`: what each thing of the description is called in Rust, so that a rename shows as one.

use crate::surface::{self, Item};

/// The file.
pub fn names(surface: &[Item]) -> String {
    let ledger = surface::ledger(surface);
    format!(
        "# @generated; do not edit. What each thing of the description is called in Rust.\n\n{ledger}"
    )
}
