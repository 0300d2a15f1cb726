//! What is made of unions that nothing tells apart, once it is known which way their values travel.

use crate::decisions::Decision;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::errors;
use crate::ir::models::Module;

/// Why a union is not decided.
pub struct Undecided {
    /// The type that is made of it.
    pub union: String,
    /// The message, if its values are received.
    pub problem: Diagnostic,
}

/// Reports what is undecided: as errors, but for unions that are only sent. A value is written as the variant that
/// it is, whatever else it might be.
pub fn report(undecided: Vec<Undecided>, modules: &[Module], diagnostics: &mut Diagnostics) {
    for Undecided { union, problem } in undecided {
        diagnostics.push(match is_only_sent(&union, modules) {
            true => errors::undecided_but_sent(problem),
            false => problem,
        });
    }
}

/// Marks the unions that are only sent.
pub fn mark_sent(decisions: &mut [Decision], modules: &[Module]) {
    for decision in decisions {
        decision.is_only_sent = is_only_sent(&decision.union, modules);
    }
}

fn is_only_sent(union: &str, modules: &[Module]) -> bool {
    let mut models = modules.iter().flat_map(|module| &module.models);
    let model = models.find(|model| model.name == union);
    model.is_some_and(|model| model.uses.sent && !model.uses.received)
}
