//! Calls of no operation of the description.

use crate::infer::recordings::Recording;
use crate::infer::schemas::Schemas;
use crate::infer::words::code;

use super::Found;
use super::differences::Difference;

/// Adds a difference for the calls of one form, if they are of no operation and the server does not say so, too. No action describes one: calls show neither
/// which of its arguments are required, nor what an argument that was redacted is called.
pub fn add(found: &mut Found<'_>, schemas: Schemas<'_>, calls: &[&Recording]) {
    let is_unknown = |it: &&&Recording| it.called(schemas).is_none() && !it.is_refused();
    let unknown = calls.iter().filter(is_unknown);
    let unknown: Vec<_> = unknown.collect();
    let Some(first) = unknown.first() else {
        return;
    };
    let mut difference = Difference::new(format!(
        "{} is no operation of the description; describe it by hand, as calls do not show all that it takes",
        code(&first.form())
    ));
    let names = unknown.iter().map(|it| it.name().to_owned());
    difference.places.extend(names);
    difference.is_settled = true;
    found.insert(
        ("unknown-call", "#/paths".to_owned(), String::new()),
        difference,
    );
}
