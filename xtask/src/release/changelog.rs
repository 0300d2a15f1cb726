//! The file of the notes on each version, newest first: a heading for each, and below it what this
//! program says, between two marks, beside what people say.

use semver::Version;

/// What a new file begins with.
const TITLE: &str = "# Changelog\n\n";

const BEGIN: &str = "<!-- by `cargo xtask release` -->\n";
const END: &str = "<!-- end -->\n";

/// The notes on all versions.
pub struct Changelog {
    start: String,
    sections: Vec<Section>,
}

/// The notes on one version.
struct Section {
    heading: String,
    body: String,
}

impl Changelog {
    /// Reads the file; an empty one is new.
    pub fn read(text: &str) -> Self {
        let text = match text.is_empty() {
            true => TITLE,
            false => text,
        };
        let mut changelog = Self {
            start: String::new(),
            sections: Vec::new(),
        };
        for line in text.replace("\r\n", "\n").split_inclusive('\n') {
            match (line.strip_prefix("## "), changelog.sections.last_mut()) {
                (Some(heading), _) => changelog.sections.push(Section {
                    heading: heading.trim().to_owned(),
                    body: String::new(),
                }),
                (None, Some(section)) => section.body += line,
                (None, None) => changelog.start += line,
            }
        }
        changelog
    }

    /// With these notes on a version. The newest section is that of the version if it is newer than
    /// the last release, whatever number it has had so far.
    pub fn with(mut self, last: Option<&Version>, version: &Version, notes: &str) -> Self {
        let is_unreleased = |section: &Section| match last {
            Some(last) => section
                .version()
                .map_or(section.has_none(), |it| it > *last),
            None => true,
        };
        if !self.sections.first().is_some_and(is_unreleased) {
            let section = Section {
                heading: String::new(),
                body: "\n".to_owned(),
            };
            self.sections.insert(0, section);
        }
        let section = &mut self.sections[0];
        section.heading = section.heading_of(version);
        section.put(notes);
        self
    }

    /// Whether there are notes on a version, all of them by people.
    pub fn is_by_hand(&self, version: &Version) -> bool {
        let section = self.section(version);
        section.is_some_and(|it| !it.body.contains(BEGIN) && !it.body.trim().is_empty())
    }

    /// The notes on a version, without marks; nothing if there are none.
    pub fn notes_on(&self, version: &Version) -> String {
        let body = self
            .section(version)
            .map(|section| section.body.replace(BEGIN, "").replace(END, ""));
        body.unwrap_or_default().trim().to_owned()
    }

    fn section(&self, version: &Version) -> Option<&Section> {
        let mut sections = self.sections.iter();
        sections.find(|section| section.version().as_ref() == Some(version))
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let sections = self.sections.iter();
        let sections = sections.map(|section| format!("## {}\n{}", section.heading, section.body));
        let text = self.start.clone() + &sections.collect::<String>();
        text.trim_end().to_owned() + "\n"
    }
}

impl Section {
    /// The version, which may be a link (`[0.1.0]`) or the name of a tag (`v0.1.0`).
    fn version(&self) -> Option<Version> {
        Version::parse(self.plain_word()).ok()
    }

    /// Whether it is for what has no version yet.
    fn has_none(&self) -> bool {
        self.plain_word().eq_ignore_ascii_case("unreleased")
    }

    /// The heading with another version. What people say around and behind it stays: a date, say.
    fn heading_of(&self, version: &Version) -> String {
        let version = version.to_string();
        match self.plain_word() {
            "" => version,
            word => self.heading.replacen(word, &version, 1),
        }
    }

    /// The first word of the heading, without the signs around it.
    fn plain_word(&self) -> &str {
        let word = self.heading.split_whitespace().next().unwrap_or_default();
        let word = word.trim_start_matches('[').trim_end_matches(':');
        let word = word.split(']').next().unwrap_or_default();
        let number = word.strip_prefix('v');
        let is_number = |it: &&str| it.starts_with(|first: char| first.is_ascii_digit());
        number.filter(is_number).unwrap_or(word)
    }

    /// Puts these notes into the place of those that were there, or before all else.
    fn put(&mut self, notes: &str) {
        let notes = format!("{BEGIN}{notes}{END}");
        let start = self.body.find(BEGIN);
        let end = start.and_then(|start| Some(start + self.body[start..].find(END)? + END.len()));
        match (start, end) {
            (Some(start), Some(end)) => self.body.replace_range(start..end, &notes),
            _ => self.body = format!("\n{notes}\n{}", self.body.trim_start()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        Version::parse(text).unwrap()
    }

    #[test]
    fn notes_are_put_on_top_and_renewed_until_they_are_released() {
        let first = Changelog::read("").with(None, &version("0.1.0"), "One.\n");
        let first = first.text();
        let expected = format!("# Changelog\n\n## 0.1.0\n\n{BEGIN}One.\n{END}");
        assert_eq!(first, expected);

        let released = version("0.1.0");
        let added = Changelog::read(&first).with(Some(&released), &version("0.1.1"), "Two.\n");
        let by_hand = added
            .text()
            .replace("Two.", "Two!")
            .replace(END, &format!("{END}By hand.\n"));
        let broken = Changelog::read(&by_hand).with(Some(&released), &version("0.2.0"), "Three.\n");
        let text = broken.text();
        assert_eq!(broken.notes_on(&version("0.2.0")), "Three.\nBy hand.");
        assert_eq!(broken.notes_on(&version("0.1.1")), "");
        assert!(
            text.ends_with(&format!("## 0.1.0\n\n{BEGIN}One.\n{END}By hand.\n")),
            "{text}"
        );
        let again = Changelog::read(&text).with(Some(&released), &version("0.2.0"), "Three.\n");
        assert_eq!(again.text(), text);
    }

    #[test]
    fn line_ends_of_a_checkout_are_no_difference() {
        let text = Changelog::read("")
            .with(None, &version("0.1.0"), "One.\n")
            .text();
        let crlf = text.replace('\n', "\r\n");
        assert_eq!(Changelog::read(&crlf).text(), text);
    }

    #[test]
    fn headings_are_known_in_every_usual_form() {
        let forms = [
            ("Unreleased", "0.2.0"),
            ("[Unreleased]", "[0.2.0]"),
            ("[0.1.1] - soon", "[0.2.0] - soon"),
            ("v0.1.1 (soon)", "v0.2.0 (soon)"),
            (
                "[0.1.1](https://a.example) (soon)",
                "[0.2.0](https://a.example) (soon)",
            ),
        ];
        for (heading, expected) in forms {
            let text = format!("# Changelog\n\n## {heading}\n\nBy hand.\n\n## 0.1.0\n\nOne.\n");
            let changelog = Changelog::read(&text);
            let released = version("0.1.0");
            let changelog = changelog.with(Some(&released), &version("0.2.0"), "Two.\n");
            let start = format!("# Changelog\n\n## {expected}\n\n{BEGIN}Two.\n{END}\nBy hand.\n");
            assert!(changelog.text().starts_with(&start), "{}", changelog.text());
            assert_eq!(changelog.notes_on(&version("0.2.0")), "Two.\n\nBy hand.");
        }
    }
}
