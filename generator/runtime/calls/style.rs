//! The styles of parameters: how OpenAPI has lists and objects written into a request.

/// How a parameter is written: a style of OpenAPI, and whether it is *exploded*, so that each entry
/// and each member stands for itself.
///
/// Of a parameter `color`, the object `{"R": 100, "G": 200}` and the list `["blue", "black"]`:
///
/// | style | object | list | object, exploded | list, exploded |
/// | --- | --- | --- | --- | --- |
/// | [`SIMPLE`](Self::SIMPLE) | `R,100,G,200` | `blue,black` | `R=100,G=200` | `blue,black` |
/// | [`LABEL`](Self::LABEL) | `.R,100,G,200` | `.blue,black` | `.R=100.G=200` | `.blue.black` |
/// | [`MATRIX`](Self::MATRIX) | `;color=R,100,G,200` | `;color=blue,black` | `;R=100;G=200` | `;color=blue;color=black` |
/// | [`FORM`](Self::FORM) | `color=R,100,G,200` | `color=blue,black` | `R=100&G=200` | `color=blue&color=black` |
/// | [`SPACES`](Self::SPACES) | `color=R%20100%20G%20200` | `color=blue%20black` | as `FORM` | as `FORM` |
/// | [`PIPES`](Self::PIPES) | `color=R%7C100%7CG%7C200` | `color=blue%7Cblack` | as `FORM` | as `FORM` |
/// | [`BRACKETS`](Self::BRACKETS) | `color%5BR%5D=100&color%5BG%5D=200` | `color%5B%5D=blue&color%5B%5D=black` | the same | the same |
/// | [`JSON`](Self::JSON) | `color=%7B%22R%22%3A100%2C`… | `color=%5B%22blue%22%2C`… | the same | the same |
///
/// Null is no value: it is left out, and so is a list or object without anything in it. A list or
/// object inside of another is written as JSON, but for `BRACKETS`, which go as deep as the value, and a
/// list in an exploded object in a query, which is written as one by itself: `R=100&R=101`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    pub(super) kind: StyleKind,
    pub(super) is_exploded: bool,
    pub(super) keeps_reserved: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StyleKind {
    Simple,
    Label,
    Matrix,
    Form,
    /// With this between two values.
    Delimited(&'static str),
    Brackets,
    Json,
}

impl Style {
    /// `simple`, of paths and headers.
    pub const SIMPLE: Self = Self::new(StyleKind::Simple);
    /// `label`, of paths.
    pub const LABEL: Self = Self::new(StyleKind::Label);
    /// `matrix`, of paths.
    pub const MATRIX: Self = Self::new(StyleKind::Matrix);
    /// `form`, of queries and cookies.
    pub const FORM: Self = Self::new(StyleKind::Form);
    /// `spaceDelimited`, of queries.
    pub const SPACES: Self = Self::new(StyleKind::Delimited("%20"));
    /// `pipeDelimited`, of queries.
    pub const PIPES: Self = Self::new(StyleKind::Delimited("%7C"));
    /// `deepObject`, of queries. What OpenAPI does not say of it is written as most servers read it:
    /// a member of a member as `color[a][b]=1`, a list as `color[a][]=1&color[a][]=2`, and entries
    /// that are lists or objects by their numbers, `color[a][0][b]=1`.
    pub const BRACKETS: Self = Self::new(StyleKind::Brackets);
    /// JSON, where `content` asks for it.
    pub const JSON: Self = Self::new(StyleKind::Json);

    const fn new(kind: StyleKind) -> Self {
        Self {
            kind,
            is_exploded: false,
            keeps_reserved: false,
        }
    }

    /// The same, with each entry and each member for itself.
    #[must_use]
    pub const fn exploded(mut self) -> Self {
        self.is_exploded = true;
        self
    }

    /// The same, with what URLs reserve as it is, and what is escaped already: `allowReserved`.
    ///
    /// Escaped all the same are `&`, `+` and `#`, which would end or change the value, and brackets,
    /// which no query may hold.
    #[must_use]
    pub const fn reserved(mut self) -> Self {
        self.keeps_reserved = true;
        self
    }
}
