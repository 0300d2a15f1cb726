//! Parts of two descriptions: what edits may matter to, and all that this takes. Most edits matter to little of a large
//! description, and crates of that little differ as those of the whole do, but for what is not a matter of
//! references: so it has to be seen whether all differences of the whole are there.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::asked::Asked;
use super::edits::RawEdit;
use super::paths;
use super::stand_ins::StandIns;
use crate::extensions::is_foreign;
use crate::parse::pointer::{escape, percent_decoded, pointer, schema_pointer, tokens};

/// How much of the whole a part may be, in percent: a larger one is not worth its while.
const WORTHWHILE: usize = 40;

/// The sections of which a part has what it takes. It has all others.
const SECTIONS: [&str; 10] = [
    "paths",
    "webhooks",
    "components/schemas",
    "components/responses",
    "components/parameters",
    "components/examples",
    "components/requestBodies",
    "components/headers",
    "components/pathItems",
    "components/callbacks",
];

/// Paths and components, by their pointers.
pub type Part = BTreeSet<String>;

/// The paths and components of two descriptions, and what refers to what.
pub struct Parts<'a> {
    /// The new names of paths that have another one.
    renamed: BTreeMap<&'a str, &'a str>,
    uses: BTreeMap<String, Part>,
    users: BTreeMap<String, Part>,
    /// How many values each has.
    weights: BTreeMap<String, usize>,
    /// The keys of somebody else's into which something refers.
    foreign: BTreeSet<String>,
    /// The two descriptions.
    ends: [&'a Value; 2],
    /// What the paths of each have to do with others.
    asked: [BTreeMap<String, Asked<'a>>; 2],
}

impl<'a> Parts<'a> {
    pub fn new(old: &'a Value, new: &'a Value) -> Self {
        let paths = [old, new].map(|it| it.get("paths").and_then(Value::as_object));
        let renamed = match paths {
            [Some(old), Some(new)] => paths::renamed(old, new),
            _ => BTreeMap::new(),
        };
        let mut parts = Self {
            renamed: renamed.into_iter().map(|(new, old)| (old, new)).collect(),
            uses: BTreeMap::new(),
            users: BTreeMap::new(),
            weights: BTreeMap::new(),
            foreign: BTreeSet::new(),
            ends: [old, new],
            asked: Default::default(),
        };
        for description in [old, new] {
            for section in SECTIONS {
                for (key, value) in members(description, section) {
                    let pointer = parts.pointer(section, key);
                    let mut found = Found::default();
                    found.look("", value);
                    *parts.weights.entry(pointer.clone()).or_default() += found.weight;
                    parts.uses.entry(pointer).or_default().extend(found.uses);
                    parts.foreign.extend(found.foreign);
                }
            }
        }
        for (end, description) in [old, new].into_iter().enumerate() {
            let paths = members(description, "paths");
            let asked = paths.map(|(key, it)| (parts.pointer("paths", key), Asked::new(key, it)));
            parts.asked[end] = asked.collect();
        }
        // Who is told by a property has to know its heirs.
        for description in [old, new] {
            for (key, value) in members(description, "components/schemas") {
                let heir = parts.pointer("components/schemas", key);
                for base in bases(value).filter(|base| is_told_by_property(description, base)) {
                    parts.uses.entry(base).or_default().insert(heir.clone());
                }
            }
        }
        for (user, used) in &parts.uses {
            for used in used {
                let users = parts.users.entry(used.clone()).or_default();
                users.insert(user.clone());
            }
        }
        parts
    }

    /// What edits may matter to; nothing if that is too much, or cannot be said.
    pub fn of(&self, edits: &[RawEdit]) -> Option<Part> {
        let mut edited = Part::new();
        for edit in edits {
            if self.is_of_none(&edit.pointer) {
                continue;
            }
            edited.insert(owner(&edit.pointer).filter(|it| self.weights.contains_key(it))?);
        }
        let part = reached(reached(edited, &self.users), &self.uses);
        let weight: usize = part.iter().filter_map(|it| self.weights.get(it)).sum();
        let all: usize = self.weights.values().sum();
        (weight * 100 <= all * WORTHWHILE).then_some(part)
    }

    /// Whether no path or component has to do with what is edited.
    fn is_of_none(&self, pointer: &str) -> bool {
        let tokens = tokens(pointer);
        let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
        match tokens.as_slice() {
            ["info", "version" | "description"] => true,
            [key, ..] => self.is_unread(key),
            [] => false,
        }
    }

    /// Whether a key of a description says nothing here.
    fn is_unread(&self, key: &str) -> bool {
        is_foreign(key) && !self.foreign.contains(key)
    }

    /// The paths of operations that stand for those which a part does not have, where these edits are made. A path of
    /// which some are made counts as if all were.
    pub fn stand_ins(&self, part: &Part, made: &BTreeSet<String>) -> Map<String, Value> {
        let made: Part = made.iter().filter_map(|pointer| owner(pointer)).collect();
        let (mut of_part, mut rest) = (Vec::new(), Vec::new());
        for (is_new, asked) in [false, true].into_iter().zip(&self.asked) {
            for (pointer, asked) in asked {
                if part.contains(pointer) {
                    of_part.push(asked);
                } else if made.contains(pointer) == is_new {
                    rest.push(asked);
                }
            }
        }
        let component = |reference: &str| {
            let is_new = owner(reference).is_some_and(|it| made.contains(&it));
            self.ends[usize::from(is_new)].pointer(reference.strip_prefix('#')?)
        };
        let mut stand_ins = StandIns::new(part, component);
        stand_ins.add_groups(&of_part, &rest);
        stand_ins.add_schemas(&rest, &self.uses);
        stand_ins.add_errors(&rest);
        stand_ins.paths()
    }

    /// A description with no more than a part has.
    pub fn cut(&self, description: &Value, part: &Part) -> Value {
        let Some(members) = description.as_object() else {
            return description.clone();
        };
        let members = members.iter().filter(|(key, _)| !self.is_unread(key));
        let members = members.map(|(key, value)| {
            let value = match key.as_str() {
                "paths" | "webhooks" => self.section(key, value, part),
                "components" => self.components(value, part),
                _ => value.clone(),
            };
            (key.clone(), value)
        });
        Value::Object(members.collect())
    }

    fn components(&self, components: &Value, part: &Part) -> Value {
        let kinds = components.as_object().into_iter().flatten();
        let kinds = kinds.map(|(kind, all)| {
            let all = self.section(&format!("components/{kind}"), all, part);
            (kind.clone(), all)
        });
        Value::Object(kinds.collect())
    }

    fn section(&self, section: &str, all: &Value, part: &Part) -> Value {
        let Some(members) = all.as_object().filter(|_| SECTIONS.contains(&section)) else {
            return all.clone();
        };
        let members = members.iter();
        let needed = members.filter(|(key, _)| part.contains(&self.pointer(section, key)));
        let needed = needed.map(|(key, value)| (key.clone(), value.clone()));
        Value::Object(needed.collect())
    }

    /// Where a path or component stands; in the new description, if it has another name there.
    fn pointer(&self, section: &str, key: &str) -> String {
        let renamed = self.renamed.get(key).filter(|_| section == "paths");
        format!("#/{section}/{}", escape(renamed.unwrap_or(&key)))
    }
}

/// What a value refers to, and how many values it has.
#[derive(Default)]
struct Found {
    uses: Part,
    weight: usize,
    foreign: BTreeSet<String>,
}

/// The paths and components to which a value refers.
pub fn uses(value: &Value) -> Part {
    let mut found = Found::default();
    found.look("", value);
    found.uses
}

impl Found {
    fn look(&mut self, key: &str, value: &Value) {
        self.weight += 1;
        match value {
            Value::String(text) => {
                self.uses.extend(owner(&percent_decoded(text)));
                let keys = text.strip_prefix("#/").and_then(|it| it.split('/').next());
                let foreign = keys.filter(|key| is_foreign(key)).map(str::to_owned);
                self.foreign.extend(foreign);
            }
            Value::Array(items) => items.iter().for_each(|item| self.look(key, item)),
            Value::Object(members) => {
                for (name, member) in members {
                    self.look(name, member);
                    // Schemas are mapped to by their names, too.
                    let mapped = member.as_str().filter(|_| key == "mapping");
                    let mapped = mapped.map(schema_pointer);
                    self.uses.extend(mapped);
                }
            }
            _ => {}
        }
    }
}

fn members<'d>(
    description: &'d Value,
    section: &str,
) -> impl Iterator<Item = (&'d String, &'d Value)> {
    let section = description.pointer(&format!("/{section}"));
    section.and_then(Value::as_object).into_iter().flatten()
}

/// The path or component to which, or into which, a pointer leads.
pub fn owner(text: &str) -> Option<String> {
    let tokens = tokens(text.strip_prefix('#')?);
    let depth = match tokens.first()?.as_str() {
        "paths" | "webhooks" => 2,
        "components" => 3,
        _ => return None,
    };
    Some(pointer(tokens.get(..depth)?))
}

/// The components that a schema is composed of.
fn bases(schema: &Value) -> impl Iterator<Item = String> {
    let parts = schema.get("allOf").and_then(Value::as_array);
    let parts = parts.into_iter().flatten();
    parts.filter_map(|part| owner(&percent_decoded(part.get("$ref")?.as_str()?)))
}

fn is_told_by_property(description: &Value, pointer: &str) -> bool {
    let schema = description.pointer(pointer.trim_start_matches('#'));
    schema.is_some_and(|it| it.get("discriminator").is_some())
}

/// These, and all to which a way leads from them.
fn reached(from: Part, ways: &BTreeMap<String, Part>) -> Part {
    let mut reached = from;
    let mut waiting: Vec<String> = reached.iter().cloned().collect();
    while let Some(piece) = waiting.pop() {
        for next in ways.get(&piece).into_iter().flatten() {
            if reached.insert(next.clone()) {
                waiting.push(next.clone());
            }
        }
    }
    reached
}
