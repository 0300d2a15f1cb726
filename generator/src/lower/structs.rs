//! Objects with named members.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

use openapiv3::Schema;

use crate::collisions::{Collision, Things};
use crate::docs::code;
use crate::errors;
use crate::extensions::{ALIASES, KEEP_UNKNOWN_FIELDS};
use crate::ir::Docs;
use crate::ir::enums::Value;
use crate::ir::models::ModelKind;
use crate::ir::structs::{Constant, Direction, Field, Others, Presence, Selection, Struct};
use crate::ir::types::{Integer, Passing, Type};
use crate::ir::unions::{Constant as Literal, JsonKind};
use crate::parse::HAS_HEIRS;
use crate::resolve::{Located, Object, Placed, SchemaRef, Undeclared};

use super::extensions::{self, Extensions};
use super::given_names::Source;
use super::models::{Hint, Models};
use super::unions::composed;
use super::values::Values;
use super::{names, places, prose};

/// The field for what a schema does not declare. No property has this name, so that neither a further
/// property takes it away nor the further members do.
const OTHERS: &str = "others";

impl<'a> Models<'a, '_> {
    /// The struct of an object.
    pub fn r#struct(&mut self, schema: &Located<'a, Schema>, hint: &Hint) -> Struct {
        match self.document.object(schema.value, &schema.pointer) {
            Some(object) => self.struct_of(object, schema, hint),
            None => Struct::default(),
        }
    }

    /// The struct of an object that is described at this place.
    pub fn struct_of(
        &mut self,
        object: Object<'a>,
        schema: &Located<'a, Schema>,
        hint: &Hint,
    ) -> Struct {
        let lists = take(&mut self.joined_lists);
        let known: Vec<&str> = object.properties.keys().copied().collect();
        let sources = self.sources(schema, object.composed_of.iter().rev().cloned());
        let given = self.given_names(&sources, &known);
        let aliases = self.aliases(&sources, &known);
        let mut fields = Vec::new();
        let mut taken: BTreeMap<String, (&str, &str)> = BTreeMap::new();
        for (wire, schemas) in &object.properties {
            let Some((property, pointer)) = self.narrowest(schemas).or(schemas.last()) else {
                continue;
            };
            let name = field_name(given.get(wire).unwrap_or(wire));
            let own = (*wire, pointer.as_str());
            if let Some(first) = taken.insert(name.clone(), own) {
                self.diagnostics
                    .push(errors::name_collision(&name, &schema.pointer, first, own));
                let things = Things::Properties {
                    schema: schema.pointer.clone(),
                    keys: [first.0.to_owned(), (*wire).to_owned()],
                };
                self.collisions.push(Collision { name, things });
                continue;
            }
            let place = places::joined(&schema.pointer, wire, schemas);
            let kind = self.kind_of_all(schemas, &place, &hint.inner(wire));
            let aliases = aliases.get(wire).cloned().unwrap_or_default();
            fields.push(Field {
                docs: self.property_docs(*property, wire, &aliases),
                presence: presence(object.required.contains(wire), self.accepts_null(schemas)),
                passing: Passing::Plain(kind.clone()),
                constant: self.only_literal(schemas, &kind),
                is_asked: false,
                direction: self.direction(schemas),
                aliases,
                origin: pointer.clone(),
                wire: (*wire).to_owned(),
                name,
                kind,
            });
        }
        for wire in &object.required {
            let name = field_name(given.get(wire).unwrap_or(wire));
            if object.properties.contains_key(wire) || taken.contains_key(&name) {
                continue;
            }
            let pointer = &schema.pointer;
            taken.insert(name.clone(), (wire, pointer));
            self.diagnostics
                .push(errors::required_undefined(wire, pointer));
            fields.push(Field::undescribed(name, wire, pointer));
        }
        let others = self.others(schema, &object, hint);
        let others = others.map(|kind| Others {
            name: OTHERS.to_owned(),
            kind,
        });
        self.joined_lists = lists;
        Struct {
            fields,
            others,
            selections: Vec::new(),
        }
    }

    /// What values of further keys are kept as: their described type, or any JSON where
    /// `x-keep-unknown-fields` asks for it, in the schema or in one that it is composed of, or heirs of it have them.
    fn others(
        &mut self,
        schema: &Located<'a, Schema>,
        object: &Object<'a>,
        hint: &Hint,
    ) -> Option<Type> {
        let own = self.keeps_unknown(schema);
        match &object.others {
            Some(Undeclared::Of(schemas)) => {
                let place = places::joined_others(&schema.pointer, schemas);
                let kind = self.kind_of_all(schemas, &place, &hint.inner("other"));
                Some(self.or_null(kind, schemas))
            }
            Some(Undeclared::Any) => Some(Type::Json),
            None => {
                let parts = self.document.parts(object);
                let inherited = parts.iter().find_map(|part| self.keeps_unknown(part));
                let has_heirs = schema.value.schema_data.extensions.contains_key(HAS_HEIRS)
                    || schema
                        .component
                        .is_some_and(|own| !composed(self.document, own).is_empty());
                own.or(inherited)
                    .unwrap_or(self.keeps_unknown_fields || has_heirs)
                    .then_some(Type::Json)
            }
        }
    }

    /// What a schema says of keeping what it does not declare, if it says anything.
    fn keeps_unknown(&mut self, schema: &Located<'a, Schema>) -> Option<bool> {
        let extensions = Extensions::new(&schema.value.schema_data.extensions, &schema.pointer);
        extensions.flag(KEEP_UNKNOWN_FIELDS, self.diagnostics)
    }

    /// What depends on the fields' types, once all types are known: how the fields are handed
    /// over, which of them hold a union that another field selects, and which may be missing one way.
    pub fn settle_struct(
        &mut self,
        mut kind: Struct,
        may_lack: &dyn Fn(Direction) -> bool,
        tags: &dyn Fn(&str) -> BTreeSet<String>,
    ) -> Struct {
        for field in &mut kind.fields {
            field.passing = self.kept(&field.kind);
            let tags = tags(&field.wire).into_iter();
            let tags: Vec<String> = tags.filter(|tag| self.may_be(&field.kind, tag)).collect();
            let tag = match tags.as_slice() {
                [tag] => self.as_tag(&field.kind, tag),
                _ => None,
            };
            let only = self.constant_of(&field.kind).or(field.constant.take());
            let one_way = one_way(field.direction).filter(|_| may_lack(field.direction));
            let is_set_by_api = one_way.is_some() && field.direction == Direction::Received;
            let is_set = field.presence == Presence::Required && !is_set_by_api;
            field.constant = tag.or(only.filter(|_| is_set));
            field.is_asked =
                field.constant.is_none() && (!field.presence.is_optional() || tags.len() > 1);
            let is_sent_alone = field.constant.is_some() && field.direction == Direction::Sent;
            if let Some(docs) = one_way.filter(|_| field.is_asked || is_sent_alone) {
                field.is_asked = false;
                field.presence = field.presence.or_missing();
                let docs = prose::paragraph(docs.to_owned());
                field.docs = prose::paragraphs([take(&mut field.docs), docs]);
            }
            if *self.unnamed(&field.kind) == Type::Json {
                field.presence = field.presence.of_json();
            }
        }
        kind.selections = self.selections(&kind.fields);
        kind
    }

    /// The only value of a type, if there is only one.
    fn constant_of(&self, kind: &Type) -> Option<Constant> {
        let Type::Model(name) = self.unnamed(kind) else {
            return None;
        };
        match &self.model(name)?.kind {
            ModelKind::Enum(values) => match values.values.as_slice() {
                [only] => Some(variant(name, only)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The only number or boolean that schemas list, if there is only one and it is of this type.
    fn only_literal(&self, schemas: &[Placed<'a>], kind: &Type) -> Option<Constant> {
        let listed = match kind {
            Type::Boolean => JsonKind::Boolean,
            Type::Integer(_) | Type::Float | Type::Number => JsonKind::Number,
            _ => return None,
        };
        let values = Values::of_all(self.document, schemas);
        let mut listed = values.constants.get(&listed)?.iter();
        match (listed.next(), listed.next()) {
            (Some(Literal::Boolean(value)), None) => self.as_tag(kind, &value.to_string()),
            (Some(Literal::Number(number)), None) => self.as_tag(kind, number),
            _ => None,
        }
    }

    /// Whether a text is not left out of those that a type lists.
    fn may_be(&self, kind: &Type, text: &str) -> bool {
        let Type::Model(name) = self.unnamed(kind) else {
            return true;
        };
        match self.model_kind(name) {
            Some(ModelKind::Enum(values)) => values.values.iter().any(|it| it.wire == text),
            _ => true,
        }
    }

    /// The value of a type by which a union knows a variant again, whose text is given.
    fn as_tag(&self, kind: &Type, text: &str) -> Option<Constant> {
        match self.unnamed(kind) {
            Type::String => Some(Constant::Text(text.to_owned())),
            Type::Boolean => text.parse().ok().map(Constant::Boolean),
            Type::Integer(width) => {
                let number: i128 = text.parse().ok()?;
                let is_within = match width {
                    Integer::I32 => i32::try_from(number).is_ok(),
                    Integer::I64 => i64::try_from(number).is_ok(),
                    Integer::U64 => u64::try_from(number).is_ok(),
                };
                is_within.then_some(Constant::Integer(number))
            }
            Type::Float => text.parse().ok().map(Constant::Float),
            Type::Number => Some(Constant::Number {
                model: match kind {
                    Type::Model(name) => Some(name.clone()),
                    _ => None,
                },
                number: text.parse().ok()?,
            }),
            Type::Model(name) => match &self.model(name)?.kind {
                ModelKind::Newtype => Some(Constant::Named {
                    model: name.clone(),
                    text: text.to_owned(),
                }),
                ModelKind::Enum(values) => {
                    let mut values = values.values.iter();
                    values
                        .find(|value| value.wire == text)
                        .map(|it| variant(name, it))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The docs of a property. What it refers to has docs of its own, at its type.
    fn property_docs(&self, property: SchemaRef<'a>, wire: &str, aliases: &[String]) -> Docs {
        let own = match property {
            SchemaRef::Item(schema) => prose::schema(schema, wire),
            SchemaRef::Reference(_) | SchemaRef::Listed(_) => Docs::new(),
        };
        let aliases: Vec<String> = aliases.iter().map(|alias| code(alias)).collect();
        let keys = match aliases.is_empty() {
            true => Docs::new(),
            false => prose::paragraph(format!(
                "Read from {} too, and written as {}.",
                aliases.join(", "),
                code(wire)
            )),
        };
        prose::paragraphs([own, keys])
    }

    /// Which way a property goes.
    fn direction(&self, schemas: &[Placed<'a>]) -> Direction {
        let is_received_alone = self.document.is_some(schemas, |data| data.read_only);
        let is_sent_alone = self.document.is_some(schemas, |data| data.write_only);
        match (is_received_alone, is_sent_alone) {
            (true, false) => Direction::Received,
            (false, true) => Direction::Sent,
            (false, false) | (true, true) => Direction::Both,
        }
    }

    /// The further keys that `x-aliases` gives to properties, in alphabetical order: none counts more than
    /// another.
    fn aliases(
        &mut self,
        sources: &[Source<'a>],
        known: &[&str],
    ) -> BTreeMap<&'a str, Vec<String>> {
        let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (schema, pointer) in sources {
            self.check_targets(schema, pointer, ALIASES, known);
            let extensions = Extensions::new(&schema.schema_data.extensions, pointer);
            for (wire, aliases, pointer) in extensions.map(ALIASES, self.diagnostics) {
                let aliases = extensions::texts(aliases, &pointer, self.diagnostics);
                found.entry(wire).or_default().extend(aliases);
            }
        }
        let owned = |aliases: BTreeSet<&str>| aliases.into_iter().map(str::to_owned).collect();
        let found = found.into_iter();
        found
            .map(|(wire, aliases)| (wire, owned(aliases)))
            .collect()
    }

    /// The fields whose unions another field selects.
    fn selections(&mut self, fields: &[Field]) -> Vec<Selection> {
        let mut selections = Vec::new();
        for field in fields {
            let Some(selected) = self.selected_union(&field.kind) else {
                continue;
            };
            // That the union names no property has been reported.
            let property = selected.property.to_owned();
            if property.is_empty() {
                continue;
            }
            let sibling = fields.iter().find(|sibling| sibling.wire == property);
            match sibling {
                Some(sibling) if self.selects(&sibling.kind) => selections.push(Selection {
                    field: field.name.clone(),
                    presence: field.presence,
                    layers: selected.layers,
                    union: selected.name.to_owned(),
                    unknown: selected.union.unknown.clone(),
                    sibling: sibling.name.clone(),
                    sibling_presence: sibling.presence,
                    is_text: self.is_text(&sibling.kind),
                }),
                _ => {
                    let known = fields.iter().map(|field| field.wire.as_str());
                    let pointer = &field.origin;
                    self.diagnostics
                        .push(errors::missing_sibling(&property, known, pointer));
                }
            }
        }
        selections
    }

    /// Whether the values of a type may select: texts, and what is as good as its text.
    fn selects(&self, kind: &Type) -> bool {
        let is_scalar = matches!(self.unnamed(kind), Type::Integer(_) | Type::Boolean);
        is_scalar || self.is_text(kind)
    }
}

fn presence(is_required: bool, accepts_null: bool) -> Presence {
    match (is_required, accepts_null) {
        (true, false) => Presence::Required,
        (true, true) => Presence::Nullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    }
}

/// What is said of a member that is required one way alone, in a struct that goes both.
fn one_way(direction: Direction) -> Option<&'static str> {
    match direction {
        Direction::Both => None,
        Direction::Received => {
            Some("The API sets it: answers always have it, and what is sent need not.")
        }
        Direction::Sent => Some("The API asks for it in what is sent; answers never have it."),
    }
}

/// The name of the field of a property.
fn field_name(text: &str) -> String {
    match names::value_name(text) {
        name if name == OTHERS => name + "_field",
        name => name,
    }
}

fn variant(model: &str, value: &Value) -> Constant {
    Constant::Variant {
        model: model.to_owned(),
        variant: value.name.clone(),
        wire: value.wire.clone(),
    }
}
