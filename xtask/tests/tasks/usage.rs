//! The help, and what a wrong command line gives.

use crate::sandbox::Sandbox;

#[test]
fn every_task_has_a_help_with_an_example() {
    let sandbox = Sandbox::new();
    let help = sandbox.run(&["--help"]);
    assert_eq!(help.code, Some(0));
    for task in [
        "regen",
        "generate",
        "unions",
        "infer",
        "names",
        "diff",
        "release",
        "explain",
        "completions",
        "fetch",
        "record",
        "drift",
    ] {
        assert!(
            help.stdout.contains(&format!("\n  {task} ")),
            "{}",
            help.stdout
        );
        let help = sandbox.run(&[task, "--help"]);
        assert_eq!(help.code, Some(0));
        assert!(
            help.stdout
                .contains(&format!("Examples:\n  cargo xtask {task} ")),
            "{}",
            help.stdout
        );
        assert!(help.stdout.contains("Exit codes: "), "{}", help.stdout);
    }
}

#[test]
fn the_least_limit_is_in_the_help_and_no_less_is_taken() {
    let sandbox = Sandbox::new();
    let help = sandbox.run(&["diff", "--help"]).stdout;
    assert!(help.contains("at least 1000"), "{help}");
    let limited = ["diff", "pets.yaml", "pets.yaml", "--format", "markdown"];
    for (limit, code) in [("999", 2), ("1000", 0)] {
        let ending = sandbox.run(&[&limited[..], &["--limit", limit]].concat());
        assert_eq!(ending.code, Some(code), "{ending:?}");
    }
}

#[test]
fn a_wrong_command_line_exits_with_2() {
    let sandbox = Sandbox::new();
    for arguments in [
        &[][..],
        &["rebuild"],
        &["regen", "--out", "x"],
        &["generate", "--out", "x"],
        &["infer"],
    ] {
        let ending = sandbox.run(arguments);
        assert_eq!(
            (ending.code, ending.stdout.as_str()),
            (Some(2), ""),
            "{arguments:?}"
        );
        assert!(
            ending.stderr.contains("Usage: cargo xtask"),
            "{}",
            ending.stderr
        );
    }
}

#[test]
fn a_proxy_listens_at_a_host_and_a_port() {
    let sandbox = Sandbox::new();
    let record = ["record", "--base-url", "https://a.example", "--out", "x"];
    for address in ["localhost", "127.0.0.1:", "[::1]:http"] {
        let ending = sandbox.run(&[&record[..], &["--listen", address]].concat());
        assert_eq!(ending.code, Some(2), "{ending:?}");
        let reason = "it is no host and port, such as `127.0.0.1:8080`";
        assert!(ending.stderr.contains(reason), "{}", ending.stderr);
    }
}

#[test]
fn a_path_to_something_else_is_told_with_what_to_give() {
    let sandbox = Sandbox::new();
    sandbox.write("folder/file", "");
    for (arguments, message) in [
        (
            &["names", "--description", "folder"][..],
            "error: cannot read folder: Is a directory\n  \
             help: a folder stands there: give the path of a file\n",
        ),
        (
            &["names", "--description", "nowhere.yaml"],
            "error: cannot read nowhere.yaml: No such file or directory\n  \
             help: check the path: there is no such file or folder\n",
        ),
        (
            &[
                "generate",
                "--description",
                "pets.yaml",
                "--out",
                "pets.yaml",
            ],
            "error: cannot read pets.yaml: Not a directory\n  \
             help: a file stands there: give the path of a folder\n",
        ),
        (
            &[
                "fetch",
                "--url",
                "https://a.example/a.yaml",
                "--out",
                "folder",
            ],
            "error: cannot read folder: Is a directory\n  \
             help: a folder stands there: give the path of a file\n",
        ),
        (
            &["infer", "--description", "pets.yaml", "--out", "folder"],
            "error: cannot write folder: Is a directory; nothing was changed\n  \
             help: a folder stands there: give the path of a file\n",
        ),
    ] {
        let ending = sandbox.run(arguments);
        assert_eq!((ending.code, ending.stderr.as_str()), (Some(1), message));
    }
}

/// Texts that tell people and machines what to run.
const TOLD: &[&str] = &[
    include_str!("../../../README.md"),
    include_str!("../../../spec/README.md"),
    include_str!("../../../.ci/run"),
    include_str!("../../../.github/workflows/ci.yml"),
    include_str!("../../../.github/workflows/description.yml"),
    include_str!("../../../.github/workflows/release.yml"),
];

#[test]
fn what_documents_and_workflows_run_is_there() {
    let sandbox = Sandbox::new();
    let mut commands = 0;
    for rest in TOLD
        .iter()
        .flat_map(|text| text.split("cargo xtask ").skip(1))
    {
        let end = rest
            .find(['\n', '`', '|', '>', '#', ';'])
            .unwrap_or(rest.len());
        let mut words = rest[..end].split_whitespace();
        let task = words.next().unwrap();
        let help = sandbox.run(&[task, "--help"]);
        assert_eq!(help.code, Some(0), "cargo xtask {}", &rest[..end]);
        // What stands behind `--` is of another program.
        let options = words.take_while(|word| *word != "--");
        for option in options.filter(|word| word.starts_with("--")) {
            let is_known = help.stdout.contains(&format!("{option} "))
                || help.stdout.contains(&format!("{option}\n"));
            assert!(is_known, "cargo xtask {task} has no {option}");
        }
        commands += 1;
    }
    assert!(commands > 25, "only {commands} commands were found");
}

#[test]
fn an_address_that_is_none_is_not_shown() {
    let sandbox = Sandbox::new();
    let ending = sandbox.run(&[
        "fetch",
        "--out",
        "api.yaml",
        "--url",
        "https://me:hunter2@host:99999/a",
    ]);
    assert_eq!(ending.code, Some(2), "{ending:?}");
    let said = "error: `--url` has no address: invalid port number\n";
    assert_eq!(ending.stderr, said);
}
