//! Unions by inheritance: a schema with a `discriminator`, but without `oneOf` and `anyOf`, stands
//! for its heirs, which are the schemas that refer to it in `allOf`.
//!
//! A value is of the heir that the mapping names for its text, or else of the one whose schema has
//! the text for a name. What the mapping names counts as an heir too. The schema is a variant of its
//! own, with `Base` behind its name, where a mapping names it or it is an heir itself. Heirs of heirs
//! are heirs, unless another property tells them apart: then the heir between is a union in the union.

use openapiv3::{Discriminator, Schema};

use crate::decisions::{DecidedWay, Decision};
use crate::errors;
use crate::ir::models::ModelKind;
use crate::ir::types::Type;
use crate::ir::unions::{Listing, Union, Variant, Way};
use crate::parse::pointer::{escape, schema_pointer};
use crate::resolve::Located;

use super::super::enums::UNKNOWN;
use super::super::models::{Hint, Models};
use super::super::names;
use super::Alternative;
use super::families::{
    Heir, component_of, composed, discriminator, heirs, inherited, schema_of, union_of,
};
use super::names::{accessor, beyond};

impl<'a> Models<'a, '_> {
    /// The union of a component's heirs, if there are any and a discriminator tells them apart.
    pub fn union_of_heirs(&mut self, schema: &Located<'a, Schema>, hint: &Hint) -> Option<Union> {
        let own = schema.component?;
        let discriminator = discriminator(schema.value)?;
        for name in composed(self.document, own) {
            let pointer = format!("{}/discriminator", schema.pointer);
            let diagnostic = errors::no_case(name, own, &pointer);
            self.diagnostics.push(diagnostic);
        }
        let heirs = heirs(self.document, own, discriminator)?;
        self.check_mapping(discriminator, &heirs, &schema.pointer);
        self.check_members(schema, own, &heirs);
        if heirs.iter().any(|heir| heir.name == own) {
            let name = base_name(&hint.name);
            self.add(schema, name, hint, |models, hint| {
                ModelKind::Struct(models.r#struct(schema, hint))
            });
        }
        let property = &discriminator.property_name;
        let mut variants = Vec::new();
        for heir in &heirs {
            let name = self.component_name(heir.name)?.to_owned();
            let member = match union_of(self.document, heir.name) {
                // One that the same property tells apart is, in this place, nothing but itself.
                Some(union) if union.property_name == *property => base_name(&name),
                _ => name.clone(),
            };
            let shown = if heir.name == own { &member } else { &name };
            let name = beyond(shown, &hint.name);
            variants.push(Variant {
                accessor: accessor(&name),
                name,
                member: Type::Model(member),
                selectors: heir.selectors.clone(),
                tests: Vec::new(),
                is_read: true,
                converts: false,
                takes_text: false,
            });
        }
        let places = heirs.iter().map(|heir| schema_pointer(heir.name));
        let places: Vec<String> = places.collect();
        let are_given = vec![true; variants.len()];
        self.settle_names(&mut variants, &are_given, &places, hint, &schema.pointer);
        self.decisions.push(Decision {
            union: hint.name.clone(),
            pointer: schema.pointer.clone(),
            place: None,
            way: DecidedWay::Property(property.clone()),
            variants: heirs.iter().map(|heir| heir.name.to_owned()).collect(),
            undecided: Vec::new(),
            is_only_sent: false,
        });
        let property = property.clone();
        Some(Union {
            keyword: Listing::OneOf,
            variants,
            unknown: UNKNOWN.to_owned(),
            way: Way::Property { property },
            fields: Vec::new(),
        })
    }

    /// The property of a schema of which all alternatives are heirs, if it counts, be it sure to be there or not; it gives each what selects it
    /// there.
    pub(super) fn inherited(
        &self,
        alternatives: &mut [Alternative<'a>],
        counts: impl Fn(&str, bool) -> bool,
    ) -> Option<String> {
        let document = self.document;
        let names = alternatives.iter();
        let names = names.map(|it| component_of(document, it.schema));
        let names: Vec<&str> = names.collect::<Option<_>>()?;
        let (property, selectors) = inherited(document, &names, counts)?;
        for (alternative, selectors) in alternatives.iter_mut().zip(selectors) {
            alternative.selectors = selectors;
        }
        self.select_by_nested(&property, alternatives);
        Some(property)
    }

    /// Whether a component refers in `allOf` to one that stands for its heirs.
    pub fn is_heir(&self, schema: &Located<'a, Schema>) -> bool {
        let parents = self.document.parents(schema.value);
        schema.component.is_some()
            && parents
                .into_iter()
                .any(|name| union_of(self.document, name).is_some())
    }

    /// Says which heirs have not what the parent declares, as only the mapping makes heirs of them.
    fn check_members(&mut self, schema: &Located<'a, Schema>, own: &str, heirs: &[Heir<'a>]) {
        let document = self.document;
        let declared = document.object(schema.value, &schema.pointer);
        let declared = declared.map(|it| it.properties).unwrap_or_default();
        let is_composed = |heir: &Heir<'a>| document.ancestors_of(heir.name).contains(&own);
        for heir in heirs.iter().filter(|it| it.name != own && !is_composed(it)) {
            let pointer = schema_pointer(heir.name);
            let schema = schema_of(document, heir.name);
            let object = schema.and_then(|schema| document.object(schema, &pointer));
            // Further members are kept, or cannot be there.
            let Some(object) = object.filter(|it| it.others.is_none() && !it.is_closed()) else {
                continue;
            };
            let missing = declared
                .keys()
                .filter(|key| !object.properties.contains_key(*key));
            let missing: Vec<&str> = missing.copied().collect();
            if !missing.is_empty() {
                let problem = errors::uncomposed_heir(heir.name, own, &missing, &pointer);
                self.diagnostics.push(problem);
            }
        }
    }

    fn check_mapping(&mut self, discriminator: &Discriminator, heirs: &[Heir<'a>], pointer: &str) {
        for (selector, target) in &discriminator.mapping {
            if self.document.component_named(target).is_none() {
                let pointer = format!("{pointer}/discriminator/mapping/{}", escape(selector));
                let known: Vec<String> = heirs.iter().map(|heir| heir.name.to_owned()).collect();
                let diagnostic = errors::mapping_target(target, &known, &pointer);
                self.diagnostics.push(diagnostic);
            }
        }
        for heir in heirs.iter().filter(|heir| heir.selectors.is_empty()) {
            let pointer = format!("{pointer}/discriminator");
            let listed: Vec<&str> = heir.listed.iter().map(String::as_str).collect();
            let diagnostic =
                errors::unselected_variant(heir.name, &listed, "discriminator", &pointer);
            self.diagnostics.push(diagnostic);
        }
    }
}

/// The struct of a schema whose name stands for its heirs.
fn base_name(name: &str) -> String {
    names::unlike_types(format!("{name}Base"))
}
