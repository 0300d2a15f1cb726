//! A verdict is on the crates before and after: what a step in between does is told to nobody, and what the
//! same code sends otherwise is.

use generator::compare::Verdict::{self, Additive, Behaviour, Breaking, Documentation};
use generator::compare::{Comparison, compare};

use serde_json::json;
use tests::description::{Texts, input};
use tests::variants::overlay;

const DESCRIPTION: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example }]
paths:
  /pets/{petId}:
    get:
      tags: [Pets]
      x-name: get
      parameters:
        - { name: petId, in: path, required: true, schema: { type: string } }
        - { name: from, in: query, required: true, schema: { type: string } }
        - { name: X-Trace, in: header, schema: { type: string } }
      responses:
        '200':
          description: The pet.
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
    put:
      tags: [Pets]
      x-name: move
      parameters:
        - { name: petId, in: path, required: true, schema: { type: string } }
        - { name: from, in: query, required: true, schema: { type: string } }
        - { name: to, in: query, required: true, schema: { type: string } }
        - { name: X-From, in: header, required: true, schema: { type: string } }
      responses: { '204': { description: Moved. } }
    delete:
      tags: [Pets]
      x-name: remove
      parameters:
        - { name: petId, in: path, required: true, schema: { type: string } }
        - { name: kinds, in: query, required: true, schema: { type: array, items: { type: string } } }
      responses: { '204': { description: Removed. } }
  /homes:
    get:
      tags: [Homes]
      x-name: list
      responses:
        '200':
          description: The homes.
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Home' } } } }
components:
  schemas:
    Base: { type: object, properties: { id: { type: string } } }
    Pet:
      type: object
      properties:
        name: { type: string }
        mood: { type: string, enum: [merry, sad] }
        bed: { type: object, properties: { soft: { type: boolean } } }
    Home:
      oneOf: [{ $ref: '#/components/schemas/Shed' }, { $ref: '#/components/schemas/Barn' }]
      discriminator:
        propertyName: kind
        mapping: { shed: '#/components/schemas/Shed', barn: '#/components/schemas/Barn' }
    Homes: { type: object, properties: { all: { type: array, items: { $ref: '#/components/schemas/Home' } } } }
    Shed: { type: object, required: [kind], properties: { kind: { type: string } } }
    Barn: { type: object, required: [kind], properties: { kind: { type: string } } }
";

/// A change.
struct Case {
    /// What is replaced by what, each of which stands once.
    edits: &'static [(&'static str, &'static str)],
    /// What it means.
    verdict: Verdict,
    /// How many changes it is that are no documentation.
    changes: usize,
    /// The effects that users are told of.
    effects: &'static [&'static str],
}

const CASES: &[Case] = &[
    // What a required parameter is called is in no code of users, and in every request.
    Case {
        edits: &[(
            "name: from, in: query, required: true, schema: { type: string } }\n        - { name: X-Trace",
            "name: until, in: query, required: true, schema: { type: string } }\n        - { name: X-Trace",
        )],
        verdict: Behaviour,
        changes: 1,
        effects: &["~ resources::pets::Pets::get(until) is query until, was query from"],
    },
    Case {
        edits: &[("name: X-From,", "name: X-Until,")],
        verdict: Behaviour,
        changes: 1,
        effects: &["~ resources::pets::Pets::move_(x_until) is header x-until, was header x-from"],
    },
    Case {
        edits: &[("name: kinds,", "name: kindss,")],
        verdict: Behaviour,
        changes: 1,
        effects: &[
            "~ resources::pets::Pets::remove(kindss) is query kindss, for each, was query kinds, for each",
        ],
    },
    Case {
        edits: &[("name: X-From, in: header", "name: X-From, in: query")],
        verdict: Behaviour,
        changes: 1,
        effects: &["~ resources::pets::Pets::move_(x_from) is query X-From, was header x-from"],
    },
    // Of two, each has a place of its own.
    Case {
        edits: &[(
            "name: from, in: query, required: true, schema: { type: string } }\n        - { name: to,",
            "name: a, in: query, required: true, schema: { type: string } }\n        - { name: to,",
        )],
        verdict: Behaviour,
        changes: 1,
        effects: &["~ resources::pets::Pets::move_(a) is query a, was query from"],
    },
    // What callers hand over for the one lands in the other.
    Case {
        edits: &[(
            "name: from, in: query, required: true, schema: { type: string } }\n        - { name: to,",
            "name: until, in: query, required: true, schema: { type: string } }\n        - { name: to,",
        )],
        verdict: Breaking,
        changes: 1,
        effects: &["~ resources::pets::Pets::move_(to): argument 2, was argument 3"],
    },
    // Names of headers have no case.
    Case {
        edits: &[("name: X-Trace,", "name: x-trace,")],
        verdict: Documentation,
        changes: 0,
        effects: &[],
    },
    Case {
        edits: &[("name: X-From,", "name: x-from,")],
        verdict: Documentation,
        changes: 0,
        effects: &[],
    },
    // The type has the name that it had, and stands in a file of its own.
    Case {
        edits: &[
            (
                "bed: { type: object, properties: { soft: { type: boolean } } }",
                "bed: { $ref: '#/components/schemas/PetBed' }",
            ),
            (
                "    Home:\n",
                "    PetBed: { type: object, properties: { soft: { type: boolean } } }\n    Home:\n",
            ),
        ],
        verdict: Documentation,
        changes: 0,
        effects: &[],
    },
    Case {
        edits: &[("oneOf: [", "anyOf: [")],
        verdict: Documentation,
        changes: 0,
        effects: &[],
    },
    Case {
        edits: &[(
            "    Pet:\n      type: object\n      properties:\n        name: { type: string }\n        mood: { type: string, enum: [merry, sad] }\n        bed: { type: object, properties: { soft: { type: boolean } } }\n",
            "    Pet:\n      allOf:\n      - $ref: '#/components/schemas/Base'\n      - type: object\n        properties:\n          name: { type: string }\n          mood: { type: string, enum: [merry, sad] }\n          bed: { type: object, properties: { soft: { type: boolean } } }\n",
        )],
        verdict: Additive,
        changes: 1,
        effects: &["+ models::Pet::id: Option<String>"],
    },
    Case {
        edits: &[(
            "description: The pet.\n          content: { application/json:",
            "description: The pet.\n          content: { text/csv: { schema: { type: string } }, application/json:",
        )],
        verdict: Documentation,
        changes: 0,
        effects: &[],
    },
    Case {
        edits: &[(
            "      x-name: get\n",
            "      x-name: get\n      deprecated: true\n",
        )],
        verdict: Documentation,
        changes: 0,
        effects: &[],
    },
    // What is replaced is told by the types of both crates alone.
    Case {
        edits: &[
            (
                "mood: { type: string, enum: [merry, sad] }",
                "mood: { $ref: '#/components/schemas/Mood' }",
            ),
            (
                "    Home:\n",
                "    Mood: { type: string, enum: [merry, sad] }\n    Home:\n",
            ),
        ],
        verdict: Breaking,
        changes: 2,
        effects: &[
            "+ models::Mood: enum",
            "~ models::Pet::mood: Option<models::Mood>, was Option<models::PetMood>",
            "- models::PetMood: enum",
        ],
    },
    Case {
        edits: &[(
            "schema: { type: array, items: { $ref: '#/components/schemas/Home' } } } }\ncomp",
            "schema: { $ref: '#/components/schemas/Homes' } } }\ncomp",
        )],
        verdict: Breaking,
        changes: 1,
        effects: &[
            "- resources::homes::List::lenient(): fn() -> Lenient<models::Home>",
            "~ resources::homes::Homes::list(): fn() -> models::Homes, was fn() -> Vec<models::Home>",
        ],
    },
    Case {
        edits: &[(
            "schema: { type: array, items: { $ref: '#/components/schemas/Home' } } } }\ncomp",
            "schema: { type: object, required: [all], properties: { all: { type: string } } } } }\ncomp",
        )],
        verdict: Breaking,
        changes: 1,
        effects: &[
            "~ resources::homes::Homes::list(): fn() -> models::ListHomeAnswer, was fn() -> Vec<models::Home>",
        ],
    },
];

fn compared(new: &str) -> Comparison {
    compare(&input(DESCRIPTION, &[]), &input(new, &[]))
        .unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"))
}

fn told(comparison: &Comparison) -> Vec<String> {
    let changes = comparison.changes.iter();
    let effects = changes.flat_map(|change| change.outermost_effects());
    effects.map(|(effect, _)| effect.to_string()).collect()
}

#[test]
fn a_verdict_is_on_what_the_crates_send_and_read_in_the_end() {
    let mut failures = Vec::new();
    for case in CASES {
        let mut new = DESCRIPTION.to_owned();
        for (before, after) in case.edits {
            assert_eq!(new.matches(before).count(), 1, "{before}");
            new = new.replace(before, after);
        }
        let comparison = compared(&new);
        let told = told(&comparison);
        let changes = comparison.changes.iter();
        let felt = changes.filter(|change| change.verdict != Documentation);
        let is_told = case
            .effects
            .iter()
            .all(|it| told.iter().any(|told| told == it));
        let is_right = comparison.verdict() == Some(case.verdict)
            && felt.count() == case.changes
            && is_told
            && comparison.unexplained == 0;
        if !is_right {
            failures.push((case.edits, comparison.verdict(), told));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn every_effect_is_told_once_and_with_what_one_of_the_crates_has() {
    let mut failures = Vec::new();
    for case in CASES {
        let new = case
            .edits
            .iter()
            .fold(DESCRIPTION.to_owned(), |text, (before, after)| {
                text.replace(before, after)
            });
        let [old_items, new_items] =
            [DESCRIPTION, &new].map(|text| generator::generate(&input(text, &[])).unwrap().surface);
        let comparison = compared(&new);
        let changes = comparison.changes.iter();
        let effects: Vec<_> = changes.flat_map(|change| &change.effects).collect();
        for (number, effect) in effects.iter().enumerate() {
            let item = effect.item();
            let is_had = old_items.contains(item) || new_items.contains(item);
            if !is_had || effects[..number].contains(effect) {
                failures.push((case.edits, effect.to_string()));
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// Only in between nothing answers with the one of them, so that it can be made.
#[test]
fn the_bodies_of_two_errors_can_change_places() {
    let with_errors = |first: &str, second: &str| {
        let error = |schema: &str| {
            format!(
                "{{ description: No., content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{schema}' }} }} }} }}"
            )
        };
        let gone = "responses: { '204': { description: Removed. }";
        let errors = format!("{gone}, '400': {}, '404': {}", error(first), error(second));
        let schemas = "  schemas:
    Unfit: { type: object, properties: { why: { type: string } } }
    Missing: { type: object, properties: { what: { type: string } } }
";
        let text = DESCRIPTION.replace(gone, &errors);
        text.replace("  schemas:\n", schemas)
    };
    let [old, new] = [("Unfit", "Missing"), ("Missing", "Unfit")];
    let [old, new] = [old, new].map(|(first, second)| with_errors(first, second));
    let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
    assert_eq!(comparison.verdict(), Some(Behaviour), "{comparison:#?}");
    assert_eq!(comparison.unexplained, 0);
}

#[test]
fn what_one_action_adds_in_many_places_is_one_change() {
    let texts = Texts::read();
    let overlay = overlay(&[json!({
        "target": "$.paths.*.*.responses",
        "update": { "503": { "description": "Down." } },
    })]);
    let (old, new) = (texts.overlays(None), texts.overlays(Some(&overlay)));
    let comparison = compare(&texts.input(&old), &texts.input(&new)).unwrap();
    let [change] = comparison.changes.as_slice() else {
        panic!("{comparison:#?}");
    };
    assert_eq!(change.edits.len(), 18, "{change:#?}");
    assert_eq!(change.lines, comparison.lines);
    assert_eq!(comparison.unexplained, 0);
}

#[test]
fn what_becomes_a_component_of_its_name_is_documentation_in_this_workspace() {
    let texts = Texts::read();
    let properties = "$.components.schemas.Paging.properties";
    let cursors = &texts.json()["components"]["schemas"]["Paging"]["properties"]["cursors"];
    let overlay = overlay(&[
        json!({ "target": format!("{properties}.cursors"), "remove": true }),
        json!({
            "target": properties,
            "update": { "cursors": { "$ref": "#/components/schemas/PagingCursors" } },
        }),
        json!({ "target": "$.components.schemas", "update": { "PagingCursors": cursors } }),
    ]);
    let (old, new) = (texts.overlays(None), texts.overlays(Some(&overlay)));
    let comparison = compare(&texts.input(&old), &texts.input(&new)).unwrap();
    assert_eq!(comparison.verdict(), Some(Documentation), "{comparison:#?}");
    assert!(comparison.lines > 20, "{}", comparison.lines);
    assert_eq!(comparison.unexplained, 0);
}
