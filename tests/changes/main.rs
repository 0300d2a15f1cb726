//! What changes of a description cost: every kind of change is made to the description of this
//! workspace, and its verdict and its lines in the crate are held to what users were promised.
//!
//! `cargo test -p tests --test changes -- --nocapture` shows the table.

mod description;
mod shuffled;
mod shuffles;
mod variants;

use description::Texts;
use generator::compare::{Comparison, compare};
use variants::{ADDITIONS, OTHERS, Variant};

fn comparison(texts: &Texts, variant: &Variant) -> Comparison {
    let overlay = variant.overlay();
    let (old, new) = (texts.overlays(None), texts.overlays(Some(&overlay)));
    compare(&texts.input(&old), &texts.input(&new))
        .unwrap_or_else(|diagnostics| panic!("{}: {diagnostics:#?}", variant.name))
}

#[test]
fn every_kind_of_change_has_its_verdict_and_costs_few_lines() {
    let texts = Texts::read();
    let mut failures = Vec::new();
    for variant in ADDITIONS.iter().chain(OTHERS) {
        let comparison = comparison(&texts, variant);
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
