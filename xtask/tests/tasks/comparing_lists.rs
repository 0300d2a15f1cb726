//! `diff` tells what of a list is another thing, item by item, and calls each by one name.

use serde_json::Value;

use crate::comparing::OLD;
use crate::sandbox::Sandbox;

/// The changes from one text to another: the verdict, and what is edited, one after the other.
fn changes(old: String, new: String) -> Vec<(String, String)> {
    let sandbox = Sandbox::new();
    sandbox.write("old.yaml", old);
    sandbox.write("new.yaml", new);
    let ending = sandbox.run(&["diff", "old.yaml", "new.yaml", "--format", "json"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let said: Value = serde_json::from_str(&ending.stdout).unwrap();
    assert_eq!(said["unexplained"], 0);
    let edit = |edit: &Value| {
        let [deed, pointer] = ["deed", "pointer"].map(|key| edit[key].as_str().unwrap());
        format!(
            "{deed} {}",
            pointer.trim_start_matches("#/components/schemas/")
        )
    };
    let changes = said["changes"].as_array().unwrap().iter();
    let changes = changes.map(|change| {
        let edits: Vec<_> = change["edits"]
            .as_array()
            .unwrap()
            .iter()
            .map(edit)
            .collect();
        (
            change["verdict"].as_str().unwrap().to_owned(),
            edits.join(", "),
        )
    });
    changes.collect()
}

const MAIL: &str = "{ type: object, required: [mail], properties: { mail: { type: string } } }";
const PHONE: &str = "{ type: object, required: [phone], properties: { phone: { type: string } } }";
const FAX: &str = "{ type: object, required: [fax], properties: { fax: { type: string } } }";

/// A union, or an object of several parts.
fn contact(keyword: &str, items: &[&str]) -> String {
    let items = items.join(", ");
    format!("{OLD}    Contact: {{ {keyword}: [{items}] }}\n")
}

#[test]
fn changes_of_inline_variants_are_told_one_by_one() {
    let with = |schema: &str, more: &str| {
        schema.replace("{ type: object", &format!("{{ {more}type: object"))
    };
    let line = PHONE.replace("} } }", "}, line: { type: string } } }");
    let said = changes(
        contact("oneOf", &[&with(MAIL, "description: By mail., "), PHONE]),
        contact("oneOf", &[&with(MAIL, "description: A mail., "), &line]),
    );
    assert_eq!(
        said,
        [
            ("additive", "added Contact/oneOf/Phone/properties/line"),
            ("documentation", "changed Contact/oneOf/Mail/description"),
        ]
        .map(|(verdict, edits)| (verdict.to_owned(), edits.to_owned()))
    );
}

#[test]
fn inline_variants_that_come_go_and_change_are_told_one_by_one() {
    let titled =
        |title: &str, schema: &str| schema.replacen('{', &format!("{{ title: {title},"), 1);
    let (mail, phone, fax) = (titled("M", MAIL), titled("P", PHONE), titled("F", FAX));
    let line = phone.replace("} } }", "}, line: { type: string } } }");
    let text = "{ type: string }";
    let exchanged = [
        ("breaking", "removed Contact/@/M"),
        ("additive", "added Contact/@/F"),
    ];
    // What has the keys of two may be both in an `anyOf`, so that which there are is a matter of all.
    let joined = [("breaking", "added Contact/@/F, removed Contact/@/M")];
    for (keyword, added, exchanged) in [
        ("oneOf", "additive", &exchanged[..]),
        ("anyOf", "behaviour", &joined),
    ] {
        let others = [
            ("additive", "added Contact/@/3"),
            ("additive", "added Contact/@/P/properties/line"),
        ];
        let exchanged = [exchanged, &others].concat();
        for (old, new, expected) in [
            (
                &[MAIL, PHONE][..],
                &[FAX, MAIL, PHONE][..],
                &[(added, "added Contact/@/Fax")][..],
            ),
            (
                &[FAX, MAIL, PHONE],
                &[MAIL, PHONE],
                &[("breaking", "removed Contact/@/Fax")],
            ),
            (
                &[&mail, text, &phone],
                &[&fax, &line, text, "{ type: boolean }"],
                &exchanged,
            ),
        ] {
            let mut said = changes(contact(keyword, old), contact(keyword, new));
            let expected = expected
                .iter()
                .map(|(verdict, edits)| ((*verdict).to_owned(), edits.replace('@', keyword)));
            let mut expected: Vec<_> = expected.collect();
            said.sort();
            expected.sort();
            assert_eq!(said, expected);
        }
    }
}

#[test]
fn inline_parts_that_come_and_go_are_told_one_by_one() {
    let said = changes(
        contact("allOf", &[MAIL, PHONE]),
        contact("allOf", &[FAX, MAIL, PHONE]),
    );
    assert_eq!(
        said,
        [("breaking".to_owned(), "added Contact/allOf/0".to_owned())]
    );
    let said = changes(
        contact("allOf", &[FAX, MAIL, PHONE]),
        contact("allOf", &[MAIL, PHONE]),
    );
    assert_eq!(
        said,
        [("breaking".to_owned(), "removed Contact/allOf/0".to_owned())]
    );
}

/// An operation on one pet, with these parameters.
fn operation(parameters: &[&str]) -> String {
    let parameters = parameters.join(", ");
    let operation = format!(
        "paths:\n  /pets/{{id}}:\n    get:\n      parameters: [{parameters}]\n      \
         responses: {{ '204': {{ description: None. }} }}\n"
    );
    OLD.replace("paths:\n", &operation)
}

const PATH: &str = "{ name: id, in: path, required: true, schema: { type: string } }";
const QUERY: &str = "{ name: id, in: query, schema: { type: string } }";
const HEADER: &str = "{ name: id, in: header, schema: { type: integer } }";

#[test]
fn parameters_of_one_name_are_told_by_their_places() {
    let parameters = "#/paths/~1pets~1{id}/get/parameters";
    for (old, new, verdict, edits) in [
        (
            &[PATH][..],
            &[QUERY, PATH][..],
            "additive",
            "added @/id in query",
        ),
        (&[PATH, QUERY], &[PATH], "breaking", "removed @/id in query"),
        (
            &[PATH, QUERY, HEADER],
            &[
                PATH,
                &QUERY.replace("{ type: string }", "{ type: integer }"),
                HEADER,
            ],
            "breaking",
            "changed @/id in query/schema/type",
        ),
        (
            &[QUERY, PATH],
            &[
                QUERY,
                &PATH.replace("in: path", "in: path, description: Whose."),
            ],
            "documentation",
            "added @/id/description",
        ),
    ] {
        let said = changes(operation(old), operation(new));
        let edits = edits.replace('@', parameters);
        assert_eq!(said, [(verdict.to_owned(), edits)]);
    }
}

#[test]
fn the_names_of_parameters_of_one_name_are_listed_each_for_itself() {
    let sandbox = Sandbox::new();
    sandbox.write("pets.yaml", operation(&[QUERY, PATH]));
    assert_eq!(sandbox.generate(&[]).code, Some(0));
    let names = sandbox.read("client/names.txt");
    for line in [
        "#/paths/~1pets~1{id}/get/parameters/id -> ",
        "#/paths/~1pets~1{id}/get/parameters/id in query -> ",
    ] {
        assert_eq!(names.matches(line).count(), 1, "{names}");
    }
}
