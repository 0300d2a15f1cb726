//! How deep unions may stand in unions.
//!
//! The text of a union is read by a reader of its own, which knows nothing of how deep it stands. Without
//! a limit, an answer that nests without end would use up the stack.

use std::cell::Cell;

/// How deep objects and lists may nest in a union that stands in another; `serde_json` has the same limit
/// for a text.
const LIMIT: usize = 128;

thread_local! {
    static UNIONS: Cell<usize> = const { Cell::new(0) };
}

/// A union that is being read, until it is dropped.
pub(crate) struct Nesting(());

impl Nesting {
    /// Begins to read a union from its text; nothing if that nests too deep. All that stands in a union in
    /// a union was looked at with that one.
    pub(crate) fn within(text: &str) -> Option<Self> {
        let outer = UNIONS.get();
        if outer == 1 && depth(text) > LIMIT {
            return None;
        }
        UNIONS.set(outer + 1);
        Some(Self(()))
    }
}

impl Drop for Nesting {
    fn drop(&mut self) {
        UNIONS.set(UNIONS.get() - 1);
    }
}

/// How deep objects and lists nest in a text that is JSON.
fn depth(text: &str) -> usize {
    let (mut deepest, mut depth) = (0, 0_usize);
    let (mut is_text, mut is_escaped) = (false, false);
    for sign in text.bytes() {
        match sign {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => is_text = !is_text,
            b'{' | b'[' if !is_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !is_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}
