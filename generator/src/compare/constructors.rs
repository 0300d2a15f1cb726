//! What constructors hand over: who calls one as before, with values of the same types, may hand over something
//! else by it.

use std::collections::BTreeMap;

use super::effects::Effect;
use crate::surface::{Item, Kind};

/// The arguments of constructors that stand for something else than what stood in their places. What a constructor
/// of another type hands over is no question; and what an argument with its old name stands for, its field says.
pub fn effects(old: &BTreeMap<String, Item>, new: &BTreeMap<String, Item>) -> Vec<Effect> {
    let given = new.values().filter(|item| item.kind == Kind::Given);
    let others = given.filter_map(|item| {
        let constructor = constructor(item)?;
        let [before, now] = [old, new].map(|items| items.get(&constructor));
        let is_same = before?.shape == now?.shape;
        let mut places = old.values().filter(|_| is_same);
        let was = places.find(|it| is_in_place_of(it, item))?;
        if was.wire == item.wire || was.path == item.path {
            return None;
        }
        let (was, item) = (was.clone(), item.clone());
        let mut fields = new.values();
        let now = fields.find(|it| it.wire == was.wire && is_field_beside(it, &item));
        Some(match now.cloned() {
            Some(now) => Effect::Taken(was, item, now),
            None => Effect::Respelled(was, item),
        })
    });
    others.collect()
}

/// The path of the constructor that takes an argument.
pub fn constructor(item: &Item) -> Option<String> {
    let (constructor, _) = item.path.split_once('(')?;
    (item.kind == Kind::Given).then(|| format!("{constructor}()"))
}

fn is_in_place_of(one: &Item, other: &Item) -> bool {
    one.shape == other.shape && constructor(one).is_some_and(|it| constructor(other) == Some(it))
}

/// Whether an item is a field of the type that the constructor of an argument makes.
fn is_field_beside(field: &Item, argument: &Item) -> bool {
    let whole = |path: &str| path.rsplit_once("::").map(|(whole, _)| whole.to_owned());
    field.kind == Kind::Property && whole(&field.path) == whole(&argument.path)
}
