//! Draws a diagnostic with the lines of the texts that it is about, as compilers do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

use crate::diagnostics::{Diagnostic, Place, Severity};
use crate::parse::Source;

/// How wide a drawing may be, in characters; longer lines are cut around what is meant.
const WIDTH: usize = 140;

/// Draws a diagnostic: what is wrong, the line of each place with a mark under what is meant, and
/// what to do. `sources` are the texts; of a text that is not among them, only the place is shown.
/// With `coloured`, it has the escapes of a terminal. There is no line end after it.
pub fn drawn(diagnostic: &Diagnostic, sources: &[Source<'_>], coloured: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(&diagnostic.message).id(diagnostic.code);
    let main = excerpt(
        diagnostic.place.as_ref(),
        &diagnostic.pointer,
        AnnotationKind::Primary,
        sources,
    );
    let others = diagnostic.also.iter().filter_map(|also| {
        let place = also.place.as_ref();
        excerpt(place, &also.pointer, AnnotationKind::Context, sources)
    });
    let help = diagnostic.help.as_deref();
    let help = help.map(|help| Element::from(Level::HELP.message(help)));
    let group = Group::with_title(title).elements(main.into_iter().chain(others).chain(help));
    let renderer = match coloured {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    renderer.render(&[group])
}

/// The line of a place, or what is known of the place without its text.
fn excerpt<'a>(
    place: Option<&'a Place>,
    pointer: &'a str,
    kind: AnnotationKind,
    sources: &[Source<'a>],
) -> Option<Element<'a>> {
    let Some(place) = place else {
        return (!pointer.is_empty()).then(|| Origin::path(pointer).into());
    };
    let files = sources.iter().flat_map(|source| source.files);
    let mut texts = sources
        .iter()
        .map(|source| (source.name, source.text))
        .chain(files.map(|file| (file.name.as_str(), file.text.as_str())));
    let text = texts.find(|(name, _)| *name == place.file);
    let line = text.and_then(|(_, text)| text.lines().nth(place.line.saturating_sub(1)));
    let Some(line) = line else {
        let origin = Origin::path(&place.file);
        return Some(origin.line(place.line).char_column(place.column).into());
    };
    let snippet = Snippet::source(line)
        .line_start(place.line)
        .path(&place.file);
    Some(
        snippet
            .annotation(mark(line, place.column, pointer, kind))
            .into(),
    )
}

/// The mark under the key or value at a column, with its pointer beside it.
fn mark<'a>(line: &str, column: usize, pointer: &'a str, kind: AnnotationKind) -> Annotation<'a> {
    let mut starts = line.char_indices().map(|(start, _)| start);
    let start = starts.nth(column.saturating_sub(1)).unwrap_or(line.len());
    let end = start + word_length(&line[start..]);
    let label = Some(pointer).filter(|pointer| !pointer.is_empty());
    kind.span(start..end).label(label)
}

/// How many bytes the key or value has that a text begins with: what is in quotes, a bracket, or all
/// up to a sign that ends it. The braces of a path's arguments end nothing.
fn word_length(text: &str) -> usize {
    match text.chars().next() {
        None => 0,
        Some(quote @ ('"' | '\'')) => {
            let end = text[1..].find(quote);
            end.map_or(text.len(), |end| end + 2)
        }
        Some('{' | '[' | '}' | ']' | ',') => 1,
        Some(first) => {
            let word = text.split([' ', '\t', ',']).next().unwrap_or(text);
            let word = match word.contains('{') {
                true => word,
                false => word.trim_end_matches([']', '}']),
            };
            word.trim_end_matches(':').len().max(first.len_utf8())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diagnostic(column: usize) -> Diagnostic {
        let place = Place {
            file: "api.json".to_owned(),
            line: 2,
            column,
        };
        Diagnostic::error("syntax", "it is wrong").in_file(place)
    }

    fn drawn_in(text: &str, column: usize) -> String {
        let source = Source::new("api.json", text);
        drawn(&diagnostic(column), &[source], false)
    }

    #[test]
    fn marks_keys_texts_and_brackets() {
        for (line, marks) in [
            ("key: value", "^^^"),
            ("/pets/{id}: value", "^^^^^^^^^^"),
            (r#""a key": 1"#, "^^^^^^^"),
            ("[1, 2]", "^"),
            ("true}]", "^^^^"),
            ("ключ: 1", "^^^^"),
            ("", "^"),
        ] {
            let drawing = drawn_in(&format!("\n{line}\n"), 1);
            let drawn = drawing.lines().find(|line| line.contains('^')).unwrap();
            assert_eq!(drawn.trim_start_matches([' ', '|']), marks, "{drawing}");
        }
    }

    #[test]
    fn a_long_line_is_cut_around_what_is_meant() {
        let line = format!("{}here{}", "x, ".repeat(10_000), ", x".repeat(10_000));
        let drawing = drawn_in(&format!("\n{line}\n"), 30_001);
        assert!(drawing.contains("here"), "{drawing}");
        let widest = drawing.lines().map(|line| line.chars().count()).max();
        assert!(widest < Some(WIDTH + 20), "{drawing}");
    }

    #[test]
    fn of_an_unknown_text_the_place_is_shown() {
        let drawing = drawn(&diagnostic(3), &[], false);
        assert_eq!(drawing, "error[syntax]: it is wrong\n--> api.json:2:3");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let drawing = drawn_in("\n\u{1b}[31mred\n", 1);
        assert!(!drawing.contains('\u{1b}'), "{drawing}");
    }
}
