//! What `drift` says of decoded answers: which of their parts are unknown, and which are not kept.

#[path = "../../generator/trial/trial/lost_parts.rs"]
mod lost_parts;
#[path = "../../generator/trial/trial/unknown_parts.rs"]
mod unknown_parts;

use std::collections::BTreeMap;

use lost_parts::lost_parts;
use serde_json::{Value, json};
use unknown_parts::unknown_parts;

/// Shown, and never read.
#[derive(Debug)]
#[expect(dead_code, reason = "the fields are shown by `Debug`")]
struct Pet {
    name: String,
    mood: Mood,
    home: Option<Box<Home>>,
    friends: Vec<Pet>,
    toys: BTreeMap<String, Mood>,
}

#[derive(Debug)]
#[expect(dead_code, reason = "the fields are shown by `Debug`")]
enum Mood {
    Merry,
    Unknown(String),
}

#[derive(Debug)]
#[expect(dead_code, reason = "the fields are shown by `Debug`")]
enum Home {
    Shed(Mood),
    Other(Value),
}

fn pet(name: &str, mood: Mood) -> Pet {
    Pet {
        name: name.to_owned(),
        mood,
        home: None,
        friends: Vec::new(),
        toys: BTreeMap::new(),
    }
}

fn unknown(pet: &Pet, start: &str) -> Vec<String> {
    unknown_parts(&format!("{pet:?}"), &["Unknown", "Other"], start)
}

#[test]
fn unknown_parts_are_found_wherever_they_are() {
    let mut friend = pet("Max", Mood::Unknown("dreamy".to_owned()));
    let toys = [
        ("ball", Mood::Merry),
        ("a, b", Mood::Unknown("lost".to_owned())),
    ];
    friend.toys = toys.map(|(name, mood)| (name.to_owned(), mood)).into();
    let mut whole = pet("Rex", Mood::Merry);
    whole.home = Some(Box::new(Home::Shed(Mood::Unknown("dark".to_owned()))));
    whole.friends = vec![pet("Bo", Mood::Merry), friend];
    let paths = ["home", "friends[1].mood", "friends[1].toys.a, b"];
    assert_eq!(unknown(&whole, ""), paths);
    assert_eq!(unknown(&whole, "data")[0], "data.home");
}

#[test]
fn texts_and_json_are_no_unknown_parts() {
    let tricky = pet(r#"Unknown("x"), \" Unknown(["#, Mood::Merry);
    assert_eq!(unknown(&tricky, ""), Vec::<String>::new());
    let mut housed = pet("Rex", Mood::Unknown("x".to_owned()));
    housed.home = Some(Box::new(Home::Other(
        json!({ "a": "Unknown(1)", "b": [1, "]"] }),
    )));
    assert_eq!(unknown(&housed, ""), ["mood", "home"]);
    assert_eq!(unknown_parts("Unknown(\"x\")", &["Unknown"], ""), ["."]);
}

#[test]
fn what_is_not_written_is_lost() {
    for (received, written, lost) in [
        (
            json!({ "a": 1, "b": [1.0] }),
            json!({ "b": [1], "a": 1 }),
            &[][..],
        ),
        (json!({ "a": null }), json!({}), &[]),
        (json!({ "nmae": "x" }), json!({ "name": "x" }), &[]),
        (
            json!({ "nmae": "x", "name": "x" }),
            json!({ "name": "x" }),
            &["nmae"],
        ),
        (json!({ "a": { "b": 1 } }), json!({ "a": {} }), &["a.b"]),
        (
            json!([{ "a": 1 }, { "a": 2 }]),
            json!([{ "a": 1 }, { "a": 3 }]),
            &["[1].a"],
        ),
        (json!([1, 2]), json!([1]), &["."]),
        (json!("a"), json!("b"), &["."]),
    ] {
        assert_eq!(lost_parts(&received, &written, ""), lost, "{received}");
    }
    assert_eq!(
        lost_parts(&json!({ "a": 1 }), &json!({}), "data"),
        ["data.a"]
    );
}
