//! Edits that nobody had in mind: whatever is removed, renamed or turned around, every line of the crate
//! that differs comes from a change that is listed.

use fastrand::Rng;
use generator::compare::compare;
use serde_json::Value;

use tests::description::input;

/// Descriptions that have something of everything.
const DESCRIPTIONS: &[&str] = &[
    include_str!("../golden/cases/a-whole-crate/input.yaml"),
    include_str!("../golden/cases/a-union-of-heirs/input.yaml"),
    include_str!("../golden/cases/all-of-merges-objects/input.yaml"),
    include_str!("../golden/cases/answers-of-every-kind/input.yaml"),
];

/// How many times each is edited.
const TIMES: u64 = 25;

#[test]
fn every_line_of_random_edits_is_explained() {
    let mut compared = 0;
    for text in DESCRIPTIONS {
        let old = generator::parse::written(input(text, &[]).description, &[]).unwrap();
        for seed in 0..TIMES {
            let mut new = old.clone();
            let mut random = Rng::with_seed(seed);
            for _ in 0..3 {
                edit(&mut new, &mut random);
            }
            let (old, new) = (old.to_string(), new.to_string());
            // Many an edit makes a description that is refused.
            let Ok(comparison) = compare(&input(&old, &[]), &input(&new, &[])) else {
                continue;
            };
            compared += 1;
            let explained: usize = comparison.changes.iter().map(|change| change.lines).sum();
            assert_eq!(comparison.unexplained, 0, "{seed}: {new}");
            assert_eq!(
                explained + comparison.moved,
                comparison.lines,
                "{seed}: {new}"
            );
        }
    }
    assert!(
        compared > 30,
        "only {compared} edited descriptions could be compared"
    );
}

/// Edits something, anywhere.
fn edit(value: &mut Value, random: &mut Rng) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            let index = random.usize(..members.len());
            let key = members.keys().nth(index).cloned().unwrap_or_default();
            match random.u8(..20) {
                0 => {
                    members.shift_remove(&key);
                }
                1 => {
                    let member = members[&key].clone();
                    members.insert(format!("{key}More"), member);
                }
                2 => {
                    let turned: Vec<_> = std::mem::take(members).into_iter().rev().collect();
                    members.extend(turned);
                }
                _ => edit(&mut members[&key], random),
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let index = random.usize(..items.len());
            match random.u8(..6) {
                0 => {
                    items.remove(index);
                }
                1 => items.reverse(),
                _ => edit(&mut items[index], random),
            }
        }
        Value::String(text) if !text.starts_with('#') => text.push_str("Other"),
        Value::Bool(flag) => *flag = !*flag,
        _ => {}
    }
}
