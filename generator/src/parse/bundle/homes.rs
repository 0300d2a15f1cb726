//! Where in the description each thing goes that stands in a file of its own.

use std::collections::BTreeMap;

use super::super::files::relative;
use super::super::references::components::{self, pointer_to};
use super::super::references::following::Address;
use super::super::references::names;
use super::super::references::uses::SCHEMAS_SECTION;
use super::super::tree::Node;
use super::discovery::{Discovery, Target};

/// How many things may stand in each other.
const DEPTH: usize = 16;

/// A component that something becomes.
pub struct Component {
    pub section: &'static str,
    pub key: String,
    /// Its name in Rust, where the key is none.
    pub name: Option<String>,
}

/// The places of all that is referred to.
pub struct Homes<'a> {
    found: &'a Discovery,
    components: BTreeMap<Address, Component>,
}

impl<'a> Homes<'a> {
    /// Finds a place for everything.
    pub fn new(found: &'a Discovery, trees: &[Node], names: &[&str]) -> Self {
        let outermost = |address: &Address| outermost(found, address) == Some(address);
        let mut wanted: Vec<(&Address, &'static str, &Target, String)> = Vec::new();
        for (address, target) in &found.targets {
            if let Some(section) = target.section
                && outermost(address)
            {
                let name =
                    names::name_in_file(&trees[address.file], &address.tokens, names[address.file]);
                wanted.push((address, section, target, name));
            }
        }
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for (_, section, target, name) in &wanted {
            if target.aliases.is_empty() {
                *counts.entry((section, name)).or_default() += 1;
            }
        }
        let component =
            |(address, section, target, name): &(&Address, &'static str, &Target, String)| {
                let alias = target.aliases.get(name).or(target.aliases.first());
                let is_free = counts.get(&(*section, name.as_str())) == Some(&1)
                    && !components::has(&trees[0], section, name);
                let (key, name) = match alias {
                    Some(alias) => (alias.clone(), None),
                    None if is_free => (name.clone(), None),
                    None => {
                        let file = relative(names[0], names[address.file]);
                        let fragment = match address.tokens.is_empty() {
                            true => String::new(),
                            false => pointer_to(&address.tokens),
                        };
                        (
                            file + &fragment,
                            Some(name.clone()).filter(|_| *section == SCHEMAS_SECTION),
                        )
                    }
                };
                Component { section, key, name }
            };
        let components = wanted
            .iter()
            .map(|entry| (entry.0.clone(), component(entry)));
        Self {
            found,
            components: components.collect(),
        }
    }

    /// What becomes a component, in the order of the keys.
    pub fn components(&self) -> Vec<(&Address, &Component)> {
        let mut all: Vec<_> = self.components.iter().collect();
        all.sort_by_key(|(_, component)| (component.section, &component.key));
        all
    }

    /// The way to something in the description.
    pub fn home(&self, address: &Address) -> Option<Vec<String>> {
        self.home_within(address, DEPTH)
    }

    fn home_within(&self, address: &Address, depth: usize) -> Option<Vec<String>> {
        if address.file == 0 {
            return Some(address.tokens.clone());
        }
        let outer = outermost(self.found, address)?;
        let mut home = match self.components.get(outer) {
            Some(component) => vec![
                "components".to_owned(),
                component.section.to_owned(),
                component.key.clone(),
            ],
            None => {
                let place = &self.found.targets.get(outer)?.place;
                self.home_within(place, depth.checked_sub(1)?)?
            }
        };
        home.extend_from_slice(&address.tokens[outer.tokens.len()..]);
        Some(home)
    }
}

/// The largest thing that is referred to and holds what stands at an address.
fn outermost<'a>(found: &'a Discovery, address: &Address) -> Option<&'a Address> {
    (0..=address.tokens.len()).find_map(|length| {
        let outer = Address {
            file: address.file,
            tokens: address.tokens[..length].to_vec(),
        };
        found.targets.get_key_value(&outer).map(|(key, _)| key)
    })
}
