//! A variant more: whether what was read as another still is does not depend on what else the crate has.

use generator::Input;
use generator::compare::Verdict::{self, Additive, Behaviour, Breaking};
use generator::compare::compare;

use tests::description::input;

const CAT: &str =
    "{ title: Cat, type: object, required: [a], properties: { a: { type: string } } }";
const DOG: &str =
    "{ title: Dog, type: object, required: [b], properties: { b: { type: string } } }";
/// What is a cat, too.
const LYNX: &str = "{ title: Lynx, type: object, required: [a, c], properties: { a: { type: string }, c: { type: string } } }";
/// What may be one, and has more.
const PUMA: &str = "{ title: Puma, type: object, required: [a], properties: { a: { type: string }, b: { type: string } } }";
const PUMA_IN_C: &str = "{ title: Puma, type: object, required: [a], properties: { a: { type: string }, b: { type: string }, c: { type: string } } }";
/// What a property tells, and what has a title besides.
const ON: &str = "{ title: Shining, type: object, required: [is], properties: { is: { type: string, enum: [lit] } } }";
const OFF: &str = "{ title: Resting, type: object, required: [is], properties: { is: { type: string, enum: [dark] } } }";
/// Closed ones, of which a key of its own tells each.
const MAIL: &str = "{ title: Mail, type: object, additionalProperties: false, properties: { at: { type: string }, subject: { type: string } } }";
const SMS: &str = "{ title: Sms, type: object, additionalProperties: false, properties: { sender: { type: string } } }";
const SMS_AT: &str = "{ title: Sms, type: object, additionalProperties: false, properties: { sender: { type: string }, at: { type: string } } }";
const TEXT: &str = "{ type: string }";

/// A description with a union, and a second one that is told by its keys.
fn description(keyword: &str, variants: &[&str], has_more: bool) -> String {
    let more = match has_more {
        true => format!("    More: {{ oneOf: [{CAT}, {DOG}] }}\n"),
        false => String::new(),
    };
    format!(
        "openapi: 3.0.3\ninfo: {{ title: Pets, version: '1' }}\nservers: [{{ url: https://pets.example }}]\npaths: {{}}\n\
         components:\n  schemas:\n    Pet: {{ {keyword}: [{}] }}\n{more}",
        variants.join(", ")
    )
}

#[test]
fn a_variant_more_is_behaviour_where_values_may_be_of_it_and_of_another() {
    let cases: [(&str, &[&str], &[&str], Verdict); 8] = [
        ("oneOf", &[CAT, DOG], &[CAT, DOG, TEXT], Additive),
        ("anyOf", &[CAT, DOG], &[CAT, DOG, TEXT], Additive),
        ("oneOf", &[TEXT, CAT], &[TEXT, CAT, DOG], Additive),
        // With both keys it was a cat.
        ("anyOf", &[TEXT, CAT], &[TEXT, CAT, DOG], Behaviour),
        ("anyOf", &[CAT, DOG], &[CAT, DOG, LYNX], Behaviour),
        // With `c` alone it was a cat.
        ("anyOf", &[CAT, PUMA], &[CAT, PUMA_IN_C], Behaviour),
        // The property tells them no more by itself, and its values tell them as before.
        ("oneOf", &[ON, OFF], &[ON, OFF, TEXT], Additive),
        // With `at` alone it was a mail.
        ("oneOf", &[MAIL, SMS], &[MAIL, SMS_AT], Behaviour),
    ];
    for (keyword, before, after, verdict) in cases {
        for has_more in [false, true] {
            let [old, new] = [before, after].map(|it| description(keyword, it, has_more));
            let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
            assert_eq!(
                comparison.verdict(),
                Some(verdict),
                "{keyword} {after:?}: {comparison:#?}"
            );
            assert_eq!(comparison.unexplained, 0);
        }
    }
}

#[test]
fn a_variant_more_of_a_shape_is_a_line_where_it_stands() {
    let with = |variants: &[&str]| {
        let pets = [("A", "a"), ("B", "b"), ("C", "c"), ("D", "d")];
        let pets = pets.map(|(name, key)| {
            format!("    {name}: {{ type: object, required: [{key}], properties: {{ {key}: {{ type: string }} }} }}\n")
        });
        let references = variants
            .iter()
            .map(|name| format!("{{ $ref: '#/components/schemas/{name}' }}"));
        let variants: Vec<String> = references.chain([TEXT.to_owned()]).collect();
        let variants: Vec<&str> = variants.iter().map(String::as_str).collect();
        description("oneOf", &variants, false) + &pets.concat()
    };
    let [old, new] = [with(&["A", "B", "C"]), with(&["A", "B", "C", "D"])];
    let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
    assert_eq!(comparison.verdict(), Some(Additive));
    // In the ledger, among what is imported, and in the union.
    assert_eq!(
        (comparison.lines, comparison.moved),
        (3, 0),
        "{comparison:#?}"
    );
}

/// What `diff` says of what was there, in the order of its paths.
fn said(old: &str, new: &str) -> Vec<String> {
    let comparison = compare(&input(old, &[]), &input(new, &[])).unwrap();
    assert_eq!(comparison.unexplained, 0);
    let effects = comparison.changes.iter().flat_map(|it| &it.effects);
    let effects = effects.map(ToString::to_string);
    effects.filter(|it| it.starts_with('~')).collect()
}

#[test]
fn what_a_variant_is_told_by_is_said_as_it_is() {
    let label =
        "{ title: Label, type: object, required: [text], properties: { text: { type: string } } }";
    // It has the key of a dog, too, or not.
    let mapped = "{ title: Cat, type: object, required: [a], properties: { a: { type: string } }, additionalProperties: { type: string } }";
    let cases: [(&str, [&[&str]; 3]); 3] = [
        ("oneOf", [&[ON, OFF], &[ON, OFF, TEXT], &[]]),
        ("oneOf", [&[ON, OFF], &[ON, OFF, label], &[]]),
        (
            "anyOf",
            [
                &[CAT, DOG],
                &[mapped, DOG],
                &[
                    "~ models::Pet::Cat is never read, was if no Dog",
                    "~ models::Pet::Dog is never read, was if no Cat",
                ],
            ],
        ),
    ];
    for (keyword, [before, after, expected]) in cases {
        let [old, new] = [before, after].map(|it| description(keyword, it, false));
        assert_eq!(said(&old, &new), expected, "{keyword} {after:?}");
    }
}

#[test]
fn a_new_schema_takes_over_nothing_of_what_tells_a_union() {
    let old = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example }]
paths: {}
components:
  schemas:
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator: { propertyName: kind }
    Cat: { type: object, properties: { kind: { type: string }, type: { type: string } } }
    Dog: { type: object, properties: { kind: { type: string }, type: { type: string } } }
";
    let new = old.replace("propertyName: kind", "propertyName: type");
    let new =
        format!("{new}    Ant: {{ type: object, properties: {{ id: {{ type: string }} }} }}\n");
    let expected = [
        "~ models::Cat::new() is with type Cat, was with kind Cat",
        "~ models::Dog::new() is with type Dog, was with kind Dog",
        "~ models::Pet is told by type, was told by kind",
    ];
    assert_eq!(said(old, &new), expected);
}

#[test]
fn names_that_two_operations_exchange_break_whatever_their_path_calls_its_arguments() {
    let path = |argument: &str, [one, other]: [&str; 2]| {
        let parameter = format!(
            "[{{ name: {argument}, in: path, required: true, schema: {{ type: string }} }}]"
        );
        let operation = |id: &str| {
            format!(
                "{{ tags: [Pets], operationId: {id}, parameters: {parameter}, responses: {{ '204': {{ description: Done. }} }} }}"
            )
        };
        let (get, delete) = (operation(one), operation(other));
        let paths = format!("paths:\n  /pets/{{{argument}}}: {{ get: {get}, delete: {delete} }}\n");
        description("oneOf", &[CAT, DOG], false).replace("paths: {}\n", &paths)
    };
    let old = path("x", ["find", "remove"]);
    for argument in ["x", "id"] {
        let new = path(argument, ["remove", "find"]);
        let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
        assert_eq!(comparison.verdict(), Some(Breaking), "{comparison:#?}");
    }
}

#[test]
fn a_listed_text_takes_its_value_from_a_text_with_a_name_and_no_name_from_its_list() {
    let texts = |listed: &str, other: &str| {
        let list = format!("{{ type: string, enum: [{listed}] }}");
        let named = "    UserId: { type: string }\n";
        description("oneOf", &[&list, other], false) + "\n" + named
    };
    let user = "{ $ref: '#/components/schemas/UserId' }";
    let cases = [
        // It was a user.
        (
            user,
            Behaviour,
            "~ models::Pet::UserId is if none of \"all\", \"me\", was if none of \"me\"",
        ),
        // It was unknown.
        (
            "{ type: string, format: date-time }",
            Additive,
            "+ models::PetText::All",
        ),
        (TEXT, Additive, "+ models::Pet::All"),
    ];
    for (other, verdict, effect) in cases {
        let [old, new] = ["me", "all, me"].map(|listed| texts(listed, other));
        let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
        let effects = comparison.changes.iter().flat_map(|it| &it.effects);
        let effects: Vec<String> = effects.map(ToString::to_string).collect();
        assert_eq!(comparison.verdict(), Some(verdict), "{comparison:#?}");
        assert!(effects.iter().any(|it| it == effect), "{effects:#?}");
        assert_eq!(comparison.unexplained, 0);
    }
}

#[test]
fn an_operation_more_moves_no_group_whether_tags_are_listed_or_not() {
    let operation = |path: &str, tag: &str| {
        format!(
            "  {path}: {{ get: {{ tags: [{tag}], responses: {{ '204': {{ description: Done. }} }} }} }}\n"
        )
    };
    let with = |paths: &[(&str, &str)]| {
        let paths = paths.iter().map(|(path, tag)| operation(path, tag));
        let paths = format!("paths:\n{}", paths.collect::<String>());
        description("oneOf", &[CAT, DOG], false).replace("paths: {}\n", &paths)
    };
    let old = with(&[("/cats", "Cats"), ("/dogs", "Dogs")]);
    let new = with(&[("/all", "Dogs"), ("/cats", "Cats"), ("/dogs", "Dogs")]);
    let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
    assert_eq!(comparison.verdict(), Some(Additive), "{comparison:#?}");
    assert_eq!((comparison.moved, comparison.unexplained), (0, 0));
}

#[test]
fn an_example_beside_a_number_that_no_value_can_be_is_explained() {
    let with = |example: &str| {
        description("oneOf", &[CAT, DOG], false)
            + &format!(
                "\n    Sum: {{ type: object, properties: {{ id: {{ type: string }}, sum: {{ type: number }} }}, example: {example} }}\n"
            )
    };
    let number = "0.12345678901234567890";
    for (before, after, lines) in [
        (
            "{ id: A, sum: 10.00 }".to_owned(),
            "{ id: A, sum: 12.50 }".to_owned(),
            2,
        ),
        (
            "{ id: A, sum: 1.50 }".to_owned(),
            "{ id: A, sum: 1.5 }".to_owned(),
            0,
        ),
        (
            format!("{{ id: A, sum: {number} }}"),
            format!("{{ id: B, sum: {number} }}"),
            2,
        ),
        (
            "{ id: A, sum: 1 }".to_owned(),
            format!("{{ id: A, sum: {number} }}"),
            2,
        ),
        (
            format!("{{ id: A, sum: {number} }}"),
            format!("{{ id: A, sum: {number}1 }}"),
            2,
        ),
        (
            "{ id: A, sum: 12345678901234567890123 }".to_owned(),
            "{ id: A, sum: 12345678901234567890124 }".to_owned(),
            2,
        ),
        // The first is what a value shows in place of the second.
        (
            "{ id: A, sum: 1.2345678901234568e+22, more: 12345678901234567890123 }".to_owned(),
            "{ id: B, sum: 1.2345678901234568e+22, more: 12345678901234567890123 }".to_owned(),
            2,
        ),
    ] {
        let [old, new] = [before, after].map(|example| with(&example));
        let [old, new] = [&old, &new].map(|text| Input {
            tests: true,
            ..input(text, &[])
        });
        let comparison = compare(&old, &new).unwrap();
        assert_eq!(
            (comparison.lines, comparison.unexplained),
            (lines, 0),
            "{comparison:#?}"
        );
    }
}

#[test]
fn long_numbers_that_are_near_each_other_are_changes() {
    let with = |number: &str| {
        let sum = format!("type: number, default: {number}, maximum: {number}");
        let sums = format!("type: number, enum: [1, {number}]");
        description("oneOf", &[CAT, DOG], false)
            + &format!(
                "\n    Sum: {{ type: object, properties: {{ sum: {{ {sum} }}, sums: {{ {sums} }} }} }}\n"
            )
    };
    let [old, new] = ["18446744073709551616", "18446744073709551617"].map(with);
    let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
    assert_eq!(comparison.unexplained, 0, "{comparison:#?}");
    let edits = comparison.changes.iter().flat_map(|change| &change.edits);
    let edits = edits.map(|it| {
        let [before, after] = [&it.before, &it.after].map(|it| it.as_deref().unwrap_or_default());
        (it.to_string(), before, after)
    });
    let mut edits: Vec<_> = edits.collect();
    edits.sort();
    let of =
        |deed: &str, place: &str| format!("{deed} #/components/schemas/Sum/properties/{place}");
    let (old, new) = ("18446744073709551616", "18446744073709551617");
    assert_eq!(
        edits,
        [
            (of("added", &format!("sums/enum/{new}")), "", new),
            (of("changed", "sum/default"), old, new),
            (of("changed", "sum/maximum"), old, new),
            (of("removed", &format!("sums/enum/{old}")), old, ""),
        ]
    );
}
