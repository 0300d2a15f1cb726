//! The crate of a description, or what is said against it, a line each.

use generator::{File, Input, Output, Source, generate};

pub fn crate_of(text: &str, files: &[File]) -> Result<Output, String> {
    let output = generate(&Input {
        description: Source::new("api.yaml", text).with_files(files),
        overlays: &[],
        name: None,
        tests: false,
        command: "cargo test",
        from: "api.yaml",
    });
    output.map_err(|diagnostics| {
        let lines = diagnostics.iter().map(|it| format!("{it}\n"));
        lines.collect()
    })
}
