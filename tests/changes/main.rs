//! What changes of a description cost: every kind of change is made to the description of this
//! workspace, and its verdict and its lines in the crate are held to what users were promised.
//!
//! `cargo test -p tests --test changes -- --nocapture` shows the table.

mod company;
mod components;
mod documented;
mod drawn;
mod extracted;
mod felt;
mod firsts;
mod given;
mod grown;
mod handed;
mod in_front;
mod instead;
mod known_by_name;
mod large;
mod namesakes;
mod outcomes;
mod positions;
mod random;
mod renumbered;
mod shuffled;
mod shuffles;
mod taken;
mod told;
mod unnamed;
mod verdicts;
mod wire;

use generator::compare::{Comparison, compare};
use tests::description::Texts;
use tests::variants::{Variant, additions, narrowings, overlay, variants};

fn comparison(texts: &Texts, overlay: &str) -> Comparison {
    let (old, new) = (texts.overlays(None), texts.overlays(Some(overlay)));
    compare(&texts.input(&old), &texts.input(&new))
        .unwrap_or_else(|diagnostics| panic!("{overlay}: {diagnostics:#?}"))
}

#[test]
fn every_kind_of_change_has_its_verdict_and_costs_few_lines() {
    let texts = Texts::read();
    let mut failures = Vec::new();
    for variant in variants() {
        let comparison = comparison(&texts, &variant.overlay());
        let verdict = comparison.verdict();
        let limit = variant.limit.map(|limit| limit.to_string());
        println!(
            "| {} | {} | {} | {} |",
            variant.name,
            variant.verdict,
            comparison.lines,
            limit.unwrap_or_default()
        );
        let is_dear = variant.limit.is_some_and(|it| comparison.lines > it);
        if is_dear || verdict != Some(variant.verdict) || comparison.unexplained > 0 {
            failures.push((variant.name, comparison));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn what_is_added_is_breaking_to_remove_if_users_can_name_it() {
    let texts = Texts::read();
    for variant in additions() {
        let overlay = variant.overlay();
        let (old, new) = (texts.overlays(Some(&overlay)), texts.overlays(None));
        let compared = compare(&texts.input(&old), &texts.input(&new));
        let comparison = compared.unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
        let verdict = comparison.verdict();
        assert_eq!(verdict, variant.back, "{}", variant.name);
        assert_eq!(comparison.unexplained, 0, "{}", variant.name);
    }
}

#[test]
fn edits_that_make_sense_together_alone_are_one_change() {
    let texts = Texts::read();
    let is_variant = |variant: &Variant| variant.name == "variant of a union, with its model";
    let variant = additions().into_iter().find(is_variant).unwrap();
    let comparison = comparison(&texts, &variant.overlay());
    let changes = comparison.changes.iter();
    let edits: Vec<Vec<String>> = changes
        .map(|change| change.edits.iter().map(|edit| edit.to_string()).collect())
        .collect();
    let union = "#/components/schemas/ActivityLog/properties/attributes";
    assert_eq!(
        edits,
        [
            vec!["added #/components/schemas/PigeonReleasedAttribute".to_owned()],
            vec![
                format!("added {union}/oneOf/PigeonReleasedAttribute"),
                format!("added {union}/x-sibling-discriminator/mapping/pigeon_released"),
            ]
        ]
    );
}

#[test]
fn many_changes_at_once_are_explained_to_the_last_line() {
    let texts = Texts::read();
    let variants = additions().into_iter().chain(narrowings());
    let variants = variants.filter(|variant| !variant.is_alone);
    // Every other addition is taken back.
    let (old, new): (Vec<_>, Vec<_>) = (0..)
        .zip(variants)
        .partition(|(number, variant)| number % 2 == 0 && variant.back.is_some());
    let overlay = |variants: Vec<(i32, Variant)>| {
        let actions = variants
            .into_iter()
            .flat_map(|(_, variant)| variant.actions);
        overlay(&actions.collect::<Vec<_>>())
    };
    let (old, new) = (overlay(old), overlay(new));
    let (old, new) = (texts.overlays(Some(&old)), texts.overlays(Some(&new)));
    let compared = compare(&texts.input(&old), &texts.input(&new));
    let comparison = compared.unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
    let explained: usize = comparison.changes.iter().map(|change| change.lines).sum();
    assert!(
        comparison.changes.len() > 20,
        "{}",
        comparison.changes.len()
    );
    assert_eq!(comparison.unexplained, 0, "{comparison:#?}");
    assert_eq!(explained + comparison.moved, comparison.lines);
}
