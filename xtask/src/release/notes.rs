//! What the notes on a version say: for those who use the crate, in its words.

use generator::compare::{Change, Comparison, Edit, Effect, Verdict};
use generator::docs::whole_code as code;

/// Those on the first version.
pub fn first() -> String {
    "The first release.\n".to_owned()
}

/// Those on a version that people raise where nothing changed.
pub fn nothing() -> String {
    "No change of the description is in the crate.\n".to_owned()
}

/// Those on what changed.
pub fn notes(comparison: &Comparison) -> String {
    let changes = comparison.changes.iter();
    let changes: Vec<&Change> = changes.filter(|change| is_of_the_crate(change)).collect();
    let effects = || changes.iter().flat_map(|change| change.outermost_effects());
    let of = |verdict| effects().filter(move |(effect, _)| effect.verdict() == verdict);
    let breaking = of(Verdict::Breaking).map(|(effect, _)| changed(effect));
    let respelled = of(Verdict::Behaviour).map(|(effect, _)| changed(effect));
    // Where no effect says what is done otherwise, the edit does.
    let unnamed = changes.iter().filter(|change| {
        let mut effects = change.effects.iter();
        change.verdict == Verdict::Behaviour && !effects.any(|it| it.verdict() == change.verdict)
    });
    let unnamed = unnamed.flat_map(|change| &change.edits).map(documented);
    let additive = of(Verdict::Additive).map(|(effect, parts)| added(effect, parts));
    let quiet = changes.iter();
    let quiet = quiet.filter(|change| change.verdict == Verdict::Documentation);
    let documented = quiet.flat_map(|change| &change.edits).map(documented);
    let sections = [
        section("Breaking", breaking.collect()),
        section("Behaviour", respelled.chain(unnamed).collect()),
        section("Added", additive.collect()),
        section("Documentation and tests", documented.collect()),
    ];
    let sections: Vec<String> = sections.into_iter().flatten().collect();
    sections.join("\n")
}

/// Whether a change does anything to the crate. That its version is another is no news in its notes.
pub fn is_of_the_crate(change: &Change) -> bool {
    let is_version = |edit: &Edit| edit.pointer == super::VERSION;
    let is_felt = change.lines > 0 || !change.effects.is_empty();
    is_felt && !change.edits.iter().all(is_version)
}

fn section(title: &str, mut lines: Vec<String>) -> Option<String> {
    lines.sort();
    lines.dedup();
    let lines: String = lines.iter().map(|line| format!("- {line}\n")).collect();
    (!lines.is_empty()).then(|| format!("### {title}\n\n{lines}"))
}

fn changed(effect: &Effect) -> String {
    let path = code(&effect.item().path);
    match effect {
        Effect::Lost(_) => format!("{path} is gone"),
        Effect::Gained(item) => format!("{path} is new: other keys are {} now", item.wire),
        Effect::Renamed(old, _) => format!("{path} was {}", code(&old.path)),
        Effect::Reshaped(old, new) => {
            format!("{path} is {}, was {}", code(&new.shape), code(&old.shape))
        }
        Effect::Respelled(old, new) => {
            let [is, was] = [new, old].map(|item| code(item.spelling()));
            format!("{path} is {is}, was {was}")
        }
        Effect::Taken(old, new, now) => {
            let [is, was, now] = [&new.wire, &old.wire, &now.path].map(|text| code(text));
            format!("{path} is {is}, was {was}, which is {now} now")
        }
    }
}

fn added(effect: &Effect, parts: usize) -> String {
    let item = effect.item();
    match item.shape.as_str() {
        shape if parts == 0 && !shape.is_empty() => code(&format!("{}: {shape}", item.path)),
        _ => code(&item.path),
    }
}

fn documented(edit: &Edit) -> String {
    let is_true = |value: &Option<String>| value.as_deref() == Some("true");
    match edit.pointer.strip_suffix("/deprecated") {
        Some(whole) if is_true(&edit.after) => format!("{} is deprecated", code(whole)),
        Some(whole) if is_true(&edit.before) => {
            format!("{} is not deprecated any more", code(whole))
        }
        _ => format!("{} {}", edit.deed, code(&edit.pointer)),
    }
}
