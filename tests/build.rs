//! Generates the crates of the descriptions in `properties`, as modules that the properties include.

use std::path::Path;
use std::{env, fs, io};

use generator::{Input, Source};

fn main() -> io::Result<()> {
    ["every_way", "composed"].into_iter().try_for_each(include)
}

/// Writes the module of a description, by the name of both.
fn include(name: &str) -> io::Result<()> {
    let description = &format!("properties/{name}.yaml");
    println!("cargo::rerun-if-changed={description}");
    let text = fs::read_to_string(description)?;
    let output = generator::generate(&Input {
        description: Source::new(description, &text),
        overlays: &[],
        name: None,
        tests: false,
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
        fs::write(path, text.replace("crate::", &format!("crate::{name}::")))?;
    }
    let library = root.join("src/lib.rs");
    // Much of a crate is for its users, and `mock` is no feature of this one.
    let module = format!(
        "#[allow(dead_code, unused_imports, unexpected_cfgs)]\n#[path = {library:?}]\nmod {name};\n"
    );
    fs::write(Path::new(&folder).join(format!("{name}.rs")), module)
}
