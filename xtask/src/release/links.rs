//! The addresses of versions, as Markdown has them below all else: `[0.1.1]: https://..`.

use semver::Version;

/// A text with the addresses that a heading needs if it has a version, where it had another one or none. The address
/// of what has none begins at that version then.
pub fn with_version(text: &str, known: &str, last: Option<&Version>, version: &Version) -> String {
    let (next, is_version) = (version.to_string(), Version::parse(known).is_ok());
    let has_next = text.lines().any(|line| is_of(line, &next));
    let lines = text.split_inclusive('\n').map(|line| match last {
        _ if is_version && (is_of(line, known) || is_of(line, UNRELEASED)) => {
            line.replace(known, &next)
        }
        Some(last) if !is_version && !has_next && is_of(line, UNRELEASED) => {
            parted(line, &last.to_string(), &next)
        }
        _ => line.to_owned(),
    });
    lines.collect()
}

const UNRELEASED: &str = "unreleased";

/// Whether a line says the address of a version.
fn is_of(line: &str, version: &str) -> bool {
    let label = line.strip_prefix('[').and_then(|it| it.split_once("]:"));
    label.is_some_and(|(label, _)| {
        let label = label.strip_prefix('v').unwrap_or(label);
        label.eq_ignore_ascii_case(version)
    })
}

/// The address of what has come since the last version, and that of what came between it and the next one.
fn parted(line: &str, last: &str, next: &str) -> String {
    let address = line.split_once("]:").map(|(_, address)| address);
    let Some((start, _)) = address.and_then(|it| it.rsplit_once("...")) else {
        return line.to_owned();
    };
    let tag = match start.ends_with(&format!("v{last}")) {
        true => "v",
        false => "",
    };
    let since = line.trim_end().replace(last, next);
    format!("{since}\n[{next}]:{start}...{tag}{next}\n")
}
