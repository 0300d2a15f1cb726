//! How parameters are written that are no single values, or have a style of their own.

/// A style, as the runtime has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Which one.
    pub kind: StyleKind,
    /// Whether each entry and each member stands for itself.
    pub is_exploded: bool,
    /// Whether what URLs reserve stays as it is.
    pub keeps_reserved: bool,
}

/// The styles of OpenAPI, and JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StyleKind {
    /// `simple`.
    Simple,
    /// `label`.
    Label,
    /// `matrix`.
    Matrix,
    /// `form`.
    Form,
    /// `spaceDelimited`.
    Spaces,
    /// `pipeDelimited`.
    Pipes,
    /// `deepObject`.
    Brackets,
    /// JSON, where the parameter has `content`.
    Json,
}

impl StyleKind {
    /// The style that is exploded as is said, or as OpenAPI has it where nothing is. Brackets are for each
    /// member always.
    pub fn style(self, explode: Option<bool>, keeps_reserved: bool) -> Style {
        Style {
            kind: self,
            is_exploded: self != Self::Brackets && explode.unwrap_or(self == Self::Form),
            keeps_reserved,
        }
    }

    /// The style that is not exploded, and keeps nothing.
    pub fn plain(self) -> Style {
        Style {
            kind: self,
            is_exploded: false,
            keeps_reserved: false,
        }
    }
}
