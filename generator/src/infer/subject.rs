//! The description that evidence is held against.

use serde_json::Value;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::parse::{self, Description, Source, SourceMap};

/// A description to which overlays have been applied.
pub struct Subject {
    pub parsed: Description,
    /// The same as it is written, before anything is brought to another form.
    pub written: Value,
    pub places: SourceMap,
    /// What there is to say of it.
    pub remarks: Vec<Diagnostic>,
}

impl Subject {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// The description or an overlay has errors.
    pub fn read(description: Source<'_>, overlays: &[Source<'_>]) -> Result<Self, Vec<Diagnostic>> {
        let mut diagnostics = Diagnostics::default();
        let (parsed, places) = parse::parse(description, overlays, &mut diagnostics);
        let written = parse::written(description, overlays);
        let has_errors = diagnostics.has_errors();
        let remarks = diagnostics.into_sorted(&places);
        match (parsed, written) {
            (Some(parsed), Some(written)) if !has_errors => Ok(Self {
                parsed,
                written,
                places,
                remarks,
            }),
            _ => Err(remarks),
        }
    }
}
