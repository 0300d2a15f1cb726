//! What `diff` says of a description of which there is no crate, and of one with new warnings.

use serde_json::Value;

use crate::comparing::OLD;
use crate::sandbox::Sandbox;

const TEXT: &str = "\
There is no crate of the new description: 1 error.

- `dangling-reference`: `` `#/components/schemas/Dog` does not exist `` (new.yaml:9)

2 edits:

- changed `#/paths/~1pets/get/responses/200/content/application~1json/schema/items/$ref` (new.yaml:9)
- changed `#/components/schemas/Pet/properties/age/type` (new.yaml:16)
";

#[test]
fn the_text_of_a_pull_request_says_what_is_wrong_and_what_is_edited() {
    let new = OLD.replace("schemas/Pet", "schemas/Dog");
    let new = new.replace("age: { type: integer }", "age: { type: number }");
    let sandbox = Sandbox::new();
    sandbox.write("old.yaml", OLD);
    sandbox.write("new.yaml", new);
    let ending = sandbox.run(&["diff", "old.yaml", "new.yaml", "--format", "markdown"]);
    assert_eq!((ending.code, ending.stdout.as_str()), (Some(1), TEXT));
    let failure = "error: nothing can be compared because of the errors above, in new.yaml\n";
    assert!(ending.stderr.contains(failure), "{ending:?}");
}

#[test]
fn what_a_limit_leaves_out_is_counted() {
    let more = |count: usize| {
        let names = (0..count).map(|it| format!("        name{it}: {{ type: string }}\n"));
        OLD.replace("schemas/Pet", "schemas/Dog") + &names.collect::<String>()
    };
    let sandbox = Sandbox::new();
    sandbox.write("old.yaml", OLD);
    sandbox.write("new.yaml", more(60));
    let arguments = [
        "diff", "old.yaml", "new.yaml", "--format", "markdown", "--limit", "1500",
    ];
    let ending = sandbox.run(&arguments);
    assert!(ending.stdout.len() <= 1500, "{ending:?}");
    let shown = ending.stdout.lines().filter(|line| line.starts_with("- "));
    let left = 62 - shown.count();
    let told = format!("\nThere is no room here for {left} more.\n");
    assert!(ending.stdout.ends_with(&told), "{ending:?}");
}

#[test]
fn programs_get_the_errors_and_what_is_edited() {
    let sandbox = Sandbox::new();
    sandbox.write("old.yaml", OLD);
    sandbox.write("new.yaml", OLD.replace("schemas/Pet", "schemas/Dog"));
    let ending = sandbox.run(&["diff", "old.yaml", "new.yaml", "--format", "json"]);
    assert_eq!(ending.code, Some(1), "{ending:?}");
    let said: Value = serde_json::from_str(&ending.stdout).unwrap();
    assert_eq!(said["errors"][0]["code"], "dangling-reference");
    assert_eq!(said["errors"][0]["line"], 9);
    assert_eq!(said["edits"][0]["deed"], "changed");
    assert_eq!(said["edits"][0]["place"], "new.yaml:9:74");
}

#[test]
fn of_a_text_that_cannot_be_read_no_edits_are_said() {
    let sandbox = Sandbox::new();
    sandbox.write("old.yaml", OLD);
    sandbox.write("new.yaml", OLD.replace("openapi: 3.0.3", "openapi: [3.0.3"));
    let ending = sandbox.run(&["diff", "old.yaml", "new.yaml", "--format", "json"]);
    assert_eq!(ending.code, Some(1), "{ending:?}");
    let said: Value = serde_json::from_str(&ending.stdout).unwrap();
    assert_eq!(said["errors"][0]["code"], "syntax");
    assert_eq!(said["edits"].as_array().map(Vec::len), Some(0), "{said}");
}

#[test]
fn of_many_messages_the_first_of_each_code_are_drawn() {
    let sandbox = Sandbox::new();
    let dangling =
        (0..60).map(|it| format!("        p{it}: {{ $ref: '#/components/schemas/Q{it}' }}\n"));
    sandbox.write("old.yaml", OLD);
    sandbox.write("new.yaml", OLD.to_owned() + &dangling.collect::<String>());
    let ending = sandbox.run(&["diff", "old.yaml", "new.yaml"]);
    let told = "more; `--all-messages` shows them";
    assert!(ending.stderr.contains(told), "{ending:?}");
    let all = sandbox.run(&["diff", "old.yaml", "new.yaml", "--all-messages"]);
    let count = all.stderr.matches("error[dangling-reference]").count();
    assert_eq!(count, 60, "{all:?}");
}

#[test]
fn what_is_newly_warned_of_is_told_once_for_each_code() {
    let loose = |names: &[&str]| {
        let members = names
            .iter()
            .map(|it| format!("        {it}: {{ not: {{ type: string }} }}\n"));
        OLD.to_owned() + &members.collect::<String>()
    };
    let sandbox = Sandbox::new();
    sandbox.write("old.yaml", loose(&["one"]));
    sandbox.write("new.yaml", loose(&["one", "two", "three"]));
    let said = |format: &str| {
        let ending = sandbox.run(&["diff", "old.yaml", "new.yaml", "--format", format]);
        assert_eq!(ending.code, Some(0), "{ending:?}");
        ending.stdout
    };
    let text = "\
new warning[loose-schema]: no type fits this schema; its values are any JSON (and 1 more)
  --> new.yaml:18:9

2 changes: ";
    assert!(said("text").contains(text), "{}", said("text"));
    let markdown = "
## New warnings

- `loose-schema`: `no type fits this schema; its values are any JSON` (new.yaml:18) (and 1 more)
";
    assert!(said("markdown").ends_with(markdown), "{}", said("markdown"));
    let json: Value = serde_json::from_str(&said("json")).unwrap();
    let lines = json["warnings"].as_array().unwrap().iter();
    let lines: Vec<_> = lines.map(|it| it["line"].as_u64()).collect();
    assert_eq!(lines, [Some(18), Some(19)]);
}
