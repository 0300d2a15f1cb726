//! Everything that the description refers to in its files, and that these refer to.

use std::collections::{BTreeMap, BTreeSet};

use super::super::downgrade::Version;
use super::super::files::is_file;
use super::super::grammar::{self, Kind};
use super::super::pointer::Path;
use super::super::references::components;
use super::super::references::following::{Address, Texts, Trail};
use super::super::references::plan::fitting;
use super::super::references::uses::{self, Use};
use super::super::report::Report;
use super::super::tree::{Node, Spot};

/// What refers to something in a file, or from one.
pub struct Reference {
    pub stands_for: Use,
    pub text: String,
    pub spot: Spot,
    pub target: Address,
}

/// Something that is referred to.
pub struct Target {
    /// The section of the components that has such things; none if it has no name.
    pub section: Option<&'static str>,
    /// The components of the description that are nothing but a reference to it.
    pub aliases: BTreeSet<String>,
    /// Where it is referred to first.
    pub place: Address,
}

/// What is referred to, and from where.
#[derive(Default)]
pub struct Discovery {
    pub references: BTreeMap<Address, Reference>,
    pub targets: BTreeMap<Address, Target>,
    /// The references that lead nowhere.
    pub broken: Vec<Spot>,
    /// Where something is missing that has no name, and only stands in another file.
    pub lacking: Vec<Address>,
    /// The texts that something leads to, or through.
    pub reached: BTreeSet<usize>,
    unreadable: BTreeSet<usize>,
}

/// A reference as it was found.
struct Found {
    address: Address,
    stands_for: Use,
    section: &'static str,
    kind: &'static Kind,
    text: String,
    spot: Spot,
    alias: Option<String>,
}

impl Discovery {
    /// Looks at the description, and at all that is referred to. What leads nowhere is reported.
    pub fn new(
        trees: &mut [Node],
        names: &[&str],
        unreadable: &BTreeSet<usize>,
        version: Version,
        report: &mut Report<'_>,
    ) -> Self {
        let mut discovery = Self {
            unreadable: unreadable.clone(),
            ..Self::default()
        };
        let root = |tokens: &[&str]| Address {
            file: 0,
            tokens: tokens.iter().map(|token| (*token).to_owned()).collect(),
        };
        let mut left: Vec<(Address, &'static Kind)> = vec![
            (root(&[]), &grammar::OPENAPI),
            (
                root(&["components", grammar::PATH_ITEMS]),
                &grammar::NAMED_PATH_ITEMS,
            ),
        ];
        while let Some((address, kind)) = left.pop() {
            let found = found(trees, &address, kind);
            let texts = Texts {
                trees: trees.iter().collect(),
                names: names.to_vec(),
                version,
            };
            for found in found {
                left.extend(discovery.add(found, &texts, report));
            }
        }
        discovery
    }

    /// Adds a reference, and gives what it leads to, if nothing did before.
    fn add(
        &mut self,
        found: Found,
        texts: &Texts<'_>,
        report: &mut Report<'_>,
    ) -> Option<(Address, &'static Kind)> {
        if self.references.contains_key(&found.address) {
            return None;
        }
        let tokens = &found.address.tokens;
        let mut trail = Trail::default();
        let target = texts.follow_on(&found.text, found.address.file, &mut trail);
        self.reached.extend(&trail.files);
        let target = target.and_then(|target| {
            let tree = texts.trees[target.file];
            match tree.get("openapi") {
                Some(_) if found.stands_for != Use::Whole => {
                    fitting(tree, target, found.section, &found.text)
                }
                _ => Ok(target),
            }
        });
        let target = match target {
            Ok(target) => target,
            // What is wrong with the text is said.
            Err(_) if !trail.files.is_disjoint(&self.unreadable) => return None,
            // A name may look like a file; `lower` says what is wrong with it.
            Err(_) if found.stands_for == Use::Mapping && !found.text.contains('#') => return None,
            Err(problem) => {
                self.broken.push(found.spot);
                if found.stands_for == Use::Whole {
                    self.lacking.push(found.address.clone());
                }
                let pointer = components::pointer_to(tokens);
                let pointer = match found.stands_for {
                    Use::Mapping => pointer,
                    _ => pointer + "/$ref",
                };
                report.push(found.spot, pointer, *problem);
                return None;
            }
        };
        let is_new = target.file > 0 && !self.targets.contains_key(&target);
        if target.file > 0 {
            let entry = self.targets.entry(target.clone());
            let entry = entry.or_insert_with(|| Target {
                section: Some(found.section).filter(|_| found.stands_for != Use::Whole),
                aliases: BTreeSet::new(),
                place: found.address.clone(),
            });
            entry.place = entry.place.clone().min(found.address.clone());
            entry.aliases.extend(found.alias);
        }
        let reference = Reference {
            stands_for: found.stands_for,
            text: found.text,
            spot: found.spot,
            target: target.clone(),
        };
        self.references.insert(found.address, reference);
        is_new.then_some((target, found.kind))
    }
}

/// The references in a part of a text that lead to other files, or that stand in one.
fn found(trees: &mut [Node], address: &Address, kind: &'static Kind) -> Vec<Found> {
    let file = address.file;
    let known: BTreeSet<String> = schemas(&trees[file]);
    let mut all = Vec::new();
    let Some(node) = trees[file].descendant_mut(&address.tokens) else {
        return all;
    };
    uses::visit(node, kind, Path::Root, &mut |node, place| {
        let Some(reference) = uses::reference(node, place.stands_for) else {
            return;
        };
        let mut text = reference.text().unwrap_or_default().to_owned();
        if place.stands_for == Use::Mapping && !is_file(&text) {
            if file == 0 || !known.contains(&text) {
                return;
            }
            text = components::reference_to(uses::SCHEMAS_SECTION, &text);
        }
        let is_path = place.section == grammar::PATH_ITEMS;
        if file == 0 && text.starts_with('#') {
            return;
        }
        let tokens = [&address.tokens[..], &place.path.tokens()].concat();
        all.push(Found {
            alias: uses::alias(&tokens, place.section)
                .filter(|_| file == 0 && node.members().is_some_and(|it| it.len() == 1)),
            address: Address { file, tokens },
            stands_for: if is_path {
                Use::Whole
            } else {
                place.stands_for
            },
            section: place.section,
            kind: place.kind,
            spot: reference.spot,
            text,
        });
    });
    all
}

/// The names of the schemas among the components of a text.
fn schemas(tree: &Node) -> BTreeSet<String> {
    let schemas = tree.get("components").and_then(|it| it.get("schemas"));
    let schemas = schemas.and_then(Node::members).into_iter().flatten();
    schemas.map(|(name, _)| name.clone()).collect()
}
