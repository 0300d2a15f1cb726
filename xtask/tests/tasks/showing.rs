//! What a terminal shows, and what a pipe gets: colours and progress are for terminals alone.

use crate::sandbox::{Ending, Sandbox};

/// A sandbox with two descriptions that differ.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    let old = sandbox.read("pets.yaml");
    let new = old.replace("Gives one pet.", "Gives a pet.");
    assert_ne!(old, new);
    sandbox.write("new.yaml", new);
    sandbox
}

const DIFF: [&str; 3] = ["diff", "pets.yaml", "new.yaml"];
const FAILING: [&str; 2] = ["diff", "none.yaml"];

#[test]
fn a_pipe_gets_neither_colours_nor_progress() {
    let sandbox = sandbox();
    for arguments in [&DIFF[..], &FAILING, &["--help"]] {
        let Ending { stdout, stderr, .. } = sandbox.run(arguments);
        assert!(
            !format!("{stdout}{stderr}").contains('\u{1b}'),
            "{stdout}{stderr}"
        );
        assert!(!stderr.contains("explained changes"), "{stderr}");
    }
}

/// `script` of util-linux runs a command in a terminal of its own.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_both_and_no_colours_where_they_are_not_wanted() {
    let sandbox = sandbox();
    let red = "\u{1b}[1m\u{1b}[91merror:";
    let cyan = "\u{1b}[1m\u{1b}[36mdocumentation\u{1b}[0m: ";
    for (arguments, coloured) in [(&DIFF[..], cyan), (&FAILING, red)] {
        let shown = sandbox.run_in_terminal(arguments, &[]);
        assert!(shown.contains(coloured), "{shown:?}");
        let shown = sandbox.run_in_terminal(arguments, &[("NO_COLOR", "1")]);
        assert!(
            !shown.contains("\u{1b}[1m") && !shown.contains("\u{1b}[3"),
            "{shown:?}"
        );
    }
    let shown = sandbox.run_in_terminal(&DIFF, &[]);
    assert!(shown.contains("explained changes: 1 of 1"), "{shown:?}");
}
