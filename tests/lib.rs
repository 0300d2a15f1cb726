//! The tests of the whole project; see the folders beside this file.

#[path = "changes/description.rs"]
pub mod description;
#[path = "changes/variants.rs"]
pub mod variants;
