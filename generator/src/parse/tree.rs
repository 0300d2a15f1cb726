//! A description while it is being put in order: JSON in which every value knows where it stands,
//! so that what is moved or merged takes its place along.

use indexmap::IndexMap;
use serde_json::Value;

/// How deep objects and arrays may nest in a text.
pub const DEPTH_LIMIT: usize = 100;

/// How many values may be written out where a name stands for them: a few short lines of aliases of aliases can stand
/// for billions.
pub const COPY_LIMIT: usize = 1_000_000;

/// A place in one of the texts: the description is file 0, its further files and the overlays follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub file: usize,
    pub line: usize,
    pub column: usize,
}

impl Spot {
    /// Where a text begins.
    pub fn start(file: usize) -> Self {
        Self {
            file,
            line: 1,
            column: 1,
        }
    }
}

/// A value and its place, which is that of its key where it has one.
#[derive(Clone, Debug)]
pub struct Node {
    pub spot: Spot,
    pub content: Content,
    /// How a number or boolean is written, where JSON would write it otherwise: `1.10`, `0x10`.
    pub written: Option<String>,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// Null, a boolean, a number or a string.
    Scalar(Value),
    Array(Vec<Node>),
    Object(IndexMap<String, Node>),
}

impl Node {
    pub fn new(spot: Spot, content: Content) -> Self {
        let written = None;
        Self {
            spot,
            content,
            written,
        }
    }

    pub fn scalar(spot: Spot, value: impl Into<Value>) -> Self {
        Self::new(spot, Content::Scalar(value.into()))
    }

    pub fn array(spot: Spot, items: Vec<Node>) -> Self {
        Self::new(spot, Content::Array(items))
    }

    /// An object of the given members.
    pub fn object<const N: usize>(spot: Spot, members: [(&str, Node); N]) -> Self {
        let members = members.map(|(key, node)| (key.to_owned(), node));
        Self::new(spot, Content::Object(IndexMap::from(members)))
    }

    pub fn value(&self) -> Option<&Value> {
        match &self.content {
            Content::Scalar(value) => Some(value),
            _ => None,
        }
    }

    pub fn text(&self) -> Option<&str> {
        self.value().and_then(Value::as_str)
    }

    /// The text of a scalar, as it is written.
    pub fn as_written(&self) -> Option<String> {
        let shown = || self.value().map(Value::to_string);
        self.written.clone().or_else(shown)
    }

    pub fn is_null(&self) -> bool {
        self.value().is_some_and(Value::is_null)
    }

    pub fn is_false(&self) -> bool {
        self.value() == Some(&Value::Bool(false))
    }

    pub fn items(&self) -> Option<&Vec<Node>> {
        match &self.content {
            Content::Array(items) => Some(items),
            _ => None,
        }
    }

    pub fn items_mut(&mut self) -> Option<&mut Vec<Node>> {
        match &mut self.content {
            Content::Array(items) => Some(items),
            _ => None,
        }
    }

    pub fn members(&self) -> Option<&IndexMap<String, Node>> {
        match &self.content {
            Content::Object(members) => Some(members),
            _ => None,
        }
    }

    pub fn members_mut(&mut self) -> Option<&mut IndexMap<String, Node>> {
        match &mut self.content {
            Content::Object(members) => Some(members),
            _ => None,
        }
    }

    pub fn get(&self, key: &str) -> Option<&Node> {
        self.members()?.get(key)
    }

    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.members_mut()?.get_mut(key)
    }

    /// The member or item that a token of a JSON pointer names.
    pub fn child_mut(&mut self, token: &str) -> Option<&mut Node> {
        match &mut self.content {
            Content::Scalar(_) => None,
            Content::Array(items) => items.get_mut(token.parse::<usize>().ok()?),
            Content::Object(members) => members.get_mut(token),
        }
    }

    /// The node at the end of a JSON pointer.
    pub fn descendant_mut(&mut self, tokens: &[String]) -> Option<&mut Node> {
        tokens
            .iter()
            .try_fold(self, |node, token| node.child_mut(token))
    }

    /// The nodes right below this one.
    pub fn children(&self) -> Box<dyn Iterator<Item = &Node> + '_> {
        match &self.content {
            Content::Scalar(_) => Box::new(std::iter::empty()),
            Content::Array(items) => Box::new(items.iter()),
            Content::Object(members) => Box::new(members.values()),
        }
    }

    /// How many nodes there are, this one included.
    pub fn size(&self) -> usize {
        1 + self.children().map(Node::size).sum::<usize>()
    }

    /// How deep objects and arrays nest, this one included.
    pub fn depth(&self) -> usize {
        match &self.content {
            Content::Scalar(_) => 0,
            _ => 1 + self.children().map(Node::depth).max().unwrap_or_default(),
        }
    }

    /// What kind of value this is, with its article.
    pub fn kind(&self) -> &'static str {
        match &self.content {
            Content::Array(_) => "an array",
            Content::Object(_) => "an object",
            Content::Scalar(Value::Null) => "null",
            Content::Scalar(Value::Bool(_)) => "a boolean",
            Content::Scalar(Value::Number(_)) => "a number",
            Content::Scalar(_) => "a string",
        }
    }

    /// The value without its places.
    pub fn to_json(&self) -> Value {
        match &self.content {
            Content::Scalar(value) => value.clone(),
            Content::Array(items) => items.iter().map(Node::to_json).collect(),
            Content::Object(members) => members
                .iter()
                .map(|(key, node)| (key.clone(), node.to_json()))
                .collect(),
        }
    }
}
