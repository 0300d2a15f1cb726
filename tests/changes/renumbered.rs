//! Other numbers for schemas that are numbered change no name, where an overlay names them by what they
//! say; and an overlay that names them by their numbers does not change the wrong one unnoticed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use generator::compare::{Verdict, compare};
use generator::{Output, Severity, Source, Tree, generate, infer};

use tests::description::input;

use crate::known_by_name::edits;
use crate::shuffled::differing;

const NUMBERED: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    get:
      responses:
        '200':
          description: The pet.
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
components:
  schemas:
    Text1: { type: object, required: [bark], properties: { bark: { type: string } } }
    Text2: { type: object, required: [meow], properties: { meow: { type: string } } }
    Pet: { oneOf: [{ $ref: '#/components/schemas/Text1' }, { $ref: '#/components/schemas/Text2' }] }
";

/// Descriptions from which the inference proposes tags and names for numbered schemas.
const DESCRIBED: [&str; 2] = [
    "numbered-schemas-found-by-what-they-say",
    "numbered-schemas-of-which-the-first-has-no-number",
];

fn described(case: &str) -> String {
    let case = format!("../generator/tests/infer/{case}/input.yaml");
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(case)).unwrap()
}

/// All descriptions here.
fn all() -> impl Iterator<Item = String> {
    [NUMBERED.to_owned()]
        .into_iter()
        .chain(DESCRIBED.map(described))
}

/// The names that change places.
const PAIRS: [[&str; 2]; 4] = [
    ["Text1", "Text2"],
    ["IsOneOf1", "IsOneOf2"],
    ["Queue", "Queue1"],
    ["Hours", "Hours1"],
];

/// A text in which `Text1` is `Text2` and the other way round, and so for every numbered name.
fn renumbered(text: &str) -> String {
    let swapped = |text: String, [first, second]: [String; 2]| {
        let text = text.replace(&first, "\0");
        text.replace(&second, &first).replace('\0', &second)
    };
    PAIRS.into_iter().fold(text.to_owned(), |text, names| {
        let text = swapped(text, names.map(|name| format!("/schemas/{name}'")));
        swapped(text, names.map(|name| format!("\n    {name}:")))
    })
}

fn output(text: &str, overlay: &str) -> Output {
    let overlay = Source::new("names.yaml", overlay);
    generate(&input(text, &[overlay])).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"))
}

fn proposed(text: &str) -> String {
    let name = "api.yaml";
    let inferred = infer(Source::new(name, text), &[], &[]);
    let inferred = inferred.unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
    assert!(inferred.overlay.contains("x-name"), "{}", inferred.overlay);
    inferred.overlay
}

/// The Rust names that there are.
fn names(tree: &Tree) -> BTreeSet<&str> {
    let lines = tree["names.txt"].lines();
    lines
        .filter_map(|line| Some(line.split_once(" -> ")?.1))
        .collect()
}

#[test]
fn with_the_proposed_overlay_other_numbers_change_no_name() {
    for text in all() {
        let overlay = proposed(&text);
        let old = output(&text, &overlay);
        let new = output(&renumbered(&text), &overlay);
        let differing = differing(&old.tree, &new.tree).into_iter();
        let differing: Vec<&str> = differing.map(|(path, _)| path.as_str()).collect();
        // The pointers of the schemas are others, and so is the sum of the text.
        assert_eq!(differing, ["Cargo.toml", "names.txt"]);
        assert_eq!(names(&old.tree), names(&new.tree));
        for output in [old, new] {
            let codes = output.diagnostics.iter().map(|it| it.code);
            let codes: Vec<&str> = codes.filter(|code| code.starts_with("numbered")).collect();
            assert_eq!(codes, [] as [&str; 0], "{overlay}");
        }
    }
}

#[test]
fn users_of_the_crate_are_told_nothing_of_them() {
    for text in all() {
        let overlay = proposed(&text);
        let overlay = Source::new("names.yaml", &overlay);
        let new = renumbered(&text);
        let comparison = compare(&input(&text, &[overlay]), &input(&new, &[overlay])).unwrap();
        let [change] = comparison.changes.as_slice() else {
            panic!("{comparison:#?}");
        };
        assert_eq!(change.verdict, Verdict::Documentation);
        assert_eq!(change.lines, comparison.lines);
        assert_eq!(comparison.unexplained, 0);
        assert_eq!(comparison.renames, []);
        assert_eq!(comparison.overridden, []);
        let edits = edits(change);
        let swapped = |was: &str, is: &str| {
            format!("changed #/components/schemas/{is} from \"{was}\" to \"{is}\"")
        };
        let pairs = PAIRS
            .into_iter()
            .flat_map(|[one, other]| [(one, other), (other, one)]);
        let (told, others): (Vec<_>, Vec<_>) = pairs
            .filter(|(one, _)| text.contains(&format!("\n    {one}:")))
            .map(|(was, is)| swapped(was, is))
            .partition(|it| edits.contains(it));
        assert_eq!((told.len(), others), (edits.len(), vec![]));
    }
}

#[test]
fn without_an_overlay_other_numbers_do_change_names() {
    let [old, new] = [NUMBERED.to_owned(), renumbered(NUMBERED)].map(|text| {
        let output = generate(&input(&text, &[]));
        output.unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"))
    });
    let differing = differing(&old.tree, &new.tree).into_iter();
    let differing: Vec<&str> = differing.map(|(path, _)| path.as_str()).collect();
    assert!(differing.contains(&"src/models/text1.rs"), "{differing:?}");
}

#[test]
fn an_action_that_lost_what_it_names_is_an_error() {
    let overlay = proposed(NUMBERED);
    let changed = NUMBERED.replace("bark", "woof");
    let overlay = Source::new("names.yaml", &overlay);
    let diagnostics = generate(&input(&changed, &[overlay])).unwrap_err();
    assert_eq!(diagnostics[0].code, "overlay-target", "{diagnostics:#?}");
}

#[test]
fn an_action_that_names_a_number_is_warned_of_with_both_places() {
    let overlay = "\
overlay: 1.0.0
info: { title: Names, version: '1' }
actions:
- target: $.components.schemas.Text1
  update: { x-name: Bark }
- target: $.components.schemas.Pet
  update: { discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Text2' } } }
";
    let overlays = [Source::new("names.yaml", overlay)];
    let diagnostics = match generate(&input(NUMBERED, &overlays)) {
        Ok(output) => output.diagnostics,
        Err(diagnostics) => diagnostics,
    };
    let warnings = diagnostics.iter().filter(|it| it.code == "numbered-target");
    let places = warnings.map(|warning| {
        assert_eq!(warning.severity, Severity::Warning);
        let place = warning.place.as_ref().map(ToString::to_string);
        (place.unwrap(), warning.also[0].place.as_ref().unwrap().line)
    });
    let expected = [
        ("names.yaml:4:3".to_owned(), 13),
        ("names.yaml:6:3".to_owned(), 14),
    ];
    assert_eq!(places.collect::<Vec<_>>(), expected);
}

/// What is known again under another name was warned of under the old one. What has the old name then
/// is another.
#[test]
fn a_warning_of_a_schema_with_another_name_is_not_new() {
    let described = |[loose, strict]: [&str; 2], key: &str| {
        let answer = |name: &str| {
            format!(
                "{{ description: It., content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{name}' }} }} }} }}"
            )
        };
        let (one, other) = (answer(loose), answer(strict));
        format!(
            "\
openapi: 3.0.3
info: {{ title: Pets, version: '1' }}
servers: [{{ url: https://pets.example }}]
paths:
  /one: {{ get: {{ responses: {{ '200': {one} }} }} }}
  /other: {{ get: {{ responses: {{ '200': {other} }} }} }}
components:
  schemas:
    {loose}: {{ type: object, properties: {{ any: {{ not: {{ type: string }} }} }} }}
    {strict}: {{ type: object, properties: {{ {key}: {{ type: string }} }} }}
"
        )
    };
    let old = described(["Text1", "Text2"], "any");
    let changed = described(["Text2", "Text1"], "any")
        .replace("any: { type: string", "any: { not: { type: integer }");
    for (new, expected) in [
        (described(["Text2", "Text1"], "any"), &[][..]),
        (described(["Free", "Text2"], "any"), &[]),
        (changed, &["#/components/schemas/Text1/properties/any"]),
    ] {
        let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
        let warnings = comparison.warnings.iter();
        let places: Vec<&str> = warnings.map(|it| it.pointer.as_str()).collect();
        assert_eq!(places, expected, "{new}");
    }
}

#[test]
fn a_warning_of_a_path_with_another_argument_is_not_new() {
    let described = |path: &str, argument: &str| {
        format!(
            "\
openapi: 3.0.3
info: {{ title: Pets, version: '1' }}
servers: [{{ url: https://pets.example }}]
paths:
  {path}:
    get:
      parameters: [{{ name: {argument}, in: path, required: true, schema: {{ type: string }} }}]
      responses:
        '200':
          description: It.
          content: {{ application/json: {{ schema: {{ not: {{ type: string }} }} }} }}
"
        )
    };
    let old = described("/pets/{id}", "id");
    let new = described("/pets/{pet}", "pet");
    let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
    assert_eq!(comparison.warnings, []);
    let generated = generate(&input(&new, &[])).unwrap();
    assert_ne!(generated.diagnostics, []);
}

/// The schemas that are known again where schemas are added to the description, and all have other names.
fn known_again(more: &str, names: &[&str]) -> Vec<(String, String)> {
    let old = NUMBERED.replace("    Pet: {", &format!("{more}    Pet: {{"));
    let new = names.iter().fold(old.clone(), |text, name| {
        let text = text.replace(&format!("/{name}'"), &format!("/{name}Dto'"));
        text.replace(&format!("    {name}:"), &format!("    {name}Dto:"))
    });
    let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
    let known = comparison.renames.into_iter();
    known.map(|it| (it.from, it.to)).collect()
}

/// A schema with a property that refers to each of others.
fn referring(name: &str, to: &[&str]) -> String {
    let properties = to.iter().map(|it| {
        let key = it.to_lowercase();
        format!("{key}: {{ $ref: '#/components/schemas/{it}' }}")
    });
    let properties = properties.collect::<Vec<_>>().join(", ");
    format!("    {name}: {{ type: object, properties: {{ {properties} }} }}\n")
}

#[test]
fn schemas_that_refer_to_renamed_ones_are_known_again_as_well() {
    for (more, others) in [
        // To itself, and what refers to such a one.
        (vec![("Owner", vec!["Pet", "Owner"])], vec!["Owner"]),
        (
            vec![("House", vec!["Owner"]), ("Owner", vec!["Pet", "Owner"])],
            vec!["House", "Owner"],
        ),
        // To each other.
        (
            vec![
                ("Farm", vec!["Town", "House"]),
                ("House", vec!["Pet", "Town"]),
                ("Town", vec!["House"]),
            ],
            vec!["Farm", "House", "Town"],
        ),
    ] {
        let more: String = more.iter().map(|(name, to)| referring(name, to)).collect();
        let mut names = others.clone();
        names.extend(["Pet", "Text1", "Text2"]);
        names.sort_unstable();
        let expected = names
            .iter()
            .map(|it| ((*it).to_owned(), format!("{it}Dto")));
        let expected: Vec<_> = expected.collect();
        assert_eq!(known_again(&more, &names), expected);
    }
}

#[test]
fn of_circles_that_say_the_same_none_is_known_again() {
    let circle = |one: &str, other: &str| {
        format!(
            "    {one}: {{ type: object, properties: {{ it: {{ $ref: '#/components/schemas/{other}' }} }} }}\n"
        )
    };
    let circles = [("A1", "A2"), ("A2", "A1"), ("B1", "B2"), ("B2", "B1")];
    let more = circles.map(|(one, other)| circle(one, other)).concat();
    assert_eq!(known_again(&more, &["A1", "A2", "B1", "B2"]), []);
}
