//! Where in a body a part of it stands.

use serde::Serialize;

/// The way to a part of a body.
#[derive(Clone, Default, Serialize)]
pub struct Part {
    /// As a JSON pointer.
    pub pointer: String,
    /// The same as a path to read.
    pub path: String,
}

impl Part {
    /// A member of this part.
    pub fn member(&self, key: &str) -> Self {
        let path = match self.path.as_str() {
            "" => key.to_owned(),
            path => format!("{path}.{key}"),
        };
        Self {
            pointer: format!("{}/{}", self.pointer, escaped(key)),
            path,
        }
    }

    /// An entry of this part.
    pub fn item(&self, index: usize) -> Self {
        Self {
            pointer: format!("{}/{index}", self.pointer),
            path: format!("{}[{index}]", self.path),
        }
    }

    /// The same, with a dot for the whole.
    pub fn shown(self) -> Self {
        match self.path.is_empty() {
            true => Self {
                path: ".".to_owned(),
                ..self
            },
            false => self,
        }
    }
}

/// A key as a JSON pointer has it.
pub fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
