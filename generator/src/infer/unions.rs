//! Unions and their variants: which one a text names, which ones an object fits.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::extensions::OWN_VALUE;
use crate::lower::examples::selector;
use crate::lower::names::words;
use crate::resolve::component;

use super::kinds::{JsonKind, kinds};
use super::schemas::{Schema, Schemas};
use super::shapes::Shape;

/// How many schemas may lead from an heir to the schema that it is one of.
const REFERENCES: usize = 16;

/// A `oneOf` or `anyOf`, or the heirs of a schema.
pub struct Union<'a> {
    pub keyword: &'static str,
    pub variants: Vec<Variant<'a>>,
    /// The schema of which all variants are heirs, if its discriminator tells them.
    pub parent: Option<Schema<'a>>,
    discriminator: Option<&'a Value>,
}

/// One of the schemas of a union.
pub struct Variant<'a> {
    /// The schema as it is listed, which may be a reference.
    pub listed: Schema<'a>,
    pub schema: Schema<'a>,
    /// Its name, if it stands among the components.
    pub name: Option<String>,
    pub shape: Shape<'a>,
}

impl<'a> Variant<'a> {
    /// The variant that is listed by this schema, or by a reference to it.
    pub fn of(schemas: Schemas<'a>, listed: Schema<'a>) -> Self {
        let schema = schemas.followed(&listed);
        Self {
            name: schema.component(),
            shape: Shape::of(schemas, &schema),
            schema,
            listed,
        }
    }

    /// The name by which a reader knows the schema: its title, where the name of the schema only
    /// adds a number to it.
    pub fn label(&self) -> Option<&str> {
        let name = self.name.as_deref()?;
        let stem = name.trim_end_matches(|last: char| last.is_ascii_digit());
        match self.schema.text("title") {
            Some(title) if title == stem => Some(title),
            _ => Some(name),
        }
    }

    /// The texts that a property can have, where the schema lists them.
    pub fn listed_texts(&self, schemas: Schemas<'a>, property: &str) -> Vec<&'a str> {
        let property = self.shape.properties.get(property);
        property.map_or(Vec::new(), |it| schemas.followed(it).texts("enum"))
    }

    /// What the schema says of a property.
    pub fn property(&self, schemas: Schemas<'a>, property: &str) -> Declared {
        let Some(schema) = self.shape.properties.get(property) else {
            return Declared::Nothing;
        };
        let schema = schemas.followed(schema);
        match schema.texts("enum").as_slice() {
            [value] => Declared::Constant((*value).to_owned()),
            [] if schema.text("type") == Some("string") => Declared::Text,
            _ => Declared::Other,
        }
    }
}

/// What a schema says of a property.
#[derive(PartialEq, Eq)]
pub enum Declared {
    Nothing,
    /// It is a string.
    Text,
    /// It is always this string.
    Constant(String),
    Other,
}

impl<'a> Union<'a> {
    /// The union that a schema is, if it is one.
    pub fn of(schemas: Schemas<'a>, schema: &Schema<'a>) -> Option<Self> {
        let keyword = ["oneOf", "anyOf"]
            .into_iter()
            .find(|keyword| schema.json.get(keyword).is_some())?;
        let variants: Vec<Variant<'a>> = schema
            .list(keyword)
            .into_iter()
            .map(|listed| Variant::of(schemas, listed))
            .collect();
        Some(Self {
            keyword,
            variants,
            parent: None,
            discriminator: schema.json.get("discriminator"),
        })
    }

    /// The union of the heirs of a schema, which have it in their `allOf`, if a discriminator tells them.
    pub fn of_heirs(schemas: Schemas<'a>, schema: &Schema<'a>) -> Option<Self> {
        let discriminator = schema.json.get("discriminator")?;
        let name = schema.component()?;
        let components = schemas.at("#/components")?.map("schemas").into_iter();
        let heirs = components.filter(|(_, heir)| is_heir(schemas, heir, &name, REFERENCES));
        let variants: Vec<Variant<'a>> =
            heirs.map(|(_, heir)| Variant::of(schemas, heir)).collect();
        (!variants.is_empty()).then_some(Self {
            keyword: "oneOf",
            variants,
            parent: None,
            discriminator: Some(discriminator),
        })
    }

    /// The union that a place of a schema is: what that lists, or its heirs, and itself where a value may be just that.
    pub fn at_place(schemas: Schemas<'a>, schema: &Schema<'a>) -> Option<Self> {
        if let Some(mut union) = Self::of(schemas, schema) {
            if union.discriminator.is_none() {
                union.parent = parent(schemas, &union.variants);
                let told = union.parent.as_ref();
                union.discriminator = told.and_then(|it| it.json.get("discriminator"));
            }
            return Some(union);
        }
        let mut union = Self::of_heirs(schemas, schema)?;
        let itself = Variant::of(schemas, schema.clone());
        let name = itself.name.as_deref();
        let mapping = schema.child("discriminator");
        let mapping = mapping.map_or(Vec::new(), |it| it.map("mapping"));
        let mut targets = mapping
            .iter()
            .filter_map(|(_, target)| target.json.as_str());
        let is_mapped = targets.any(|target| Some(&*named(target)) == name);
        if is_mapped || !schema.list("allOf").is_empty() {
            union.variants.push(itself);
        }
        Some(union)
    }

    /// The property that the discriminator names.
    pub fn told_by(&self) -> Option<&'a str> {
        self.discriminator?.get("propertyName")?.as_str()
    }

    /// Whether the discriminator says what some values of its property mean.
    pub fn is_mapped(&self) -> bool {
        let mapping = self
            .discriminator
            .and_then(|it| it.get("mapping")?.as_object());
        mapping.is_some_and(|mapping| !mapping.is_empty())
    }

    /// Whether the description says how the variants are told apart.
    pub fn is_decided(&self) -> bool {
        self.discriminator.is_some()
    }

    /// Whether every variant requires a key that no other has, or a listed value under one.
    pub fn is_told_by_itself(&self, schemas: Schemas<'a>) -> bool {
        let is_told = |variant: &Variant<'a>| {
            variant.shape.required.iter().any(|key| {
                let mut holders = self
                    .variants
                    .iter()
                    .filter(|it| it.shape.properties.contains_key(key));
                let is_listed = matches!(variant.property(schemas, key), Declared::Constant(_));
                is_listed || holders.next().is_some() && holders.next().is_none()
            })
        };
        self.variants.iter().all(is_told)
    }

    /// Whether no variant speaks of any member, so that all that it says is its name.
    pub fn is_of_names(&self) -> bool {
        let mut shapes = self.variants.iter().map(|variant| &variant.shape);
        shapes.all(|shape| shape.properties.is_empty() && shape.required.is_empty())
    }

    /// Whether every variant is an object, and nothing else.
    pub fn has_only_objects(&self, schemas: Schemas<'a>) -> bool {
        let is_object = |variant: &Variant<'a>| {
            kinds(schemas, &variant.listed)
                .into_iter()
                .all(|kind| matches!(kind, JsonKind::Object | JsonKind::Null))
        };
        self.variants.iter().all(is_object)
    }

    /// The variant of a value, if it is beyond doubt.
    pub fn chosen(&self, schemas: Schemas<'a>, value: &Value) -> Option<usize> {
        let Some(object) = value.as_object() else {
            let of_kind = |variant: &Variant<'a>| {
                kinds(schemas, &variant.listed).contains(&JsonKind::of(value))
            };
            return self.only(of_kind);
        };
        if let Some(discriminator) = self.discriminator {
            return self.selected(schemas, discriminator, object);
        }
        let named = object.iter().find_map(|(key, value)| {
            let is_declared = |variant: &Variant<'a>| {
                !matches!(
                    variant.property(schemas, key),
                    Declared::Nothing | Declared::Constant(_)
                )
            };
            match self.variants.iter().any(is_declared) {
                true => None,
                false => self.named(value.as_str()?),
            }
        });
        named.or_else(|| self.fitting(schemas, object, None))
    }

    /// The variant that the declared discriminator selects.
    fn selected(
        &self,
        schemas: Schemas<'a>,
        discriminator: &Value,
        object: &Map<String, Value>,
    ) -> Option<usize> {
        let property = discriminator.get("propertyName")?.as_str()?;
        let text = &selector(object.get(property)?)?;
        let mapped = discriminator
            .get("mapping")
            .and_then(|mapping| mapping.get(text));
        if let Some(target) = mapped.and_then(Value::as_str) {
            let name = named(target);
            return self.only(|variant| variant.name.as_ref() == Some(&name));
        }
        // What no mapping says, the variants say themselves.
        let says_so = |variant: &Variant<'a>| {
            let own = variant.schema.text(OWN_VALUE) == Some(text.as_str());
            own || variant
                .listed_texts(schemas, property)
                .contains(&text.as_str())
        };
        // What is called so, and lists other texts, has to list this one as well.
        let is_named = |variant: &Variant<'a>| {
            variant.name.as_ref() == Some(text)
                && (self.is_selected_by_name(schemas, variant, property)
                    || !variant.listed_texts(schemas, property).is_empty())
        };
        self.only(says_so).or_else(|| self.only(is_named))
    }

    /// Whether a variant is selected by its name, as neither a mapping nor the variant says what else selects it.
    pub fn is_selected_by_name(
        &self,
        schemas: Schemas<'a>,
        variant: &Variant<'a>,
        property: &str,
    ) -> bool {
        let Some(discriminator) = self.discriminator else {
            return false;
        };
        let mapping = discriminator.get("mapping").and_then(Value::as_object);
        let targets = mapping.into_iter().flatten();
        let mut targets = targets.filter_map(|(_, target)| target.as_str());
        variant.schema.text(OWN_VALUE).is_none()
            && variant.listed_texts(schemas, property).is_empty()
            && !targets.any(|target| variant.name == Some(named(target)))
    }

    /// The only variant whose shape an object has, but for one key.
    pub fn fitting(
        &self,
        schemas: Schemas<'a>,
        object: &Map<String, Value>,
        but: Option<&str>,
    ) -> Option<usize> {
        self.only(|variant| variant.shape.fits(schemas, object, but))
    }

    /// The only variant that has the keys of an object.
    pub fn with_keys_of(&self, object: &Map<String, Value>) -> Option<usize> {
        self.only(|variant| variant.shape.has_keys_of(object, None))
    }

    /// The only variant that a text names: by the whole name or title of its schema, or by the words
    /// that not all variants have in their names.
    pub fn named(&self, text: &str) -> Option<usize> {
        let own = self.own_words();
        let shared = self.shared_words();
        let text_words = words(text);
        let text_own = without(&text_words, &shared);
        self.only(|variant| variant.name.as_deref() == Some(text))
            .or_else(|| self.only(|variant| variant.label() == Some(text)))
            .or_else(|| self.only(|variant| variant.schema.text("title") == Some(text)))
            .or_else(|| {
                let mut same = own.iter().enumerate().filter(|(_, own)| {
                    !own.is_empty() && (**own == text_words || **own == text_own)
                });
                match (same.next(), same.next()) {
                    (Some((index, _)), None) => Some(index),
                    _ => None,
                }
            })
    }

    /// The words of each variant's label that not all variants have.
    fn own_words(&self) -> Vec<Vec<String>> {
        let shared = self.shared_words();
        let label = |variant: &Variant<'a>| words(variant.label().unwrap_or_default());
        let labels = self.variants.iter().map(label);
        labels.map(|words| without(&words, &shared)).collect()
    }

    fn shared_words(&self) -> Vec<String> {
        let mut labels = self
            .variants
            .iter()
            .map(|variant| words(variant.label().unwrap_or_default()));
        let first = labels.next().unwrap_or_default();
        if self.variants.len() < 2 {
            return Vec::new();
        }
        labels.fold(first, |mut shared, words| {
            shared.retain(|word| words.contains(word));
            shared
        })
    }

    fn only(&self, condition: impl Fn(&Variant<'a>) -> bool) -> Option<usize> {
        let variants = self.variants.iter().enumerate();
        let mut found = variants.filter(|(_, variant)| condition(variant));
        match (found.next(), found.next()) {
            (Some((index, _)), None) => Some(index),
            _ => None,
        }
    }

    /// Whether each variant has a schema of its own among the components, so that a mapping can
    /// name it, and none is a union with tags of its own.
    pub fn can_be_mapped(&self) -> bool {
        let is_union = |variant: &Variant<'a>| {
            ["oneOf", "anyOf"]
                .iter()
                .any(|keyword| variant.schema.json.get(keyword).is_some())
        };
        if self.variants.iter().any(is_union) {
            return false;
        }
        let names = self.variants.iter();
        let names: BTreeSet<&str> = names
            .filter_map(|variant| variant.name.as_deref())
            .collect();
        !names.is_empty() && names.len() == self.variants.len()
    }
}

/// The component that a mapping names, by a reference or by its mere name.
fn named(target: &str) -> String {
    component(target).map_or(target.to_owned(), |(_, name)| name)
}

/// The first component of which all variants are heirs, and whose discriminator tells them.
fn parent<'a>(schemas: Schemas<'a>, variants: &[Variant<'a>]) -> Option<Schema<'a>> {
    let components = schemas.at("#/components")?.map("schemas").into_iter();
    let told = components.filter(|(_, it)| it.json.get("discriminator").is_some());
    let mut parents = told.filter(|(name, it)| {
        let mut variants = variants.iter();
        Union::of(schemas, it).is_none()
            && variants.all(|variant| is_heir(schemas, &variant.schema, name, REFERENCES))
    });
    parents.next().map(|(_, parent)| parent)
}

/// Whether a schema has a component in its `allOf`, be it by way of others.
fn is_heir(schemas: Schemas<'_>, schema: &Schema<'_>, name: &str, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let mut parts = schema.list("allOf").into_iter();
    parts.any(|part| {
        let part = schemas.followed(&part);
        part.component().as_deref() == Some(name) || is_heir(schemas, &part, name, depth)
    })
}

fn without(words: &[String], shared: &[String]) -> Vec<String> {
    let rest = words.iter().filter(|word| !shared.contains(word));
    rest.cloned().collect()
}
