//! References by position that follow what they lead to: alone, each would lead to something else.

use std::collections::BTreeSet;

use serde_json::Value;

use super::edits::{Deed, RawEdit};
use super::parameters;
use super::variants::{self, is_of_variants};
use crate::parse::pointer;

/// The groups of edits, with those in one that only say of something where it stands in its list now, and those that
/// make it stand there.
pub fn with_lists(groups: Vec<Vec<RawEdit>>, old: &Value, new: &Value) -> Vec<Vec<RawEdit>> {
    let followed = |group: &Vec<RawEdit>| -> BTreeSet<String> {
        let edits = group.iter();
        edits.filter_map(|it| followed(it, old, new)).collect()
    };
    let all: BTreeSet<String> = groups.iter().flat_map(&followed).collect();
    let lists = |group: &Vec<RawEdit>| -> BTreeSet<String> {
        let edited = group.iter().flat_map(edited_lists);
        let lists = edited.filter(|it| all.contains(*it)).map(str::to_owned);
        lists.chain(followed(group)).collect()
    };
    let mut joined: Vec<(BTreeSet<String>, Vec<RawEdit>)> = Vec::new();
    for mut group in groups {
        let mut lists = lists(&group);
        for (others, other) in std::mem::take(&mut joined) {
            match others.is_disjoint(&lists) {
                true => joined.push((others, other)),
                false => {
                    lists.extend(others);
                    group = [other, group].concat();
                }
            }
        }
        joined.push((lists, group));
    }
    joined.into_iter().map(|(_, group)| group).collect()
}

/// The list into which something points, of which an edit says only where it stands now; or of which it is said first
/// or last where something else stands on the other side.
fn followed(edit: &RawEdit, old: &Value, new: &Value) -> Option<String> {
    let steps = |value: &Option<Value>| {
        let text = value.as_ref()?.as_str()?;
        let is_pointer = text.starts_with("#/");
        is_pointer.then(|| pointer::tokens(&pointer::percent_decoded(text)))
    };
    let (was, is) = (steps(&edit.before), steps(&edit.after));
    let (was, is) = (was.as_ref().or(is.as_ref())?, is.as_ref().or(was.as_ref())?);
    let is_place = |index: &usize| {
        let differs = was[*index] != is[*index] || edit.deed != Deed::Changed;
        differs && is_list(&was[..*index], old) && is_list(&is[..*index], new)
    };
    let index = (0..was.len().min(is.len())).find(is_place)?;
    let is_one_place = was[..index] == is[..index] && was[index + 1..] == is[index + 1..];
    let list = pointer::pointer(&is[..index]);
    let [olds, news] = [old, new].map(|it| items(it, &list));
    let (olds, news) = (olds?, news?);
    let [olds, news] = match is_of_variants(is[..index].last()?) {
        true => variants::named(olds, news),
        false => parameters::named(olds, news)?,
    };
    let (place_was, place_is) = (was[index].parse().ok()?, is[index].parse().ok()?);
    let is_same =
        olds.get_index(place_was).map(|it| it.0) == news.get_index(place_is).map(|it| it.0);
    (is_one_place && is_same == (edit.deed == Deed::Changed)).then_some(list)
}

fn items<'v>(description: &'v Value, list: &str) -> Option<&'v Vec<Value>> {
    description.pointer(list.strip_prefix('#')?)?.as_array()
}

fn is_list(steps: &[String], description: &Value) -> bool {
    items(description, &pointer::pointer(steps)).is_some()
}

/// The list that is edited, as a whole or in that something comes or goes.
fn edited_lists(edit: &RawEdit) -> impl Iterator<Item = &str> {
    let whole = edit.origin.as_str();
    let list = whole.rsplit_once('/').map(|(list, _)| list);
    let list = list.filter(|_| edit.deed != Deed::Changed);
    list.into_iter().chain([whole])
}
