//! Generates the crate of `properties/every_way.yaml`, as a module that the properties include.

use std::path::Path;
use std::{env, fs, io};

use generator::{Input, Source};

const DESCRIPTION: &str = "properties/every_way.yaml";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={DESCRIPTION}");
    let text = fs::read_to_string(DESCRIPTION)?;
    let output = generator::generate(&Input {
        description: Source::new(DESCRIPTION, &text),
        overlays: &[],
        name: None,
        tests: false,
        command: "cargo build",
        from: DESCRIPTION,
    });
    let output = output.unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
    let folder = env::var("OUT_DIR").map_err(io::Error::other)?;
    let root = Path::new(&folder).join("every_way");
    for (path, text) in output.tree {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&root))?;
        // What is the root of a crate there is a module of the test here.
        fs::write(path, text.replace("crate::", "crate::every_way::"))?;
    }
    let library = root.join("src/lib.rs");
    // Much of a crate is for its users, and `mock` is no feature of this one.
    let module = format!(
        "#[allow(dead_code, unused_imports, unexpected_cfgs)]\n#[path = {library:?}]\nmod every_way;\n"
    );
    fs::write(Path::new(&folder).join("every_way.rs"), module)
}
