//! What programs read: every line of standard error is a message in the form that they ask for.

use serde_json::Value;

use crate::sandbox::{DESCRIPTION, Ending, Sandbox};

/// A folder with a description that gives a warning and an error, one that gives a crate, and an empty folder.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    let broken = DESCRIPTION.replace("schemas/Pet'", "schemas/Nobody'");
    sandbox.write("broken.yaml", format!("{broken}tgas: []\n"));
    sandbox
}

/// The tasks that fail, each with the reason.
const FAILING: &[(&[&str], &str)] = &[
    (
        &[
            "generate",
            "--description",
            "broken.yaml",
            "--out",
            "client",
        ],
        "there is no crate to write because of the error above; client was not changed",
    ),
    (
        &["generate", "--description", "none.yaml", "--out", "client"],
        "cannot read none.yaml: No such file or directory",
    ),
    (
        &[
            "generate",
            "--description",
            "pets.yaml",
            "--out",
            "client",
            "--check",
        ],
        "client is not what pets.yaml gives: 0 changed, ",
    ),
    (
        &["diff", "pets.yaml", "broken.yaml"],
        "nothing can be compared because of the errors above, in broken.yaml",
    ),
    (
        &["names", "--description", "broken.yaml"],
        "nothing can be named because of the errors above",
    ),
    (
        &["unions", "--description", "none.yaml"],
        "cannot read none.yaml: No such file or directory",
    ),
];

fn run(arguments: &[&str], format: &str) -> Ending {
    let ending = sandbox().run(&[arguments, &["--format", format]].concat());
    assert_eq!(ending.code, Some(1), "{ending:?}");
    ending
}

#[test]
fn every_line_is_an_object_and_the_last_says_why_the_task_failed() {
    for (arguments, reason) in FAILING {
        let stderr = run(arguments, "json").stderr;
        let lines = stderr.lines().map(serde_json::from_str);
        let objects: Vec<Value> = lines.collect::<Result<_, _>>().expect(&stderr);
        let last = objects.last().unwrap();
        assert_eq!(last["severity"], "error");
        assert!(last["code"].is_null(), "{last}");
        assert!(
            last["message"].as_str().unwrap().starts_with(reason),
            "{last}"
        );
        let keys = |object: &Value| {
            object
                .as_object()
                .unwrap()
                .keys()
                .cloned()
                .collect::<Vec<_>>()
        };
        assert!(objects.iter().all(|it| keys(it) == keys(last)), "{stderr}");
    }
    let help = run(FAILING[1].0, "json").stderr;
    let help: Value = serde_json::from_str(&help).unwrap();
    assert_eq!(
        help["help"],
        "check the path: there is no such file or folder"
    );
}

#[test]
fn every_line_is_a_command_of_a_workflow() {
    for (arguments, reason) in FAILING
        .iter()
        .filter(|it| matches!(it.0[0], "generate" | "diff"))
    {
        let stderr = run(arguments, "github").stderr;
        assert!(
            stderr.lines().all(|line| line.starts_with("::")),
            "{stderr}"
        );
        let last = stderr.lines().last().unwrap();
        assert!(last.starts_with(&format!("::error::{reason}")), "{last}");
    }
}

#[test]
fn a_list_of_what_must_not_be_is_the_answer_all_the_same() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "pets.yaml",
        DESCRIPTION.to_owned()
            + "    Toy:\n      oneOf:\n        - { title: Ball, type: object, properties: { a: { type: string } } }\n        \
               - { title: Bone, type: object, properties: { b: { type: string } } }\n",
    );
    let unions = ["unions", "--description", "pets.yaml", "--format", "json"];
    let ending = sandbox.run(&[&unions[..], &["--deny", "ambiguous"]].concat());
    assert_eq!(ending.code, Some(1), "{ending:?}");
    let list: Value = serde_json::from_str(&ending.stdout).unwrap();
    assert_eq!(
        list[0]["way"],
        sandbox.run(&unions).stdout.parse::<Value>().unwrap()[0]["way"]
    );
    let last = ending.stderr.lines().last().unwrap();
    let told: Value = serde_json::from_str(last).unwrap();
    assert_eq!(
        told["message"],
        "1 union is not decided, which `--deny ambiguous` forbids"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_an_error_and_one_that_nobody_reads_is_none() {
    use std::fs::OpenOptions;
    use std::io;

    let sandbox = sandbox();
    for arguments in [
        &["diff", "pets.yaml", "pets.yaml"][..],
        &["names", "--description", "pets.yaml"],
        &["explain"],
        &["completions", "bash"],
    ] {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let ending = sandbox.run_into(arguments, full.into());
        let message = "error: cannot write the answer: No space left on device\n  \
                       help: check where the output goes\n";
        assert_eq!((ending.code, ending.stderr.as_str()), (Some(1), message));

        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let ending = sandbox.run_into(arguments, writer.into());
        assert_eq!((ending.code, ending.stderr.as_str()), (Some(0), ""));
    }
}
