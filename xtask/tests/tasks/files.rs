//! Descriptions of several files: what is read, compared, summed and refused.

use wiremock::matchers::method;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::sandbox::{DESCRIPTION, Sandbox};

const PET: &str = "    Pet:
      type: object
      required: [name]
      properties:
        name:
          type: string
          description: What it is called.
";

/// The description, with its only schema in the file that is given.
fn referring(file: &str) -> String {
    assert!(DESCRIPTION.ends_with(PET));
    DESCRIPTION.replace(PET, &format!("    Pet: {{ $ref: '{file}' }}\n"))
}

/// A schema in a file of its own, which refers to another.
const SCHEMA: &str = "type: object\nproperties:\n  tag: { $ref: '../common.yaml#/Tag' }\n";
const COMMON: &str = "Tag:\n  type: object\n  properties:\n    text: { type: string }\n";

#[test]
fn files_are_read_from_the_folder_of_the_one_that_refers_to_them() {
    let sandbox = Sandbox::new();
    sandbox.write("apis/pets.yaml", referring("./schemas/pet.yaml"));
    sandbox.write("apis/schemas/pet.yaml", SCHEMA);
    sandbox.write("apis/common.yaml", COMMON);
    let generate = |description: &str| {
        sandbox.run(&["generate", "--description", description, "--out", "client"])
    };
    let ending = generate("apis/pets.yaml");
    assert_eq!(ending.code, Some(0), "{ending:?}");
    assert!(
        sandbox
            .read("client/src/models/tag.rs")
            .contains("text: Option<String>")
    );
    // The same from wherever it is read.
    let absolute = sandbox.path("apis/../apis/pets.yaml");
    let ending = generate(absolute.to_str().unwrap());
    assert_eq!(ending.code, Some(0), "{ending:?}");

    sandbox.write(
        "apis/common.yaml",
        COMMON.replace("type: string", "type: text"),
    );
    let ending = generate("apis/pets.yaml");
    let place = "--> apis/common.yaml:4:13\n";
    assert!(ending.stderr.contains(place), "{}", ending.stderr);
    assert!(
        ending.stderr.contains("#/Tag/properties/text/type"),
        "{}",
        ending.stderr
    );

    std::fs::remove_file(sandbox.path("apis/common.yaml")).unwrap();
    let ending = generate("apis/pets.yaml");
    let message = "`../common.yaml#/Tag` leads to `apis/common.yaml`, and there is no such file";
    assert!(ending.stderr.contains(message), "{}", ending.stderr);
    assert!(
        ending.stderr.contains("--> apis/schemas/pet.yaml:3:10\n"),
        "{}",
        ending.stderr
    );
}

#[test]
fn a_change_of_any_file_makes_the_crate_stale_and_is_explained_at_its_place() {
    let sandbox = Sandbox::with_workspace();
    sandbox.write("spec/integrations-api.yaml", referring("schemas/pet.yaml"));
    sandbox.write("spec/schemas/pet.yaml", SCHEMA);
    sandbox.write("spec/common.yaml", COMMON);
    let zeros = "0".repeat(64);
    sandbox.write("spec/README.md", format!("| `common.yaml` | `{zeros}` |\n"));
    assert_eq!(sandbox.run_there(&["regen"]).code, Some(0));
    assert!(!sandbox.read("spec/README.md").contains(&zeros));
    assert_eq!(sandbox.run_there(&["regen", "--check"]).code, Some(0));
    sandbox.commit();

    let more = format!("{COMMON}    colour: {{ type: string }}\n");
    sandbox.write("spec/common.yaml", more);
    assert_eq!(sandbox.run_there(&["regen", "--check"]).code, Some(1));
    let ending = sandbox.run_there(&["diff"]);
    let gained = "--> spec/common.yaml:5:5\n    + models::Tag::colour: Option<String>\n";
    assert!(ending.stdout.contains(gained), "{ending:?}");
    sandbox.commit();
    let ending = sandbox.run_there(&["diff", "HEAD~1", "HEAD"]);
    assert!(ending.stdout.contains(gained), "{ending:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_description_of_several_files_is_not_fetched_in_part() {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_body_string(referring("schemas/pet.yaml"));
    let mock = Mock::given(method("GET")).respond_with(answer);
    mock.mount(&server).await;
    let sandbox = Sandbox::new();
    let url = format!("{}/pets.yaml", server.uri());
    let ending = sandbox.run(&["fetch", "--out", "pets.yaml", "--url", &url]);
    assert_eq!(ending.code, Some(1));
    assert_eq!(
        ending.stderr.replace(&url, "URL"),
        "error: URL gives a description of several files, of which one alone is fetched; nothing was changed
  --> URL:22:12  #/components/schemas/Pet/$ref: `schemas/pet.yaml`
  help: fetch one that is bundled, where the publisher has it, or check out all files: `cargo xtask generate --description FILE` reads them\n"
    );
    assert_eq!(sandbox.read("pets.yaml"), DESCRIPTION);
}
