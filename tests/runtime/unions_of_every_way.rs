//! Unions told apart in every way: what is read, what is kept, and what a union offers beside that.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::unions::shape::JsonKind;
use crate::unions::union_enum::union_enum;
use crate::values::raw_json::RawJson;
use crate::values::string_enum::string_enum;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cat {
    pub name: String,
    pub lives: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dog {
    pub name: String,
    pub tricks: Vec<String>,
}

union_enum! {
    /// A pet, by what it says it is.
    pub enum Pet by property("kind") or Unknown {
        "cat" | "kitten" => Cat(Box<Cat>) as_cat,
        "dog" => Dog(Box<Dog>) as_dog,
    }
    fields {
        name: String,
    }
    fields of [Dog] {
        tricks: Vec<String>,
    }
}

union_enum! {
    /// A pet, by what stands under a key that JSON writes otherwise.
    pub enum Slashed by property("a\\b") or Unknown {
        "cat" => Cat(Box<Cat>) as_cat,
        "dog" => Dog(Box<Dog>) as_dog,
    }
}

#[test]
fn a_key_with_a_backslash_is_another_in_json() {
    let text = r#"{"a\\b":"cat","name":"Tom","lives":9,"a\b":"dog"}"#;
    let pet: Slashed = serde_json::from_str(text).unwrap();
    assert_eq!(pet.as_cat(), Some(&cat()));
}

union_enum! {
    /// A pet, by a key that only it has.
    pub enum Keyed by key or Unknown {
        "lives" => Cat(Box<Cat>) as_cat,
        "tricks" => Dog(Box<Dog>) as_dog,
    }
}

union_enum! {
    /// A pet, by what stands beside it.
    pub enum Beside by sibling("kind") or Unknown {
        "cat" => Cat(Box<Cat>) as_cat,
        "dog" => Dog(Box<Dog>) as_dog,
        "puppy" => Puppy(Box<Dog>) as_puppy without From,
    }
}

string_enum! {
    pub enum Color or Unknown {
        "red" => Red,
    }
}

union_enum! {
    /// One of some texts, or any text.
    pub enum Named by shape or Unknown {
        value if value.one_of(&["red"]) => Color(Color) as_color,
        value if value.is(&[JsonKind::String]) => Text(String) as_text from str,
    }
}

union_enum! {
    /// A pet, some names, or a name.
    pub enum Shaped by shape or Unknown {
        value if value.is(&[JsonKind::String]) => Name(String) as_name from str,
        value if value.is(&[JsonKind::Array]) => Names(Vec<String>) as_names,
        value if value.told_by(&["lives"]) => Cat(Box<Cat>) as_cat,
        value if value.told_by(&["wool"]) && value.member("wool").is(&[JsonKind::String]) =>
            Sheep(BTreeMap<String, String>) as_sheep,
        value if value.told_by(&["tricks"]) => Undecided(Box<Dog>) as_undecided kept raw,
    }
}

fn read<T: DeserializeOwned>(value: &Value) -> T {
    serde_json::from_str(&value.to_string()).unwrap()
}

fn cat() -> Cat {
    read(&json!({"name": "Tom", "lives": 9}))
}

union_enum! {
    /// A pet, by a number or a boolean.
    pub enum Numbered by property("version") or Unknown {
        "1" => Cat(Box<Cat>) as_cat,
        "true" | "1.5" => Dog(Box<Dog>) as_dog,
    }
}

#[test]
fn a_number_selects_as_its_text_does() {
    for version in [json!(1), json!("1")] {
        let read: Numbered = read(&json!({"version": version, "name": "Tom", "lives": 9}));
        assert_eq!(read.as_cat(), Some(&cat()));
    }
    for version in ["1.0", "1e0", "10E-1", "1.000"] {
        let text = format!(r#"{{"version":{version},"name":"Tom","lives":9}}"#);
        let read: Numbered = serde_json::from_str(&text).unwrap();
        assert_eq!(read.as_cat(), Some(&cat()), "{version}");
    }
    for version in ["true", "1.5", "1.50", "15e-1"] {
        let text = format!(r#"{{"version":{version},"name":"Rex","tricks":[]}}"#);
        let read: Numbered = serde_json::from_str(&text).unwrap();
        assert!(read.as_dog().is_some(), "{version}");
    }
    for version in ["1.51", "1e400", r#""1.0""#, "10"] {
        let text = format!(r#"{{"version":{version},"name":"Tom","lives":9}}"#);
        let read: Numbered = serde_json::from_str(&text).unwrap();
        assert_eq!(read, Numbered::Unknown(text.parse().unwrap()), "{version}");
    }
    let other: Numbered = read(&json!({"version": [1], "name": "Tom", "lives": 9}));
    assert!(matches!(other, Numbered::Unknown(_)));
}

#[test]
fn the_value_of_a_property_decides_wherever_it_stands() {
    for kind in ["cat", "kitten"] {
        let first = json!({"kind": kind, "name": "Tom", "lives": 9});
        let last = json!({"name": "Tom", "lives": 9, "kind": kind});
        assert_eq!(read::<Pet>(&first), Pet::Cat(Box::new(cat())));
        assert_eq!(read::<Pet>(&last), Pet::Cat(Box::new(cat())));
    }
    let tom = r#""name":"Tom","lives":9"#;
    for text in [
        format!("{{{tom} , \"kind\"\t:\n\"cat\" }}"),
        format!("{{{tom},\"kind\":\"c\\u0061t\"}}"),
        format!("{{{tom},\"k\\u0069nd\":\"cat\"}}"),
        format!("{{\"kind\":\"cat\",{tom},\"mankind\":\"dog\"}}"),
        format!("{{\"kind\":\"cat\",{tom},\",\\\"kind\":\"dog\"}}"),
        format!("{{\"kind\":\"cat\",{tom},\"said\":\"\\\"kind\\\":\\\"dog\"}}"),
        format!("{{\"kind\":\"cat\",{tom},\"friend\":{{\"kind\":\"dog\"}}}}"),
    ] {
        let pet: Pet = serde_json::from_str(&text).unwrap();
        assert_eq!(pet, Pet::Cat(Box::new(cat())), "{text}");
    }
}

#[test]
fn what_no_variant_describes_is_kept_as_it_came() {
    for text in [
        r#"{"kind":"bird","name":"Tweety"}"#,
        r#"{"name":"Tom"}"#,
        r#"{"kind":null,"name":"Tom"}"#,
        r#"{"kind":"cat","name":7}"#,
        r#"{"kind":"cat","kind":"dog","name":"Tom"}"#,
        r#"["cat"]"#,
        "null",
        "1E400",
    ] {
        let pet: Pet = serde_json::from_str(text).unwrap();
        assert_eq!(pet, Pet::Unknown(text.parse().unwrap()), "{text}");
        assert_eq!(serde_json::to_string(&pet).unwrap(), text);
    }
}

#[test]
fn one_key_decides_and_two_do_not() {
    assert_eq!(
        read::<Keyed>(&json!({"lives": 9, "name": "Tom"})).as_cat(),
        Some(&cat())
    );
    // Who writes null for what is not there says nothing by it.
    let nothing = json!({"lives": 9, "tricks": null, "name": "Tom"});
    assert_eq!(read::<Keyed>(&nothing).as_cat(), Some(&cat()));
    for value in [
        json!({"lives": 9, "tricks": [], "name": "Tom"}),
        json!({"lives": null, "name": "Tom"}),
        json!({"name": "Tom"}),
        json!([]),
    ] {
        assert_eq!(read::<Keyed>(&value), Keyed::Unknown(value.into()));
    }
}

#[test]
fn a_value_beside_the_union_decides() {
    let raw = RawJson::new(&json!({"name": "Rex", "tricks": []})).unwrap();
    let select = |kind: &str| Beside::select(kind, raw.clone());
    assert!(matches!(select("dog"), Beside::Dog(_)));
    assert!(matches!(select("puppy"), Beside::Puppy(_)));
    assert_eq!(select("cow"), Beside::Unknown(raw.clone()));
    assert_eq!(
        read::<Beside>(&json!({"name": "Rex", "tricks": []})),
        Beside::Unknown(raw)
    );
}

#[test]
fn the_shape_decides() {
    assert_eq!(
        read::<Shaped>(&json!("Tom")).as_name(),
        Some(&"Tom".to_owned())
    );
    assert_eq!(
        read::<Shaped>(&json!(["Tom"])).as_names(),
        Some(&vec!["Tom".to_owned()])
    );
    assert_eq!(
        read::<Shaped>(&json!({"name": "Tom", "lives": 9})).as_cat(),
        Some(&cat())
    );
    assert!(
        read::<Shaped>(&json!({"wool": "white"}))
            .as_sheep()
            .is_some()
    );
    for none in [
        json!({"name": "Rex", "tricks": []}),
        // What has the shape of two variants is of neither, be one of them kept raw or not.
        json!({"name": "Tom", "lives": 9, "wool": "white"}),
        // The cat would lose the wool, of which no sheep is.
        json!({"name": "Tom", "lives": 9, "wool": 7}),
        json!({"name": "Tom", "lives": 9, "tricks": []}),
        json!({"name": "Tom"}),
    ] {
        assert_eq!(read::<Shaped>(&none), Shaped::Unknown(none.into()));
    }
}

#[test]
fn a_union_is_written_as_what_it_holds() {
    for value in [
        json!("Tom"),
        json!(["Tom"]),
        json!({"name": "Tom", "lives": 9}),
        json!(7),
    ] {
        assert_eq!(serde_json::to_value(read::<Shaped>(&value)).unwrap(), value);
    }
}

#[test]
fn what_a_variant_holds_becomes_the_union_and_comes_back() {
    let pet = Pet::from(cat());
    assert_eq!(pet.as_cat(), Some(&cat()));
    assert_eq!(pet.as_dog(), None);
    let pet = Dog::try_from(pet).unwrap_err();
    assert_eq!(Cat::try_from(pet).unwrap(), cat());
    assert_eq!(Shaped::from("Tom".to_owned()).as_name().unwrap(), "Tom");
    assert_eq!(
        Vec::<String>::try_from(Shaped::from(vec![])).unwrap(),
        Vec::<String>::new()
    );
}

#[test]
fn fields_in_common_need_no_match() {
    let pet = Pet::from(cat());
    assert_eq!(pet.name(), Some(&"Tom".to_owned()));
    assert_eq!(pet.tricks(), None);
    assert_eq!(read::<Pet>(&json!({"name": "Tweety"})).name(), None);
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct All {
    pub all: Vec<Rule>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leaf {
    pub leaf: String,
}

union_enum! {
    /// A rule, which may be made of rules.
    pub enum Rule by key or Unknown {
        "all" => All(Box<All>) as_all,
        "leaf" => Leaf(Box<Leaf>) as_leaf,
    }
}

/// The rule in a rule in a rule.
fn nested(depth: usize) -> String {
    let leaf = r#"{"leaf":"[{\\\"[{"}"#;
    format!(
        "{}{leaf}{}",
        r#"{"all":["#.repeat(depth),
        "]}".repeat(depth)
    )
}

#[test]
fn what_nests_is_read_and_what_nests_without_end_is_kept() {
    let text = nested(60);
    let mut rule: &Rule = &serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(rule).unwrap(), text);
    for _ in 0..60 {
        rule = &rule.as_all().unwrap().all[0];
    }
    assert_eq!(rule.as_leaf().unwrap().leaf, r#"[{\"[{"#);

    for depth in [100, 10_000, 1_000_000] {
        let text = nested(depth);
        let rule: Rule = serde_json::from_str(&text).unwrap();
        let Rule::Unknown(kept) = &rule.as_all().unwrap().all[0] else {
            panic!("{depth} rules were read");
        };
        assert_eq!(kept.as_str(), nested(depth - 1));
    }
    // What was kept does not count.
    assert!(
        serde_json::from_str::<Rule>(&nested(60))
            .unwrap()
            .as_all()
            .is_some()
    );
}

/// As the methods of a crate take a union.
fn taken<T>(value: impl Into<T>) -> T {
    value.into()
}

#[test]
fn a_borrowed_text_is_the_variant_of_texts() {
    assert_eq!(taken::<Shaped>("Ada"), Shaped::Name("Ada".to_owned()));
    assert_eq!(Named::from("red"), Named::Text("red".to_owned()));
    assert_eq!(taken::<Named>(Color::Red), Named::Color(Color::Red));
    let texts = ["red", "Ada"].map(taken::<Named>).map(|named| json!(named));
    assert_eq!(texts, [json!("red"), json!("Ada")]);
}
