//! Unions of `every_way`: a value is read as the variant that it was drawn from, in whatever order
//! its members stand, and kept as it came where no variant describes it.

use jsonschema::Validator;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::Union as OneOf;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::description::Description;
use crate::every_way::models;
use crate::{check, values};

/// A union, by the name of its schema.
struct Union {
    name: &'static str,
    variants: &'static [&'static str],
    /// Reads a value: the variants that it is then, and what is written of it.
    read: fn(&Value) -> (Vec<&'static str>, Value),
}

macro_rules! unions {
    ($($name:ident $(.$member:ident)? { $($variant:ident $accessor:ident,)* })*) => {
        &[$(Union {
            name: stringify!($name),
            variants: &[$(stringify!($variant)),*],
            read: |value| {
                let (read, written) = comes_back::<models::$name>(value);
                let union = &read$(.$member)?;
                let variants = [$(union.$accessor().map(|_| stringify!($variant))),*];
                (variants.into_iter().flatten().collect(), written)
            },
        }),*]
    };
}

/// Every union but those beside a property, and its variants.
const UNIONS: &[Union] = unions! {
    Pet { Cat as_cat, Dog as_dog, Bird as_bird, }
    Figure { Circle as_circle, Square as_square, }
    Contact { Email as_email, Phone as_phone, }
    Setting { Word as_word, Words as_words, Count as_count, Flag as_flag, Range as_range, }
    Owner { Word as_word, Group as_group, }
    Time { Span as_span, Moment as_moment, Soon as_soon, Never as_never, }
    Reply { Yes as_yes, No as_no, }
    Frame { Ping as_ping, Data as_data, }
    Notice { Opened as_opened, Shut as_shut, }
    Series { Letters as_letters, Digits as_digits, }
    Move { Turn as_turn, Step as_step, }
    State { Deleted as_deleted, Live as_live, }
    Batch { Names as_names, Sizes as_sizes, }
    Labels { Titles as_titles, Weights as_weights, }
    Detail { Short as_short, Long as_long, }
    Booking { Room as_room, Seat as_seat, }
    Net { Older as_older, Newer as_newer, }
    Mark { Cross as_cross, Tick as_tick, }
    Chord { Major as_major, Minor as_minor, }
    Cargo { Bulk as_bulk, Boxes as_boxes, }
    Ending { Open as_open, Ended as_ended, }
    Ware { Fruit as_fruit, Coupon as_coupon, }
    Fruit { Apple as_apple, Pear as_pear, }
    Vehicle { Car as_car, Taxi as_taxi, }
    Thing { Table as_table, Chair as_chair, Lamp as_lamp, }
    Route { Email as_email, Phone as_phone, }
    Part { Bolt as_bolt, Nut as_nut, Tape as_tape, }
    Account { Guest as_guest, Client as_client, }
    Pack { Parcel as_parcel, Pallet as_pallet, }
    Proof { Stamp as_stamp, Sign as_sign, }
    Dial { Gauge as_gauge, Label as_label, }
    Amount { Sum as_sum, Rates as_rates, }
    Reached { Email as_email, Gone as_gone, }
};

/// Those of which a value may be valid for two variants and is read all the same: as the one that requires
/// a key of which the other, which is open, says nothing, or that lists a text. As the other it would lose more.
const TOLD_BY_ONE: &[&str] = &[
    "Owner", "Time", "State", "Thing", "Booking", "Part", "Account", "Proof",
];

#[test]
fn every_variant_of_every_union_is_in_the_table() {
    let description = Description::of_every_way();
    let mut described = Vec::new();
    for name in description.schemas() {
        let schema = description.schema(name);
        let listed = ["oneOf", "anyOf"].map(|keyword| schema[keyword].as_array());
        let listed = listed.into_iter().flatten().flatten();
        described.extend(listed.map(|variant| (name, target(&variant["$ref"]))));
        if schema.get("allOf").is_some() {
            described.push(("Vehicle", name));
        }
    }
    let rows = UNIONS.iter();
    let rows = rows.flat_map(|union| union.variants.iter().map(|variant| (union.name, *variant)));
    assert_eq!(rows.collect::<Vec<_>>(), described);
}

#[test]
fn a_value_is_read_as_the_variant_it_was_drawn_from() {
    let description = Description::of_every_way();
    for union in UNIONS {
        for variant in union.variants {
            let is_undecided = |value: &Value| match *variant {
                "Table" | "Chair" => true,
                "Names" | "Sizes" => value == &json!([]),
                "Titles" | "Weights" => value == &json!({}),
                "Short" | "Long" => value.get("text").is_none(),
                "Room" | "Seat" => value.get("price").is_none(),
                _ => false,
            };
            let schema = variant_schema(&description, union.name, variant);
            let validator = description.validator(&schema);
            check(&values::of(&description, &schema), |value| {
                // Null makes the place of the union nullable, and is of no variant.
                prop_assume!(!value.is_null());
                prop_assert!(
                    validator.is_valid(&value),
                    "{variant}: {value} is not valid"
                );
                let read_as = match is_undecided(&value) {
                    true => vec![],
                    false => vec![*variant],
                };
                prop_assert_eq!((union.read)(&value), (read_as, value));
                Ok(())
            });
        }
    }
}

#[test]
fn a_value_of_no_variant_is_kept() {
    let description = Description::of_every_way();
    for union in UNIONS {
        let schemas = union.variants.iter();
        let schemas = schemas.map(|variant| variant_schema(&description, union.name, variant));
        let schemas: Vec<Value> = schemas.collect();
        let validators = schemas.iter().map(|schema| description.validator(schema));
        let validators: Vec<_> = validators.collect();
        let valid = OneOf::new(
            schemas
                .iter()
                .map(|schema| values::of(&description, schema)),
        );
        check(&spoilt(valid.boxed()), |value| {
            prop_assume!(
                !validators
                    .iter()
                    .any(|validator| validator.is_valid(&value))
            );
            let (read_as, written) = (union.read)(&value);
            // A variant that is a union keeps the value as its own unknown.
            let is_kept_within = |variant: &&str| UNIONS.iter().any(|it| it.name == *variant);
            prop_assert!(read_as.iter().all(is_kept_within), "{value}: {read_as:?}");
            prop_assert_eq!(written, value);
            Ok(())
        });
    }
}

#[test]
fn a_value_with_members_of_others_is_never_read_as_another() {
    let description = Description::of_every_way();
    for union in UNIONS {
        let schemas = union.variants.iter();
        let schemas = schemas.map(|variant| variant_schema(&description, union.name, variant));
        let schemas: Vec<Value> = schemas.collect();
        let validators = |validator: &dyn Fn(&Value) -> Validator| -> Vec<Validator> {
            schemas.iter().map(validator).collect()
        };
        let closed = validators(&|schema| description.validator(schema));
        let open = validators(&|schema| description.open_validator(schema));
        let valid_for = |validators: &[Validator], value: &Value| -> Vec<&str> {
            let judged = union.variants.iter().zip(validators);
            let valid = judged.filter(|(_, validator)| validator.is_valid(value));
            valid.map(|(variant, _)| *variant).collect()
        };
        let values = schemas
            .iter()
            .map(|schema| values::of(&description, schema));
        let values: Vec<_> = values.collect();
        for own in &values {
            let mixed = mixed(own.clone(), OneOf::new(values.clone()).boxed());
            check(
                &prop_oneof![2 => mixed.clone(), 1 => spoilt(mixed)],
                |value| {
                    // Null makes the place of the union nullable, and is of no variant.
                    prop_assume!(!value.is_null());
                    let valid = valid_for(&closed, &value);
                    let may_be = match valid.as_slice() {
                        [] => valid_for(&open, &value),
                        [_] => valid,
                        _ if TOLD_BY_ONE.contains(&union.name) => valid,
                        _ => vec![],
                    };
                    let (read_as, written) = (union.read)(&value);
                    let is_kept = written == value;
                    // A variant that is a union keeps the value as its own unknown.
                    let is_kept_within =
                        |variant: &str| is_kept && UNIONS.iter().any(|it| it.name == variant);
                    let mut read_as = read_as.into_iter();
                    prop_assert!(
                        read_as.all(|variant| may_be.contains(&variant) || is_kept_within(variant)),
                        "{}: {value} may be of {may_be:?} alone, and is {written}",
                        union.name
                    );
                    // What a struct does not declare is no part of it, but no value is lost whole.
                    prop_assert!(
                        is_kept || written != json!({}),
                        "{}: {value} is lost",
                        union.name
                    );
                    Ok(())
                },
            );
        }
    }
}

#[test]
fn what_stands_beside_a_union_selects_its_variant() {
    let description = Description::of_every_way();
    let [beside] = unions! { Event.details { Start as_start, Sale as_sale, } };
    let schema = description.schema("Event");
    let selection = &schema["properties"]["details"]["x-sibling-discriminator"];
    check(&values::of(&description, schema), |event| {
        let name = event["name"].as_str().unwrap();
        let variant = target(&selection["mapping"][name]);
        prop_assert_eq!((beside.read)(&event), (vec![variant], event));
        Ok(())
    });
    let sale = values::of(&description, description.schema("Sale"));
    let validator = description.validator(description.schema("Sale"));
    check(&(spoilt(sale), values::text()), |(details, name)| {
        prop_assume!(!validator.is_valid(&details));
        for name in ["sold", &name] {
            let event = json!({ "details": details, "name": name });
            prop_assert_eq!((beside.read)(&event), (vec![], event));
        }
        Ok(())
    });
}

#[test]
fn a_union_is_read_alike_wherever_it_stands() {
    let description = Description::of_every_way();
    let valid = values::of(&description, description.schema("Contact"));
    let all = prop_oneof![valid.clone(), spoilt(valid)];
    check(&all.boxed(), |value| {
        let (contact, _) = comes_back::<models::Contact>(&value);
        let card = json!({ "list": [value, value], "map": { "key": value }, "first": value });
        let (read, written) = comes_back::<models::Card>(&card);
        prop_assert_eq!(written, card);
        prop_assert_eq!(read.list, vec![contact.clone(), contact.clone()]);
        prop_assert_eq!(&read.map["key"], &contact);
        let first = read.first.unwrap();
        prop_assert_eq!(first.as_email(), contact.as_email());
        prop_assert_eq!(first.as_phone(), contact.as_phone());
        Ok(())
    });
    let card = json!({ "list": [], "map": {}, "first": null });
    let (read, written) = comes_back::<models::Card>(&card);
    assert_eq!((read.first, written), (None, card));
}

#[test]
fn null_and_missing_stay_apart() {
    let description = Description::of_every_way();
    let schema = description.schema("Nulls");
    let validator = description.validator(schema);
    check(&values::of(&description, schema), |value| {
        prop_assert!(validator.is_valid(&value), "{value} is not valid");
        let (_, written) = comes_back::<models::Nulls>(&value);
        prop_assert_eq!(written, value);
        Ok(())
    });
}

/// What a value is read as, and what is written of that.
fn comes_back<T: DeserializeOwned + Serialize>(value: &Value) -> (T, Value) {
    let read: T = serde_json::from_str(&value.to_string()).unwrap();
    let written = serde_json::to_value(&read).unwrap();
    (read, written)
}

/// The schema of a variant, together with what the discriminator of its union says.
fn variant_schema(description: &Description, union: &str, variant: &str) -> Value {
    let schema = json!({ "$ref": format!("#/components/schemas/{variant}") });
    let Some(discriminator) = description.schema(union).get("discriminator") else {
        return schema;
    };
    let property = discriminator["propertyName"].as_str().unwrap();
    let mapping = discriminator["mapping"].as_object().unwrap().iter();
    let mut texts: Vec<&str> = mapping
        .filter(|(_, reference)| target(reference) == variant)
        .map(|(text, _)| text.as_str())
        .collect();
    if texts.is_empty() {
        texts.push(variant);
    }
    let tag = json!({ "type": "object", "required": [property], "properties": { property: { "enum": texts } } });
    json!({ "allOf": [schema, tag] })
}

/// The name of the schema that a reference leads to.
fn target(reference: &Value) -> &str {
    reference.as_str().unwrap().rsplit('/').next().unwrap()
}

/// Values with members of others, and at times with some that are of none.
fn mixed(own: BoxedStrategy<Value>, other: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let further = option::of(values::members());
    let mixed = (own, option::of(other), further).prop_map(|(own, other, further)| {
        let Value::Object(own) = own else {
            return own;
        };
        let mut members = Map::new();
        for others in [further, other].into_iter().flatten() {
            members.extend(others.as_object().cloned().unwrap_or_default());
        }
        members.extend(own);
        Value::Object(members)
    });
    mixed.boxed()
}

/// Values most of which are not valid any more: a member is missing or another, or all is.
fn spoilt(valid: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let spoilt = (valid, any::<Index>(), option::of(values::anything()));
    let spoilt = spoilt.prop_map(|(mut value, index, other)| match value.as_object_mut() {
        Some(members) if !members.is_empty() => {
            let key = index
                .get(&members.keys().cloned().collect::<Vec<_>>())
                .clone();
            match other {
                Some(other) => members.insert(key, other),
                None => members.shift_remove(&key),
            };
            value
        }
        _ => other.unwrap_or(value),
    });
    prop_oneof![3 => spoilt, 1 => values::anything()].boxed()
}
