//! What the API wraps around its values, as `x-envelope` says.

mod next;

pub use self::next::{has_pages, settle};

use crate::errors;
use crate::extensions::ENVELOPE;
use crate::ir::envelope::{Envelope, Member};
use crate::ir::types::Type;

use super::extensions::{self, Extensions};
use super::models::{Hint, Models};
use super::resources::Found;
use super::{names, places};

impl<'a> Models<'a, '_> {
    /// The envelope, if the overlay names one.
    pub fn envelope(&mut self, found: &[Found<'a>]) -> Option<Envelope> {
        let extensions = Extensions::new(&self.document.openapi.extensions, "#");
        let (value, pointer) = extensions.value(ENVELOPE)?;
        let mut data = None;
        let mut paging = None;
        let mut next = None;
        for (key, value, pointer) in extensions::map(value, &pointer, self.diagnostics) {
            let mut text = || extensions::text(value, &pointer, self.diagnostics);
            match key {
                "data" => data = text().map(member),
                "paging" => paging = text().map(member),
                "next" => next = Some((value, pointer)),
                _ => self
                    .diagnostics
                    .push(errors::unknown_extension_key(key, ENVELOPE, &pointer)),
            }
        }
        let Some(data) = data else {
            self.diagnostics
                .push(errors::envelope_without_data(&pointer));
            return None;
        };
        let clashes = |paging: &Member| paging.name == data.name;
        if let Some(paging) = paging.as_ref().filter(|paging| clashes(paging)) {
            let [first, second] = [&data.wire, &paging.wire].map(|it| (it.as_str(), &*pointer));
            let diagnostic = errors::name_collision(&data.name, &pointer, first, second);
            self.diagnostics.push(diagnostic);
        }
        if let (Some((_, pointer)), None) = (&next, &paging) {
            self.diagnostics.push(errors::next_without_paging(pointer));
        }
        let paging = paging.and_then(|paging| {
            let kind = self.paging_kind(&paging.wire, found);
            if kind.is_none() {
                let pointer = format!("{pointer}/paging");
                self.diagnostics
                    .push(errors::unused_paging(&paging.wire, &pointer));
            }
            Some((paging, kind?))
        });
        let next = next.zip(paging.as_ref());
        let next = next.and_then(|((value, pointer), paging)| self.next(value, &pointer, paging));
        Some(Envelope {
            data,
            paging,
            next,
            unwraps: false,
            may_lack_lists: false,
        })
    }

    /// The type of the paging: that of the first answer which has it.
    fn paging_kind(&mut self, key: &str, found: &[Found<'a>]) -> Option<Type> {
        let (place, schemas) = found.iter().find_map(|found| {
            let (body, pointer) = self.success_body(found)?;
            let (schema, mut object) = self.document.object_at(body, &pointer)?;
            let schemas = object.properties.swap_remove(key)?;
            Some((places::joined(&schema.pointer, key, &schemas), schemas))
        })?;
        let hint = Hint::new(names::camel_case(key));
        Some(self.kind_of_all(&schemas, &place, &hint))
    }
}

fn member(wire: &str) -> Member {
    Member {
        name: names::value_name(wire),
        wire: wire.to_owned(),
    }
}
