//! What there is to say of unions.

use serde_json::Value;

use crate::decisions::UndecidedPair;
use crate::diagnostics::{Diagnostic, Severity};
use crate::wording::count;

use super::{action, alternatives};

/// Whether this is such an error as [`undecided_union`] gives.
pub fn is_of_undecided_union(diagnostic: &Diagnostic) -> bool {
    diagnostic.code == "undecided-union"
}

/// A union with variants that cannot be told apart, and how many further pairs it has.
pub fn undecided_union(
    union: &str,
    pair: &UndecidedPair,
    others: usize,
    pointer: &str,
) -> Diagnostic {
    let (first, second) = (&pair.first.0, &pair.second.0);
    let diagnostic = Diagnostic::error(
        "undecided-union",
        format!(
            "`{first}` and `{second}` of `{union}` cannot be told apart{}{}",
            accepted(pair),
            further(others),
        ),
    );
    let is_object = pair.witness.as_ref().is_none_or(Value::is_object);
    about(pair, diagnostic, pointer).help(match is_object {
        true => format!(
            "say in an overlay by which property they can:\n\
             {}\n\
             or, if it stands beside the union, in the object that holds it: x-sibling-discriminator in its place;\n\
             or accept that their values arrive as unknown, raw: x-ambiguous: keep in its place",
            action(pointer, &discriminator(pair)),
        ),
        false => format!(
            "accept in an overlay that their values arrive as unknown, raw:\n{}",
            action(pointer, "x-ambiguous: keep"),
        ),
    })
}

/// The same of a union that is only sent: no value has to be told, but by the server.
pub fn undecided_but_sent(mut problem: Diagnostic) -> Diagnostic {
    let help = problem.help.as_deref().unwrap_or_default();
    let help = format!(
        "values are only sent, each as its variant, so that nothing has to be told apart here; if the server does so by a property that is not described,\n{help}"
    );
    problem.severity = Severity::Warning;
    problem.help(help)
}

/// What an overlay would say of two variants: by their names, or by where they stand.
fn discriminator(pair: &UndecidedPair) -> String {
    let target = |(shown, pointer): &(String, String)| {
        let is_name = |sign: char| sign.is_ascii_alphanumeric() || "_-.".contains(sign);
        match shown.chars().all(is_name) {
            true => shown.clone(),
            false => format!("'{pointer}'"),
        }
    };
    let (first, second) = (target(&pair.first), target(&pair.second));
    format!(
        "discriminator: {{ propertyName: .., mapping: {{ <value>: {first}, <other value>: {second} }} }}"
    )
}

/// An `anyOf` whose values may be of several variants at once.
pub fn overlapping_any_of(
    union: &str,
    pair: &UndecidedPair,
    others: usize,
    pointer: &str,
) -> Diagnostic {
    let (first, second) = (&pair.first.0, &pair.second.0);
    let diagnostic = Diagnostic::warning(
        "overlapping-any-of",
        format!(
            "a value of `{union}` may be `{first}` and `{second}` at once{}{}; it arrives as unknown, raw",
            accepted(pair),
            further(others),
        ),
    );
    about(pair, diagnostic, pointer).help(
        "an overlay can give the union a discriminator, or describe one object with all members",
    )
}

/// Variants of which some values cannot be told apart.
pub fn partly_told(union: &str, pair: &UndecidedPair, others: usize, pointer: &str) -> Diagnostic {
    let (first, second) = (&pair.first.0, &pair.second.0);
    let diagnostic = Diagnostic::warning(
        "partly-told",
        format!(
            "some values of `{union}` may be `{first}` or `{second}`{}{}; values that nothing tells apart arrive as unknown, raw",
            accepted(pair),
            further(others),
        ),
    );
    about(pair, diagnostic, pointer).help(
        "an overlay can say what they have for certain: `required` members, `minItems: 1`, that there are no others \
         (`additionalProperties: false`), or a `discriminator`",
    )
}

/// Points at the union, and at both variants.
fn about(pair: &UndecidedPair, diagnostic: Diagnostic, pointer: &str) -> Diagnostic {
    diagnostic
        .at(pointer)
        .also(&pair.first.1)
        .also(&pair.second.1)
}

/// The JSON that two variants accept.
fn accepted(pair: &UndecidedPair) -> String {
    let witness = pair.witness.as_ref();
    let shown = witness
        .map(|witness| format!(": by types, keys and listed values both accept `{witness}`"));
    shown.unwrap_or_default()
}

fn further(others: usize) -> String {
    match others {
        0 => String::new(),
        _ => format!(" (and {})", count(others, "further pair")),
    }
}

/// A discriminator whose property has the same values in several variants.
pub fn unselective_discriminator(
    property: &str,
    variants: &[String],
    is_decided: bool,
    pointer: &str,
) -> Diagnostic {
    let variants: Vec<&str> = variants.iter().map(String::as_str).collect();
    let variants = alternatives(&variants);
    let otherwise = match is_decided {
        true => "what else the variants require tells them apart",
        false => "nor does anything else tell all variants apart",
    };
    Diagnostic::warning(
        "unselective-discriminator",
        format!("`{property}` has no value that selects {variants}; {otherwise}"),
    )
    .at(pointer)
    .help("add the values that select them to its `mapping`, if there are any")
}

/// A mapping that leads to a schema which the union does not list.
pub fn unlisted_variant(selector: &str, target: &str, pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "unlisted-variant",
        format!("`{selector}` selects `{target}`, which is no variant of this union; such a value arrives as unknown, raw"),
    )
    .at(pointer)
    .help("list it among the variants in an overlay, or leave it out of the `mapping`")
}

/// Values that several variants list for the property that selects.
pub fn shared_selector(property: &str, values: &[&str], pointer: &str) -> Diagnostic {
    let values = alternatives(values);
    Diagnostic::warning(
        "shared-selector",
        format!("several variants list {values} for `{property}`, so that it selects none of them; such a value arrives as unknown, raw"),
    )
    .at(pointer)
    .help("say in its `mapping` which variant it selects, in an overlay")
}

/// A mapping that gives to one variant what another lists as its own.
pub fn contradicting_mapping(
    property: &str,
    value: &str,
    [mapped, owner]: &[String; 2],
    pointer: &str,
) -> Diagnostic {
    Diagnostic::warning(
        "contradicting-mapping",
        format!("`{value}` selects `{mapped}`, but it is `{owner}` that lists it for `{property}`"),
    )
    .at(pointer)
    .help("the mapping counts; correct it in an overlay, or the values that the variants list")
}

/// A schema to which a parent maps a value, and which has not what the parent declares.
pub fn uncomposed_heir(heir: &str, parent: &str, keys: &[&str], pointer: &str) -> Diagnostic {
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    Diagnostic::warning(
        "uncomposed-heir",
        format!(
            "`{parent}` maps a value to `{heir}`, which does not have `{parent}` in its `allOf`, and so lacks {}",
            keys.join(", ")
        ),
    )
    .at(pointer)
    .help(format!(
        "if its values have that, compose it in an overlay: allOf: [{{ $ref: '#/components/schemas/{parent}' }}]"
    ))
}

/// Variants that only a property tells apart which none has to have.
pub fn optional_tag(property: &str, pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "optional-tag",
        format!("only `{property}` tells the variants apart, and it may be missing; a value without it arrives as unknown, raw"),
    )
    .at(pointer)
    .help(format!(
        "if it is always there, say so in an overlay: `required: [{property}]` in each variant, or a `discriminator` in the union"
    ))
}

/// Two variants that would have one name: their union, and where they stand.
pub fn variant_name_collision(
    name: &str,
    union: &str,
    [pointer, first, second]: [&str; 3],
) -> Diagnostic {
    Diagnostic::error(
        "name-collision",
        format!("two variants of `{union}` would both be `{name}`"),
    )
    .at(pointer)
    .also(first)
    .also(second)
    .help("give the later one another name in an overlay: `x-name: ..` on its schema")
}
