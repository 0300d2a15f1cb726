//! The messages on what operations answer, and on examples of it.

use crate::diagnostics::Diagnostic;

/// A body of a success that the client does not ask for.
pub fn other_answer(media_type: &str, chosen: &str, pointer: &str) -> Diagnostic {
    Diagnostic::note(
        "other-media-type",
        format!("an answer of `{media_type}` is left out; the method gives that of `{chosen}`"),
    )
    .at(pointer)
    .help(format!(
        "remove `{chosen}` in an overlay to have the method give this one"
    ))
}

/// Events that a server sends instead of an answer that the client reads, if it is asked to.
pub fn events_beside(chosen: &str, pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "event-stream",
        format!("events are left out; the method reads `{chosen}`, and is in error where the server sends events"),
    )
    .at(pointer)
    .help("do not ask the server for them, such as by a member `stream`; an overlay can take that from the request")
}

/// Events that a server sends, as the only answer.
pub fn events_as_text(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "event-stream",
        "events are given as one text, when the server has sent the last of them",
    )
    .at(pointer)
    .help("give calls as much time as that takes, with `timeout` and `attempt_timeout`")
}

/// A success that has no body, of an operation whose method gives pages.
pub fn success_without_a_body(status: &str, pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "success-without-a-body",
        format!("an answer of {status} has no body, and is an error, as the method gives a page"),
    )
    .at(pointer)
    .help("callers find its status in the error; an overlay can remove an answer that the API never gives")
}

/// Members of an answer that stand beside the value, and are left out with the envelope.
pub fn beside_the_value(members: &[String], pointer: &str) -> Diagnostic {
    let members: Vec<String> = members.iter().map(|key| format!("`{key}`")).collect();
    let verb = if members.len() == 1 {
        "stands"
    } else {
        "stand"
    };
    Diagnostic::warning(
        "beside-the-value",
        format!("{} {verb} beside the value, and the method gives the value alone", members.join(", ")),
    )
    .at(pointer)
    .help("read `Answer::body`, or say `x-envelope: false` of the operation in an overlay to get the answer as it is")
}

/// An example that its type cannot hold as it is.
pub fn contradicting_example(reason: &str, pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        "contradicting-example",
        format!("the example does not fit its type: {reason}"),
    )
    .at(pointer)
    .help(
        "correct it or its schema in an overlay; until then the test of the example checks only that \
         nothing is lost, or is ignored where something is",
    )
}
