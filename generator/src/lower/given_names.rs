//! The names that an overlay gives to types, properties and values, and which of them count. What is said of a schema
//! that comes to another one, or is composed of some, is said of these.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::Schema;

use crate::diagnostics::Diagnostics;
use crate::errors;
use crate::extensions::{NAME, NAMES};
use crate::resolve::{Document, Located, Placed, SchemaRef};

use super::extensions::{self, Extensions};
use super::models::Models;
use super::names;

/// A schema, and where it stands.
pub type Source<'a> = (&'a Schema, String);

/// What is known of names that are given.
#[derive(Default)]
pub struct GivenNames<'a> {
    /// The extensions that name something, by their pointers.
    heeded: BTreeSet<String>,
    /// What comes to the schema with a pointer; the second says that its own name is that of another type.
    around: BTreeMap<String, (Source<'a>, bool)>,
}

impl GivenNames<'_> {
    /// Tells of names that are given, and name nothing.
    pub fn report(&self, document: Document<'_>, diagnostics: &mut Diagnostics) {
        for pointer in document.given_names {
            if !self.heeded.contains(pointer) {
                diagnostics.push(errors::unused_name(pointer));
            }
        }
    }
}

impl<'a> Models<'a, '_> {
    /// Has what is said of a schema count for the one that it comes to.
    pub fn comes_to(&mut self, schema: &Located<'a, Schema>, (other, pointer): &Placed<'a>) {
        if let SchemaRef::Item(_) = other {
            let source = (schema.value, schema.pointer.clone());
            let around = (source, schema.component.is_some());
            self.given.around.insert(pointer.clone(), around);
        }
    }

    /// The name that `x-name` gives to a type.
    pub fn own_name(&mut self, schema: &Schema, pointer: &str) -> Option<String> {
        let own = self.name_at(schema, pointer);
        let mut around = self.given.around.get(pointer).cloned();
        let mut named = own;
        while let (None, Some(((schema, pointer), false))) = (&named, &around) {
            named = self.name_at(schema, pointer);
            around = self.given.around.get(pointer).cloned();
        }
        named
    }

    /// The name that the `x-name` of a schema itself gives.
    pub fn name_at(&mut self, schema: &Schema, pointer: &str) -> Option<String> {
        self.given.heeded.insert(format!("{pointer}/x-name"));
        let extensions = Extensions::new(&schema.schema_data.extensions, pointer);
        let name = extensions.text(NAME, self.diagnostics);
        name.map(names::type_name)
    }

    /// The names that `x-names` of these schemas give to properties or values, of which these are known. Of two for
    /// one, the first counts.
    pub fn given_names(
        &mut self,
        sources: &[Source<'a>],
        known: &[&str],
    ) -> BTreeMap<&'a str, &'a str> {
        let mut given = BTreeMap::new();
        for (schema, pointer) in sources {
            self.given.heeded.insert(format!("{pointer}/x-names"));
            self.check_targets(schema, pointer, NAMES, known);
            let extensions = Extensions::new(&schema.schema_data.extensions, pointer);
            for (wire, name, pointer) in extensions.map(NAMES, self.diagnostics) {
                if let Some(name) = extensions::text(name, &pointer, self.diagnostics) {
                    given.entry(wire).or_insert(name);
                }
            }
        }
        given
    }

    /// What an extension of a schema speaks of must be there.
    pub fn check_targets(&mut self, schema: &Schema, pointer: &str, key: &str, known: &[&str]) {
        let extensions = Extensions::new(&schema.schema_data.extensions, pointer);
        for (target, _, pointer) in extensions.map(key, self.diagnostics) {
            if !known.contains(&target) {
                let known = known.iter().copied();
                let diagnostic = errors::unknown_extension_target(target, known, &pointer);
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// A schema with what it is composed of, and what comes to it, in the order in which their names count.
    pub fn sources(
        &self,
        schema: &Located<'a, Schema>,
        parts: impl IntoIterator<Item = Source<'a>>,
    ) -> Vec<Source<'a>> {
        let mut sources = vec![(schema.value, schema.pointer.clone())];
        sources.extend(parts);
        let mut around = self.given.around.get(&schema.pointer);
        while let Some((source, _)) = around {
            sources.push(source.clone());
            around = self.given.around.get(&source.1);
        }
        sources
    }
}
