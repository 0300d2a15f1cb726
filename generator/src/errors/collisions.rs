//! The messages about things that come to one name.

use crate::diagnostics::Diagnostic;
use crate::naming::{Given, Naming};
use crate::parse::files::is_file;
use crate::parse::pointer::{component, escape};
use crate::wording::code;
use crate::yaml;

/// Two schemas whose types would have one name. That which stands later is proposed to have another, unless overlays
/// name both.
pub fn type_name_collision(name: &str, [one, other]: [&str; 2], are_named: bool) -> Diagnostic {
    let of = |first: &str, second: &str| {
        let way_out = match are_named {
            true => {
                "overlays name both: say in the target of the action what only one of them says"
            }
            false => {
                "`x-name` in an overlay gives this schema another name (or the one before it, if users know \
                 this one by this name)"
            }
        };
        Diagnostic::error(
            "name-collision",
            format!("the type `{name}` is made of two schemas"),
        )
        .at(second)
        .also(first)
        .help(match targets(&[first, second]).as_slice() {
            [] => way_out.to_owned(),
            targets => format!(
                "{way_out}; what other files have stands at {}",
                targets.join(" and ")
            ),
        })
    };
    of(one, other).or(of(other, one))
}

/// Where overlays find schemas of other files whose names are not free: under their addresses.
fn targets(pointers: &[&str]) -> Vec<String> {
    let keys = pointers.iter().filter_map(|pointer| component(pointer));
    let addresses = keys.filter(|(_, key)| is_file(key));
    let targets = addresses.map(|(section, key)| format!("`$.components.{section}['{key}']`"));
    targets.collect()
}

/// A property, a value or the like: what it is called, and its pointer.
pub type Called<'a> = (&'a str, &'a str);

/// Two properties or values of a schema whose names would be one. The schema is shown where they are those of
/// a part of it: there, nothing can name them.
pub fn name_collision(name: &str, schema: &str, one: Called<'_>, other: Called<'_>) -> Diagnostic {
    later_collision("", name, [one, other], |diagnostic, first, second| {
        let is_own = diagnostic.pointer == schema
            || diagnostic.pointer == format!("{schema}/properties/{}", escape(second));
        let diagnostic = match is_own {
            true => diagnostic,
            false => diagnostic.also(schema),
        };
        diagnostic.help(format!(
            "give `{second}` another name in an overlay: `x-names: {{ {}: .. }}` on the schema \
             (or `{first}`, if users know `{second}` by this one)",
            yaml::scalar(second)
        ))
    })
}

/// What comes to one name with others, and what it is named instead.
pub fn given_name(given: &Given) -> Diagnostic {
    let named = match &given.names {
        Naming::Own(name) => format!("this one is named `{name}`"),
        Naming::Members(names) => {
            let names = names.iter();
            let named = names.map(|(text, name)| format!("{} is named `{name}`", code(text)));
            named.collect::<Vec<_>>().join(" and ")
        }
    };
    let warning = Diagnostic::warning(
        "name-collision",
        format!("{}; {named} after {}", given.reason, given.from),
    )
    .at(&given.pointer)
    .help(
        "what is added to the description can change that; an overlay keeps it, or gives another \
         name, and `cargo xtask infer` proposes one",
    );
    match &given.other {
        Some(other) => warning.also(other),
        None => warning,
    }
}

/// Two operations whose methods would have one name.
pub fn operation_name_collision(name: &str, one: Called<'_>, other: Called<'_>) -> Diagnostic {
    later_collision("", name, [one, other], with_x_name)
}

/// Two parameters in one place of an operation whose names would be one.
pub fn parameter_name_collision(name: &str, one: Called<'_>, other: Called<'_>) -> Diagnostic {
    later_collision("the parameters ", name, [one, other], with_x_name)
}

fn with_x_name(diagnostic: Diagnostic, first: &str, second: &str) -> Diagnostic {
    diagnostic.help(format!(
        "`x-name` in an overlay gives `{second}` another name (or `{first}`, if users know `{second}` by this \
         one)"
    ))
}

/// Two things whose names would be one. That which stands later is proposed to have another: most often, it is
/// the new one.
fn later_collision(
    kind: &str,
    name: &str,
    [one, other]: [Called<'_>; 2],
    with_help: impl Fn(Diagnostic, &str, &str) -> Diagnostic,
) -> Diagnostic {
    let of = |(first, _): Called<'_>, (second, pointer): Called<'_>| {
        let message = format!("{kind}`{first}` and `{second}` would both be `{name}`");
        let diagnostic = Diagnostic::error("name-collision", message).at(pointer);
        with_help(diagnostic, first, second)
    };
    of(one, other).or(of(other, one))
}
