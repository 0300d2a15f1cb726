//! Commands of GitHub workflows, which show a message beside a line.

use generator::Place;

/// A command, on one line: its level (`error`, `warning`, `notice`), a place, a title and a message.
pub fn command(level: &str, place: Option<&Place>, title: Option<&str>, message: &str) -> String {
    let place = place.map(|place| {
        let file = property(&place.file);
        format!("file={file},line={},col={}", place.line, place.column)
    });
    let title = title.map(|title| format!("title={}", property(title)));
    let properties: Vec<String> = place.into_iter().chain(title).collect();
    let space = if properties.is_empty() { "" } else { " " };
    format!(
        "::{level}{space}{}::{}",
        properties.join(","),
        escaped(message)
    )
}

/// A message on one line.
fn escaped(text: &str) -> String {
    let text = text.replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

/// A text among others that commas part.
fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
