//! Numbers that their schemas have no room for.

use serde_json::Number;

use crate::infer::numbers::Misfit;
use crate::infer::schemas::Schema;
use crate::infer::sightings::Sighting;
use crate::infer::words::code;

use super::differences::Search;

impl<'e> Search<'_, 'e> {
    /// A number that the integer of its schema cannot be.
    pub fn number(&mut self, schema: &Schema<'e>, number: &Number, seen: &Sighting<'e>) {
        let Some(misfit) = Misfit::of(self.sightings.schemas, schema, number) else {
            return;
        };
        let (subject, what) = match misfit {
            Misfit::Fraction => ("fraction", "is no whole number".to_owned()),
            Misfit::PastInt32 => ("int32", "is too large for `int32`".to_owned()),
            Misfit::PastInt64 => ("large", "is too large for an integer".to_owned()),
            Misfit::Negative => {
                let format = schema.text("format").unwrap_or_default();
                ("negative", format!("is not {}", code(format)))
            }
        };
        // What is too large for an integer is only known to the first digits.
        let rounded = match number.is_f64() && matches!(misfit, Misfit::PastInt64) {
            true => " (rounded)",
            false => "",
        };
        let text = format!("{}{rounded}", code(&number.to_string()));
        let message = || format!("{text} {what}");
        let difference = self.find("other-number", &schema.pointer, subject, seen, message);
        if difference.actions.is_empty() {
            let evidence = format!("{text} was received in {}.", seen.example.place);
            difference.actions = misfit.actions(schema, &evidence);
        }
    }
}
