//! Schemas that what writes the description has numbered: `Text1` and `Text2`. Which is which may be
//! another matter in its next version, and so may the names of their types.

use std::collections::BTreeMap;

use serde_json::Value;

/// The names that are the same but for a number from 1 or 2 on, without gap; each group in the order of
/// its numbers. A name without a number is the first of those whose schemas all have its title: what numbers schemas calls
/// them alike before. What ends with a version (`V1`, `V2`) is no number of another's choice.
pub fn numbered<'n>(
    schemas: impl Iterator<Item = (&'n str, Option<&'n str>)>,
) -> Vec<Vec<&'n str>> {
    let schemas: BTreeMap<&str, Option<&str>> = schemas.collect();
    let mut groups: BTreeMap<&str, BTreeMap<usize, &str>> = BTreeMap::new();
    for name in schemas.keys() {
        let stem = stem(name);
        let number = name[stem.len()..].parse();
        if let Ok(number) = number
            && !is_version(stem)
        {
            groups.entry(stem).or_default().insert(number, name);
        }
    }
    let groups = groups.into_iter().filter_map(|(stem, group)| {
        let first = group.keys().next().copied().unwrap_or_default();
        let is_counted = group.keys().copied().eq(first..first + group.len());
        let title = schemas.get(stem).copied().flatten();
        let has_title = |name: &&str| title.is_some() && schemas[name] == title;
        let plain = schemas.get_key_value(stem).map(|(name, _)| *name);
        let plain = plain.filter(|_| group.values().all(has_title));
        let names: Vec<&str> = plain.into_iter().chain(group.into_values()).collect();
        (is_counted && matches!(first, 1 | 2) && names.len() > 1).then_some(names)
    });
    groups.collect()
}

/// The groups of numbered schemas among the components of a description.
pub fn numbered_schemas(description: &Value) -> Vec<Vec<&str>> {
    let schemas = description.pointer("/components/schemas");
    let schemas = schemas.and_then(Value::as_object).into_iter().flatten();
    numbered(schemas.map(|(name, schema)| {
        let title = schema.get("title").and_then(Value::as_str);
        (name.as_str(), title)
    }))
}

/// A name without the number at its end.
pub fn stem(name: &str) -> &str {
    name.trim_end_matches(|sign: char| sign.is_ascii_digit())
}

/// Whether a number after this is that of a version: `V`, `V2Dot`.
fn is_version(stem: &str) -> bool {
    let is_spelled = stem.strip_suffix("Dot");
    stem.ends_with(['V', 'v', '_', '.'])
        || is_spelled.is_some_and(|rest| rest.ends_with(|sign: char| sign.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::numbered;

    fn groups<'n>(schemas: &[(&'n str, &'n str)]) -> Vec<Vec<&'n str>> {
        let titled = schemas.iter().map(|(name, title)| (*name, Some(*title)));
        numbered(titled.map(|(name, title)| (name, title.filter(|it| !it.is_empty()))))
    }

    #[test]
    fn counted_names_are_told_from_versions_and_sizes() {
        let names = [
            "Text2",
            "Text10",
            "Text1",
            "Text3",
            "Closed2",
            "Closed3",
            "AlbumV1",
            "AlbumV2",
            "ApiV2Dot1",
            "ApiV2Dot2",
            "Bin8",
            "Bin16",
            "Address1",
            "Plain",
        ]
        .map(|name| (name, ""));
        assert_eq!(groups(&names), [vec!["Closed2", "Closed3"]]);
        let without_gap = names.into_iter().filter(|(name, _)| *name != "Text10");
        assert_eq!(
            groups(&without_gap.collect::<Vec<_>>()),
            [vec!["Closed2", "Closed3"], vec!["Text1", "Text2", "Text3"]]
        );
    }

    #[test]
    fn the_first_may_have_no_number_where_all_have_its_title() {
        let schemas = [
            ("Queue", "Queue"),
            ("Queue1", "Queue"),
            ("Pet", "Animal"),
            ("Pet2", "Animal"),
            ("Pet3", "Animal"),
            ("Team", "Team"),
            ("Team1", "First team"),
            ("Note", ""),
            ("Note1", ""),
        ];
        assert_eq!(
            groups(&schemas),
            [vec!["Pet", "Pet2", "Pet3"], vec!["Queue", "Queue1"]]
        );
    }
}
