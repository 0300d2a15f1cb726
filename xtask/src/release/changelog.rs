//! The file of the notes on each version, newest first: a heading for each, and below it what this
//! program says, between two marks, beside what people say.

use semver::Version;

use super::links;

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
    /// What stands in front of the heading: `##`, most often.
    marks: String,
    heading: String,
    /// The line below a heading that has no marks.
    underline: String,
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
        let text = text.replace("\r\n", "\n");
        let mut lines = text.split_inclusive('\n').peekable();
        while let Some(line) = lines.next() {
            let below = lines.peek().copied().unwrap_or_default();
            match (Section::begun(line, below), changelog.sections.last_mut()) {
                (Some(section), _) => {
                    lines.next_if(|_| !section.underline.is_empty());
                    changelog.sections.push(section);
                }
                (None, Some(section)) => section.body += line,
                (None, None) => changelog.start += line,
            }
        }
        changelog
    }

    /// With these notes on a version. The newest section is that of the version if it is newer than
    /// the last release, whatever number it has had so far; one above it that has none yet is put into it.
    pub fn with(mut self, last: Option<&Version>, version: &Version, notes: &str) -> Self {
        let unnamed = self.sections.iter().take_while(|it| it.has_none()).count();
        let is_next = |section: &Section| match (last, section.version()) {
            (Some(last), Some(version)) => version > *last,
            (Some(_), None) => false,
            (None, _) => true,
        };
        let has_next = self.sections.get(unnamed).is_some_and(is_next);
        let mut section = match (has_next, unnamed) {
            (true, _) => self.sections.remove(unnamed),
            (false, 0) => Section {
                marks: self.marks(),
                heading: String::new(),
                underline: String::new(),
                body: "\n".to_owned(),
            },
            (false, _) => self.sections.remove(0),
        };
        let above = if has_next {
            unnamed
        } else {
            unnamed.max(1) - 1
        };
        for other in self.sections.drain(..above) {
            section.take_in(&other);
        }
        let (known, is_link) = (section.plain_word().to_owned(), section.is_link());
        section.heading = section.heading_of(version);
        section.put(notes);
        self.sections.insert(0, section);
        if is_link {
            for section in &mut self.sections {
                section.body = links::with_version(&section.body, &known, last, version);
            }
        }
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

    /// The marks of a new section: those of the newest one, if it has some.
    fn marks(&self) -> String {
        let newest = self.sections.first().map(|it| it.marks.as_str());
        let marks = newest.filter(|it| !it.is_empty());
        marks.unwrap_or("##").to_owned()
    }

    fn section(&self, version: &Version) -> Option<&Section> {
        let mut sections = self.sections.iter();
        sections.find(|section| section.version().as_ref() == Some(version))
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let sections = self.sections.iter();
        let sections = sections.map(Section::text);
        let text = self.start.clone() + &sections.collect::<String>();
        text.trim_end().to_owned() + "\n"
    }
}

impl Section {
    /// The section that begins with a line, if that is a heading: `##` makes one of whatever it says, `###` and a
    /// line of dashes below it of a version alone.
    fn begun(line: &str, below: &str) -> Option<Self> {
        let heading = line.trim_start_matches('#');
        let marks = &line[..line.len() - heading.len()];
        let mut section = Self {
            marks: marks.to_owned(),
            heading: heading.trim_end().to_owned(),
            underline: String::new(),
            body: String::new(),
        };
        let is_marked = heading.starts_with([' ', '\t']);
        let is_of_version = section.has_none() || section.version().is_some();
        let dashes = below.trim_end();
        let is_underlined = !dashes.is_empty()
            && ["-", "="]
                .iter()
                .any(|it| dashes.replace(it, "").is_empty());
        match marks {
            "##" if is_marked => Some(section),
            "###" if is_marked && is_of_version => Some(section),
            "" if is_underlined && is_of_version => {
                section.underline = below.to_owned();
                Some(section)
            }
            _ => None,
        }
    }

    fn text(&self) -> String {
        let Self {
            marks,
            heading,
            underline,
            body,
        } = self;
        format!("{marks}{heading}\n{underline}{body}")
    }

    /// The version, which may be a link (`[0.1.0]`) or the name of a tag (`v0.1.0`).
    fn version(&self) -> Option<Version> {
        Version::parse(self.plain_word()).ok()
    }

    /// Whether it is for what has no version yet.
    fn has_none(&self) -> bool {
        self.plain_word().eq_ignore_ascii_case("unreleased")
    }

    /// Whether the heading is a link to an address that stands elsewhere.
    fn is_link(&self) -> bool {
        self.heading.contains('[') && !self.heading.contains("](")
    }

    /// The heading with another version, in the address of a link too. What people say around and behind it stays:
    /// a date, say.
    fn heading_of(&self, version: &Version) -> String {
        let is_version = self.version().is_some();
        let version = version.to_string();
        match self.plain_word() {
            "" => format!(" {version}"),
            word if is_version => self.heading.replace(word, &version),
            word => self.heading.replacen(word, &version, 1),
        }
    }

    /// The first word of the heading, or the version behind it, without the signs around it.
    fn plain_word(&self) -> &str {
        let mut words = self.heading.split_whitespace().map(plain);
        let word = words.next().unwrap_or_default();
        let is_label = ["release", "version"]
            .iter()
            .any(|it| word.eq_ignore_ascii_case(it));
        let labelled = words.next().filter(|it| Version::parse(it).is_ok());
        labelled.filter(|_| is_label).unwrap_or(word)
    }

    /// Takes in what people say in another section.
    fn take_in(&mut self, other: &Self) {
        let said = match other.notes() {
            Some((start, end)) => other.body[..start].to_owned() + &other.body[end..],
            None => other.body.clone(),
        };
        if !self.body.contains(said.trim()) {
            self.body = format!("{}\n\n{}\n\n", self.body.trim_end(), said.trim());
        }
    }

    /// Where the notes of this program begin and end.
    fn notes(&self) -> Option<(usize, usize)> {
        let start = self.body.find(BEGIN)?;
        let end = start + self.body[start..].find(END)? + END.len();
        Some((start, end))
    }

    /// Puts these notes into the place of those that were there, or before all else.
    fn put(&mut self, notes: &str) {
        let notes = format!("{BEGIN}{notes}{END}");
        match self.notes() {
            Some((start, end)) => self.body.replace_range(start..end, &notes),
            None => self.body = format!("\n{notes}\n{}", self.body.trim_start()),
        }
    }
}

/// A word without the signs around it: a link, emphasis, a colon; and without the `v` of a tag.
fn plain(word: &str) -> &str {
    let word = word.trim_start_matches(['[', '*', '_', '`']);
    let word = word
        .split([']', '*', '_', '`', ':'])
        .next()
        .unwrap_or_default();
    let number = word.strip_prefix('v');
    let is_number = |it: &&str| it.starts_with(|first: char| first.is_ascii_digit());
    number.filter(is_number).unwrap_or(word)
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
                "[0.1.1](https://a.example/v0.1.0...v0.1.1) (soon)",
                "[0.2.0](https://a.example/v0.1.0...v0.2.0) (soon)",
            ),
            ("**Unreleased**", "**0.2.0**"),
            ("Version 0.1.1", "Version 0.2.0"),
        ];
        let forms = forms.map(|(known, expected)| (format!(" {known}"), format!(" {expected}")));
        let with_tab = ("\tUnreleased".to_owned(), "\t0.2.0".to_owned());
        for (heading, expected) in forms.into_iter().chain([with_tab]) {
            let text = format!("# Changelog\n\n##{heading}\n\nBy hand.\n\n## 0.1.0\n\nOne.\n");
            let changelog = Changelog::read(&text);
            let released = version("0.1.0");
            let changelog = changelog.with(Some(&released), &version("0.2.0"), "Two.\n");
            let start = format!("# Changelog\n\n##{expected}\n\n{BEGIN}Two.\n{END}\nBy hand.\n");
            assert!(changelog.text().starts_with(&start), "{}", changelog.text());
            assert_eq!(changelog.notes_on(&version("0.2.0")), "Two.\n\nBy hand.");
        }
    }

    #[test]
    fn headings_of_versions_may_be_lower_or_underlined() {
        let released = version("0.1.0");
        for (from, heading, to) in [
            ("### Unreleased\n", "### 0.1.0\n", "### 0.2.0\n"),
            ("", "### 0.1.0\n", "### 0.2.0\n"),
            (
                "Unreleased\n----------\n",
                "0.1.0\n-----\n",
                "0.2.0\n----------\n",
            ),
            ("", "0.1.0\n-----\n", "## 0.2.0\n"),
        ] {
            let last = format!("{heading}\n### Added\n\nOne.\n");
            let said = match from {
                "" => "",
                _ => "\nBy hand.\n",
            };
            let text = format!("# Changelog\n\n{from}{said}\n{last}");
            let changelog = Changelog::read(&text);
            let changelog = changelog.with(Some(&released), &version("0.2.0"), "Two.\n");
            let text = changelog.text();
            let start = format!("# Changelog\n\n{to}\n{BEGIN}Two.\n{END}");
            let start = start.trim_end();
            let text = text.replace("\n\n\n", "\n\n");
            assert!(text.starts_with(start), "{text}");
            assert!(text.contains(said) && text.ends_with(&last), "{text}");
        }
    }

    #[test]
    fn what_is_said_above_a_version_that_is_not_released_is_said_of_it() {
        let released = version("0.1.0");
        for (above, expected) in [
            (
                "## Unreleased\n\nMore by hand.\n\n",
                "By hand.\n\nMore by hand.",
            ),
            ("## Unreleased\n\nBy hand.\n\n", "By hand."),
            ("## Unreleased\n\n", "By hand."),
        ] {
            let text = format!(
                "# Changelog\n\n{above}## 0.1.1 (soon)\n\n{BEGIN}Two.\n{END}By hand.\n\n## 0.1.0\n\nOne.\n"
            );
            let changelog = Changelog::read(&text);
            let changelog = changelog.with(Some(&released), &version("0.1.1"), "Three.\n");
            let text = format!(
                "# Changelog\n\n## 0.1.1 (soon)\n\n{BEGIN}Three.\n{END}{expected}\n\n## 0.1.0\n\nOne.\n"
            );
            assert_eq!(changelog.text(), text);
            let notes = changelog.notes_on(&version("0.1.1"));
            assert_eq!(notes, format!("Three.\n{expected}"));
        }
    }

    #[test]
    fn addresses_that_stand_below_have_the_version_too() {
        let released = version("0.1.0");
        let address = "https://a.example/compare";
        let last = format!("[0.1.0]: {address}/v0.0.9...v0.1.0\n");
        let text = format!(
            "## [Unreleased]\n\n## [0.1.0]\n\nOne.\n\n[Unreleased]: {address}/v0.1.0...HEAD\n{last}"
        );
        let with = |text: &str, next: &str| {
            let changelog = Changelog::read(text);
            changelog
                .with(Some(&released), &version(next), "Two.\n")
                .text()
        };
        let expected = |next: &str| {
            format!(
                "## [{next}]\n\n{BEGIN}Two.\n{END}\n## [0.1.0]\n\nOne.\n\n\
                 [Unreleased]: {address}/v{next}...HEAD\n[{next}]: {address}/v0.1.0...v{next}\n{last}"
            )
        };
        let first = with(&text, "0.1.1");
        assert_eq!(first, expected("0.1.1"));
        assert_eq!(with(&first, "0.1.1"), first);
        assert_eq!(with(&first, "0.2.0"), expected("0.2.0"));
    }
}
