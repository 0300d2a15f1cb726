//! The arguments that say which description a task reads.

use std::path::PathBuf;

use clap::Args;

use crate::failures::Failure;
use crate::location::Location;
use crate::regen;
use crate::text::Texts;

#[derive(Args)]
pub struct Described {
    /// The OpenAPI description, YAML or JSON; without it, that of this workspace
    #[arg(long, value_name = "FILE")]
    description: Option<PathBuf>,

    /// An OpenAPI overlay to apply to it; several are applied in the order given
    #[arg(long, value_name = "FILE", requires = "description")]
    overlay: Vec<PathBuf>,
}

impl Described {
    /// Whether it is the description of this workspace.
    pub fn is_own(&self) -> bool {
        self.description.is_none()
    }

    /// Reads it, and its overlays.
    pub fn read(self) -> Result<Texts, Failure> {
        let (description, overlays) = match self.description {
            Some(description) => (
                Location::given(description),
                self.overlay.into_iter().map(Location::given).collect(),
            ),
            None => regen::inputs()?,
        };
        Texts::read(&description, &overlays)
    }
}
