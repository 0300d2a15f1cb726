//! What the API wraps around its values, and how one page leads to the next.

use super::structs::Presence;
use super::types::Type;

/// What the API wraps around its values: `{data: .., paging: ..}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope {
    /// The member that holds the value.
    pub data: Member,
    /// The member beside a list that says where its other pages are, with its type.
    pub paging: Option<(Member, Type)>,
    /// How the page after one is asked for, where some operation can do so.
    pub next: Option<Next>,
    /// Whether some operation gives the value alone.
    pub unwraps: bool,
    /// Whether some page may lack its list.
    pub may_lack_lists: bool,
}

/// A member of the envelope.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its name in Rust.
    pub name: String,
    /// Its key in JSON.
    pub wire: String,
}

/// How the page after one is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// Where it stands.
    pub origin: String,
    /// The fields that lead from a page to the link or cursor, the paging first.
    pub fields: Vec<Step>,
    /// What is done with it.
    pub follow: Follow,
}

/// A field on the way to a link or cursor.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its name in Rust.
    pub name: String,
    /// Whether it may be missing or null.
    pub presence: Presence,
}

/// What is done with what leads to the next page.
#[derive(Clone, Debug, PartialEq)]
pub enum Follow {
    /// It is a link, which is asked for.
    Link,
    /// It is a cursor, which goes into the query parameter of this name.
    Cursor(String),
}
