//! Values that are another one but for a field: `prettyplease` spreads them over four lines, and a
//! person writes one.

use super::macros::WIDTH;

/// Joins the lines of each such value, where one line has room for it.
pub fn join(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut joined = String::new();
    let mut index = 0;
    while index < lines.len() {
        match one_line(&lines[index..]) {
            Some(line) => {
                joined += &line;
                index += 4;
            }
            None => {
                joined += lines[index];
                index += 1;
            }
        }
        joined += "\n";
    }
    joined
}

/// The value with which the lines begin, on one line.
fn one_line(lines: &[&str]) -> Option<String> {
    let [start, field, rest, end, ..] = lines else {
        return None;
    };
    let is_update = start.ends_with("Self {") && rest.trim() == "..self" && end.trim() == "}";
    let line = format!("{start} {} ..self }}", field.trim());
    (is_update && line.len() <= WIDTH).then_some(line)
}
