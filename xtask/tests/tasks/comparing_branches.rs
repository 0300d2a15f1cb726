//! A branch is compared with what it began from, whatever others did since.

use crate::sandbox::Sandbox;

const DESCRIPTION: &str = "spec/integrations-api.yaml";

#[test]
fn a_branch_is_compared_with_where_it_began() {
    let sandbox = Sandbox::with_workspace();
    sandbox.git(&["branch", "main-then"]);
    sandbox.git(&["switch", "--quiet", "--create", "work"]);
    let text = sandbox.read(DESCRIPTION);
    sandbox.write(DESCRIPTION, text.replace("listPets", "showPets"));
    sandbox.commit();
    sandbox.git(&["switch", "--quiet", "main-then"]);
    let name = "        name:";
    let more = format!("        age: {{ type: integer }}\n{name}");
    sandbox.write(DESCRIPTION, text.replace(name, &more));
    sandbox.commit();
    sandbox.git(&["switch", "--quiet", "work"]);
    let told = |side: &str| sandbox.run_there(&["diff", side, "HEAD"]);
    assert!(told("main-then").stdout.contains("/properties/age"));
    let ending = told("main-then...HEAD");
    assert!(ending.stdout.contains("show_pets"), "{ending:?}");
    assert!(!ending.stdout.contains("/properties/age"), "{ending:?}");
    let ending = told("main-then..HEAD");
    let message = "error: `main-then..HEAD` is a range, and each side is one revision\n  \
                   help: write `main-then HEAD`; `main-then...HEAD` is the revision from which both come\n";
    assert_eq!((ending.code, ending.stderr.as_str()), (Some(1), message));
    let ending = told("no-such-revision...HEAD");
    let message = "error: git knows no revision from which both of `no-such-revision...HEAD` come: \
                   Not a valid object name no-such-revision\n  \
                   help: a clone of a part of the history needs `git fetch --unshallow`\n";
    assert_eq!((ending.code, ending.stderr.as_str()), (Some(1), message));
}
