//! Texts of files, read for the generator.

use std::collections::BTreeMap;
use std::fs;

use generator::{File, Source, parse};

use crate::failures::{self, Failure};
use crate::location::Location;

/// A text that was read, with the name of its file, and the further files that a description has.
pub struct NamedText {
    name: String,
    text: String,
    files: Vec<File>,
}

impl NamedText {
    /// A text that comes from elsewhere, with this name.
    pub fn new(name: String, text: String) -> Self {
        let files = Vec::new();
        Self { name, text, files }
    }

    /// The same description, with the files to which it refers. `read` reads one of them, if it is there.
    pub fn with_files(
        self,
        file: &Location,
        read: impl Fn(&Location) -> Result<Option<String>, Failure>,
    ) -> Result<Self, Failure> {
        let mut locations = BTreeMap::from([(self.name.clone(), file.clone())]);
        let files = parse::further_files(self.source(), &mut |needed| {
            let from = locations.get(&needed.from).unwrap_or(file);
            let location = from.beside(&needed.path, &needed.name);
            let text = read(&location);
            locations.insert(needed.name.clone(), location);
            text
        })?;
        Ok(Self { files, ..self })
    }

    /// The further files.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The text as the generator takes it.
    pub fn source(&self) -> Source<'_> {
        Source::new(&self.name, &self.text).with_files(&self.files)
    }
}

/// Reads a file.
pub fn text(file: &Location) -> Result<NamedText, Failure> {
    let bytes = fs::read(&file.path).map_err(|error| failures::unreadable(file, &error))?;
    let text = String::from_utf8(bytes)
        .map_err(|error| failures::not_utf8(file, error.utf8_error().valid_up_to()))?;
    Ok(NamedText::new(file.to_string(), text))
}

/// Reads a description, and the files to which it refers: each from the folder of the one that refers to it,
/// wherever below or above that is. What is no file is left to the generator, which knows the place.
pub fn description(file: &Location) -> Result<NamedText, Failure> {
    text(file)?.with_files(file, |file| match file.path.is_file() {
        true => text(file).map(|further| Some(further.text)),
        false => Ok(None),
    })
}

/// A description and its overlays.
pub struct Texts(Vec<NamedText>);

impl Texts {
    /// Reads them.
    pub fn read(description: &Location, overlays: &[Location]) -> Result<Self, Failure> {
        let mut all = vec![self::description(description)?];
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
