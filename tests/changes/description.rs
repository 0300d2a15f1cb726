//! The description of this workspace, with its overlay and a change.

use std::fs;
use std::path::Path;

use generator::{Input, Source};
use serde_json::Value;

/// The texts of the description and its overlay.
pub struct Texts {
    description: String,
    overlay: String,
}

impl Texts {
    /// Reads both.
    pub fn read() -> Self {
        let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
        let read = |name: &str| fs::read_to_string(spec.join(name)).unwrap();
        Self {
            description: read("integrations-api.yaml"),
            overlay: read("integrations-api.overlay.yaml"),
        }
    }

    /// The overlay, with a further one behind it.
    pub fn overlays<'a>(&'a self, change: Option<&'a str>) -> Vec<Source<'a>> {
        let named = |(name, text)| Source::new(name, text);
        let own = ("overlay.yaml", self.overlay.as_str());
        let change = change.map(|text| ("change.yaml", text));
        std::iter::once(own).chain(change).map(named).collect()
    }

    /// The description with these overlays, as the generator takes it.
    pub fn input<'a>(&'a self, overlays: &'a [Source<'a>]) -> Input<'a> {
        input(&self.description, overlays)
    }

    /// The description with its overlay, as JSON.
    pub fn json(&self) -> Value {
        let input = self.input(&[]);
        generator::parse::written(input.description, &self.overlays(None)).unwrap()
    }
}

/// A text, as the generator takes it.
pub fn input<'a>(text: &'a str, overlays: &'a [Source<'a>]) -> Input<'a> {
    Input {
        description: Source::new("api.yaml", text),
        overlays,
        name: None,
        tests: true,
        command: "cargo xtask regen",
        from: "api.yaml",
    }
}
