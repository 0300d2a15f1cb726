//! The prose of a description becomes doc comments that mean the same and do no harm.

mod docs {
    pub mod snippets;
}

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use docs::snippets::{EXPECTED, NASTY};
use generator::docs::{docs as lines, whole_code};
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag};

const WIDTH: usize = 60;

fn all_snippets() -> impl Iterator<Item = &'static str> {
    let expected = EXPECTED.iter().map(|(markdown, _)| *markdown);
    expected.chain(NASTY.iter().copied())
}

#[test]
fn prose_becomes_tidy_markdown() {
    for (markdown, expected) in EXPECTED {
        assert_eq!(lines(markdown, WIDTH), *expected, "{markdown:?}");
    }
}

#[test]
fn a_span_of_code_keeps_its_backticks() {
    for text in ["plain", "`x`", "a `` b", "`", "``` ", " both ", "", "a\nb"] {
        let markdown = whole_code(text);
        let events: Vec<Event> = Parser::new(&markdown).collect();
        let [
            Event::Start(Tag::Paragraph),
            Event::Code(code),
            Event::End(_),
        ] = events.as_slice()
        else {
            panic!("{markdown:?}: {events:?}");
        };
        let expected = if text.is_empty() {
            "  ".to_owned()
        } else {
            text.replace('\n', " ")
        };
        assert_eq!(code.as_ref(), expected, "{markdown:?}");
    }
}

#[test]
fn lines_keep_to_the_width() {
    let prose = "word **strong word** [a link](https://e.org) - 1. # `code` ".repeat(20);
    for width in 25..80 {
        for line in lines(&format!("> - {prose}"), width) {
            assert!(line.chars().count() <= width, "{line}");
        }
    }
    assert_eq!(lines("long words stay", 1), ["long", "words", "stay"]);
}

#[test]
fn hostile_nesting_is_flattened() {
    for part in [
        ">",
        "- ",
        "*",
        "[",
        "<b>",
        "<ul><li>",
        "<blockquote>x",
        "<pre>",
        "&",
        "`a",
    ] {
        let all = lines(&part.repeat(20_000), WIDTH);
        assert!(all.iter().all(|line| !line.starts_with(&"> ".repeat(20))));
    }
}

/// Writes a crate in which each of the docs belongs to a field.
fn write_crate(name: &str, docs: impl Iterator<Item = Vec<String>>) -> PathBuf {
    let mut source = "//! Snippets.\n#![deny(warnings, rustdoc::all)]\n".to_owned();
    source.push_str("/// Snippets.\npub struct Snippets {\n");
    for (number, lines) in docs.enumerate() {
        for line in lines {
            source.push_str(format!("/// {line}").trim_end());
            source.push('\n');
        }
        source.push_str(&format!("pub field{number}: (),\n"));
    }
    source.push_str("}\n");
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.rs"));
    fs::write(&path, source).expect("the directory for test files is writable");
    path
}

fn rustdoc(path: &PathBuf, arguments: &[&str]) -> Output {
    let rustdoc = std::env::var_os("RUSTDOC").unwrap_or_else(|| "rustdoc".into());
    Command::new(rustdoc)
        .arg("--edition=2024")
        .args(arguments)
        .arg(path)
        .current_dir(env!("CARGO_TARGET_TMPDIR"))
        .output()
        .expect("rustdoc runs")
}

#[test]
fn rustdoc_has_no_warnings_and_finds_no_doctests() {
    let path = write_crate(
        "safe",
        all_snippets().map(|markdown| lines(markdown, WIDTH)),
    );
    let page = rustdoc(&path, &["--out-dir=pages"]);
    assert!(
        page.status.success(),
        "{}",
        String::from_utf8_lossy(&page.stderr)
    );
    assert_eq!(String::from_utf8_lossy(&page.stderr), "");
    let tests = rustdoc(&path, &["--test"]);
    let report = String::from_utf8_lossy(&tests.stdout);
    assert!(
        tests.status.success() && report.contains("running 0 tests"),
        "{report}"
    );
}

#[test]
fn rustdoc_would_object_to_the_prose_as_it_stands() {
    let raw = |markdown: &str| markdown.lines().map(str::to_owned).collect();
    let visible = |markdown: &&str| !markdown.contains(char::is_control);
    let path = write_crate("raw", all_snippets().filter(visible).map(raw));
    assert!(!rustdoc(&path, &["--out-dir=pages"]).status.success());
}

/// Markup that needs space or lines of its own.
const BLOCKS: &[&str] = &[
    " ",
    "  ",
    "    ",
    "\n",
    "\n\n",
    "\n- ",
    "\n1. ",
    "\n> ",
    "\n    ",
    "\n```\n",
    "\n|a|b|\n|-|-|\n|",
    "<a href='https://h.ij'>",
];

/// Markup that may stand anywhere.
const MARKS: &str = "* ** _ ~ ~~ ~~~ ` `` ``` \\ [ ] ( ) ![ < </ > & &amp; &#42; &lt; | - --- + # 1. = \
    === ! : a foo x_y é 日 1 https://a.bc http:// https://x.yz/{a} a@b.cd <https://q.rs> [r](https://u.vw) \
    [r](x) <b> </b> <i> </i> <code> </code> <ul> </ul> <li> </li> <p> <br> <pre> </pre> </a> <h1> </h1> \
    <blockquote> <T> <!-- --> \u{202e} \u{200b} © $ { } ^ \" [^1] std::vec |--|";

/// Markup thrown together.
fn soup() -> impl Strategy<Value = String> {
    let parts: Vec<&str> = BLOCKS.iter().copied().chain(MARKS.split(' ')).collect();
    prop::collection::vec(prop::sample::select(parts), 0..30).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn lines_read_again_stay_the_same(markdown in soup(), width in 1usize..80) {
        let once = lines(&markdown, width);
        prop_assert_eq!(lines(&once.join("\n"), width), once.clone());
        prop_assert!(once.iter().all(|line| line.trim_end() == line));
        prop_assert!(once.windows(2).all(|pair| !pair[0].is_empty() || !pair[1].is_empty()));
        prop_assert!(once.first().is_none_or(|line| !line.is_empty()));
        prop_assert!(once.last().is_none_or(|line| !line.is_empty()));
    }
}
