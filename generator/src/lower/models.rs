//! The types of what is sent and received: which there are, and what they are called.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use openapiv3::{ReferenceOr, Schema};

use crate::collisions::{Collision, Things};
use crate::decisions::Decision;
use crate::diagnostics::Diagnostics;
use crate::errors;
use crate::extensions::{EXACT_NUMBERS, KEEP_UNKNOWN_FIELDS, NAME};
use crate::ir::Docs;
use crate::ir::envelope::Envelope;
use crate::ir::models::{Model, ModelKind, Module, Uses};
use crate::ir::resources::Resource;
use crate::ir::structs::Direction;
use crate::ir::types::Type;
use crate::numbering::numbered;
use crate::parse::pointer::{schema_at, schema_pointer, tokens};
use crate::resolve::{Document, Located};

use super::examples::FoundExamples;
use super::extensions::Extensions;
use super::files::in_order;
use super::given_names::GivenNames;
use super::unions::keeps_ambiguous;
use super::unions::tags::Tags;
use super::unions::undecided::Undecided;
use super::uses::Traffic;
use super::{names, prose};

/// The types known so far. Schemas of the components come first, then what operations declare.
pub struct Models<'a, 'd> {
    /// The description.
    pub document: Document<'a>,
    /// How unions are told apart, in the order in which they are met.
    pub decisions: Vec<Decision>,
    /// The unions that nothing tells apart, in that order.
    pub undecided: Vec<Undecided>,
    /// What comes to one name, in the order in which it is met.
    pub collisions: Vec<Collision>,
    /// Whether structs keep what they do not declare, where their schemas say nothing else.
    pub keeps_unknown_fields: bool,
    /// Whether values of variants that cannot be told apart are kept raw, whatever their schemas say.
    pub keeps_ambiguous: bool,
    /// Whether numbers are kept as written, where their schemas say nothing else.
    pub keeps_exact_numbers: bool,
    /// What is known of names that are given.
    pub given: GivenNames<'a>,
    /// The examples that operations have, by resource.
    pub examples: FoundExamples<'a>,
    /// The joined objects that are being made, by the places of what they are joined of.
    pub joining: BTreeMap<BTreeSet<String>, String>,
    /// The joined lists and maps that are being made, with no object between, by the same.
    pub joined_lists: BTreeSet<BTreeSet<String>>,
    /// What there is to say.
    pub diagnostics: &'d mut Diagnostics,
    components: BTreeMap<&'a str, String>,
    origins: BTreeMap<String, String>,
    inlined: BTreeMap<String, String>,
    models: BTreeMap<String, Model>,
    modules: BTreeMap<String, Vec<String>>,
}

/// What an inline schema is called, and the file it goes to, if it needs a name.
#[derive(Clone, Debug)]
pub struct Hint {
    /// The file of `models`; one of its own if there is none.
    pub module: Option<String>,
    /// The type's name.
    pub name: String,
    /// What is said of it where its schema says nothing.
    pub docs: Docs,
}

impl Hint {
    /// The hint for something that gets a file of its own.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            module: None,
            name: name.into(),
            docs: Docs::new(),
        }
    }

    /// The hint for a component, whose parts stand in its file.
    pub fn of_component(name: &str) -> Self {
        Self {
            module: Some(names::module_name(name)),
            ..Self::new(name)
        }
    }

    /// The hint for a part of a component, if there is one; else this.
    pub fn or_component(&self, component: Option<&str>, part: &str) -> Self {
        match component {
            Some(component) => Self::new(names::camel_case(&format!("{component} {part}"))),
            None => self.clone(),
        }
    }

    /// The hint with words for a schema that has none.
    pub fn with_docs(self, docs: Docs) -> Self {
        Self { docs, ..self }
    }

    /// The hint for something that is declared in this.
    pub fn inner(&self, part: &str) -> Self {
        let part = names::camel_case(part);
        Self {
            module: self.module.clone(),
            name: format!("{}{part}", self.name),
            docs: Docs::new(),
        }
    }
}

impl<'a, 'd> Models<'a, 'd> {
    /// The types of all schemas of the components.
    pub fn new(document: Document<'a>, diagnostics: &'d mut Diagnostics) -> Self {
        let extensions = Extensions::new(&document.openapi.extensions, "#");
        let keeps_unknown_fields = extensions
            .flag(KEEP_UNKNOWN_FIELDS, diagnostics)
            .unwrap_or(false);
        let keeps_exact_numbers = extensions.flag(EXACT_NUMBERS, diagnostics).unwrap_or(false);
        let keeps_ambiguous = keeps_ambiguous(&extensions, diagnostics);
        let mut models = Self {
            document,
            decisions: Vec::new(),
            undecided: Vec::new(),
            collisions: Vec::new(),
            keeps_unknown_fields,
            keeps_ambiguous,
            keeps_exact_numbers,
            given: GivenNames::default(),
            examples: FoundExamples::new(),
            joining: BTreeMap::new(),
            joined_lists: BTreeSet::new(),
            diagnostics,
            components: BTreeMap::new(),
            origins: BTreeMap::new(),
            inlined: BTreeMap::new(),
            models: BTreeMap::new(),
            modules: BTreeMap::new(),
        };
        if let Some(components) = &document.openapi.components {
            models.name_components(&components.schemas);
            for (wire, schema) in &components.schemas {
                models.component(wire, schema);
            }
        }
        models.check_aliases();
        models.check_circles();
        models
    }

    /// Names come first, so that schemas can refer to each other in any order.
    fn name_components(&mut self, schemas: &'a IndexMap<String, ReferenceOr<Schema>>) {
        let mut unnamed = BTreeSet::new();
        for (wire, schema) in schemas {
            let pointer = schema_pointer(wire);
            let own = match schema {
                ReferenceOr::Item(schema) => self.own_name(schema, &pointer),
                ReferenceOr::Reference { .. } => None,
            };
            let name = own.unwrap_or_else(|| {
                unnamed.insert(wire.as_str());
                names::type_name(wire)
            });
            self.components.insert(wire, name);
        }
        for (wire, schema) in schemas {
            match self.namesake(wire, schema) {
                Some(target) => {
                    let name = self.components[target].clone();
                    self.components.insert(wire, name);
                }
                None => {
                    let name = self.components[wire.as_str()].clone();
                    self.claim(&name, &schema_pointer(wire));
                }
            }
        }
        let titled = schemas.iter().map(|(wire, schema)| {
            let title = schema
                .as_item()
                .and_then(|it| it.schema_data.title.as_deref());
            (wire.as_str(), title)
        });
        for mut group in numbered(titled) {
            group.retain(|wire| unnamed.contains(wire));
            let pointers = group.iter().map(|wire| schema_pointer(wire));
            if !group.is_empty() {
                self.diagnostics
                    .push(errors::numbered_names(&group, pointers));
            }
        }
    }

    /// The component for which one only stands that has the same name in Rust (`date_range` for `dateRange`).
    fn namesake(&self, wire: &str, schema: &'a ReferenceOr<Schema>) -> Option<&'a str> {
        let target = match schema {
            ReferenceOr::Reference { .. } => self.document.schema(schema, "")?.component,
            ReferenceOr::Item(_) => None,
        };
        target.filter(|target| names::type_name(target) == names::type_name(wire))
    }

    fn component(&mut self, wire: &'a str, schema: &'a ReferenceOr<Schema>) {
        let Some(name) = self.components.get(wire).cloned() else {
            return;
        };
        if self.namesake(wire, schema).is_some() {
            return;
        }
        let pointer = schema_pointer(wire);
        let hint = Hint::of_component(&name);
        let module = hint.module.clone().unwrap_or_default();
        self.modules.entry(module).or_default().push(name.clone());
        match schema {
            ReferenceOr::Reference { .. } => {
                let kind = ModelKind::Alias(self.kind(schema, &pointer, &hint));
                self.define(name, pointer, Vec::new(), kind);
            }
            ReferenceOr::Item(schema) => {
                let docs = prose::schema(schema, &name);
                let located = Located {
                    value: schema,
                    pointer: pointer.clone(),
                    component: Some(wire),
                };
                let kind = self.named_kind(&located, &hint);
                self.define(name, pointer, docs, kind);
            }
        }
    }

    /// Adds a type for an inline schema, and gives its name.
    pub fn inline(
        &mut self,
        schema: &Located<'a, Schema>,
        hint: &Hint,
        kind: impl FnOnce(&mut Self, &Hint) -> ModelKind,
    ) -> Type {
        // The name that a component is given is that of its own type.
        let given = match schema.component {
            None => self.own_name(schema.value, &schema.pointer),
            Some(_) => None,
        };
        self.inline_named(schema, given, hint, kind)
    }

    /// Adds a type for an inline schema, which may be given a name, and gives its name.
    pub fn inline_named(
        &mut self,
        schema: &Located<'a, Schema>,
        given: Option<String>,
        hint: &Hint,
        kind: impl FnOnce(&mut Self, &Hint) -> ModelKind,
    ) -> Type {
        if let Some(name) = self.inlined.get(&schema.pointer) {
            return Type::Model(name.clone());
        }
        let name = given.unwrap_or_else(|| names::unlike_types(hint.name.clone()));
        self.add(schema, name, hint, kind)
    }

    /// Adds a type of this name, and gives the name.
    pub fn add(
        &mut self,
        schema: &Located<'a, Schema>,
        name: String,
        hint: &Hint,
        kind: impl FnOnce(&mut Self, &Hint) -> ModelKind,
    ) -> Type {
        let module = hint.module.clone();
        let module = module.unwrap_or_else(|| names::module_name(&name));
        self.claim(&name, &schema.pointer);
        self.inlined.insert(schema.pointer.clone(), name.clone());
        let file = self.modules.entry(module.clone()).or_default();
        file.push(name.clone());
        let place = tokens(&schema.pointer).pop().unwrap_or_default();
        let docs = match prose::schema(schema.value, &place) {
            docs if docs.is_empty() => hint.docs.clone(),
            docs => docs,
        };
        let hint = Hint {
            module: Some(module),
            name: name.clone(),
            docs: Docs::new(),
        };
        let kind = kind(self, &hint);
        self.define(name.clone(), schema.pointer.clone(), docs, kind);
        Type::Model(name)
    }

    /// The type of a component.
    pub fn component_name(&self, wire: &str) -> Option<&str> {
        self.components.get(wire).map(String::as_str)
    }

    /// The names of all types known by now.
    pub fn names(&self) -> Vec<String> {
        self.models.keys().cloned().collect()
    }

    /// The type of this name, if it is known by now.
    pub fn model(&self, name: &str) -> Option<&Model> {
        self.models.get(name)
    }

    /// What kind of type it is, if it is known by now.
    pub fn model_kind(&self, name: &str) -> Option<&ModelKind> {
        self.model(name).map(|model| &model.kind)
    }

    /// All files, by name, once it is known which operations there are.
    pub fn finish(mut self, resources: &[Resource], envelope: Option<&Envelope>) -> Vec<Module> {
        let traffic = Traffic::new(self.models.values(), resources, envelope);
        for (name, model) in &mut self.models {
            model.uses = traffic.uses(name);
        }
        let tags = Tags::new(&self);
        // What unions have in common depends on whether it may be missing in the structs.
        for name in self.names() {
            let may_lack = |direction| traffic.may_lack(&name, direction);
            self.settle_members(&name, &may_lack, &|wire| tags.of(&name, wire));
        }
        for name in self.names() {
            self.settle_variants(&name);
        }
        for model in self.models.values().cloned().collect::<Vec<_>>() {
            self.check_siblings(&model);
        }
        let modules = std::mem::take(&mut self.modules);
        let components = self.components.values().map(String::as_str).collect();
        let modules: Vec<(String, Vec<String>)> = modules
            .into_iter()
            .map(|(module, names)| (module, in_order(&names, &self.models, &components)))
            .collect();
        modules
            .into_iter()
            .map(|(name, models)| {
                let models = models
                    .iter()
                    .filter_map(|model| self.models.remove(model))
                    .collect();
                Module { name, models }
            })
            .collect()
    }

    /// Settles what could not be known of named members before all types were.
    fn settle_members(
        &mut self,
        name: &str,
        may_lack: &dyn Fn(Direction) -> bool,
        tags: &dyn Fn(&str) -> BTreeSet<String>,
    ) {
        let kind = match self.model(name).map(|model| model.kind.clone()) {
            Some(ModelKind::Struct(kind)) => {
                ModelKind::Struct(self.settle_struct(kind, may_lack, tags))
            }
            Some(ModelKind::Parts(kind)) => ModelKind::Parts(self.settle_parts(kind, may_lack)),
            _ => return,
        };
        self.redefine(name, kind);
    }

    /// Settles what could not be known of variants before all types were.
    fn settle_variants(&mut self, name: &str) {
        if let Some(ModelKind::Union(kind)) = self.model(name).map(|model| model.kind.clone()) {
            let kind = ModelKind::Union(self.settle_union(name, kind));
            self.redefine(name, kind);
        }
    }

    /// Replaces what a type is.
    pub fn redefine(&mut self, name: &str, kind: ModelKind) {
        if let Some(model) = self.models.get_mut(name) {
            model.kind = kind;
        }
    }

    fn define(&mut self, name: String, origin: String, docs: Vec<String>, kind: ModelKind) {
        let model = Model {
            name: name.clone(),
            origin,
            docs,
            uses: Uses::default(),
            kind,
        };
        self.models.entry(name).or_insert(model);
    }

    /// Says that a name is taken; two schemas with one name are an error.
    fn claim(&mut self, name: &str, pointer: &str) {
        let first = self
            .origins
            .entry(name.to_owned())
            .or_insert_with(|| pointer.to_owned());
        if first != pointer {
            let both = [first.as_str(), pointer];
            let are_named = both.iter().all(|it| is_named(self.document, it));
            let diagnostic = errors::type_name_collision(name, both, are_named);
            self.diagnostics.push(diagnostic);
            let schemas = [first.clone(), pointer.to_owned()];
            self.collisions.push(Collision {
                name: name.to_owned(),
                things: Things::Types(schemas),
            });
        }
    }
}

/// Whether an overlay names the component at a pointer.
fn is_named(document: Document<'_>, pointer: &str) -> bool {
    let components = document.openapi.components.as_ref();
    let key = tokens(pointer);
    let schema = schema_at(&key).and_then(|key| components?.schemas.get(key)?.as_item());
    schema.is_some_and(|schema| schema.schema_data.extensions.contains_key(NAME))
}
