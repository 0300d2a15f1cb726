//! Kinds of changes, each made to the description of this workspace by an overlay.

use generator::compare::Verdict;

pub use crate::additions::ADDITIONS;
pub use crate::long_additions::LONG_ADDITIONS;
pub use crate::narrowings::NARROWINGS;

/// A change of one kind.
pub struct Variant {
    /// What is changed.
    pub name: &'static str,
    /// What it means for users.
    pub verdict: Verdict,
    /// How many lines it may cost.
    pub limit: Option<usize>,
    /// The actions of the overlay that makes it.
    pub actions: &'static str,
}

impl Variant {
    /// What it means for users that it is taken back: what they can name is lost. A server is never
    /// lost, as there is another in its place.
    pub fn removed(&self) -> Verdict {
        match self.verdict {
            Verdict::Additive if !self.name.starts_with("server") => Verdict::Breaking,
            verdict => verdict,
        }
    }

    /// The overlay that makes the change.
    pub fn overlay(&self) -> String {
        overlay(self.actions)
    }
}

/// An overlay with these actions.
pub fn overlay(actions: &str) -> String {
    format!("overlay: 1.0.0\ninfo: {{ title: A change, version: '1' }}\nactions:\n{actions}")
}

/// A change with these parts.
pub const fn variant(
    name: &'static str,
    verdict: Verdict,
    limit: Option<usize>,
    actions: &'static str,
) -> Variant {
    Variant {
        name,
        verdict,
        limit,
        actions,
    }
}
