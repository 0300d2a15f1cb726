//! The SHA-256 of the description and its overlays, where `spec/README.md` states them.

use std::fs;
use std::io::ErrorKind;

use sha2::{Digest, Sha256};

use crate::failures::{self, Failure};
use crate::location::Location;
use crate::store::store;

/// How many hexadecimal digits a sum has.
const DIGITS: usize = 64;

/// The SHA-256 of a content, in hexadecimal digits.
pub fn sum(content: &[u8]) -> String {
    format!("{:x}", Sha256::digest(content))
}

/// Renews the sums of these files in a text, and says whether there was anything to renew. With `check`
/// nothing is written. Without the text there is nothing to do.
pub fn renew(text: &Location, files: &[Location], check: bool) -> Result<bool, Failure> {
    let old = match fs::read_to_string(&text.path) {
        Ok(old) => old,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(failures::unreadable(text, &error)),
    };
    let mut new = old.clone();
    for file in files {
        let content = fs::read(&file.path).map_err(|error| failures::unreadable(file, &error))?;
        let name = file.path.file_name().unwrap_or_default().to_string_lossy();
        new = renewed(&new, &format!("`{name}`"), &sum(&content));
    }
    if new != old && !check {
        store(&[(text, new.as_bytes())])?;
    }
    Ok(new != old)
}

/// The text with this sum in each line that names the file and has a sum.
fn renewed(text: &str, name: &str, sum: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| {
        let mut words = line.split(|sign: char| !sign.is_ascii_hexdigit());
        let old = words.find(|word| word.len() == DIGITS);
        match old {
            Some(old) if line.contains(name) => line.replace(old, sum),
            _ => line.to_owned(),
        }
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_renewed_in_the_line_of_its_file() {
        let (old, new) = ("a".repeat(DIGITS), "b".repeat(DIGITS));
        let text = |sum: &str| {
            format!("`api.yaml`\n| `api.yaml` | the one | `{sum}` |\n| `other.yaml` | `{old}` |\n")
        };
        assert_eq!(renewed(&text(&old), "`api.yaml`", &new), text(&new));
    }
}
