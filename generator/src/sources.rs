//! The sums of the texts that a crate is made from: any change of them makes the crate stale.

use sha2::{Digest, Sha256};

use crate::Input;
use crate::ir::SourceSum;
use crate::parse::Source;

/// The sums of the description, its further files by name, and its overlays in the order in which they are
/// applied.
pub fn sums(input: &Input<'_>) -> Vec<SourceSum> {
    let files = input.description.files_by_name().into_iter();
    let files = files.map(|file| Source::new(&file.name, &file.text));
    let sources = std::iter::once(input.description)
        .chain(files)
        .chain(input.overlays.iter().copied());
    let mut sums: Vec<SourceSum> = Vec::new();
    for source in sources {
        let mut sum = sum(&source);
        let is_same = |known: &&SourceSum| known.file.split(" (").next() == Some(&sum.file);
        // Texts of one name may come from two folders.
        match sums.iter().filter(is_same).count() {
            0 => {}
            others => sum.file = format!("{} ({})", sum.file, others + 1),
        }
        sums.push(sum);
    }
    sums
}

fn sum(source: &Source<'_>) -> SourceSum {
    // A checkout may have other line ends.
    let sum = Sha256::digest(source.text.replace("\r\n", "\n"));
    let file = source.name.rsplit(['/', '\\']).next();
    SourceSum {
        file: file.unwrap_or(source.name).to_owned(),
        sha256: format!("{sum:x}"),
    }
}

#[cfg(test)]
mod tests {
    use super::sums;
    use crate::{Input, Source};

    #[test]
    fn texts_of_one_name_from_two_folders_are_two() {
        let source = |name| Source::new(name, "");
        let input = Input {
            description: source("apis/pets.yaml"),
            overlays: &[source("overlays/pets.yaml"), source("names.yaml")],
            name: None,
            tests: false,
            command: "",
            from: "",
        };
        let sums = sums(&input).into_iter();
        let files: Vec<String> = sums.map(|sum| sum.file).collect();
        assert_eq!(files, ["pets.yaml", "pets.yaml (2)", "names.yaml"]);
    }
}
