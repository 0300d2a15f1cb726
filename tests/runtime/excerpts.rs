//! Excerpts of bodies: short, on one line, cut between characters.

use proptest::prelude::*;

use crate::calls::excerpt::excerpt;

#[test]
fn a_short_body_is_shown_whole() {
    assert_eq!(excerpt(b"{\"a\":1}", 0), "{\"a\":1}");
    assert_eq!(excerpt(b"{\"a\":1}", 1000), "{\"a\":1}");
    assert_eq!(excerpt(&[b'x'; 160], 80), "x".repeat(160));
    assert_eq!(excerpt(b"", 0), "an empty body");
}

#[test]
fn a_long_body_is_cut_around_the_place() {
    let mut body = vec![b'.'; 1000];
    body[500] = b'!';
    let dots = ".".repeat(80);
    assert_eq!(excerpt(&body, 500), format!("…{dots}!{}…", &dots[1..]));
    assert_eq!(excerpt(&body, 0), format!("{dots}{dots}…"));
    assert_eq!(excerpt(&body, 1000), format!("…{dots}{dots}"));
    assert_eq!(excerpt(&body, usize::MAX), format!("…{dots}{dots}"));
}

#[test]
fn an_excerpt_is_one_line() {
    assert_eq!(
        excerpt(b"<html>\r\n\t<body>\x1b[31m\0", 0),
        "<html>   <body> [31m "
    );
}

#[test]
fn characters_are_not_cut() {
    for character in ["ø", "日", "🎉"] {
        let body = character.repeat(200);
        for at in 0..body.len() {
            let shown = excerpt(body.as_bytes(), at);
            let text = shown.trim_matches('…');
            assert_eq!(text.replace(character, ""), "", "at {at}");
        }
    }
}

#[test]
fn what_is_not_utf_8_is_replaced() {
    assert_eq!(excerpt(b"a\xffb", 0), "a\u{fffd}b");
    assert_eq!(excerpt(&[0x80; 2], 0), "\u{fffd}\u{fffd}");
}

proptest! {
    #[test]
    fn any_body_has_a_short_excerpt(body in prop::collection::vec(any::<u8>(), 0..600), at: usize) {
        let shown = excerpt(&body, at % 700);
        prop_assert!(!shown.chars().any(char::is_control));
        prop_assert!(shown.chars().count() <= 165);
    }
}
