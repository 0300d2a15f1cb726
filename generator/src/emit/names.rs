//! `names.txt`: what each thing of the description is called in Rust, so that a rename shows as one.

use crate::ir::Api;
use crate::surface;

/// The file.
pub fn names(api: &Api) -> String {
    let ledger = surface::ledger(&surface::surface(api));
    format!(
        "# @generated; do not edit. What each thing of the description is called in Rust.\n\n{ledger}"
    )
}
