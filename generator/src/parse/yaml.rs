//! Reads YAML, and JSON with it, into a tree that knows its places.

mod aliases;
mod escapes;

use indexmap::IndexMap;
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Tag};
use serde_json::Value;

use super::pointer::escape;
use super::tree::{Content, DEPTH_LIMIT, Node, Spot};
use super::{Source, scalars};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::errors;
use crate::json::Json;
use aliases::Aliases;

/// Reads a text. There is no tree if it is no YAML; other errors leave one to look for more.
pub fn read(source: Source<'_>, file: usize, diagnostics: &mut Diagnostics) -> Option<Node> {
    let reader = Reader {
        name: source.name,
        file,
        frames: Vec::new(),
        root: None,
        aliases: Aliases::default(),
        diagnostics,
    };
    match reader.document(source.text) {
        Ok(root) => Some(root),
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            None
        }
    }
}

/// A text cannot be read any further.
type Stop = Box<Diagnostic>;

struct Reader<'a> {
    name: &'a str,
    file: usize,
    /// The objects and arrays that are open, outermost first.
    frames: Vec<Frame>,
    root: Option<Node>,
    aliases: Aliases,
    diagnostics: &'a mut Diagnostics,
}

/// An object or array that is still open.
struct Frame {
    node: Node,
    /// The anchor to remember it under, or 0.
    anchor: usize,
    /// The key whose value comes next.
    key: Option<Key>,
    /// The objects that `<<` merges into this one.
    merged: Vec<Node>,
}

enum Key {
    Member(String, Spot),
    Merge(Spot),
}

impl Reader<'_> {
    fn document(mut self, text: &str) -> Result<Node, Stop> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = escapes::without_surrogates(text);
        let mut parser = Parser::new_from_str(&text);
        while let Some(event) = parser.next_event() {
            let (event, span) = event.map_err(|error| {
                let problem = errors::syntax(error.info());
                self.stop(problem, self.spot(*error.marker()))
            })?;
            self.event(event, self.spot(span.start))?;
        }
        match self.root.take() {
            Some(root) if !root.is_null() => Ok(root),
            _ => Err(self.stop(errors::empty_text(), self.spot(Marker::new(0, 1, 0)))),
        }
    }

    fn event(&mut self, event: Event<'_>, spot: Spot) -> Result<(), Stop> {
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                Err(self.stop(errors::several_documents(), spot))
            }
            Event::MappingStart(anchor, tag) => {
                self.check_tag(tag.as_deref(), &["map"], spot);
                self.open(Content::Object(IndexMap::new()), spot, anchor)
            }
            Event::SequenceStart(anchor, tag) => {
                self.check_tag(tag.as_deref(), &["seq"], spot);
                self.open(Content::Array(Vec::new()), spot, anchor)
            }
            Event::MappingEnd | Event::SequenceEnd => {
                self.close();
                Ok(())
            }
            Event::Scalar(text, style, anchor, _) if self.expects_key() => {
                self.aliases
                    .remember(anchor, &Node::scalar(spot, text.as_ref()));
                self.key(&text, style, spot);
                Ok(())
            }
            Event::Scalar(text, style, anchor, tag) => {
                let value = self.scalar(&text, style, tag.as_deref(), spot);
                let mut node = Node::scalar(spot, value);
                let is_other = |node: &Node| node.as_written().is_some_and(|it| it != *text);
                if node.text().is_none() && !node.is_null() && is_other(&node) {
                    node.written = Some(text.into_owned());
                }
                self.aliases.remember(anchor, &node);
                self.attach(node);
                Ok(())
            }
            Event::Alias(anchor) => self.alias(anchor, spot),
            _ => Ok(()),
        }
    }

    fn open(&mut self, content: Content, spot: Spot, anchor: usize) -> Result<(), Stop> {
        if self.expects_key() {
            return Err(self.stop(errors::key_not_text(), spot));
        }
        if self.frames.len() == DEPTH_LIMIT {
            return Err(self.stop(errors::too_deep(DEPTH_LIMIT), spot));
        }
        self.frames.push(Frame {
            node: Node::new(spot, content),
            anchor,
            key: None,
            merged: Vec::new(),
        });
        Ok(())
    }

    fn close(&mut self) {
        let Some(mut frame) = self.frames.pop() else {
            return;
        };
        if let Some(members) = frame.node.members_mut() {
            for object in frame.merged {
                merge(members, object);
            }
        }
        self.aliases.remember(frame.anchor, &frame.node);
        self.attach(frame.node);
    }

    fn expects_key(&self) -> bool {
        self.frames
            .last()
            .is_some_and(|frame| frame.node.members().is_some() && frame.key.is_none())
    }

    fn key(&mut self, text: &str, style: ScalarStyle, spot: Spot) {
        let is_merge = text == "<<" && style == ScalarStyle::Plain;
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        let first = frame.node.get(text).map(|node| node.spot);
        frame.key = Some(match is_merge {
            true => Key::Merge(spot),
            false => Key::Member(text.to_owned(), spot),
        });
        if let Some(first) = first {
            let problem = errors::duplicate_key(text, &self.place(first))
                .at(self.pointer())
                .in_file(self.place(spot));
            self.diagnostics.push(problem);
        }
    }

    fn alias(&mut self, anchor: usize, spot: Spot) -> Result<(), Stop> {
        let depth = self.frames.len();
        let node = self.aliases.copy(anchor, depth);
        let mut node = node.map_err(|problem| self.stop(*problem, spot))?;
        node.spot = spot;
        if !self.expects_key() {
            self.attach(node);
            return Ok(());
        }
        let Some(text) = node.text() else {
            return Err(self.stop(errors::key_not_text(), spot));
        };
        self.key(text, ScalarStyle::SingleQuoted, spot);
        Ok(())
    }

    /// Puts a finished value where it belongs.
    fn attach(&mut self, mut node: Node) {
        let Some(frame) = self.frames.last_mut() else {
            self.root = Some(node);
            return;
        };
        match (&mut frame.node.content, frame.key.take()) {
            (Content::Array(items), _) => items.push(node),
            (Content::Object(members), Some(Key::Member(key, spot))) => {
                node.spot = spot;
                // The first of two members with the same key stays: the second was reported.
                members.entry(key).or_insert(node);
            }
            (Content::Object(_), Some(Key::Merge(spot))) => self.merge(node, spot),
            (Content::Object(_), None) | (Content::Scalar(_), _) => {}
        }
    }

    /// Takes what `<<` stands before: an object, or an array of objects.
    fn merge(&mut self, node: Node, spot: Spot) {
        let objects = match node.content {
            Content::Array(items) => items,
            _ => vec![node],
        };
        if objects.iter().any(|object| object.members().is_none()) {
            let problem = errors::merge_of_no_object().in_file(self.place(spot));
            self.diagnostics.push(problem);
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.merged.extend(objects);
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, tag: Option<&Tag>, spot: Spot) -> Value {
        self.check_tag(tag, &["str", "int", "float", "bool", "null"], spot);
        let is_plain = match tag.filter(|tag| tag.is_yaml_core_schema()) {
            Some(tag) => tag.suffix != "str",
            None => style == ScalarStyle::Plain,
        };
        if !is_plain {
            return text.into();
        }
        scalars::plain(text).unwrap_or_else(|| {
            let (problem, value) = match Json::number(text) {
                Some(number) => (errors::huge_number(text), number.nearest()),
                None => (errors::number_without_json(text), Value::Null),
            };
            self.diagnostics.push(problem.in_file(self.place(spot)));
            value
        })
    }

    fn check_tag(&mut self, tag: Option<&Tag>, known: &[&str], spot: Spot) {
        if let Some(tag) = tag
            && !(tag.is_yaml_core_schema() && known.contains(&tag.suffix.as_str()))
        {
            let problem = errors::unknown_tag(&tag.to_string()).in_file(self.place(spot));
            self.diagnostics.push(problem);
        }
    }

    /// The pointer of the value that comes next.
    fn pointer(&self) -> String {
        let mut pointer = "#".to_owned();
        for frame in &self.frames {
            pointer.push('/');
            match (&frame.node.content, &frame.key) {
                (Content::Array(items), _) => pointer += &items.len().to_string(),
                (_, Some(Key::Member(key, _))) => pointer += &escape(key),
                (_, _) => pointer += "<<",
            }
        }
        pointer
    }

    fn spot(&self, marker: Marker) -> Spot {
        Spot {
            file: self.file,
            line: marker.line(),
            column: marker.col() + 1,
        }
    }

    fn place(&self, spot: Spot) -> Place {
        Place {
            file: self.name.to_owned(),
            line: spot.line,
            column: spot.column,
        }
    }

    fn stop(&self, problem: Diagnostic, spot: Spot) -> Stop {
        Box::new(problem.in_file(self.place(spot)))
    }
}

/// Adds the members that an object does not have yet.
fn merge(members: &mut IndexMap<String, Node>, object: Node) {
    if let Content::Object(others) = object.content {
        for (key, node) in others {
            members.entry(key).or_insert(node);
        }
    }
}
