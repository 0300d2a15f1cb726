//! The objects of overlays.

use super::super::kinds::Kind::{Any, Flag, List, Object, Text};
use super::super::kinds::{Kind, Members, Needed};

/// A whole overlay.
pub static OVERLAY: Kind = Object(&Members {
    name: "an overlay",
    keys: &[
        ("overlay", Text),
        ("info", Object(&OVERLAY_INFO)),
        ("extends", Text),
        ("actions", List(&Object(&ACTION))),
    ],
    needed: &[
        Needed::refused(&["overlay"]),
        Needed::refused(&["info"]),
        Needed::refused(&["actions"]),
    ],
    is_strict: true,
    ..Members::NONE
});

static OVERLAY_INFO: Members = Members {
    name: "the info of an overlay",
    keys: &[("title", Text), ("version", Text)],
    needed: &[Needed::refused(&["title"]), Needed::refused(&["version"])],
    is_strict: true,
    ..Members::NONE
};

static ACTION: Members = Members {
    name: "an action",
    keys: &[
        ("target", Text),
        ("description", Text),
        ("update", Any),
        ("remove", Flag),
    ],
    needed: &[Needed::refused(&["target"])],
    is_strict: true,
    ..Members::NONE
};
