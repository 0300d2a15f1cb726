//! Where several successes have bodies that differ, a second one makes an enum of the answer, and a third is a variant more.

use generator::compare::Verdict::{self, Additive, Behaviour, Breaking, Documentation};
use generator::compare::compare;

use tests::description::input;

const DESCRIPTION: &str = "\
openapi: 3.0.3
info: { title: Charts, version: '1' }
servers: [{ url: https://charts.example }]
paths:
  /chart:
    get:
      tags: [Charts]
      x-name: draw
      responses:
        '200': { description: The chart., content: { application/json: { schema: { $ref: '#/components/schemas/Chart' } } } }
components:
  schemas:
    Chart: { type: object, properties: { title: { type: string } } }
    Job: { type: object, properties: { id: { type: string } } }
";

/// The answer with this status, of this media type and schema.
fn answer(status: &str, media_type: &str, schema: &str) -> String {
    let schema = format!("{{ $ref: '#/components/schemas/{schema}' }}");
    format!(
        "        '{status}': {{ description: It., content: {{ {media_type}: {{ schema: {schema} }} }} }}\n"
    )
}

/// The description with further answers.
fn with(answers: &[&str]) -> String {
    DESCRIPTION.replace("components:", &format!("{}components:", answers.concat()))
}

fn told(old: &str, new: &str) -> (Option<Verdict>, Vec<String>) {
    let compared = compare(&input(old, &[]), &input(new, &[]));
    let comparison = compared.unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
    assert_eq!(comparison.unexplained, 0, "{comparison:#?}");
    let effects = comparison.changes.iter();
    let effects = effects.flat_map(|change| change.outermost_effects());
    let effects = effects.map(|(effect, _)| effect.to_string()).collect();
    (comparison.verdict(), effects)
}

/// What is read as another variant is behaviour, though no code breaks.
#[test]
fn a_status_is_taken_from_its_class() {
    let class = answer("2XX", "application/json", "Job");
    let created = answer("201", "application/json", "Job");
    let (verdict, effects) = told(&with(&[&class]), &with(&[&class, &created]));
    assert_eq!(verdict, Some(Behaviour));
    assert_eq!(
        effects,
        [
            "+ resources::charts::DrawOutcome::Created: models::Job",
            "~ resources::charts::DrawOutcome::Success is status 2XX but 200, 201, was status 2XX but 200",
        ]
    );
}

#[test]
fn a_second_body_makes_an_enum_and_a_third_is_a_variant() {
    let created = answer("201", "application/json", "Chart");
    let job = answer("202", "application/json", "Job");
    let (verdict, effects) = told(DESCRIPTION, &with(&[&job]));
    assert_eq!(verdict, Some(Breaking));
    let effect =
        "~ resources::charts::Charts::draw(): fn() -> DrawOutcome, was fn() -> models::Chart";
    assert!(effects.iter().any(|it| it == effect), "{effects:#?}");

    let (verdict, effects) = told(&with(&[&job]), &with(&[&created, &job]));
    assert_eq!(verdict, Some(Additive));
    assert_eq!(
        effects,
        ["+ resources::charts::DrawOutcome::Created: models::Chart"]
    );

    let text = answer("203", "text/plain", "Chart");
    let (verdict, effects) = told(&with(&[&job]), &with(&[&job, &text]));
    assert_eq!(verdict, Some(Behaviour), "{effects:#?}");

    // Whatever the status, it is read as the same.
    let (verdict, _) = told(DESCRIPTION, &with(&[&created]));
    assert_eq!(verdict, Some(Documentation));
}
