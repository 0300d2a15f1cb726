//! The codes of what `infer` finds in examples, prose and recordings, and leaves to the reader.

use super::Explanation;

pub const EXPLANATIONS: &[Explanation] = &[
    (
        "colliding-names",
        "Things come to one name in Rust, or have nothing but a number for a name, and no title, tag, key, sign or place tells them apart by which they could be named. None is invented: an overlay names one of them.",
    ),
    (
        "indistinct-schema",
        "An action for this schema would have to find it by its number or its place in a list, as another says exactly the same. With the next version of the description it could change the other instead, so none is proposed.",
    ),
    (
        "conflicting-kind",
        "Values were seen that have another JSON type than the schema says. Either the schema is wrong, or the example is.",
    ),
    (
        "conflicting-tag",
        "A property seems to say which variant of a union a value is, and then says different things of one variant, or the same of two. Where at least three times as many values agree as say otherwise, the few are listed.",
    ),
    (
        "likely-tag",
        "A property is one word in all values that have the shape of one variant, and another in those of another variant. One value may be so by chance: a tag that names no variant is believed where every variant was seen twice.",
    ),
    (
        "missing-required",
        "A required key is left out in an example of something that is sent. Whether the API demands it, an example cannot show.",
    ),
    (
        "missing-tag-value",
        "Most values carry the property that says which variant they are, and some do not.",
    ),
    (
        "referred-part",
        "Values were seen that contradict the schema, and the actions that would correct it would take away what a `$ref` elsewhere leads to (a variant by its place in a list, say). So none is proposed.",
    ),
    (
        "unknown-tag-value",
        "A value carries a tag that names no variant of its union. A variant may be missing in the description.",
    ),
    (
        "unlisted-value",
        "The prose lists the values of a text, and an example is none of them.",
    ),
    (
        "unreadable-time",
        "The schema says `format: date-time`, and a value was seen that is no date and time in any form that is read. Or nothing says it, and at least three times as many values are dates and times as are not.",
    ),
    (
        "time-forms",
        "Dates and times were seen in other forms than that of RFC 3339. Generated code reads these forms too; nothing needs to be done.",
    ),
    (
        "recording",
        "The file is not a recorded call: a JSON object with `request` (`method`, `path`, `body`) and `response` (`status`, `body`).",
    ),
    (
        "unknown-call",
        "No operation of the description has the method and the path of the recorded call. `infer` leaves it out; `drift` has it among its findings, unless the server answers that there is no such operation either. What was redacted in the path, and numbers and times, are `{}`: calls that differ in these alone are taken for calls of one operation.",
    ),
];
