//! The messages of `x-envelope`: what an API wraps around its values, and how one page leads to the next.

use crate::diagnostics::Diagnostic;

/// An envelope without a value.
pub fn envelope_without_data(pointer: &str) -> Diagnostic {
    Diagnostic::error("extension", "`x-envelope` has no `data`")
        .at(pointer)
        .help("name the key under which the value of an answer stands")
}

/// Paging that no answer has.
pub fn unused_paging(key: &str, pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "unused-paging",
        format!("no answer has `{key}` beside its value"),
    )
    .at(pointer)
    .help("remove `paging` from `x-envelope`, or mend its spelling")
}

/// A next page where nothing says how to page.
pub fn next_without_paging(pointer: &str) -> Diagnostic {
    Diagnostic::error("extension", "`next` stands without `paging`")
        .at(pointer)
        .help("name the key beside `data` under which the link or cursor stands as `paging`")
}

/// A next page that neither a link nor a cursor leads to, or both.
pub fn next_without_way(pointer: &str) -> Diagnostic {
    Diagnostic::error(
        "extension",
        "`next` has neither a `link` alone nor `cursor` and `parameter`",
    )
    .at(pointer)
    .help("write `link: /paging/next`, or `cursor: /paging/after` and `parameter: after`")
}

/// A link or cursor that does not stand in the paging.
pub fn next_outside_paging(path: &str, paging: &str, pointer: &str) -> Diagnostic {
    Diagnostic::error(
        "extension",
        format!("`{path}` does not lead into `{paging}`"),
    )
    .at(pointer)
    .help(format!(
        "write the way from the whole answer on, as a JSON pointer: `/{paging}/..`"
    ))
}

/// A link or cursor that cannot be written into a request.
pub fn next_not_text(path: &str, pointer: &str) -> Diagnostic {
    Diagnostic::error(
        "extension",
        format!("the value at `{path}` is neither a string nor an integer"),
    )
    .at(pointer)
    .help("lead to the link or cursor itself")
}

/// Pages of which no operation can ask for the next.
pub fn unused_link(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "unused-paging",
        "no `GET` answers nothing but a list with paging beside it, so that no link is followed",
    )
    .at(pointer)
    .help("remove `next` from `x-envelope`, or describe the paging of a list")
}

/// Pages beside other answers.
pub fn pages_by_status(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "unused-paging",
        "the status tells whether the answer is a page, so that further pages are not asked for",
    )
    .at(pointer)
    .help("make one call for each page; or remove what is never answered in an overlay")
}

/// A cursor that no operation takes.
pub fn unused_cursor(parameter: &str, pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "unused-paging",
        format!("no operation that answers a page has the query parameter `{parameter}`"),
    )
    .at(pointer)
    .help("mend the spelling of `parameter`, or describe the parameter in an overlay")
}
