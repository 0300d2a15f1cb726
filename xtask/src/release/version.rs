//! Which version comes after which, by the rules of Cargo, and how it is written into a text.

use generator::Place;
use generator::compare::Verdict;
use semver::Version;

use crate::failures::{self, Failure};
use crate::sides::Side;

/// The version that a description and its overlays give.
pub fn stated(side: &Side) -> Result<Version, Failure> {
    parsed(&side.generated()?.version)
}

/// A version, which is one by the rules of Cargo.
pub fn parsed(text: &str) -> Result<Version, Failure> {
    Version::parse(text).map_err(|error| failures::wrong_version(text, &error))
}

/// The version after this one. Before 1.0.0 each number says what the one before it says later.
pub fn next(last: &Version, verdict: Option<Verdict>) -> Result<Version, Failure> {
    let Version {
        major,
        minor,
        patch,
        ..
    } = *last;
    if !last.pre.is_empty() {
        return Err(failures::no_next_version(last));
    }
    Ok(match (verdict, major, minor) {
        (None, ..) => last.clone(),
        (Some(Verdict::Breaking), 0, 0) => Version::new(0, 0, patch + 1),
        (Some(Verdict::Breaking), 0, _) => Version::new(0, minor + 1, 0),
        (Some(Verdict::Breaking), ..) => Version::new(major + 1, 0, 0),
        // Programs compile as they did; that is what the rules ask for.
        (Some(Verdict::Behaviour | Verdict::Additive), 1.., _) => Version::new(major, minor + 1, 0),
        (Some(Verdict::Behaviour | Verdict::Additive | Verdict::Documentation), ..) => {
            Version::new(major, minor, patch + 1)
        }
    })
}

/// A text with the version replaced that stands behind the key at this place, in the same line.
pub fn replaced(text: &str, place: &Place, old: &Version, new: &Version) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let index = place.line.checked_sub(1)?;
    let line = lines.get(index)?;
    let (key, _) = line.char_indices().nth(place.column.checked_sub(1)?)?;
    let colon = key + line[key..].find(':')?;
    let start = colon + line[colon..].find(&old.to_string())?;
    let end = start + old.to_string().len();
    let line = format!("{}{new}{}", &line[..start], &line[end..]);
    Some(lines[..index].concat() + &line + &lines[index + 1..].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_version_is_that_of_the_rules_of_cargo() {
        use Verdict::{Additive, Behaviour, Breaking, Documentation};
        for (last, verdict, expected) in [
            ("1.2.3", Breaking, "2.0.0"),
            ("1.2.3", Behaviour, "1.3.0"),
            ("1.2.3", Additive, "1.3.0"),
            ("1.2.3", Documentation, "1.2.4"),
            ("0.2.3", Breaking, "0.3.0"),
            ("0.2.3", Behaviour, "0.2.4"),
            ("0.2.3", Additive, "0.2.4"),
            ("0.2.3", Documentation, "0.2.4"),
            ("0.0.3", Breaking, "0.0.4"),
            ("0.0.3", Additive, "0.0.4"),
        ] {
            let last = Version::parse(last).unwrap();
            assert_eq!(next(&last, Some(verdict)).unwrap().to_string(), expected);
        }
        let last = Version::parse("1.2.3").unwrap();
        assert_eq!(next(&last, None).unwrap(), last);
        let early = Version::parse("2.0.0-rc.1").unwrap();
        assert!(next(&early, Some(Additive)).is_err());
    }

    #[test]
    fn a_version_is_replaced_where_it_stands_and_nowhere_else() {
        let text = "# 0.1.0\nx: { other: 0.1.0, version: '0.1.0' } # 0.1.0\n";
        let place = Place {
            file: "overlay.yaml".to_owned(),
            line: 2,
            column: 20,
        };
        let (old, new) = (Version::new(0, 1, 0), Version::new(0, 2, 0));
        let replaced = replaced(text, &place, &old, &new);
        let expected = "# 0.1.0\nx: { other: 0.1.0, version: '0.2.0' } # 0.1.0\n";
        assert_eq!(replaced.as_deref(), Some(expected));
    }
}
