//! Texts of files, read for the generator.

use std::fs;
use std::path::PathBuf;

use generator::Source;

use crate::failures::{self, Failure};
use crate::location::Location;
use crate::regen;

/// A text that was read, with the name of its file.
pub struct NamedText {
    name: String,
    text: String,
}

impl NamedText {
    /// A text that comes from elsewhere, with this name.
    pub fn new(name: String, text: String) -> Self {
        Self { name, text }
    }

    /// The text as the generator takes it.
    pub fn source(&self) -> Source<'_> {
        Source {
            name: &self.name,
            text: &self.text,
        }
    }
}

/// Reads a file.
pub fn text(file: &Location) -> Result<NamedText, Failure> {
    let bytes = fs::read(&file.path).map_err(|error| failures::unreadable(file, &error))?;
    let text = String::from_utf8(bytes)
        .map_err(|error| failures::not_utf8(file, error.utf8_error().valid_up_to()))?;
    Ok(NamedText {
        name: file.to_string(),
        text,
    })
}

/// A description and its overlays.
pub struct Texts(Vec<NamedText>);

impl Texts {
    /// Those that are given, or else those of this workspace.
    pub fn given(description: Option<PathBuf>, overlays: Vec<PathBuf>) -> Result<Self, Failure> {
        let (description, overlays) = match description {
            Some(description) => (
                Location::given(description),
                overlays.into_iter().map(Location::given).collect(),
            ),
            None => regen::inputs(),
        };
        Self::read(&description, &overlays)
    }

    /// Reads them.
    pub fn read(description: &Location, overlays: &[Location]) -> Result<Self, Failure> {
        let mut all = vec![text(description)?];
        all.extend(texts(overlays)?);
        Ok(Self(all))
    }

    /// The description, then the overlays in the order given.
    pub fn sources(&self) -> Vec<Source<'_>> {
        self.0.iter().map(NamedText::source).collect()
    }
}

/// Reads several files.
pub fn texts(files: &[Location]) -> Result<Vec<NamedText>, Failure> {
    files.iter().map(text).collect()
}
