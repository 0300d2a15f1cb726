//! What users of a crate gain and lose, and what that means for its version.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::aliases::Aliases;
use super::constructors::{self, constructor};
use super::paths::nameless;
use crate::surface::{Item, Kind};

/// What a change means for users of the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Code that uses the crate may not compile any more, or hands over something else than it did.
    Breaking,
    /// The same code compiles, and what goes over the wire is another thing: where calls go, what they
    /// prove or are asked to prove, how something is spelled.
    Behaviour,
    /// There is something new, and all that was there is as it was.
    Additive,
    /// Nothing that users can name is new or gone: docs, tests, or nothing at all.
    Documentation,
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Breaking => "breaking",
            Self::Behaviour => "behaviour",
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
    /// An item is spelled otherwise in requests or answers: as the old and the new one say.
    Respelled(Item, Item),
    /// An item is something else, and what it was has another name: the old and the new one, and the one
    /// with that name.
    Taken(Item, Item, Item),
    /// An argument has another name, which matters to nobody: the old and the new one, of one place.
    Renamed(Item, Item),
    /// There is an item no more.
    Lost(Item),
}

impl Effect {
    /// What it means. This is the whole table.
    pub fn verdict(&self) -> Verdict {
        match (self, self.item().kind) {
            // The types of arguments are part of their method.
            (Self::Renamed(..), _) | (Self::Gained(_) | Self::Lost(_), Kind::Argument) => {
                Verdict::Documentation
            }
            // What was left out is read now, and must fit; or it is sent back.
            (Self::Gained(item), Kind::Others) if !item.wire.is_empty() => Verdict::Behaviour,
            // All types are open, so that something more is never in the way.
            (Self::Gained(_), _) => Verdict::Additive,
            (Self::Reshaped(..), Kind::Server)
            | (Self::Respelled(..), _)
            | (Self::Lost(_), Kind::Status) => Verdict::Behaviour,
            (Self::Reshaped(..) | Self::Taken(..) | Self::Lost(_), _) => Verdict::Breaking,
        }
    }

    /// The item as it is now, or as it was if it is gone.
    pub fn item(&self) -> &Item {
        match self {
            Self::Gained(item)
            | Self::Reshaped(_, item)
            | Self::Respelled(_, item)
            | Self::Taken(_, item, _)
            | Self::Renamed(_, item)
            | Self::Lost(item) => item,
        }
    }

    /// The paths of what it is done to: an argument may have had another one, and that of a constructor is done
    /// something to by whatever changes what that takes.
    pub fn paths(&self) -> Vec<String> {
        let own = self.item().path.clone();
        match self {
            Self::Respelled(_, item) | Self::Taken(_, item, _) if item.kind == Kind::Given => {
                constructor(item).into_iter().chain([own]).collect()
            }
            Self::Respelled(old, _) | Self::Renamed(old, _) => vec![old.path.clone(), own],
            _ => vec![own],
        }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let typed = |item: &Item| match item.shape.as_str() {
            "" => item.path.clone(),
            shape => format!("{}: {shape}", item.path),
        };
        let gained = |item: &Item| match (item.kind, item.wire.as_str()) {
            (Kind::Others, "read" | "sent back") => {
                format!("+ {}, where other keys are {} now", typed(item), item.wire)
            }
            _ => format!("+ {}", typed(item)),
        };
        let spelled = |old: &Item, new: &Item| {
            let [is, was] = [new, old].map(Item::spelling);
            format!("~ {} is {is}, was {was}", new.path)
        };
        match self {
            Self::Gained(item) => formatter.write_str(&gained(item)),
            Self::Reshaped(old, new) => {
                write!(formatter, "~ {}, was {}", typed(new), old.shape)?;
                // A secret that is handed over otherwise may go elsewhere too.
                match is_respelled(old, new) && new.kind == Kind::Credential {
                    true => write!(formatter, "; is {}, was {}", new.wire, old.wire),
                    false => Ok(()),
                }
            }
            Self::Respelled(old, new) => formatter.write_str(&spelled(old, new)),
            Self::Taken(old, new, now) => {
                write!(
                    formatter,
                    "{}, which is {} now",
                    spelled(old, new),
                    now.path
                )
            }
            Self::Renamed(old, new) => write!(formatter, "~ {}, was {}", new.path, old.path),
            Self::Lost(item) => write!(formatter, "- {}", typed(item)),
        }
    }
}

/// The effects on what is no part of something else that comes or goes too; each with the number of
/// its parts.
pub fn outermost(effects: &[Effect]) -> Vec<(&Effect, usize)> {
    let is_part = |part: &Effect, whole: &Effect| {
        std::mem::discriminant(part) == std::mem::discriminant(whole)
            && matches!(part, Effect::Gained(_) | Effect::Lost(_))
            && part.item().is_within(whole.item())
    };
    // That an argument stands elsewhere is part of what its method takes now.
    let is_told = |part: &Effect, whole: &Effect| {
        part.item().kind == Kind::Argument
            && matches!((part, whole), (Effect::Reshaped(..), Effect::Reshaped(..)))
            && part.item().is_within(whole.item())
    };
    let is_outermost = |it: &&Effect| {
        let mut wholes = effects.iter();
        !wholes.any(|whole| is_part(it, whole) || is_told(it, whole))
    };
    let parts = |whole| effects.iter().filter(|it| is_part(it, whole)).count();
    let outermost = effects.iter().filter(is_outermost);
    outermost.map(|whole| (whole, parts(whole))).collect()
}

/// What is different in the second surface, in the order of the paths.
pub fn effects(old: &[Item], new: &[Item]) -> Vec<Effect> {
    effects_and_touched(old, new).0
}

/// The same, and the paths of all that is different, or comes or goes with something else.
pub fn effects_and_touched(old: &[Item], new: &[Item]) -> (Vec<Effect>, BTreeSet<String>) {
    let mut effects = all(old, new);
    let touched = effects.iter().flat_map(Effect::paths).collect();
    // Access comes and goes with its operation.
    effects.retain(|effect| match effect {
        Effect::Gained(item) | Effect::Lost(item) => item.kind != Kind::Access,
        _ => true,
    });
    (effects, touched)
}

fn all(old: &[Item], new: &[Item]) -> Vec<Effect> {
    let aliases = [old, new].map(Aliases::of_paths);
    let (mut old, mut new) = (by_path(old, &aliases[0]), by_path(new, &aliases[1]));
    for (path, item) in &mut new {
        let Some(was) = old.get(path).filter(|was| was.shape != item.shape) else {
            continue;
        };
        // What is the same type by another name is no other type.
        if aliases[0].spelled_out(&was.shape) == aliases[1].spelled_out(&item.shape) {
            item.shape.clone_from(&was.shape);
        }
    }
    let mut effects = constructors::effects(&old, &new);
    for items in [&mut old, &mut new] {
        items.retain(|_, item| item.kind != Kind::Given);
    }
    let mut lost = old.clone();
    lost.retain(|path, _| !new.contains_key(path));
    for (path, item) in &new {
        match old.get(path) {
            None => effects.push(match in_place_of(item, &lost) {
                Some(was) => {
                    lost.remove(&was.path);
                    match is_respelled(&was, item) {
                        true => Effect::Respelled(was, item.clone()),
                        false => Effect::Renamed(was, item.clone()),
                    }
                }
                None => Effect::Gained(item.clone()),
            }),
            // So is an argument that keeps its name and stands in another place: who calls as before hands over
            // another one's value by it.
            Some(was) if was.shape != item.shape => {
                effects.push(Effect::Reshaped(was.clone(), item.clone()));
            }
            Some(was) if is_respelled(was, item) => {
                // What had that meaning before has not taken it over.
                let had = |it: &&Item| old.get(&it.path).is_some_and(|old| !is_respelled(old, it));
                let is_value = !was.wire.is_empty() && !was.is_told_by_shape();
                // What tells a union may tell any number of others.
                let is_meant = is_value && was.kind.is_described() && was.kind != Kind::Schema;
                let mut others = new.values().filter(|it| is_meant && !had(it));
                let now = others.find(|it| is_beside(it, was) && !is_respelled(was, it));
                effects.push(match now {
                    Some(now) => Effect::Taken(was.clone(), item.clone(), now.clone()),
                    None => Effect::Respelled(was.clone(), item.clone()),
                });
            }
            Some(_) => {}
        }
    }
    effects.extend(lost.into_values().map(Effect::Lost));
    effects.sort_by(|one, other| one.item().path.cmp(&other.item().path));
    effects
}

/// The items by their paths. That of a trait may name types, which may have other names.
fn by_path(items: &[Item], aliases: &Aliases) -> BTreeMap<String, Item> {
    let path = |item: &Item| match item.kind {
        Kind::Trait => aliases.spelled_out(&item.path),
        _ => item.path.clone(),
    };
    items.iter().map(|it| (path(it), it.clone())).collect()
}

/// The argument that stood in the place of this one. The calls are the same, and what they ask may be not.
fn in_place_of(item: &Item, old: &BTreeMap<String, Item>) -> Option<Item> {
    let method = |item: &Item| {
        let (method, _) = item.path.split_once('(')?;
        (item.kind == Kind::Argument).then(|| method.to_owned())
    };
    let own = method(item)?;
    let mut arguments = old.values();
    let found = arguments.find(|it| method(it).as_ref() == Some(&own) && it.shape == item.shape);
    found.cloned()
}

/// Whether an item is spelled otherwise. Whether keys without a field are sent back is up to their type too, and
/// that a path has other names for its arguments is not to be seen in it.
fn is_respelled(old: &Item, new: &Item) -> bool {
    match new.kind {
        Kind::Others => false,
        Kind::Operation => nameless(&old.wire) != nameless(&new.wire),
        // What is told in another way than by a property is told so variant by variant.
        Kind::Schema if old.wire.is_empty() || new.wire.is_empty() => false,
        _ => old.wire != new.wire,
    }
}

/// Whether two items of one kind are parts of the same thing, as arguments are of their method.
fn is_beside(one: &Item, other: &Item) -> bool {
    let whole = |item: &Item| {
        let end = match item.kind {
            Kind::Argument => "(",
            _ => "::",
        };
        item.path
            .rsplit_once(end)
            .map(|(whole, _)| whole.to_owned())
    };
    one.kind == other.kind && whole(one) == whole(other)
}
