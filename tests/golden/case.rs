//! One case: what goes in, and what must come out.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use generator::drawing::drawn;
use generator::{Diagnostic, File, Input, Output, Source, Tree};
use similar::TextDiff;

/// What stands before each file in `output.rs`.
const MARK: &str = "//- ";

/// The files that a new case shows.
const SHOWN: [&str; 2] = ["src/models/", "src/resources/"];

/// The files of a case that are no further files of its description.
const OWN_FILES: [&str; 4] = ["input.yaml", "overlay.yaml", "output.rs", "message.txt"];

/// A folder of `cases/`.
pub struct Case {
    folder: PathBuf,
    input: String,
    files: Vec<File>,
    overlay: Option<String>,
}

impl Case {
    pub fn read(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            input: fs::read_to_string(folder.join("input.yaml")).unwrap(),
            files: files(folder, ""),
            overlay: fs::read_to_string(folder.join("overlay.yaml")).ok(),
        }
    }

    /// The case's path below `cases/`, with hyphens for slashes.
    pub fn name(&self) -> String {
        let folder = self.folder.to_str().unwrap().replace('\\', "/");
        let (_, name) = folder.rsplit_once("golden/cases/").unwrap();
        name.replace('/', "-")
    }

    /// What the generator makes of the case, as a package of this name.
    pub fn generate(&self, name: Option<&str>) -> Result<Output, String> {
        let sources = self.sources();
        let input = Input {
            description: sources[0],
            overlays: &sources[1..],
            name,
            tests: true,
            command: "cargo xtask generate",
            from: "input.yaml",
        };
        generator::generate(&input).map_err(|diagnostics| self.drawn(&diagnostics))
    }

    /// The description, and its overlay if there is one.
    fn sources(&self) -> Vec<Source<'_>> {
        let description = Source::new("input.yaml", &self.input).with_files(&self.files);
        let overlay = self.overlay.as_ref();
        let overlay = overlay.map(|text| Source::new("overlay.yaml", text));
        std::iter::once(description).chain(overlay).collect()
    }

    /// The diagnostics as they are drawn, with an empty line between two.
    fn drawn(&self, diagnostics: &[Diagnostic]) -> String {
        let sources = self.sources();
        let drawings = diagnostics.iter().map(|it| drawn(it, &sources, false));
        drawings
            .map(|drawing| drawing + "\n")
            .collect::<Vec<_>>()
            .join("\n")
    }

    pub fn check_output(&self) {
        let path = self.folder.join("output.rs");
        let expected = fs::read_to_string(&path).unwrap();
        let tree = self
            .generate(Some("golden-case"))
            .unwrap_or_else(|messages| panic!("{}: {messages}", self.name()))
            .tree;
        self.compare(&path, &expected, &shown(&tree, &expected));
    }

    pub fn check_message(&self) {
        let path = self.folder.join("message.txt");
        let expected = fs::read_to_string(&path).unwrap();
        let messages = match self.generate(None) {
            Ok(output) => self.drawn(&output.diagnostics),
            Err(messages) => messages,
        };
        self.compare(&path, &expected, &messages);
    }

    fn compare(&self, path: &Path, expected: &str, actual: &str) {
        if expected == actual {
            return;
        }
        if std::env::var("UPDATE").is_ok_and(|it| it == "1") {
            fs::write(path, actual).unwrap();
            return;
        }
        let diff = TextDiff::from_lines(expected, actual);
        let diff = diff
            .unified_diff()
            .header("written", "made now")
            .to_string();
        panic!(
            "{}:\n{diff}\nUPDATE=1 accepts what is made now",
            self.name()
        );
    }
}

/// The further files of a description, by their paths below its folder.
fn files(folder: &Path, below: &str) -> Vec<File> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{below}{}", path.file_name().unwrap().to_str().unwrap());
        if path.join("input.yaml").exists() {
            // Another case.
        } else if path.is_dir() {
            files.extend(self::files(&path, &format!("{name}/")));
        } else if !OWN_FILES.contains(&name.as_str()) {
            let text = fs::read_to_string(path).unwrap();
            files.push(File { name, text });
        }
    }
    files
}

/// The files of the tree that the expected text names, or those of a new case.
fn shown(tree: &Tree, expected: &str) -> String {
    let named: Vec<&str> = expected
        .lines()
        .filter_map(|line| line.strip_prefix(MARK))
        .collect();
    let mut text = String::new();
    for (path, file) in tree {
        let is_shown = match named.is_empty() {
            true => SHOWN.iter().any(|start| path.starts_with(start)),
            false => named.contains(&path.as_str()),
        };
        if is_shown {
            writeln!(text, "{MARK}{path}\n{file}").unwrap();
        }
    }
    text
}
