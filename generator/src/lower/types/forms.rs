//! What a schema comes to, by the keywords that it has.

use std::collections::BTreeSet;

use openapiv3::{
    AdditionalProperties, AnySchema, IntegerFormat, IntegerType, NumberFormat, NumberType,
    ReferenceOr, Schema, SchemaKind, StringFormat, StringType, Type as Described,
    VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use crate::extensions::NAME;
use crate::ir::types::{Integer, Type};
use crate::ir::unions::{JsonKind, Listing, TextForm};
use crate::parse::ANY_TEXT;
use crate::resolve::{Document, Located, Placed, SchemaRef};

use super::super::unions::referred;
use super::super::values::Values;

/// What a schema comes to.
pub enum Form<'a> {
    /// A type that needs no name.
    Plain(Type),
    /// A text with a name of its own, if the schema has one.
    Text,
    /// One of some texts.
    Enum(Vec<&'a str>),
    /// A list.
    List(Option<SchemaRef<'a>>),
    /// An object, by the schemas that it is composed of.
    Object,
    /// An object as a map.
    Map(SchemaRef<'a>),
    /// One of some types; the key is `oneOf` or `anyOf`.
    Union(Listing, &'a [ReferenceOr<Schema>]),
    /// The same as the one schema that stands here.
    Same(Placed<'a>),
    /// All of some schemas, which are not all objects.
    All(Vec<Placed<'a>>),
    /// Something that the generator has no type for.
    Unknown,
}

/// The type of numbers: those of a binary width are rounded to it by whoever writes them, too.
fn number(number: &NumberType) -> Type {
    match &number.format {
        VariantOrUnknownOrEmpty::Item(NumberFormat::Float | NumberFormat::Double) => Type::Float,
        _ => Type::Number,
    }
}

/// What a schema comes to.
pub fn form<'a>(document: Document<'a>, schema: &'a Schema, pointer: &str) -> Form<'a> {
    match &schema.schema_kind {
        SchemaKind::Type(Described::String(text)) => string(text),
        SchemaKind::Type(Described::Integer(integer)) => Form::Plain(self::integer(integer)),
        SchemaKind::Type(Described::Number(number)) => Form::Plain(self::number(number)),
        SchemaKind::Type(Described::Boolean(_)) => Form::Plain(Type::Boolean),
        SchemaKind::Type(Described::Array(array)) => {
            Form::List(array.items.as_ref().map(SchemaRef::from))
        }
        SchemaKind::Type(Described::Object(object)) => object_form(
            object.properties.is_empty(),
            object.additional_properties.as_ref(),
        ),
        SchemaKind::OneOf { one_of } => choice(document, Listing::OneOf, one_of, pointer),
        SchemaKind::AnyOf { any_of } => choice(document, Listing::AnyOf, any_of, pointer),
        SchemaKind::AllOf { all_of } => match all_of.as_slice() {
            [_, _, ..] if document.object(schema, "").is_some() => Form::Object,
            parts => all(parts, pointer),
        },
        SchemaKind::Not { .. } => Form::Unknown,
        SchemaKind::Any(any) => any_form(document, schema, any, pointer),
    }
}

/// What a schema comes to, through all that only says more of its place.
pub fn meant<'a>(
    document: Document<'a>,
    schema: impl Into<SchemaRef<'a>>,
    pointer: &str,
) -> Option<Located<'a, Schema>> {
    let located = document.schema(schema, pointer)?;
    match form(document, located.value, &located.pointer) {
        Form::Same((only, pointer)) if located.component.is_none() => {
            meant(document, only, &pointer)
        }
        _ => Some(located),
    }
}

/// The parts of an `allOf`, each with its place.
pub fn parts<'a>(parts: &'a [ReferenceOr<Schema>], pointer: &str) -> Vec<Placed<'a>> {
    let placed = |(index, part)| (SchemaRef::from(part), format!("{pointer}/allOf/{index}"));
    parts.iter().enumerate().map(placed).collect()
}

/// What an `allOf` of these parts is.
fn all<'a>(all_of: &'a [ReferenceOr<Schema>], pointer: &str) -> Form<'a> {
    let mut parts = parts(all_of, pointer);
    match parts.len() {
        1 => Form::Same(parts.remove(0)),
        _ => Form::All(parts),
    }
}

fn string(text: &StringType) -> Form<'_> {
    let values: BTreeSet<_> = text.enumeration.iter().flatten().collect();
    if !values.is_empty() {
        return Form::Enum(
            text.enumeration
                .iter()
                .flatten()
                .map(String::as_str)
                .collect(),
        );
    }
    match &text.format {
        VariantOrUnknownOrEmpty::Item(StringFormat::DateTime) => Form::Plain(Type::DateTime),
        _ => Form::Text,
    }
}

/// The type of whole numbers, by the width that their format names.
fn integer(integer: &IntegerType) -> Type {
    let listed = integer.enumeration.iter().flatten();
    let mut said = listed.chain(&integer.minimum).chain(&integer.maximum);
    let format = match &integer.format {
        // One that says that it may be more is an integer of another width.
        VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32) => {
            let is_more = said.any(|number| i32::try_from(*number).is_err());
            let width = if is_more { Integer::I64 } else { Integer::I32 };
            return Type::Integer(width);
        }
        VariantOrUnknownOrEmpty::Unknown(format) => format.as_str(),
        _ => "",
    };
    let bits = format.trim_start_matches("u").strip_prefix("int");
    let bits: Option<u32> = bits.and_then(|bits| bits.parse().ok());
    match bits {
        Some(65..) => Type::Number,
        _ if format.starts_with("uint") => Type::Integer(Integer::U64),
        _ => Type::Integer(Integer::I64),
    }
}

fn object_form(is_empty: bool, additional: Option<&AdditionalProperties>) -> Form<'_> {
    match additional {
        _ if !is_empty => Form::Object,
        Some(AdditionalProperties::Schema(values)) => Form::Map(values.as_ref().into()),
        _ => Form::Plain(Type::Json),
    }
}

/// A choice of schemas. Texts of which some are listed are an enumeration, since each is open; and
/// numbers of several widths are a number.
fn choice<'a>(
    document: Document<'a>,
    keyword: Listing,
    variants: &'a [ReferenceOr<Schema>],
    pointer: &str,
) -> Form<'a> {
    let placed = |index: usize| {
        (
            SchemaRef::from(&variants[index]),
            format!("{pointer}/{keyword}/{index}"),
        )
    };
    match variants {
        [] => return Form::Unknown,
        [_] => return Form::Same(placed(0)),
        _ => {}
    }
    let values = (0..variants.len()).map(|index| {
        let (schema, pointer) = placed(index);
        let mut values = Values::new(document, schema, &pointer);
        // Null makes the place nullable, and is of no variant.
        values.kinds.remove(&JsonKind::Null);
        values
    });
    let values: Vec<Values<'a>> = values.collect();
    let are_all = |kind: JsonKind| values.iter().all(|values| values.are_all(kind));
    let listed: Vec<usize> = (0..variants.len())
        .filter(|index| values[*index].listed().is_some())
        .collect();
    let is_open = listed.len() < variants.len();
    let has_names = variants
        .iter()
        .any(|it| it.as_item().is_none() || says(it, NAME));
    let is_apart = has_texts_apart(variants, &values);
    let form_at = |index: usize| {
        let located = document.schema(placed(index).0, "")?;
        Some(form(document, located.value, ""))
    };
    match listed.as_slice() {
        [] if are_all(JsonKind::String) => Form::Text,
        _ if are_all(JsonKind::String) && is_apart => Form::Union(keyword, variants),
        [only] if are_all(JsonKind::String) && is_open => Form::Same(placed(*only)),
        // Lists with names are types by themselves.
        _ if !is_open && keyword == Listing::OneOf && has_names => Form::Union(keyword, variants),
        _ if are_all(JsonKind::String) => {
            let texts = listed.iter().map(|index| match form_at(*index) {
                Some(Form::Enum(texts)) => Some(texts),
                _ => None,
            });
            let texts: Option<Vec<Vec<&str>>> = texts.collect();
            texts.map_or(Form::Union(keyword, variants), |texts| {
                Form::Enum(texts.concat())
            })
        }
        _ if are_all(JsonKind::Number) => {
            let kinds = (0..variants.len()).map(|index| match form_at(index) {
                Some(Form::Plain(kind)) => kind,
                _ => Type::Number,
            });
            let mut kinds: Vec<Type> = kinds.collect();
            kinds.dedup();
            Form::Plain(if kinds.len() == 1 {
                kinds.remove(0)
            } else {
                Type::Number
            })
        }
        _ => Form::Union(keyword, variants),
    }
}

/// Whether a schema says this that stands inline.
fn says(schema: &ReferenceOr<Schema>, key: &str) -> bool {
    let schema = schema.as_item();
    schema.is_some_and(|it| it.schema_data.extensions.contains_key(key))
}

/// Whether texts with a type of their own, of which no two are alike, stand beside listed ones, and no other.
fn has_texts_apart(variants: &[ReferenceOr<Schema>], values: &[Values<'_>]) -> bool {
    let texts = variants.iter().zip(values);
    let others = texts.filter(|(_, values)| values.listed().is_none());
    let forms = others.map(|(variant, values)| {
        let has_name = referred(variant).is_some() || says(variant, NAME);
        let has_type = has_name || values.form == Some(TextForm::DateTime);
        (has_type && !says(variant, ANY_TEXT)).then_some(values.form)
    });
    let forms: Option<Vec<Option<TextForm>>> = forms.collect();
    let forms = forms.unwrap_or_default();
    let are_apart = forms.iter().collect::<BTreeSet<_>>().len() == forms.len();
    // Any text may be of every form.
    let are_told = forms.len() == 1 || (are_apart && !forms.contains(&None));
    !forms.is_empty() && are_told && forms.len() < variants.len()
}

/// The type of whole numbers of which more is said than bounds that an `i64` has. As a bound, what lies next to the last
/// number of 64 bits is meant to be that: many write it as the next `f64`.
fn wide(any: &AnySchema) -> Type {
    const PAST_I64: f64 = 9_223_372_036_854_775_808.0;
    let most = any.maximum.unwrap_or_default();
    let least = any.minimum.unwrap_or_default();
    let mut listed = any.enumeration.iter();
    let is_listed = listed.any(|value| value.is_u64() && !value.is_i64());
    // What has no 64 bits is kept as the next `f64`.
    let others = any.enumeration.iter().filter(|value| value.is_f64());
    let mut sizes = others.filter_map(Value::as_f64);
    let is_vast = sizes.any(|size| size <= -PAST_I64 || size >= 2.0 * PAST_I64);
    let is_past = most > PAST_I64 || least >= PAST_I64 || is_listed;
    let mut listed = any.enumeration.iter().filter_map(Value::as_i64);
    let is_unsigned = match any.enumeration.is_empty() {
        true => any.minimum.is_some_and(|least| least >= 0.0),
        false => listed.all(|value| value >= 0),
    };
    let fits_none = is_vast || most > 2.0 * PAST_I64 || least < -PAST_I64;
    if !fits_none && !is_past {
        Type::Integer(Integer::I64)
    } else if !fits_none && is_unsigned {
        Type::Integer(Integer::U64)
    } else {
        Type::Number
    }
}

/// The type of listed booleans, or of listed numbers.
fn of_values(values: &[Value]) -> Option<Type> {
    let are = |test: fn(&Value) -> bool| !values.is_empty() && values.iter().all(test);
    match () {
        () if are(Value::is_boolean) => Some(Type::Boolean),
        () if are(Value::is_i64) => Some(Type::Integer(Integer::I64)),
        () if are(Value::is_number) => Some(Type::Number),
        () => None,
    }
}

/// A schema that mixes keywords, or has none.
fn any_form<'a>(
    document: Document<'a>,
    schema: &'a Schema,
    any: &'a AnySchema,
    pointer: &str,
) -> Form<'a> {
    let texts: Vec<&str> = any
        .enumeration
        .iter()
        .filter_map(|value| value.as_str())
        .collect();
    let others = any
        .enumeration
        .iter()
        .filter(|value| !value.is_string() && !value.is_null());
    if !texts.is_empty() && others.count() == 0 {
        return Form::Enum(texts);
    }
    if any.typ.is_none()
        && let Some(kind) = of_values(&any.enumeration)
    {
        return Form::Plain(kind);
    }
    if !any.one_of.is_empty() || !any.any_of.is_empty() {
        return Form::Unknown;
    }
    if !any.all_of.is_empty() || !any.properties.is_empty() {
        let says_more = !any.properties.is_empty()
            || !any.required.is_empty()
            || any.additional_properties.is_some();
        return match document.object(schema, "") {
            Some(_) => Form::Object,
            None if says_more => Form::Unknown,
            None => all(&any.all_of, pointer),
        };
    }
    match any.typ.as_deref() {
        Some("string") => Form::Text,
        Some("integer") => Form::Plain(wide(any)),
        Some("number") => Form::Plain(Type::Number),
        Some("boolean") => Form::Plain(Type::Boolean),
        Some("array") => Form::List(any.items.as_ref().map(SchemaRef::from)),
        Some("object") => object_form(true, any.additional_properties.as_ref()),
        None if any.items.is_some() => Form::List(any.items.as_ref().map(SchemaRef::from)),
        None => match &any.additional_properties {
            Some(AdditionalProperties::Schema(values)) => Form::Map(values.as_ref().into()),
            _ => Form::Plain(Type::Json),
        },
        Some(_) => Form::Unknown,
    }
}
