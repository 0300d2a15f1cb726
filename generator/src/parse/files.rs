//! The files of a description: what they are called, and which of them a text refers to.

use std::collections::{BTreeSet, VecDeque};

use super::pointer::{Path, percent_decoded};
use super::source_map::SourceMap;
use super::tree::{Content, Node};
use super::{Source, yaml};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::errors;

/// A further file of a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The name, which stands to that of the description as its path does: beside `spec/api.yaml`, the
    /// file `schemas/user.yaml` is `spec/schemas/user.yaml`.
    pub name: String,
    /// The text, YAML or JSON.
    pub text: String,
}

/// A file that a text refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeededFile {
    /// The name of the text.
    pub from: String,
    /// Its path, as the text has it: relative to that of the text.
    pub path: String,
    /// Its name, by which it is to be given.
    pub name: String,
    /// Where it is referred to first.
    pub place: Place,
    /// The pointer of that reference.
    pub pointer: String,
}

/// Reads all files of a description but itself: those to which its text refers, those to which these refer,
/// and so on. `read` gives the text of one, or nothing if there is none: then whoever reads the description
/// says so. Each is asked for once, after the file that refers to it first.
///
/// # Errors
///
/// Those of `read`.
pub fn further_files<E>(
    description: Source<'_>,
    read: &mut dyn FnMut(&NeededFile) -> Result<Option<String>, E>,
) -> Result<Vec<File>, E> {
    let mut known = BTreeSet::from([normal(description.name)]);
    let mut waiting = VecDeque::from(needed_files(description));
    let mut files = Vec::new();
    while let Some(needed) = waiting.pop_front() {
        if !known.insert(needed.name.clone()) {
            continue;
        }
        if let Some(text) = read(&needed)? {
            waiting.extend(needed_files(Source::new(&needed.name, &text)));
            files.push(File {
                name: needed.name,
                text,
            });
        }
    }
    Ok(files)
}

/// The files that a text refers to, each once, in the order of the text. Nothing is said of a text that
/// cannot be read, nor of addresses and absolute paths: whoever reads the description says that.
pub fn needed_files(source: Source<'_>) -> Vec<NeededFile> {
    let mut needed = Vec::new();
    if let Some(tree) = yaml::read(source, 0, &mut Diagnostics::default()) {
        let places = SourceMap::new(source, &[]);
        find(&tree, Path::Root, false, &mut |node, text, path| {
            let Ok(Some(file)) = file_of(text) else {
                return;
            };
            let name = joined(source.name, &file);
            if name != normal(source.name) && needed.iter().all(|it: &NeededFile| it.name != name) {
                needed.push(NeededFile {
                    from: source.name.to_owned(),
                    path: file,
                    name,
                    place: places.at(node.spot),
                    pointer: path.to_string(),
                });
            }
        });
    }
    needed
}

/// Calls `found` with every text that may refer to a file.
fn find(
    node: &Node,
    path: Path<'_>,
    is_mapping: bool,
    found: &mut dyn FnMut(&Node, &str, Path<'_>),
) {
    match &node.content {
        Content::Scalar(_) => {}
        Content::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                find(item, path.item(index), false, found);
            }
        }
        Content::Object(members) => {
            for (key, member) in members {
                let path = path.member(key);
                match member.text() {
                    Some(text) if key == "$ref" || (is_mapping && is_file(text)) => {
                        found(member, text, path);
                    }
                    _ => find(member, path, key == "mapping", found),
                }
            }
        }
    }
}

/// The file of a reference, if it is not the text itself; an error if it is none that can be given.
pub fn file_of(reference: &str) -> Result<Option<String>, Box<Diagnostic>> {
    let file = reference.split('#').next().unwrap_or_default();
    let has_drive = matches!(file.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    if has_drive || file.starts_with(['/', '\\']) && !file.starts_with("//") {
        return Err(errors::absolute_reference(reference).into());
    }
    let scheme = file.split(['/', '.']).next().unwrap_or_default();
    if file.starts_with("//") || scheme.contains(':') {
        return Err(errors::external_reference(reference).into());
    }
    Ok(Some(percent_decoded(file).into_owned()).filter(|file| !file.is_empty()))
}

/// Whether a text that may be a name looks like a file, or a reference to a part of one.
pub fn is_file(text: &str) -> bool {
    let file = text.split('#').next().unwrap_or_default();
    text.contains('#')
        || [".yaml", ".yml", ".json"]
            .iter()
            .any(|ending| file.ends_with(ending))
}

/// The name of a file that is referred to from another.
pub fn joined(from: &str, path: &str) -> String {
    match from.rsplit_once(['/', '\\']) {
        Some((folder, _)) => normal(&format!("{folder}/{path}")),
        None => normal(path),
    }
}

/// A name without `.`, and with `..` at the start alone.
pub fn normal(name: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in name.split(['/', '\\']) {
        match name {
            "" | "." => {}
            ".." if names.last().is_some_and(|last| *last != "..") => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    let start = if name.starts_with('/') { "/" } else { "" };
    format!("{start}{}", names.join("/"))
}

/// The way from the folder of one file to another.
pub fn relative(from: &str, to: &str) -> String {
    let (from, to) = (normal(from), normal(to));
    let mut from: Vec<&str> = from.split('/').collect();
    from.pop();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other);
    let shared = shared.count();
    let up = from.iter().skip(shared).map(|_| "..");
    let way: Vec<&str> = up.chain(to.into_iter().skip(shared)).collect();
    way.join("/")
}

#[cfg(test)]
mod tests {
    use super::{file_of, joined, relative};

    #[test]
    fn one_file_has_one_name_however_it_is_spelled() {
        for path in [
            "a.yaml",
            "./a.yaml",
            "sub/../a.yaml",
            "../spec/a.yaml",
            "%2e/a%2Eyaml",
        ] {
            let file = file_of(path).unwrap().unwrap();
            assert_eq!(joined("spec/api.yaml", &file), "spec/a.yaml", "{path}");
        }
        assert_eq!(joined("api.yaml", "../a.yaml"), "../a.yaml");
        assert_eq!(joined("../x/api.yaml", "../../a.yaml"), "../../a.yaml");
        assert_eq!(joined("/api.yaml", "a.yaml"), "/a.yaml");
        assert_eq!(joined("/x/api.yaml", "../a.yaml"), "/a.yaml");
    }

    #[test]
    fn what_is_no_file_beside_the_description_is_an_error() {
        for (reference, code) in [
            ("https://example.com/a.yaml#/X", "external-reference"),
            ("file:///a.yaml", "external-reference"),
            ("//example.com/a.yaml", "external-reference"),
            ("urn:a", "external-reference"),
            ("/etc/a.yaml", "absolute-reference"),
            ("C:\\a.yaml", "absolute-reference"),
        ] {
            assert_eq!(file_of(reference).unwrap_err().code, code, "{reference}");
        }
        assert_eq!(file_of("#/a").unwrap(), None);
    }

    #[test]
    fn a_file_is_found_from_another() {
        assert_eq!(relative("spec/api.yaml", "spec/sub/a.yaml"), "sub/a.yaml");
        assert_eq!(relative("spec/api.yaml", "a.yaml"), "../a.yaml");
        assert_eq!(relative("api.yaml", "a.yaml"), "a.yaml");
    }
}
