//! What each code of a diagnostic stands for, for those who want to know more than its message says.

mod crates;
mod inference;
mod texts;

use crate::parse::spelling;

/// A code and what it stands for.
type Explanation = (&'static str, &'static str);

/// What a code stands for; nothing if no diagnostic has it.
pub fn explanation(code: &str) -> Option<&'static str> {
    let mut all = all();
    all.find(|(known, _)| *known == code).map(|(_, text)| text)
}

/// The code that a misspelt one was probably meant to be, if one is near.
pub fn nearest(misspelt: &str) -> Option<&'static str> {
    spelling::nearest(misspelt, codes())
}

/// Every code, in the order of the stages.
pub fn codes() -> impl Iterator<Item = &'static str> {
    all().map(|(code, _)| code)
}

fn all() -> impl Iterator<Item = Explanation> {
    let stages = [
        texts::EXPLANATIONS,
        crates::EXPLANATIONS,
        inference::EXPLANATIONS,
    ];
    stages.into_iter().flatten().copied()
}
