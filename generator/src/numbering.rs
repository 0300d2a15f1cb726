//! Schemas that what writes the description has numbered: `Text1` and `Text2`. Which is which may be
//! another matter in its next version, and so may the names of their types.

use std::collections::BTreeMap;

/// The names that are the same but for a number from 1 or 2 on, without gap; each group in the order of
/// its numbers. What ends with a version (`V1`, `V2`) is no number of another's choice.
pub fn numbered<'n>(names: impl Iterator<Item = &'n str>) -> Vec<Vec<&'n str>> {
    let mut groups: BTreeMap<&str, BTreeMap<usize, &str>> = BTreeMap::new();
    for name in names {
        let stem = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
        let number = name[stem.len()..].parse();
        if let Ok(number) = number
            && !is_version(stem)
        {
            groups.entry(stem).or_default().insert(number, name);
        }
    }
    let groups = groups.into_values().filter(|group| {
        let first = group.keys().next().copied().unwrap_or_default();
        let is_counted = group.keys().copied().eq(first..first + group.len());
        group.len() > 1 && is_counted && matches!(first, 1 | 2)
    });
    groups.map(|group| group.into_values().collect()).collect()
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
        ];
        let groups = numbered(names.into_iter());
        assert_eq!(groups, [vec!["Closed2", "Closed3"]]);
        let groups = numbered(names.into_iter().filter(|name| *name != "Text10"));
        assert_eq!(
            groups,
            [vec!["Closed2", "Closed3"], vec!["Text1", "Text2", "Text3"]]
        );
    }
}
