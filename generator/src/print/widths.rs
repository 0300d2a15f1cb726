//! Lines that `prettyplease` breaks too early, at 89 characters: brackets whose content has room on one
//! line are joined, so that a long name costs no lines. What has none is spread as little as can be:
//! each part of an attribute gets one of its own, and the type of a field stands below its name.

use super::macros::WIDTH;

/// Joins what has room on one line, from the inside out.
pub fn join(text: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut index = lines.len();
    while index > 0 {
        index -= 1;
        let joined = bracket(&lines, index)
            .or_else(|| closure(&lines, index))
            .or_else(|| call(&lines, index));
        if let Some((end, fewer)) = joined {
            lines.splice(index..=end, fewer);
        }
    }
    lines
        .into_iter()
        .flat_map(|line| [line, "\n".to_owned()])
        .collect()
}

/// The last line of the bracket that this line opens, and the lines that say the same, if they are
/// fewer.
fn bracket(lines: &[String], start: usize) -> Option<(usize, Vec<String>)> {
    let first = &lines[start];
    if !first.ends_with(['(', '<']) {
        return None;
    }
    let indent = indent(first);
    let below = &lines[start + 1..];
    let count = below
        .iter()
        .take_while(|line| self::indent(line) == indent + 4)
        .count();
    let (inner, rest) = below.split_at(count);
    let inner: Vec<&str> = inner.iter().map(|line| line.trim_start()).collect();
    let last = rest
        .first()
        .filter(|line| self::indent(line) == indent)?
        .trim_start();
    let is_closed = last.starts_with([')', '>']) && !inner.is_empty();
    if !is_closed || inner.iter().any(|line| line.starts_with("//")) {
        return None;
    }
    let end = start + count + 1;
    let content = inner.join(" ");
    let content = content.strip_suffix(',').unwrap_or(&content);
    let line = format!("{first}{content}{last}");
    if line.len() <= WIDTH {
        return Some((end, vec![line]));
    }
    let pad = " ".repeat(indent);
    if first.trim_start() == "#[serde(" {
        let parts = inner.iter().map(|part| part.trim_end_matches(','));
        return Some((
            end,
            parts.map(|part| format!("{pad}#[serde({part})]")).collect(),
        ));
    }
    let (name, opening) = first
        .split_once(": ")
        .filter(|_| first.trim_start().starts_with("pub "))?;
    let below = format!("{pad}    {opening}{content}{last}");
    let is_field = last == ">," && below.len() <= WIDTH;
    is_field.then(|| (end, vec![format!("{name}:"), below]))
}

/// The same of a closure that is the last argument of a call, and has one expression.
fn closure(lines: &[String], start: usize) -> Option<(usize, Vec<String>)> {
    let [first, inner, last, ..] = &lines[start..] else {
        return None;
    };
    let call = first
        .strip_suffix("{")
        .filter(|call| call.ends_with("| "))?;
    let is_closed = last.trim_start() == "})" && indent(last) == indent(first);
    let line = format!("{call}{})", inner.trim_start());
    (is_closed && line.len() <= WIDTH).then(|| (start + 2, vec![line]))
}

/// The same of a field whose value ends with the only call of a method.
fn call(lines: &[String], start: usize) -> Option<(usize, Vec<String>)> {
    let [first, inner, last, ..] = &lines[start..] else {
        return None;
    };
    let is_field = first.contains(": ") && !first.trim_start().starts_with("//");
    let is_call = |line: &str| line.trim_start().starts_with('.');
    let is_only = is_call(inner) && inner.ends_with(',') && !is_call(last);
    let line = format!("{first}{}", inner.trim_start());
    (is_field && is_only && line.len() <= WIDTH).then(|| (start + 1, vec![line]))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn what_has_room_on_one_line_is_joined() {
        let text = "    pub fn named(\n        self,\n        name: impl IntoIterator<\n            Item = String,\n        >,\n    ) -> Self {\n    }\n";
        let joined =
            "    pub fn named(self, name: impl IntoIterator<Item = String>) -> Self {\n    }\n";
        assert_eq!(join(text), joined);
    }

    #[test]
    fn a_closure_of_one_expression_has_no_braces_where_there_is_room() {
        let text = "        self.named(|name| {\n            name.long()\n        })\n";
        assert_eq!(join(text), "        self.named(|name| name.long())\n");
        let long = "a".repeat(80);
        let text =
            format!("        self.named(|name| {{\n            name.{long}()\n        }})\n");
        assert_eq!(join(&text), text);
    }

    #[test]
    fn a_value_that_ends_with_a_call_stands_on_one_line_where_there_is_room() {
        let text = "        Self {\n            long: long\n                .into(),\n        }\n";
        let joined = "        Self {\n            long: long.into(),\n        }\n";
        assert_eq!(join(text), joined);
        let long = "a".repeat(80);
        let text = text.replace("long", &long);
        assert_eq!(join(&text), text);
    }

    #[test]
    fn what_has_none_is_spread_as_little_as_can_be() {
        let long = "a".repeat(80);
        let text = format!(
            "    #[serde(\n        rename = \"{long}\",\n        default\n    )]\n    pub {long}: Option<\n        String,\n    >,\n"
        );
        let spread = format!(
            "    #[serde(rename = \"{long}\")]\n    #[serde(default)]\n    pub {long}:\n        Option<String>,\n"
        );
        assert_eq!(join(&text), spread);
    }

    #[test]
    fn all_else_stays() {
        let long = "a".repeat(80);
        for text in [
            format!(
                "    pub fn named(\n        self,\n        {long}: String,\n    ) -> Self {{\n"
            ),
            "    call(\n        // Why.\n        one,\n    );\n".to_owned(),
            "    Self {\n        one,\n    }\n".to_owned(),
            "    call(\n        |one| {\n            two\n        },\n    );\n".to_owned(),
        ] {
            assert_eq!(join(&text), text);
        }
    }
}
