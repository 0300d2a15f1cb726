//! Descriptions that are larger than any person writes: whatever is left out is said, and nothing hangs.

#[path = "generated/crate_of.rs"]
mod crate_of;

use std::fmt::Write;

use crate_of::crate_of;
use generator::Output;

fn generated(schemas: &str) -> Result<Output, String> {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    );
    crate_of(&text, &[])
}

/// Objects that a property of their own tells apart, and the union of them.
fn union(name: &str, count: usize) -> String {
    let mut text = String::new();
    let mut list = String::new();
    for index in 0..count {
        writeln!(
            text,
            "    {name}V{index}: {{type: object, required: [kind], properties: {{kind: {{type: string, enum: [{name}{index}]}}}}}}"
        )
        .unwrap();
        write!(list, "{{$ref: '#/components/schemas/{name}V{index}'}}, ").unwrap();
    }
    writeln!(text, "    {name}: {{oneOf: [{list}]}}").unwrap();
    text
}

#[test]
fn a_part_of_many_variants_is_not_forgotten() {
    let schemas = union("Big", 65)
        + "    Base: {type: object, required: [id], properties: {id: {type: integer}}}\n"
        + "    Whole: {allOf: [{$ref: '#/components/schemas/Base'}, {$ref: '#/components/schemas/Big'}]}\n";
    let output = generated(&schemas).unwrap();
    let whole = &output.tree["src/models/whole.rs"];
    assert!(whole.contains("by property(\"kind\")"), "{whole}");
    assert_eq!(whole.matches("pub id: i64").count(), 65);

    // A choice that says more than its variants stays where its name stands.
    let loose = schemas.replace("Big: {", "Big: {enum: [{kind: Big1}], ");
    let output = generated(&loose).unwrap();
    assert!(output.tree["src/models/whole.rs"].contains("pub type Whole = RawJson;"));
    let codes: Vec<&str> = output.diagnostics.iter().map(|it| it.code).collect();
    assert!(codes.contains(&"loose-schema"), "{codes:?}");
}

#[test]
fn unions_of_unions_of_unions_come_to_an_end() {
    let mut schemas = String::new();
    for layer in 0..7 {
        for place in 0..8 {
            let next = (0..8)
                .map(|next| format!("{{$ref: '#/components/schemas/L{}P{next}X'}}", layer + 1));
            let list: Vec<String> = next.collect();
            writeln!(
                schemas,
                "    L{layer}P{place}X: {{x-ambiguous: keep, oneOf: [{}]}}",
                list.join(", ")
            )
            .unwrap();
        }
    }
    for place in 0..8 {
        writeln!(
            schemas,
            "    L7P{place}X: {{type: object, properties: {{p{place}: {{type: string}}}}}}"
        )
        .unwrap();
    }
    generated(&schemas).unwrap();
}

#[test]
fn unions_that_hold_each_other_come_to_an_end() {
    let mut schemas = String::new();
    for own in 0..8 {
        let others = (0..8).filter(|other| *other != own);
        let list: Vec<String> = others
            .map(|other| format!("{{$ref: '#/components/schemas/U{other}X'}}"))
            .collect();
        writeln!(schemas, "    U{own}X: {{anyOf: [{}, {{type: object, required: [u{own}], properties: {{u{own}: {{}}}}}}]}}", list.join(", ")).unwrap();
    }
    let problems = generated(&schemas).unwrap_err();
    assert!(problems.contains("endless-type"), "{problems}");
}

#[test]
fn a_union_of_many_unions_comes_to_an_end() {
    let mut schemas = String::new();
    let mut list = String::new();
    for index in 0..20 {
        schemas += &union(&format!("Part{}", letter(index)), 20);
        write!(
            list,
            "{{$ref: '#/components/schemas/Part{}'}}, ",
            letter(index)
        )
        .unwrap();
    }
    writeln!(schemas, "    All: {{oneOf: [{list}]}}").unwrap();
    let output = generated(&schemas).unwrap();
    assert!(output.tree["src/models/all.rs"].contains("by property(\"kind\")"));
}

#[test]
fn bounds_of_variants_may_be_past_all_integers() {
    let numbers = "{type: number, minimum: 1.0e+19, exclusiveMinimum: true}";
    let schemas = format!("    A: {{oneOf: [{numbers}, {{type: string}}]}}\n");
    assert!(generated(&schemas).is_ok());
}

fn letter(index: u8) -> char {
    char::from(b'a' + index)
}
