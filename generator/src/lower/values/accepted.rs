//! What a schema accepts, read keyword by keyword.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

use openapiv3::{
    AdditionalProperties, AnySchema, ReferenceOr, Schema, SchemaKind, StringFormat, Type,
    VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use crate::ir::unions::{Constant, JsonKind, Listing, TextForm};
use crate::parse::ANY_TEXT;
use crate::resolve::{Document, Object, SchemaRef, closes_parts};

use super::Values;

/// How deep schemas may be composed of others; below, any value is taken to be accepted.
const DEPTH: usize = 8;

/// How many schemas are read for one; beyond, any value is taken to be accepted.
const STEPS: usize = 1_000;

/// Reads the values of a schema and of those that it is composed of.
#[derive(Clone)]
pub struct Reader<'a> {
    document: Document<'a>,
    depth: usize,
    /// The components whose values have been taken into account: to do so again changes nothing,
    /// and takes long.
    seen: BTreeSet<&'a str>,
    /// How many schemas may still be read.
    steps: Rc<Cell<usize>>,
}

impl<'a> Reader<'a> {
    /// Has read nothing yet.
    pub fn new(document: Document<'a>) -> Self {
        Self {
            document,
            depth: DEPTH,
            seen: BTreeSet::new(),
            steps: Rc::new(Cell::new(STEPS)),
        }
    }

    /// The values of a schema, where it stands or is referred to.
    pub fn values(&mut self, schema: SchemaRef<'a>, pointer: &str) -> Values<'a> {
        if let SchemaRef::Listed(values) = schema {
            return any_of(values);
        }
        let located = self.document.schema(schema, pointer);
        let steps = self.steps.get().saturating_sub(1);
        self.steps.set(steps);
        let Some(located) = located.filter(|_| self.depth > 0 && steps > 0) else {
            return Values::unread();
        };
        let is_new = |name| self.seen.insert(name);
        if !located.component.is_none_or(is_new) {
            return Values::unread();
        }
        self.depth -= 1;
        let mut values = self.own(located.value, &located.pointer);
        self.depth += 1;
        if let Some(component) = located.component.filter(|_| !is_choice(located.value)) {
            values = values.named(component);
        }
        if located.value.schema_data.extensions.contains_key(ANY_TEXT) {
            values.constants.remove(&JsonKind::String);
        }
        if located.value.schema_data.nullable {
            values = values.or(Values::of([JsonKind::Null]));
        }
        values
    }

    fn own(&mut self, schema: &'a Schema, pointer: &str) -> Values<'a> {
        match &schema.schema_kind {
            SchemaKind::OneOf { one_of } => self.either(Listing::OneOf, one_of, pointer),
            SchemaKind::AnyOf { any_of } => self.either(Listing::AnyOf, any_of, pointer),
            SchemaKind::AllOf { all_of } => close(self.all(Values::any(), all_of, pointer), schema),
            SchemaKind::Not { .. } => Values::unread(),
            SchemaKind::Type(kind) => close(typed(kind, schema, pointer), schema),
            SchemaKind::Any(any) => {
                let values = loose(any, schema, pointer);
                let mut values = close(self.all(values, &any.all_of, pointer), schema);
                for (keyword, variants) in
                    [(Listing::OneOf, &any.one_of), (Listing::AnyOf, &any.any_of)]
                {
                    if !variants.is_empty() {
                        values = values.and(&self.either(keyword, variants, pointer));
                    }
                }
                values
            }
        }
    }

    /// The values that are of all these schemas as well.
    fn all(
        &mut self,
        values: Values<'a>,
        schemas: &'a [ReferenceOr<Schema>],
        pointer: &str,
    ) -> Values<'a> {
        let parts = schemas.iter().enumerate();
        parts.fold(values, |values, (index, part)| {
            let pointer = format!("{pointer}/allOf/{index}");
            let component = self.document.schema(part, &pointer);
            let component = component.and_then(|located| located.component);
            match component {
                Some(name) if self.seen.contains(name) => values,
                _ => values.and(&self.values(part.into(), &pointer)),
            }
        })
    }

    /// The values that are of any of these schemas.
    fn either(
        &self,
        keyword: Listing,
        schemas: &'a [ReferenceOr<Schema>],
        pointer: &str,
    ) -> Values<'a> {
        let parts = schemas.iter().enumerate();
        let values = parts.map(|(index, part)| {
            let pointer = format!("{pointer}/{keyword}/{index}");
            self.clone().values(part.into(), &pointer)
        });
        values.reduce(Values::or).unwrap_or_else(Values::any)
    }
}

/// Whether a schema lists what its values are of.
pub fn is_choice(schema: &Schema) -> bool {
    match &schema.schema_kind {
        SchemaKind::OneOf { .. } | SchemaKind::AnyOf { .. } => true,
        SchemaKind::Any(any) => !any.one_of.is_empty() || !any.any_of.is_empty(),
        _ => false,
    }
}

/// The values of a schema with a type.
fn typed<'a>(kind: &'a Type, schema: &'a Schema, pointer: &str) -> Values<'a> {
    match kind {
        Type::String(text) => {
            let listed = text.enumeration.iter();
            let listed = listed.map(|text| text.clone().map(Constant::Text));
            let mut values = listed_among(Values::of([JsonKind::String]), listed);
            // Whoever lists texts of another form means the list.
            values.form = form(&text.format).filter(|_| values.constants.is_empty());
            at_least(values, JsonKind::String, text.min_length)
        }
        Type::Number(number) => {
            let listed = number.enumeration.iter();
            let listed = listed.map(|number| number.map(Constant::number));
            let least = number.minimum.map(|least| least.ceil() as i64);
            let least = least.map(|least| least.saturating_add(number.exclusive_minimum.into()));
            at_least(
                listed_among(Values::of([JsonKind::Number]), listed),
                JsonKind::Number,
                least,
            )
        }
        Type::Integer(integer) => {
            let listed = integer.enumeration.iter();
            let listed =
                listed.map(|number| number.map(|number| Constant::Number(number.to_string())));
            let least = integer.minimum;
            let least = least.map(|least| least.saturating_add(integer.exclusive_minimum.into()));
            at_least(
                listed_among(Values::of([JsonKind::Number]), listed),
                JsonKind::Number,
                least,
            )
        }
        Type::Boolean(boolean) => {
            let listed = boolean.enumeration.iter();
            let listed = listed.map(|value| value.map(Constant::Boolean));
            listed_among(Values::of([JsonKind::Boolean]), listed)
        }
        Type::Array(array) => {
            let mut values = Values::of([JsonKind::Array]);
            if let Some(items) = &array.items {
                values
                    .lists
                    .push(vec![(items.into(), format!("{pointer}/items"))]);
            }
            at_least(values, JsonKind::Array, array.min_items)
        }
        Type::Object(_) => objects(schema, pointer),
    }
}

/// The values of a schema that mixes keywords, without those that it is composed of.
fn loose<'a>(any: &'a AnySchema, schema: &'a Schema, pointer: &str) -> Values<'a> {
    let is_object = !any.properties.is_empty() || !any.required.is_empty();
    let is_map = matches!(
        any.additional_properties,
        Some(AdditionalProperties::Schema(_))
    );
    let mut values = match any.typ.as_deref() {
        Some("string") => Values::of([JsonKind::String]),
        Some("number" | "integer") => Values::of([JsonKind::Number]),
        Some("boolean") => Values::of([JsonKind::Boolean]),
        Some("array") => Values::of([JsonKind::Array]),
        Some("object") => objects(schema, pointer),
        None if is_object || is_map => objects(schema, pointer),
        None if any.items.is_some() => Values::of([JsonKind::Array]),
        _ => Values::any(),
    };
    if let Some(items) = &any.items {
        values
            .lists
            .push(vec![(items.into(), format!("{pointer}/items"))]);
    }
    let form = any.format.as_deref().and_then(named_form);
    values.form = form.filter(|_| any.enumeration.is_empty());
    let values = at_least(values, JsonKind::Array, any.min_items);
    let values = at_least(values, JsonKind::String, any.min_length);
    let least = any.minimum.map(|least| least.ceil() as i64);
    let values = at_least(values, JsonKind::Number, least);
    match any.enumeration.as_slice() {
        [] => values,
        listed => values.and(&any_of(listed)),
    }
}

/// A form of texts that no other has.
fn form(format: &VariantOrUnknownOrEmpty<StringFormat>) -> Option<TextForm> {
    match format {
        VariantOrUnknownOrEmpty::Item(StringFormat::Date) => Some(TextForm::Date),
        VariantOrUnknownOrEmpty::Item(StringFormat::DateTime) => Some(TextForm::DateTime),
        VariantOrUnknownOrEmpty::Unknown(name) => named_form(name),
        _ => None,
    }
}

/// The same by its name.
fn named_form(name: &str) -> Option<TextForm> {
    match name {
        "date" => Some(TextForm::Date),
        "date-time" => Some(TextForm::DateTime),
        "ipv4" => Some(TextForm::Ipv4),
        "ipv6" => Some(TextForm::Ipv6),
        "uuid" => Some(TextForm::Uuid),
        _ => None,
    }
}

fn objects<'a>(schema: &'a Schema, pointer: &str) -> Values<'a> {
    let mut object = Object::default();
    object.declare(schema, pointer);
    let mut values = Values::of([JsonKind::Object]);
    if object.is_described() {
        values.objects.push(object);
    }
    values
}

/// Those among the values that are listed, if any are; `None` stands for null.
fn listed_among<'a>(
    mut values: Values<'a>,
    listed: impl Iterator<Item = Option<Constant>>,
) -> Values<'a> {
    let mut listed = listed.peekable();
    if listed.peek().is_some() {
        values.kinds.clear();
    }
    for constant in listed {
        match constant {
            Some(constant) => {
                let kind = constant.kind();
                values.kinds.insert(kind);
                values.constants.entry(kind).or_default().insert(constant);
            }
            None => values = values.or(Values::of([JsonKind::Null])),
        }
    }
    values
}

/// The values of which the numbers, or the lengths, are not less.
fn at_least<'a>(
    mut values: Values<'a>,
    kind: JsonKind,
    least: Option<impl TryInto<i64>>,
) -> Values<'a> {
    if let Some(least) = least.and_then(|least| least.try_into().ok()) {
        values.least.insert(kind, least);
    }
    values
}

/// The values that are listed.
fn any_of(listed: &[Value]) -> Values<'_> {
    let values = listed.iter().map(of_value).reduce(Values::or);
    values.unwrap_or_else(Values::any)
}

/// A listed value. Of lists, the length is only known to be no less, and the entries to be among those
/// that are listed.
fn of_value(value: &Value) -> Values<'_> {
    let constant = match value {
        Value::Null => return Values::of([JsonKind::Null]),
        Value::Array(entries) => return list(entries),
        Value::Object(members) => {
            let mut values = Values::of([JsonKind::Object]);
            values.objects.push(Object::listed(members));
            return values;
        }
        Value::Bool(value) => Constant::Boolean(*value),
        Value::String(text) => Constant::Text(text.clone()),
        Value::Number(number) if number.is_f64() => {
            Constant::number(number.as_f64().unwrap_or(f64::MAX))
        }
        Value::Number(number) => Constant::Number(number.to_string()),
    };
    listed_among(Values::of([constant.kind()]), [Some(constant)].into_iter())
}

fn list(entries: &[Value]) -> Values<'_> {
    let mut values = Values::of([JsonKind::Array]);
    if !entries.is_empty() {
        values
            .lists
            .push(vec![(SchemaRef::Listed(entries), String::new())]);
    }
    at_least(values, JsonKind::Array, Some(entries.len()))
}

/// Values whose objects have no other members than these, if a schema says so.
fn close<'a>(mut values: Values<'a>, schema: &Schema) -> Values<'a> {
    if closes_parts(schema) {
        values.objects.iter_mut().for_each(Object::close);
    }
    values
}
