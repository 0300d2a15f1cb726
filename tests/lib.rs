//! The tests of the whole project; see the folders beside this file.

#[path = "changes/additions.rs"]
mod additions;
#[path = "changes/description.rs"]
pub mod description;
#[path = "changes/long_additions.rs"]
mod long_additions;
#[path = "changes/narrowings.rs"]
mod narrowings;
#[path = "changes/variants.rs"]
pub mod variants;
