//! Structs that keep the members which no field declares.

use indexmap::IndexMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::values::aliases::Aliases;
use crate::values::declared_fields::declared_fields;
use crate::values::further_fields::FurtherFields;
use crate::values::raw_json::RawJson;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
struct Pet {
    name: String,
    #[serde(rename = "born-at", skip_serializing_if = "Option::is_none")]
    born: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<RawJson>,
    #[serde(flatten, skip_deserializing)]
    others: IndexMap<String, RawJson>,
}

impl Serialize for Pet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Pet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut others = IndexMap::new();
        let mut value = Self::deserialize(FurtherFields {
            deserializer: Aliases {
                deserializer,
                keys: [("born", "born-at")],
            },
            others: &mut others,
        })?;
        value.others = others;
        Ok(value)
    }
}

/// A struct whose further members are described.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(remote = "Self")]
struct Scores {
    game: String,
    #[serde(skip_deserializing)]
    others: IndexMap<String, f64>,
}

impl<'de> Deserialize<'de> for Scores {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut others = IndexMap::new();
        let mut value = Self::deserialize(FurtherFields {
            deserializer,
            others: &mut others,
        })?;
        value.others = others;
        Ok(value)
    }
}

fn pet(text: &str) -> Pet {
    serde_json::from_str(text).unwrap()
}

#[test]
fn what_no_field_declares_is_written_as_it_came() {
    let text = r#"{"name":"Tom","zeta":1e400,"alpha":{"b":[1 , 2],"a":null},"others":0.10}"#;

    let pet = pet(text);

    let keys: Vec<&str> = pet.others.keys().map(String::as_str).collect();
    assert_eq!(keys, ["zeta", "alpha", "others"]);
    assert_eq!(pet.others["zeta"].as_str(), "1e400");
    assert_eq!(serde_json::to_string(&pet).unwrap(), text);
}

#[test]
fn declared_members_are_read_as_ever() {
    let pet = pet(r#"{"x":1,"tag":12345678901234567890123,"born":7,"name":"Tom","born-at":8}"#);

    assert_eq!(pet.name, "Tom");
    assert_eq!(
        pet.born,
        Some(7),
        "it has two keys, of which the first counts"
    );
    assert_eq!(pet.tag.unwrap().as_str(), "12345678901234567890123");
    assert_eq!(pet.others.len(), 1);
}

#[test]
fn of_two_members_with_one_key_the_last_counts() {
    let pet = pet(r#"{"x":1,"name":"Tom","x":2,"\u0078":3}"#);
    assert_eq!(pet.others.len(), 1);
    assert_eq!(pet.others["x"].as_str(), "3");
}

#[test]
fn members_of_a_described_type_must_be_of_it() {
    let scores: Scores = serde_json::from_str(r#"{"ann":1.5,"game":"chess","bob":2}"#).unwrap();
    assert_eq!(scores.game, "chess");
    assert_eq!(Vec::from_iter(scores.others.values()), [&1.5, &2.0]);

    let mut reader = serde_json::Deserializer::from_str(r#"{"game":"chess","ann":"two"}"#);
    let error = serde_path_to_error::deserialize::<_, Scores>(&mut reader).unwrap_err();
    assert_eq!(error.path().to_string(), "ann");
    assert_eq!(
        error.inner().to_string(),
        "invalid type: string \"two\", expected f64 at line 1 column 27"
    );
}

#[test]
fn only_an_object_is_read_and_what_is_missing_is_named() {
    let error = |text| serde_json::from_str::<Pet>(text).unwrap_err().to_string();
    assert_eq!(
        error(r#"["Tom"]"#),
        "invalid type: sequence, expected struct Pet at line 1 column 0"
    );
    assert_eq!(
        error(r#"{"x":1}"#),
        "missing field `name` at line 1 column 7"
    );
}

/// As a variant of a union, such a struct loses nothing of any object.
#[test]
fn any_key_counts_as_declared() {
    assert_eq!(declared_fields::<Pet>(), None);
}
