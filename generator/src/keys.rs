//! Keys of a description whose values are not read as what stands around them is.

/// Keys whose values are data, in which `$ref` is a key like any other.
pub const DATA: &[&str] = &["const", "default", "enum", "example", "examples", "value"];

/// Keys whose values are maps from names, among which any key may be.
pub const MAPS: &[&str] = &[
    "callbacks",
    "content",
    "encoding",
    "headers",
    "links",
    "mapping",
    "parameters",
    "paths",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "securitySchemes",
    "variables",
];
