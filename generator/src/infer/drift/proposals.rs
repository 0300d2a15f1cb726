//! The actions of all findings, so that they can be carried out together: none is given twice, and of two
//! that change one place, or what the place of the other is found by, the second waits for the first.

use serde_json::{Value, json};

use crate::infer::actions::{Action, Change, object};
use crate::infer::overlay;
use crate::infer::sightings::{Sighting, Sightings};
use crate::parse::SourceMap;

use super::choices::{accepting_all, reference as reference_to};
use super::differences::Difference;
use super::order::{hides, ordered};
use super::touches::clash;

/// What has been proposed so far.
pub struct Proposals<'w> {
    /// The description as it is written.
    written: &'w Value,
    /// The actions, each with what the finding is called that has it.
    given: Vec<(String, Action)>,
}

impl<'w> Proposals<'w> {
    /// For a description as it is written.
    pub fn new(written: &'w Value) -> Self {
        let given = Vec::new();
        Self { written, given }
    }

    /// The actions of a finding, as YAML, and a note on them where there are none.
    pub fn given(&mut self, name: &str, actions: Vec<Action>) -> (String, String) {
        let none = |note: String| (note, String::new());
        if actions.is_empty() {
            return none("; no overlay can name its place by what stands there".to_owned());
        }
        let (known, new): (Vec<_>, Vec<_>) = actions.into_iter().partition(|action| {
            let mut given = self.given.iter();
            given.any(|(_, it)| it.does_the_same_as(action))
        });
        let mut given = self.given.iter();
        if new.is_empty() {
            let first = given.find(|(_, it)| known.iter().any(|own| it.does_the_same_as(own)));
            let first = first.map_or(name, |(first, _)| first);
            // What it puts in the place of what it takes away may be what differs here.
            let mut others = self.given.iter().filter(|(name, _)| name == first);
            let is_more = |it: &Action| !known.iter().any(|own| it.does_the_same_as(own));
            let is_replaced =
                others.any(|(_, it)| is_more(it) && known.iter().any(|own| is_around(it, own)));
            let note = match is_replaced {
                true => format!("; the {first} goes first, as its actions change the same place"),
                false => format!("; the actions of the {first} say it too"),
            };
            return none(note);
        }
        let clashes = |it: &Action| new.iter().chain(&known).any(|own| clash(it, own));
        if let Some((first, _)) = given.find(|(_, it)| clashes(it)) {
            return none(format!(
                "; the {first} goes first, as its actions change the same place"
            ));
        }
        let hides = |it: &Action, own: &Action| {
            hides(self.written, it, own) || hides(self.written, own, it)
        };
        let is_hidden = |it: &Action| new.iter().any(|own| hides(it, own));
        if let Some((first, _)) = self.given.iter().find(|(_, it)| is_hidden(it)) {
            return none(format!(
                "; the {first} goes first, as one changes what the place of the other is found by"
            ));
        }
        let count = new.len();
        let new = ordered(self.written, new);
        let note = match new.len() < count {
            true => "; what else it takes finds its place in the next run",
            false => "",
        };
        let entries = new.iter().filter_map(|action| {
            let target = action.target(self.written)?;
            Some(overlay::entry(action, &target))
        });
        let entries = entries.collect();
        let new = new.into_iter().map(|action| (name.to_owned(), action));
        self.given.extend(new);
        (note.to_owned(), entries)
    }
}

/// Whether an action changes the object in which another removes something.
fn is_around(it: &Action, own: &Action) -> bool {
    let whole = own.pointer.rsplit_once('/').map(|(whole, _)| whole);
    own.pointer == it.pointer
        || (matches!(own.change, Change::Remove) && whole == Some(it.pointer.as_str()))
}

/// The own actions of a difference, if they can be carried out.
pub fn own(written: &Value, difference: &Difference<'_>) -> Option<Vec<Action>> {
    let own = difference.actions.iter();
    let own = own.map(|action| placed(written, action.clone()));
    let own: Vec<Action> = own.collect::<Option<_>>()?;
    let own: Vec<Action> = own
        .into_iter()
        .flat_map(|it| beside_constant(written, it))
        .collect();
    let can_be = !own.is_empty() && own.iter().all(|action| can_be_given(written, action));
    can_be.then_some(own)
}

/// An action with the place where its list is written: a choice that is a part of an `allOf` is read as if it
/// stood beside the others.
fn placed(written: &Value, mut action: Action) -> Option<Action> {
    let Change::Update(update) = &action.change else {
        return Some(action);
    };
    let added = update.iter().find(|(key, value)| {
        let is_choice = ["oneOf", "anyOf"].contains(&key.as_str());
        is_choice && value.as_array().is_some_and(|items| items.len() == 1)
    });
    let Some((keyword, _)) = added else {
        return Some(action);
    };
    let target = written.pointer(action.pointer.strip_prefix('#')?)?;
    if target.get(keyword).is_none() {
        let mut parts = target.get("allOf")?.as_array()?.iter();
        let index = parts.position(|part| part.get(keyword).is_some())?;
        action.pointer += &format!("/allOf/{index}");
    }
    Some(action)
}

/// An action that lists a value of what is written with an only one: that is listed, too.
fn beside_constant(written: &Value, action: Action) -> Vec<Action> {
    let target = action.pointer.strip_prefix('#');
    let constant = target.and_then(|target| written.pointer(target)?.get("const"));
    let lists = matches!(&action.change, Change::Update(update) if update.contains_key("enum"));
    let Some(constant) = constant.filter(|_| lists) else {
        return vec![action];
    };
    let (pointer, evidence) = (action.pointer.as_str(), action.evidence.as_str());
    vec![
        Action::remove(format!("{pointer}/const"), evidence),
        Action::update(pointer, object([("enum", json!([constant]))]), evidence),
        action,
    ]
}

/// The actions by which any JSON is decoded where a difference was seen: they end every one.
pub fn any_json(
    written: &Value,
    pointer: &str,
    difference: &Difference<'_>,
    sightings: &Sightings<'_>,
    places: &SourceMap,
) -> Vec<Action> {
    let schema = sightings.schemas.at(pointer);
    let mut seen = sightings.of(pointer).iter();
    let seen = seen.rfind(|it: &&Sighting<'_>| difference.is_of(it.value));
    let reference = schema.zip(seen);
    let reference = reference.and_then(|(schema, seen)| reference_to(sightings, &schema, seen));
    let reference = reference.map(|it| places.stood(&it.pointer));
    let pointer = &places.stood(pointer);
    let place = difference.places.first().map_or("", String::as_str);
    let evidence = format!("Received in {place}: {}.", difference.message);
    let can_be_given = |action: &Action| can_be_given(written, action);
    accepting_all(
        written,
        pointer,
        reference.as_deref(),
        &evidence,
        can_be_given,
    )
}

fn can_be_given(written: &Value, action: &Action) -> bool {
    action.applies(written) && action.target(written).is_some()
}
