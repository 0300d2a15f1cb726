//! The words by which each of a few schemas is told from the others.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::parse::pointer::tokens;
use crate::resolve::component;

/// Words for some of a few schemas, all different.
pub struct OwnWords {
    pub words: Vec<Option<String>>,
    /// Whether all schemas but one at most have a word.
    pub is_whole: bool,
    /// What they are taken from.
    pub from: &'static str,
}

/// What words are taken from that a schema says itself.
pub const TITLES: &str = "their titles";
const TAGS: &str = "the values of their tags";
const EXAMPLES: &str = "the tags in their examples";
pub const REQUIRED: &str = "the keys that each alone requires";
pub const KEYS: &str = "the keys that each alone has";

/// How deep in lists is looked for words.
const DEPTH: usize = 3;

/// Whether what words are taken from is said by the schema itself, and by it alone.
pub fn is_of_each(from: &str) -> bool {
    [TITLES, TAGS, EXAMPLES, REQUIRED, KEYS].contains(&from)
}

/// Every way to tell some of these schemas from the others, the best first.
pub fn own_words(schemas: &[&Value]) -> Vec<OwnWords> {
    ways(schemas, DEPTH)
}

/// Every way to tell all of these schemas apart, the best first.
pub fn whole_own_words(schemas: &[&Value]) -> Vec<OwnWords> {
    let mut ways = own_words(schemas);
    ways.retain(|way| way.is_whole);
    ways
}

fn ways(schemas: &[&Value], depth: usize) -> Vec<OwnWords> {
    let each = |word: &dyn Fn(&Value) -> Option<String>| -> Vec<Option<String>> {
        schemas.iter().map(|schema| word(schema)).collect()
    };
    let mut ways = vec![
        (TITLES, each(&title)),
        (TAGS, tags(schemas)),
        (EXAMPLES, example_tags(schemas)),
        (REQUIRED, among(schemas, required)),
        (KEYS, among(schemas, properties)),
        ("what each alone refers to", among(schemas, references)),
        ("their few keys", each(&all_keys)),
        ("the types of a key that they share", kinds(schemas)),
        ("their JSON types", each(&kind)),
        ("their only values", each(&only_value)),
        ("their formats", each(&format)),
        ("their descriptions", each(&short_description)),
        (
            "the keys that their objects alone have",
            among(schemas, inner_keys),
        ),
        ("the keys that they require", apart(schemas, required)),
        ("the keys that they have", apart(schemas, properties)),
        (
            "the keys that their objects have",
            apart(schemas, inner_keys),
        ),
    ];
    if depth > 0 {
        let items: Option<Vec<&Value>> = schemas.iter().map(|it| it.get("items")).collect();
        let ways_of_items = items.map_or(Vec::new(), |items| self::ways(&items, depth - 1));
        for way in ways_of_items.into_iter().filter(|way| way.is_whole) {
            let words = way.words.into_iter();
            let words = words.map(|word| Some(format!("{} list", word?)));
            ways.push(("what is said of their items", words.collect()));
        }
    }
    let ways = ways.into_iter().filter_map(|(from, words)| {
        let is_own = |word: &String| words.iter().flatten().filter(|it| *it == word).count() == 1;
        let own = words.iter().map(|word| word.clone().filter(is_own));
        let own: Vec<Option<String>> = own.collect();
        let count = own.iter().flatten().count();
        (count > 0).then_some(OwnWords {
            is_whole: own == words && count + 1 >= words.len(),
            words: own,
            from,
        })
    });
    ways.collect()
}

/// The first key that each of these schemas alone has, as far as it has one.
pub fn first_own_keys(schemas: &[&Value]) -> Vec<Option<String>> {
    among(schemas, required)
        .into_iter()
        .zip(among(schemas, properties))
        .map(|(required, any)| required.or(any))
        .collect()
}

/// The first of the keys that each schema has and none of the others.
fn among(schemas: &[&Value], keys: fn(&Value) -> Vec<String>) -> Vec<Option<String>> {
    let keys: Vec<Vec<String>> = schemas.iter().map(|schema| keys(schema)).collect();
    let is_own = |index: usize, key: &String| {
        let mut others = keys.iter().enumerate().filter(|(other, _)| *other != index);
        others.all(|(_, keys)| !keys.contains(key))
    };
    let own = keys.iter().enumerate().map(|(index, own)| {
        let own: Vec<&String> = own.iter().filter(|key| is_own(index, key)).collect();
        // One of many is what the schema has, not what it is.
        match own.as_slice() {
            [] => None,
            [first] | [first, _] => Some((*first).clone()),
            [first, ..] => Some(format!("with {first}")),
        }
    });
    own.collect()
}

/// A schema, and those of which it is composed in its own place.
fn parts(schema: &Value) -> Vec<&Value> {
    let composed = schema.get("allOf").and_then(Value::as_array);
    let composed = composed.into_iter().flatten().flat_map(parts);
    std::iter::once(schema).chain(composed).collect()
}

/// The title, where it is a name and no sentence; that of its only part with one, where it has none.
pub fn title(schema: &Value) -> Option<String> {
    let titled = parts(schema);
    let mut titled = titled.iter().filter_map(|part| part.get("title"));
    let title = schema
        .get("title")
        .or_else(|| titled.next().filter(|_| titled.next().is_none()));
    let title = title?.as_str()?;
    let is_name = title.split_whitespace().count() <= 4 && title.contains(char::is_alphabetic);
    is_name.then(|| title.to_owned())
}

/// The only value of the first property that has one in each schema, all different.
fn tags(schemas: &[&Value]) -> Vec<Option<String>> {
    by_property(schemas, |_, property| {
        let constant = property.get("const").and_then(Value::as_str);
        let values = property.get("enum").and_then(Value::as_array);
        let only = values.filter(|values| values.len() == 1);
        let only = only.and_then(|values| values[0].as_str());
        constant.or(only).map(str::to_owned)
    })
}

/// The same of the examples of a property, where these are words.
fn example_tags(schemas: &[&Value]) -> Vec<Option<String>> {
    by_property(schemas, |_, property| {
        let text = property.get("example")?.as_str()?;
        let is_word = |letter: char| letter.is_ascii_lowercase() || matches!(letter, '_' | '-');
        let is_open = property.get("enum").is_none() && property.get("format").is_none();
        (is_open && text.chars().all(is_word)).then(|| text.to_owned())
    })
}

/// What is said of the first property, in the order of the first schema, of which each says something
/// else.
fn by_property(
    schemas: &[&Value],
    said: impl Fn(&str, &Value) -> Option<String>,
) -> Vec<Option<String>> {
    let keys = schemas
        .first()
        .map_or(Vec::new(), |schema| properties(schema));
    let found = keys.iter().find_map(|key| {
        let words = schemas
            .iter()
            .map(|schema| said(key, property(schema, key)?));
        let words: Vec<String> = words.collect::<Option<_>>()?;
        let distinct: BTreeSet<&String> = words.iter().collect();
        (distinct.len() == words.len()).then_some(words)
    });
    match found {
        Some(words) => words.into_iter().map(Some).collect(),
        None => vec![None; schemas.len()],
    }
}

fn required(schema: &Value) -> Vec<String> {
    let lists = parts(schema)
        .into_iter()
        .filter_map(|part| part.get("required"));
    let keys = lists.filter_map(Value::as_array).flatten();
    sorted(keys.filter_map(Value::as_str))
}

fn properties(schema: &Value) -> Vec<String> {
    let parts = parts(schema).into_iter();
    let declared = parts.filter_map(|part| part.get("properties")?.as_object());
    sorted(declared.flat_map(|declared| declared.keys().map(String::as_str)))
}

/// Keys once each, in an order that says nothing of the description.
fn sorted<'k>(keys: impl Iterator<Item = &'k str>) -> Vec<String> {
    let distinct: BTreeSet<&str> = keys.collect();
    distinct.into_iter().map(str::to_owned).collect()
}

fn property<'a>(schema: &'a Value, key: &str) -> Option<&'a Value> {
    let mut parts = parts(schema).into_iter();
    parts.find_map(|part| part.get("properties")?.get(key))
}

/// The components that a schema is a choice or a sum of.
fn references(schema: &Value) -> Vec<String> {
    let lists = ["oneOf", "anyOf", "allOf"].map(|key| schema.get(key).and_then(Value::as_array));
    let listed = lists.into_iter().flatten().flatten();
    let names = listed.chain([schema]).filter_map(|item| {
        let (_, name) = component(item.get("$ref")?.as_str()?)?;
        Some(name)
    });
    let names: Vec<String> = names.collect();
    sorted(names.iter().map(String::as_str))
}

/// All keys, if they are one or two.
fn all_keys(schema: &Value) -> Option<String> {
    let keys = properties(schema);
    matches!(keys.len(), 1 | 2).then(|| keys.join(" and "))
}

/// The format of a schema.
fn format(schema: &Value) -> Option<String> {
    schema.get("format")?.as_str().map(str::to_owned)
}

/// The description, where it is a word or two.
fn short_description(schema: &Value) -> Option<String> {
    let description = schema.get("description")?.as_str()?.trim();
    let is_word = |word: &str| {
        word.chars()
            .all(|it| it.is_alphanumeric() || matches!(it, '_' | '-'))
    };
    let words: Vec<&str> = description.split_whitespace().collect();
    let is_name = matches!(words.as_slice(), [_] | [_, _]) && words.iter().all(|it| is_word(it));
    is_name.then(|| description.to_owned())
}

/// The keys of the objects that stand directly in a schema, each behind that of its object.
fn inner_keys(schema: &Value) -> Vec<String> {
    let objects = properties(schema).into_iter();
    let keys = objects.flat_map(|key| {
        let inner = property(schema, &key).map_or(Vec::new(), properties);
        let inner = inner.into_iter().map(move |inner| format!("{key} {inner}"));
        inner.collect::<Vec<_>>()
    });
    keys.collect()
}

/// How many keys a name can have.
const FEW: usize = 3;

/// The keys of each schema that not all have, if they are few.
fn apart(schemas: &[&Value], keys: fn(&Value) -> Vec<String>) -> Vec<Option<String>> {
    let keys: Vec<BTreeSet<String>> = schemas
        .iter()
        .map(|it| keys(it).into_iter().collect())
        .collect();
    let own = keys.iter().map(|own| {
        let is_of_all = |key: &&String| keys.iter().all(|it| it.contains(*key));
        let own: Vec<&str> = own
            .iter()
            .filter(|it| !is_of_all(it))
            .map(String::as_str)
            .collect();
        matches!(own.len(), 1..=FEW).then(|| own.join(" and "))
    });
    own.collect()
}

/// The JSON types of the first property that has another one in each schema, with its name.
fn kinds(schemas: &[&Value]) -> Vec<Option<String>> {
    by_property(schemas, |key, schema| {
        Some(format!("{key} as {}", kind(schema)?))
    })
}

/// The JSON type of a schema in a word, with that of its items.
fn kind(schema: &Value) -> Option<String> {
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        return tokens(target).last().cloned();
    }
    Some(match schema.get("type")?.as_str()? {
        "string" => "text".to_owned(),
        "array" => match schema.get("items").and_then(kind) {
            Some(kind) => format!("{kind} list"),
            None => "list".to_owned(),
        },
        other => other.to_owned(),
    })
}

/// The value of a schema that has only one.
fn only_value(schema: &Value) -> Option<String> {
    match schema.get("enum")?.as_array()?.as_slice() {
        [only] => only.as_str().map(str::to_owned),
        _ => None,
    }
}
