//! Values drawn from the schemas of the description: each is valid, as an independent validator
//! says, and comes back as it was once the type of its schema has read it.

mod composed_schemas;
mod description;
mod models;
mod unions;
mod values;

use dixa_integrations::models::{ActivityLog, Endpoint};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;

use description::Description;
use models::MODELS;

// The crates that `build.rs` generates from the descriptions of these names.
include!(concat!(env!("OUT_DIR"), "/every_way.rs"));
include!(concat!(env!("OUT_DIR"), "/composed.rs"));
include!(concat!(env!("OUT_DIR"), "/examples.rs"));

#[test]
fn every_schema_has_its_type_in_the_table() {
    let description = Description::read();
    let mut known: Vec<&str> = MODELS.iter().map(|(name, _)| *name).collect();
    let mut described = description.schemas();
    known.sort_unstable();
    described.sort_unstable();
    assert_eq!(known, described);
}

#[test]
fn every_valid_value_comes_back() {
    let description = Description::read();
    for (name, comes_back) in MODELS {
        let schema = description.schema(name);
        let validator = description.validator(schema);
        check(&values::of(&description, schema), |value| {
            prop_assert!(validator.is_valid(&value), "{name}: {value} is not valid");
            let read = comes_back(&value.to_string());
            prop_assert_eq!(read.map_err(|error| format!("{name}: {error}")), Ok(value));
            Ok(())
        });
    }
}

#[test]
fn a_page_without_its_list_has_no_entries() {
    for page in [r#"{}"#, r#"{"names":null}"#, r#"{"names":[]}"#] {
        let page: examples::Page<String> = serde_json::from_str(page).unwrap();
        assert!(page.names.is_empty());
    }
    assert!(serde_json::from_str::<examples::Page<String>>(r#"{"names":{}}"#).is_err());
}

#[test]
fn the_type_of_an_entry_selects_the_variant_of_its_attributes() {
    let description = Description::read();
    let attributes = &description.schema("ActivityLog")["properties"]["attributes"];
    let mapping = attributes["x-sibling-discriminator"]["mapping"].as_object();
    for (text, reference) in mapping.unwrap() {
        let schema = description.followed(reference.as_str().unwrap());
        let name = reference.as_str().unwrap().rsplit('/').next().unwrap();
        check(&values::of(&description, schema), |value| {
            let entry = json!({
                "id": "1", "conversation_id": 1, "activity_type": text, "attributes": value,
            });
            let entry: ActivityLog = serde_json::from_value(entry).unwrap();
            prop_assert_eq!(held(&entry.attributes.unwrap()), name);
            Ok(())
        });
    }
}

#[test]
fn an_endpoint_is_read_as_the_variant_that_describes_it() {
    let description = Description::read();
    for variant in description.schema("Endpoint")["oneOf"].as_array().unwrap() {
        check(&values::of(&description, variant), |value| {
            let endpoint: Endpoint = serde_json::from_value(value).unwrap();
            prop_assert_eq!(held(&endpoint), variant["x-name"].as_str().unwrap());
            Ok(())
        });
    }
}

/// The type that a variant holds, which is called as its schema: `Email` holds `EmailEndpoint`.
fn held(union: &impl std::fmt::Debug) -> String {
    let shown = format!("{union:?}");
    let (_, held) = shown.split_once('(').unwrap();
    held.chars().take_while(|it| it.is_alphanumeric()).collect()
}

/// Holds a property to values that are drawn anew in every run; of those that fail, the smallest is shown.
fn check<S: Strategy>(values: &S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config {
        cases: 64,
        failure_persistence: None,
        // Most JSON is valid for a union that takes nearly every type.
        max_global_rejects: 1 << 16,
        ..Config::default()
    };
    let checked = TestRunner::new(config).run(values, property);
    checked.unwrap_or_else(|failure| panic!("{failure}"));
}
