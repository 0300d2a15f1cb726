//! What HTTP statuses are called, and what they say of an answer.

/// Whether an answer with this status has no body, whatever is described.
pub fn has_no_body(status: &str) -> bool {
    matches!(status, "204" | "205" | "304")
}

/// Whether an answer with this status leads elsewhere; that nothing has changed is no redirect.
pub fn is_redirect(status: &str) -> bool {
    status.starts_with('3') && status != "304"
}

/// How many statuses a status stands for, in orders of magnitude: a number, `4XX` or `default`.
pub fn magnitude(status: &str) -> u8 {
    match status {
        status if status.parse::<u16>().is_ok() => 0,
        status if status.ends_with("XX") => 1,
        _ => 2,
    }
}

/// Whether a status stands for all that are not described.
pub fn is_any(status: &str) -> bool {
    magnitude(status) == 2
}

/// The reason of a status: a number, `4XX` or `default`.
pub fn reason(status: &str) -> String {
    let code = status.parse().ok();
    let code = code.and_then(|code| http::StatusCode::from_u16(code).ok());
    match (code.and_then(|code| code.canonical_reason()), status) {
        (Some(reason), _) => reason.to_owned(),
        (None, "2XX") => "success".to_owned(),
        (None, "4XX") => "client error".to_owned(),
        (None, "5XX") => "server error".to_owned(),
        (None, "default") => "error".to_owned(),
        (None, status) => format!("status {status}"),
    }
}
