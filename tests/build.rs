//! Generates the crates of the descriptions in `properties`, as modules that the properties include; the tests of
//! their examples as others.

use std::path::Path;
use std::{env, fs, io};

use generator::{Input, Source};

fn main() -> io::Result<()> {
    let names = ["every_way", "composed", "examples"];
    names.into_iter().try_for_each(include)
}

/// Writes the module of a description, by the name of both.
fn include(name: &str) -> io::Result<()> {
    let description = &format!("properties/{name}.yaml");
    println!("cargo::rerun-if-changed={description}");
    let text = fs::read_to_string(description)?;
    let output = generator::generate(&Input {
        description: Source::new(description, &text),
        overlays: &[],
        name: Some(name),
        tests: true,
        command: "cargo build",
        from: description,
    });
    let output = output.unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
    let folder = env::var("OUT_DIR").map_err(io::Error::other)?;
    let root = Path::new(&folder).join(name);
    for (path, text) in output.tree {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&root))?;
        // What is the root of a crate there is a module of the test here.
        let text = match path.starts_with(root.join("tests")) {
            true => text
                .replace("crate::", &format!("crate::{name}_tests::"))
                .replace(&format!("use {name}::"), &format!("use crate::{name}::")),
            false => text.replace("crate::", &format!("crate::{name}::")),
        };
        fs::write(path, text)?;
    }
    let library = root.join("src/lib.rs");
    // Much of a crate is for its users, and `mock` is no feature of this one.
    let mut modules = format!(
        "#[allow(dead_code, unused_imports, unexpected_cfgs)]\n#[path = {library:?}]\nmod {name};\n"
    );
    let tests = root.join("tests/examples/main.rs");
    if tests.exists() {
        modules += &format!("#[path = {tests:?}]\nmod {name}_tests;\n");
    }
    fs::write(Path::new(&folder).join(format!("{name}.rs")), modules)
}
