//! Integers that are written with a fraction of zero or an exponent: `1.0`, `1e3`, `-0`.

use std::fmt;

use serde::de::{Error, Visitor};

/// Up to here an `f64` holds every integer, so that one that was read is the one that was written.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A visitor of integers, to which a number without a fraction is one, however it is written.
pub(crate) struct Integers<V>(pub(crate) V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Integers<V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(formatter)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<V::Value, E> {
        self.0.visit_i64(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<V::Value, E> {
        self.0.visit_u64(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<V::Value, E> {
        if value.fract() == 0.0 && value.abs() < EXACT {
            self.0.visit_i64(value as i64)
        } else {
            self.0.visit_f64(value)
        }
    }
}
