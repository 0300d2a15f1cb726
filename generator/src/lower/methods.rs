//! Names of methods that users call by a trait. A method of a type goes before them, so that one which a
//! description adds would change what such a call does.

/// Methods that every type has, by its own traits or by those which the library implements for all.
const OF_EVERY_TYPE: &[&str] = &[
    "borrow",
    "borrow_mut",
    "clone",
    "clone_from",
    "clone_into",
    "eq",
    "fmt",
    "into",
    "ne",
    "to_owned",
    "to_string",
    "try_into",
];

/// Further methods of errors.
const OF_ERRORS: &[&str] = &["cause", "description", "source"];

/// Operators: a method that takes a value and something else would be read as one of them.
const OPERATORS: &[&str] = &[
    "add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub",
];

/// Whether users call this on any value.
pub fn is_of_every_type(name: &str) -> bool {
    OF_EVERY_TYPE.contains(&name)
}

/// Whether a setter, which takes a builder and a value, cannot have this name.
pub fn is_of_builders(name: &str) -> bool {
    OPERATORS.contains(&name) || is_of_every_type(name)
}

/// Whether users call this on an error.
pub fn is_of_errors(name: &str) -> bool {
    OF_ERRORS.contains(&name) || is_of_every_type(name)
}
