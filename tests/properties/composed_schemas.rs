//! Schemas of `composed`: what is drawn from them as they are written comes back from their types, and none of it is
//! unknown.

use std::fmt::Debug;

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::composed::models;
use crate::description::Description;
use crate::{check, values};

/// What is drawn from one schema is read as the type of another, or of the same.
struct Row {
    drawn: &'static str,
    read: &'static str,
    /// What is read, as it is shown, and what is written of it.
    comes_back: fn(&Value) -> (String, Value),
}

macro_rules! rows {
    ($($drawn:ident as $read:ident,)*) => {
        &[$(Row {
            drawn: stringify!($drawn),
            read: stringify!($read),
            comes_back: comes_back::<models::$read>,
        }),*]
    };
}

const ROWS: &[Row] = rows! {
    Charge as Charge,
    Refund as Refund,
    Job as Job,
    Plan as Plan,
    Said as Said,
    Dated as Dated,
    Task as Task,
    Kept as Kept,
    SourcePage as SourcePage,
    Cat as Pet,
    Tabby as Pet,
    Dog as Pet,
    Tabby as Cat,
    Owned as Owned,
};

#[test]
fn what_is_composed_comes_back_and_is_known() {
    let description = Description::of_composed();
    for Row {
        drawn,
        read,
        comes_back,
    } in ROWS
    {
        let schema = description.schema(drawn);
        let validator = description.validator(schema);
        check(&values::of(&description, schema), |value| {
            // Null makes the place of a schema nullable, and is of no type.
            prop_assume!(!value.is_null());
            prop_assert!(validator.is_valid(&value), "{drawn}: {value} is not valid");
            let (shown, written) = comes_back(&value);
            prop_assert!(!shown.contains("Unknown("), "{value} as {read}: {shown}");
            prop_assert_eq!(written, value, "{} as {}", drawn, read);
            Ok(())
        });
    }
}

fn comes_back<T: DeserializeOwned + Serialize + Debug>(value: &Value) -> (String, Value) {
    let read: T = serde_json::from_str(&value.to_string()).unwrap();
    (format!("{read:?}"), serde_json::to_value(&read).unwrap())
}
