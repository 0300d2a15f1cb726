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
