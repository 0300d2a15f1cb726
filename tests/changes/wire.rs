//! What users cannot name, and what goes over the wire all the same, is no documentation.

use generator::Source;
use generator::compare::Verdict::{self, Additive, Behaviour, Breaking, Documentation};
use generator::compare::{Deed, compare};

use tests::description::input;

const DESCRIPTION: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example }]
security: [{ key: [] }]
x-rate-limit: { per_second: 10 }
paths:
  /pets:
    post:
      tags: [Pets]
      x-name: add
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
      responses: { '204': { description: Added. } }
  /homes/{home}/pets/{pet}:
    get:
      tags: [Pets]
      x-name: find
      parameters:
        - { name: home, in: path, required: true, schema: { type: string } }
        - { name: pet, in: path, required: true, schema: { type: string } }
        - { name: page-size, in: query, schema: { type: integer } }
      responses:
        '200':
          description: The pet.
          content: { application/geo+json: { schema: { $ref: '#/components/schemas/Pet' } } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key, description: Yours. }
    token: { type: http, scheme: bearer }
  schemas:
    Pet:
      type: object
      properties:
        first_name: { type: string }
        mood: { type: string, enum: [very-merry, sad] }
        home: { $ref: '#/components/schemas/Home' }
    Home:
      oneOf: [{ $ref: '#/components/schemas/Shed' }, { $ref: '#/components/schemas/Barn' }]
      discriminator:
        propertyName: kind
        mapping: { shed: '#/components/schemas/Shed', barn: '#/components/schemas/Barn' }
    Shed: { type: object, required: [kind], properties: { kind: { type: string } } }
    Barn: { type: object, required: [kind], properties: { kind: { type: string } } }
";

/// What is replaced by what, what that is, and an effect that users are told of.
const CHANGES: &[(&str, &str, Verdict, Option<&str>)] = &[
    (
        "    post:",
        "    put:",
        Behaviour,
        Some("~ resources::pets::Pets::add() is PUT /pets, was POST /pets"),
    ),
    (
        "  /pets:",
        "  /animals:",
        Behaviour,
        Some("~ resources::pets::Pets::add() is POST /animals, was POST /pets"),
    ),
    (
        "page-size",
        "page_size",
        Behaviour,
        Some("~ resources::pets::Find::page_size() is query page_size, was query page-size"),
    ),
    (
        "page-size, in: query",
        "page-size, in: header",
        Behaviour,
        Some("~ resources::pets::Find::page_size() is header page-size, was query page-size"),
    ),
    (
        "page-size, in: query",
        "page-size, in: query, allowReserved: true",
        Behaviour,
        Some(
            "~ resources::pets::Find::page_size() is query page-size, form, reserved, was query page-size",
        ),
    ),
    (
        "name: home, in: path",
        "name: home, in: path, style: label",
        Behaviour,
        Some("~ resources::pets::Pets::find(home) is path, label, was path"),
    ),
    (
        "application/json",
        "application/vnd.pets+json",
        Behaviour,
        Some(
            "~ resources::pets::Pets::add(body) is body application/vnd.pets+json, was body application/json",
        ),
    ),
    // JSON is read under any name.
    (
        "application/geo+json",
        "application/json",
        Behaviour,
        Some(
            "~ resources::pets::Pets::find() is GET /homes/{home}/pets/{pet}, \
             was GET /homes/{home}/pets/{pet} for application/geo+json",
        ),
    ),
    (
        "first_name",
        "firstName",
        Behaviour,
        Some("~ models::Pet::first_name is firstName, was first_name"),
    ),
    (
        "very-merry",
        "very_merry",
        Behaviour,
        Some("~ models::PetMood::VeryMerry is very_merry, was very-merry"),
    ),
    (
        "{ shed: '#",
        "{ hut: '#",
        Behaviour,
        Some("~ models::Home::Shed is hut, was shed"),
    ),
    (
        "name: X-Key",
        "name: X-Token",
        Behaviour,
        Some("~ ClientBuilder::key() is header x-token, was header x-key"),
    ),
    (
        "https://pets.example",
        "https://animals.example",
        Behaviour,
        Some("~ Client::builder(): https://animals.example, was https://pets.example"),
    ),
    ("per_second: 10", "per_second: 5", Behaviour, None),
    (
        "[{ key: [] }]",
        "[{ key: [], token: [] }]",
        Behaviour,
        Some("~ resources::pets::Pets::add() access is by key and token, was by key"),
    ),
    (
        "      x-name: find\n",
        "      x-name: find\n      security: [{ token: [] }]\n",
        Behaviour,
        Some("~ resources::pets::Pets::find() access is by token, was by key"),
    ),
    (
        "      x-name: find\n",
        "      x-name: find\n      security: [{ key: [] }]\n",
        Documentation,
        None,
    ),
    // Each is asked for where the other was: who calls as before hands over the one for the other.
    (
        "/homes/{home}/pets/{pet}:",
        "/homes/{pet}/pets/{home}:",
        Breaking,
        Some("~ resources::pets::Pets::find(pet): argument 1, was argument 2"),
    ),
    // What the arguments of a path are called goes over no wire.
    ("{pet}:", "{animal}:", Documentation, None),
    ("Yours.", "Ours.", Documentation, None),
];

#[test]
fn what_only_the_wire_shows_is_no_documentation() {
    let mut failures = Vec::new();
    for (before, after, verdict, effect) in CHANGES {
        assert!(DESCRIPTION.contains(before), "{before}");
        let mut new = DESCRIPTION.replace(before, after);
        if *after == "{animal}:" {
            new = new.replace("name: pet,", "name: animal,");
        }
        let compared = compare(&input(DESCRIPTION, &[]), &input(&new, &[]));
        let comparison = compared.unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
        let changes = comparison.changes.iter();
        let effects: Vec<String> = changes
            .flat_map(|change| change.outermost_effects())
            .map(|(effect, _)| effect.to_string())
            .collect();
        let is_told = effect.is_none_or(|effect| effects.iter().any(|it| it == effect));
        if comparison.verdict() != Some(*verdict) || !is_told || comparison.unexplained > 0 {
            failures.push((after, comparison.verdict(), effects));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// What an argument of a path is besides its name, and what becomes of it under another one that Rust does not see.
const ARGUMENTS: &[(&str, Verdict, Option<&str>)] = &[
    ("schema: { type: string }", Documentation, None),
    (
        "schema: { type: array, items: { type: string } }",
        Documentation,
        None,
    ),
    (
        "style: label, schema: { type: array, items: { type: string } }",
        Documentation,
        None,
    ),
    (
        "content: { application/json: { schema: { $ref: '#/components/schemas/Shed' } } }",
        Documentation,
        None,
    ),
    // This style writes the name.
    (
        "style: matrix, schema: { type: string }",
        Behaviour,
        Some("~ resources::pets::Pets::find(pet) is path animal, matrix, was path pet, matrix"),
    ),
];

#[test]
fn what_a_path_calls_its_arguments_goes_over_no_wire() {
    let plain = "name: pet, in: path, required: true, schema: { type: string }";
    assert!(DESCRIPTION.contains(plain));
    for (argument, verdict, effect) in ARGUMENTS {
        let with = |name: &str| {
            let parameter =
                format!("name: {name}, x-name: pet, in: path, required: true, {argument}");
            let new = DESCRIPTION.replace(plain, &parameter);
            new.replace("{pet}:", &format!("{{{name}}}:"))
        };
        let compared = compare(&input(&with("pet"), &[]), &input(&with("animal"), &[]));
        let comparison = compared.unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
        let changes = comparison.changes.iter();
        let effects = changes.flat_map(|change| &change.effects);
        let effects: Vec<String> = effects.map(ToString::to_string).collect();
        assert_eq!(effects, Vec::from_iter(effect.map(str::to_owned)));
        assert_eq!(comparison.verdict(), Some(*verdict), "{argument}");
        assert_eq!(comparison.unexplained, 0, "{argument}");
    }
}

#[test]
fn another_spelling_is_one_change_whatever_goes_and_comes_for_it() {
    let renamed = DESCRIPTION.replace("  /pets:", "  /animals:");
    // Nothing but its method has its name any more.
    let edited = renamed.replace("description: Added.", "description: There now.");
    let cases = [
        (renamed, &["changed #/paths/~1animals"][..]),
        (
            edited,
            &["removed #/paths/~1pets", "added #/paths/~1animals"],
        ),
    ];
    for (new, expected) in cases {
        let compared = compare(&input(DESCRIPTION, &[]), &input(&new, &[])).unwrap();
        let [change] = compared.changes.as_slice() else {
            panic!("{:#?}", compared.changes);
        };
        let edits: Vec<String> = change.edits.iter().map(ToString::to_string).collect();
        assert_eq!(edits, expected);
        assert_eq!(change.lines + compared.moved, compared.lines);
    }
}

#[test]
fn another_server_stands_where_its_address_does() {
    let overlay = |host: &str| {
        format!(
            "overlay: 1.0.0\ninfo: {{ title: Hosts, version: '1' }}\nactions:\n  - target: $.servers[0]\n    \
             update:\n      url: https://{host}.example\n"
        )
    };
    let (old, new) = (overlay("old"), overlay("new"));
    let [old, new] = [&old, &new].map(|text| [Source::new("hosts.yaml", text)]);
    let comparison = compare(&input(DESCRIPTION, &old), &input(DESCRIPTION, &new)).unwrap();
    let [change] = comparison.changes.as_slice() else {
        panic!("{comparison:#?}");
    };
    let added = change.edits.iter().find(|edit| edit.deed == Deed::Added);
    let place = added.and_then(|edit| edit.place.as_ref()).unwrap();
    assert_eq!((place.file.as_str(), place.line), ("hosts.yaml", 6));
}

/// The verdicts of the changes between two descriptions.
fn verdicts(old: &str, new: &str) -> Vec<Verdict> {
    let comparison = compare(&input(old, &[]), &input(new, &[])).unwrap();
    assert_eq!(comparison.unexplained, 0);
    comparison.changes.iter().map(|it| it.verdict).collect()
}

#[test]
fn a_server_that_another_operation_has_now_is_behaviour_of_both() {
    let with_server = |method: &str| {
        let operation = format!("    {method}:\n");
        let server = "      servers: [{ url: https://files.example }]\n";
        DESCRIPTION.replace(&operation, &(operation.clone() + server))
    };
    let found = verdicts(&with_server("post"), &with_server("get"));
    assert_eq!(found, [Behaviour, Behaviour]);
}

#[test]
fn what_is_the_spelling_of_another_methods_argument_now_is_taken_by_nobody() {
    let body =
        "        content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }\n";
    let own = body.replace("application/json", "application/vnd.pets+json");
    let imported = format!(
        "  /imports:\n    post:\n      tags: [Pets]\n      requestBody:\n        required: true\n{own}      \
         responses: {{ '204': {{ description: Added. }} }}\n  /homes/"
    );
    let old = DESCRIPTION.replace(body, &own);
    let new = DESCRIPTION.replace("  /homes/", &imported);
    assert_eq!(verdicts(&old, &new), [Behaviour, Additive]);
}
