//! What constructors hand over: who calls one as before, with values of the same types, may hand over something
//! else by it.

use std::collections::BTreeMap;

use super::effects::Effect;
use crate::surface::{Item, Kind};

/// The arguments of constructors that stand for something else than what stood in their places. What a constructor
/// of another type hands over is no question; and what an argument with its old name stands for, its field says.
pub fn effects(old: &BTreeMap<String, Item>, new: &BTreeMap<String, Item>) -> Vec<Effect> {
    let places = given(old);
    let mut effects = Vec::new();
    for (constructor, arguments) in given(new) {
        let [before, now] = [old, new].map(|items| items.get(&constructor).map(|it| &it.shape));
        let Some(places) = places.get(&constructor) else {
            continue;
        };
        if before.is_none() || before != now {
            continue;
        }
        effects.extend(arguments.into_iter().filter_map(|item| {
            let was = places.iter().find(|it| it.shape == item.shape)?;
            let is_other = was.wire != item.wire && was.path != item.path;
            is_other.then(|| handed_over(was, item, new))
        }));
    }
    effects
}

/// The arguments of each constructor.
fn given(items: &BTreeMap<String, Item>) -> BTreeMap<String, Vec<&Item>> {
    let mut given: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
    for item in items.values() {
        if let Some(constructor) = constructor(item) {
            given.entry(constructor).or_default().push(item);
        }
    }
    given
}

/// That an argument stands for something else than what stood in its place.
fn handed_over(was: &Item, item: &Item, new: &BTreeMap<String, Item>) -> Effect {
    let mut fields = new.values();
    let now = fields.find(|it| it.wire == was.wire && is_field_beside(it, item));
    let (was, item) = (was.clone(), item.clone());
    match now.cloned() {
        Some(now) => Effect::Taken(was, item, now),
        None => Effect::Respelled(was, item),
    }
}

/// The path of the constructor that takes an argument.
pub fn constructor(item: &Item) -> Option<String> {
    let (constructor, _) = item.path.split_once('(')?;
    (item.kind == Kind::Given).then(|| format!("{constructor}()"))
}

/// Whether an item is a field of the type that the constructor of an argument makes.
fn is_field_beside(field: &Item, argument: &Item) -> bool {
    let whole = |path: &str| path.rsplit_once("::").map(|(whole, _)| whole.to_owned());
    field.kind == Kind::Property && whole(&field.path) == whole(&argument.path)
}
