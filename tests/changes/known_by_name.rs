//! Schemas that overlays name are the same under other keys: what is edited besides is told alone.

use generator::Source;
use generator::compare::{Change, Comparison, Verdict, compare};

use tests::description::input;

/// What is done, to what, and what it becomes.
pub fn edits(change: &Change) -> Vec<String> {
    let edits = change.edits.iter().map(|edit| {
        let values = edit.before.as_ref().zip(edit.after.as_ref());
        let values = values.map(|(before, after)| format!(" from {before} to {after}"));
        format!("{edit}{}", values.unwrap_or_default())
    });
    let mut edits: Vec<String> = edits.collect();
    edits.sort();
    edits
}

/// A description with numbered schemas, each of which has a property of its own that one operation answers with.
fn with_schemas(keys: &[&str]) -> String {
    let numbered = || keys.iter().zip(1..);
    let paths = numbered().map(|(key, number)| {
        format!(
            "  /{key}: {{ get: {{ responses: {{ '200': {{ description: It., content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Text{number}' }} }} }} }} }} }} }}\n"
        )
    });
    let schemas = numbered().map(|(key, number)| {
        format!(
            "    Text{number}: {{ type: object, required: [{key}], properties: {{ {key}: {{ type: string }} }} }}\n"
        )
    });
    format!(
        "\
openapi: 3.0.3
info: {{ title: Pets, version: '1' }}
servers: [{{ url: https://pets.example }}]
paths:
{}components:
  schemas:
{}",
        paths.collect::<String>(),
        schemas.collect::<String>()
    )
}

/// An overlay that names the schemas with these properties by them.
fn naming(keys: &[&str]) -> String {
    let actions = keys.iter().map(|key| {
        format!(
            "- target: $.components.schemas[?@.required[?@ == '{key}']]\n  update: {{ x-name: Of{key} }}\n"
        )
    });
    format!(
        "overlay: 1.0.0\ninfo: {{ title: Names, version: '1' }}\nactions:\n{}",
        actions.collect::<String>()
    )
}

#[test]
fn what_is_edited_besides_is_told_alone() {
    for (named, old, new, expected) in [
        // Each has another number, and one has another property.
        (
            &["bark", "meow", "moo"][..],
            with_schemas(&["bark", "meow", "moo"]),
            with_schemas(&["moo", "bark", "meow"]).replace(
                "properties: { meow",
                "properties: { age: { type: integer }, meow",
            ),
            vec![
                "additive: added #/components/schemas/Text3/properties/age",
                "documentation: changed #/components/schemas/Text1 from \"Text3\" to \"Text1\"",
                "documentation: changed #/components/schemas/Text2 from \"Text1\" to \"Text2\"",
                "documentation: changed #/components/schemas/Text3 from \"Text2\" to \"Text3\"",
            ],
        ),
        // One comes before them.
        (
            &["bark", "meow"],
            with_schemas(&["bark", "meow"]),
            with_schemas(&["moo", "bark", "meow"]),
            vec![
                "additive: added #/components/schemas/Text1",
                "additive: added #/paths/~1moo",
                "documentation: changed #/components/schemas/Text2 from \"Text1\" to \"Text2\"",
                "documentation: changed #/components/schemas/Text3 from \"Text2\" to \"Text3\"",
            ],
        ),
        // The one before them goes.
        (
            &["bark", "meow"],
            with_schemas(&["moo", "bark", "meow"]),
            with_schemas(&["bark", "meow"]),
            vec![
                "breaking: removed #/paths/~1moo",
                "breaking: removed #/components/schemas/Text1",
                "documentation: changed #/components/schemas/Text1 from \"Text2\" to \"Text1\"",
                "documentation: changed #/components/schemas/Text2 from \"Text3\" to \"Text2\"",
            ],
        ),
    ] {
        let overlay = naming(named);
        let overlays = [Source::new("names.yaml", &overlay)];
        let comparison = compare(&input(&old, &overlays), &input(&new, &overlays)).unwrap();
        assert_eq!(told(&comparison), expected);
        assert_eq!(comparison.unexplained, 0);
    }
}

/// A union that is told apart by `kind`, whose variants have these keys.
fn pets(variants: &[&str], [dog, cat, cow]: [&str; 3], mapping: &str) -> String {
    let variants = variants.iter();
    let variants = variants.map(|it| format!("{{ $ref: '#/components/schemas/{it}' }}"));
    let variants = variants.collect::<Vec<_>>().join(", ");
    let schemas = [(dog, "bark"), (cat, "meow"), (cow, "moo")].map(|(key, own)| {
        format!(
            "    {key}: {{ type: object, required: [kind, {own}], properties: {{ kind: {{ type: string }}, {own}: {{ type: string }} }} }}\n"
        )
    });
    format!(
        "\
openapi: 3.0.3
info: {{ title: Pets, version: '1' }}
servers: [{{ url: https://pets.example }}]
paths:
  /pets:
    get:
      responses:
        '200':
          description: The pet.
          content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Pet' }} }} }}
components:
  schemas:
{}    Pet:
      oneOf: [{variants}]
      discriminator: {{ propertyName: kind{mapping} }}
",
        schemas.concat()
    )
}

#[test]
fn what_a_mapping_or_a_list_of_variants_says_of_other_numbers_is_known_again() {
    let all = ["Text1", "Text2", "Text3"];
    let numbers = |was, is| {
        format!("documentation: changed #/components/schemas/{is} from \"{was}\" to \"{is}\"")
    };
    for (old, new, named, expected) in [
        // A mapping may say names alone.
        (
            pets(
                &all,
                all,
                ", mapping: { dog: Text1, cat: Text2, cow: Text3 }",
            ),
            pets(
                &all,
                ["Text2", "Text1", "Text3"],
                ", mapping: { dog: Text2, cat: Text1, cow: Text3 }",
            ),
            &["bark", "meow", "moo"][..],
            vec![numbers("Text2", "Text1"), numbers("Text1", "Text2")],
        ),
        // Without one, the keys are the tags.
        (
            pets(&all, all, ""),
            pets(&all, ["Text2", "Text1", "Text3"], ""),
            &["bark", "meow", "moo"],
            vec![
                numbers("Text2", "Text1").replace("documentation", "breaking"),
                numbers("Text1", "Text2").replace("documentation", "breaking"),
            ],
        ),
        // What goes has the number that it had.
        (
            pets(
                &all,
                all,
                ", mapping: { dog: Text1, cat: Text2, cow: Text3 }",
            ),
            pets(
                &["Text2", "Text3"],
                ["Text2", "Text3", "Text1"],
                ", mapping: { dog: Text2, cat: Text3 }",
            ),
            &["bark", "meow", "moo"],
            vec![
                "breaking: removed #/components/schemas/Pet/oneOf/Text3".to_owned(),
                "documentation: removed #/components/schemas/Pet/discriminator/mapping/cow"
                    .to_owned(),
                numbers("Text3", "Text1"),
                numbers("Text1", "Text2"),
                numbers("Text2", "Text3"),
            ],
        ),
    ] {
        let overlay = naming(named);
        let overlays = [Source::new("names.yaml", &overlay)];
        let comparison = compare(&input(&old, &overlays), &input(&new, &overlays)).unwrap();
        assert_eq!(told(&comparison), expected);
        assert_eq!(comparison.unexplained, 0);
    }
}

#[test]
fn what_makes_room_for_another_is_called_as_it_was() {
    let old = with_schemas(&["bark", "meow", "moo"]);
    let new = with_schemas(&["moo", "bark", "meow"]);
    let overlay = naming(&["bark", "meow"]);
    let overlays = [Source::new("names.yaml", &overlay)];
    let comparison = compare(&input(&old, &overlays), &input(&new, &overlays)).unwrap();
    let renames = comparison.renames.iter();
    let renames: Vec<_> = renames.map(|it| [it.from.as_str(), &it.to]).collect();
    assert_eq!(renames, [["Text3", "Text1"]]);
    assert_eq!(
        told(&comparison),
        [
            "breaking: changed #/paths/~1moo/get/responses/200/content/application~1json/schema/$ref from \"#/components/schemas/Text3\" to \"#/components/schemas/Text1\"",
            "breaking: removed #/components/schemas/Text3",
            "additive: added #/components/schemas/Text1",
            "documentation: changed #/components/schemas/Text2 from \"Text1\" to \"Text2\"",
            "documentation: changed #/components/schemas/Text3 from \"Text2\" to \"Text3\"",
        ]
    );
}

#[test]
fn an_overlay_that_keeps_the_names_changes_nothing() {
    let old = with_schemas(&["bark", "meow"]);
    let new = with_schemas(&["meow", "bark"]);
    let overlay = naming(&["bark", "meow"])
        .replace("Ofbark", "Text1")
        .replace("Ofmeow", "Text2");
    let overlays = [Source::new("names.yaml", &overlay)];
    let comparison = compare(&input(&old, &[]), &input(&new, &overlays)).unwrap();
    assert_eq!(comparison.verdict(), Some(Verdict::Documentation));
    let mut changes = comparison.changes.iter();
    assert!(changes.all(|it| it.effects.is_empty() && it.code.is_empty()));
    assert_eq!(comparison.unexplained, 0);
}

#[test]
fn a_reference_that_keeps_its_number_leads_elsewhere() {
    let old = with_schemas(&["bark", "meow"]);
    let new = with_schemas(&["meow", "bark"]).replace("/meow: ", "/meows: ");
    let new = new
        .replace("/bark: ", "/meow: ")
        .replace("/meows: ", "/bark: ");
    let overlay = naming(&["bark", "meow"]);
    let overlays = [Source::new("names.yaml", &overlay)];
    let comparison = compare(&input(&old, &overlays), &input(&new, &overlays)).unwrap();
    let place = |path: &str| {
        format!(
            "breaking: changed #/paths/~1{path}/get/responses/200/content/application~1json/schema/$ref"
        )
    };
    let [one, other] = [1, 2].map(|number| format!("\"#/components/schemas/Text{number}\""));
    assert_eq!(
        told(&comparison)[..2],
        [
            format!("{} from {other} to {one}", place("bark")),
            format!("{} from {one} to {other}", place("meow")),
        ]
    );
}

#[test]
fn what_stands_in_schemas_and_what_refers_to_them_is_called_as_they_are() {
    let with = |[cat, dog]: [&str; 2]| {
        format!(
            "\
openapi: 3.1.0
info: {{ title: Pets, version: '1' }}
servers: [{{ url: https://pets.example }}]
paths: {{}}
components:
  schemas:
    {cat}: {{ x-name: Cat, required: [a], $defs: {{ Part: {{ properties: {{ k: {{ type: string }} }} }} }} }}
    {dog}: {{ x-name: Dog, required: [b], $defs: {{ Part: {{ properties: {{ l: {{ type: string }} }} }} }} }}
    # Two definitions of one name.
    Parts:
      properties:
        p: {{ $ref: '#/components/schemas/{cat}/$defs/Part' }}
        q: {{ $ref: '#/components/schemas/{dog}/$defs/Part' }}
    # Two variants without a name.
    Pet:
      oneOf:
        - {{ type: object, required: [c], properties: {{ c: {{ $ref: '#/components/schemas/{cat}' }} }} }}
        - {{ type: object, required: [c], properties: {{ c: {{ $ref: '#/components/schemas/{dog}' }} }} }}
"
        )
    };
    let [old, new] = [with(["Text1", "Text2"]), with(["Text2", "Text1"])];
    let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
    assert_eq!(
        told(&comparison),
        [
            "documentation: changed #/components/schemas/Text1 from \"Text2\" to \"Text1\"",
            "documentation: changed #/components/schemas/Text2 from \"Text1\" to \"Text2\"",
        ]
    );
    assert_eq!(comparison.unexplained, 0);
}

/// The edits of all changes, each with its verdict. Nowhere is a key that none of the texts has.
fn told(comparison: &Comparison) -> Vec<String> {
    let shown = comparison.changes.iter().map(|change| {
        let effects = change.effects.iter().map(ToString::to_string);
        format!("{:?} {:?}", change.edits, effects.collect::<Vec<_>>())
    });
    let shown = shown.collect::<String>() + &format!("{:?}", comparison.renames);
    assert!(!shown.contains("Text1-"), "{shown}");
    let told = comparison.changes.iter().flat_map(|change| {
        let verdict = change.verdict;
        let edits = edits(change).into_iter();
        edits.map(move |edit| format!("{verdict}: {edit}"))
    });
    told.collect()
}
