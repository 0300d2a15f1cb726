//! What users of a crate gain and lose, and what that means for its version.

use std::collections::BTreeMap;
use std::fmt;

use crate::surface::{Item, Kind};

/// What a change means for users of the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Code that uses the crate may not compile any more, or does something else.
    Breaking,
    /// There is something new, and all that was there is as it was.
    Additive,
    /// Nothing that users can name is new or gone: docs, tests, or nothing at all.
    Documentation,
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Breaking => "breaking",
            Self::Additive => "additive",
            Self::Documentation => "documentation",
        })
    }
}

/// Something that users of the crate gain or lose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// There is an item that was not.
    Gained(Item),
    /// An item has another type: the old and the new one.
    Reshaped(Item, Item),
    /// There is an item no more.
    Lost(Item),
}

impl Effect {
    /// What it means. This is the whole table.
    pub fn verdict(&self) -> Verdict {
        match (self, self.item().kind) {
            // The types of arguments are part of their method; the names matter to nobody.
            (_, Kind::Argument) => Verdict::Documentation,
            // All types are open, so that something more is never in the way.
            (Self::Gained(_), _) => Verdict::Additive,
            // Calls go elsewhere, and are the same.
            (Self::Reshaped(..), Kind::Server) => Verdict::Additive,
            (Self::Reshaped(..) | Self::Lost(_), _) => Verdict::Breaking,
        }
    }

    /// The item as it is now, or as it was if it is gone.
    pub fn item(&self) -> &Item {
        match self {
            Self::Gained(item) | Self::Reshaped(_, item) | Self::Lost(item) => item,
        }
    }

    /// Whether the same is done to the same item.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
            && self.item().path == other.item().path
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let typed = |item: &Item| match item.shape.as_str() {
            "" => item.path.clone(),
            shape => format!("{}: {shape}", item.path),
        };
        match self {
            Self::Gained(item) => write!(formatter, "+ {}", typed(item)),
            Self::Reshaped(old, new) => write!(formatter, "~ {}, was {}", typed(new), old.shape),
            Self::Lost(item) => write!(formatter, "- {}", typed(item)),
        }
    }
}

/// The effects on what is no part of something else that comes or goes too; each with the number of
/// its parts.
pub fn outermost(effects: &[Effect]) -> Vec<(&Effect, usize)> {
    let is_part = |part: &Effect, whole: &Effect| {
        std::mem::discriminant(part) == std::mem::discriminant(whole)
            && !matches!(part, Effect::Reshaped(..))
            && part.item().is_within(whole.item())
    };
    let is_outermost = |it: &&Effect| !effects.iter().any(|whole| is_part(it, whole));
    let parts = |whole| effects.iter().filter(|it| is_part(it, whole)).count();
    let outermost = effects.iter().filter(is_outermost);
    outermost.map(|whole| (whole, parts(whole))).collect()
}

/// What is different in the second surface, in the order of the paths.
pub fn effects(old: &[Item], new: &[Item]) -> Vec<Effect> {
    let by_path = |items: &[Item]| -> BTreeMap<String, Item> {
        let items = items.iter();
        items.map(|it| (it.path.clone(), it.clone())).collect()
    };
    let (old, new) = (by_path(old), by_path(new));
    let lost = old.iter().filter(|(path, _)| !new.contains_key(*path));
    let mut effects: Vec<Effect> = lost.map(|(_, item)| Effect::Lost(item.clone())).collect();
    for (path, item) in &new {
        match old.get(path) {
            None => effects.push(Effect::Gained(item.clone())),
            Some(was) if was.shape != item.shape => {
                effects.push(Effect::Reshaped(was.clone(), item.clone()));
            }
            Some(_) => {}
        }
    }
    effects.sort_by(|one, other| one.item().path.cmp(&other.item().path));
    effects
}
