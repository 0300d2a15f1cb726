//! What `drift` says of decoded answers: which of their parts are unknown, and which are not kept.

#[path = "../../generator/trial/trial/lost_parts.rs"]
mod lost_parts;
#[path = "../../generator/trial/trial/part.rs"]
mod part;
#[path = "../../generator/trial/trial/unknown_parts.rs"]
mod unknown_parts;

/// As the generator writes it for the types below.
mod table {
    pub const UNKNOWN: &[&str] = &["Unknown", "Other"];

    pub const KEYS: &[(&str, &str, &[&str])] = &[
        ("Pet", "name", &["name", "nmae"]),
        ("Pet", "mood", &["current-mood"]),
        ("Pet", "home", &["home"]),
        ("Pet", "friends", &["friends"]),
        ("Pet", "toys", &["toys"]),
    ];
}

use std::collections::BTreeMap;

use lost_parts::lost_parts;
use part::Part;
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

/// The paths and pointers of what is unknown in a pet that was received as this JSON.
fn unknown(pet: &Pet, received: &Value, start: &Part) -> Vec<(String, String)> {
    let parts = unknown_parts(&format!("{pet:?}"), received, start);
    parts.into_iter().map(|it| (it.path, it.pointer)).collect()
}

fn owned(parts: &[(&str, &str)]) -> Vec<(String, String)> {
    let parts = parts.iter();
    parts
        .map(|(path, pointer)| ((*path).to_owned(), (*pointer).to_owned()))
        .collect()
}

fn paths(parts: Vec<Part>) -> Vec<String> {
    parts.into_iter().map(|it| it.path).collect()
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
    let received = json!({
        "nmae": "Rex", "current-mood": "merry", "home": { "shed": "dark" },
        "friends": [{ "name": "Bo" }, { "current-mood": "dreamy", "toys": { "ball": "merry", "a, b": "lost" } }],
    });
    let expected = owned(&[
        ("home", "/home"),
        ("friends[1].current-mood", "/friends/1/current-mood"),
        ("friends[1].toys.a, b", "/friends/1/toys/a, b"),
    ]);
    assert_eq!(unknown(&whole, &received, &Part::default()), expected);
    let start = Part::default().member("da/ta");
    let first = unknown(&whole, &received, &start).remove(0);
    assert_eq!(first, owned(&[("da/ta.home", "/da~1ta/home")])[0]);
}

#[test]
fn texts_and_json_are_no_unknown_parts() {
    let tricky = pet(r#"Unknown("x"), \" Unknown(["#, Mood::Merry);
    let start = Part::default();
    assert_eq!(unknown(&tricky, &json!({}), &start), []);
    let mut housed = pet("Rex", Mood::Unknown("x".to_owned()));
    housed.home = Some(Box::new(Home::Other(
        json!({ "a": "Unknown(1)", "b": [1, "]"] }),
    )));
    let received = json!({ "current-mood": "x", "home": {} });
    let expected = owned(&[("current-mood", "/current-mood"), ("home", "/home")]);
    assert_eq!(unknown(&housed, &received, &start), expected);
    let whole = unknown_parts("Unknown(\"x\")", &json!("x"), &start);
    assert_eq!(paths(whole), ["."]);
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
        let parts = lost_parts(&received, &written, &Part::default());
        assert_eq!(paths(parts), lost, "{received}");
    }
    let start = Part::default().member("data");
    let parts = lost_parts(&json!({ "a": 1 }), &json!({}), &start);
    assert_eq!(paths(parts), ["data.a"]);
}
