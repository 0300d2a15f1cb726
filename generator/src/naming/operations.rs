//! Operations of a resource that come to one name.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde_json::Value;

use crate::collisions::Things;
use crate::lower::names::{camel_case, value_name, words};
use crate::lower::operation_names::{Described, operation_name};
use crate::lower::resources::first_noun;
use crate::parse::pointer::{pointer, tokens};
use crate::wording;

use super::{Finder, groups};

/// An operation, by its pointer.
struct Operation {
    pointer: String,
    path: String,
    method: String,
}

impl Finder<'_> {
    /// Names all operations with one name but the plainest.
    pub(super) fn name_operations(&mut self) {
        let operations = groups(self.names, |things| match things {
            Things::Operations {
                resource,
                operations,
            } => Some((resource, operations)),
            _ => None,
        });
        // The type of the calls of a method has its name, without signs.
        let of_calls = |resource: &str, method: &str| (resource.to_owned(), camel_case(method));
        let methods = self.names.methods.iter();
        let mut taken: BTreeSet<_> = methods
            .map(|(resource, method)| of_calls(resource, method))
            .collect();
        for (resource, name, pointers) in operations {
            let described = pointers.iter().filter_map(|pointer| Operation::at(pointer));
            let mut described: Vec<Operation> = described.collect();
            described.sort_by_cached_key(Operation::rank);
            // What an overlay names keeps that.
            let is_given = |it: &Operation| self.given(&it.pointer, "").is_some();
            let (given, open): (Vec<_>, Vec<_>) = described.iter().partition(|it| is_given(it));
            let mut kept = !given.is_empty();
            let mut renamed = 0;
            for operation in open {
                let others = described
                    .iter()
                    .filter(|it| it.pointer != operation.pointer);
                let others: Vec<&Operation> = others.collect();
                let gives_objects = self.gives_objects(&operation.pointer);
                let candidates = candidates(name, operation, &others, gives_objects);
                // What the others have been named apart from keeps its name.
                let is_plainest = candidates.is_empty() || renamed + 1 == described.len();
                if is_plainest && !std::mem::replace(&mut kept, true) {
                    continue;
                }
                let at_length = at_length(name, resource, operation, &others);
                let mut candidates = candidates.into_iter().chain(at_length);
                let free = candidates.find(|(candidate, _)| {
                    let calls = of_calls(resource, candidate);
                    self.can_be_named(&operation.pointer, "") && !taken.contains(&calls)
                });
                match free {
                    Some((new, from)) => {
                        taken.insert(of_calls(resource, &new));
                        renamed += 1;
                        let reason = format!(
                            "{} of {} would be {}",
                            wording::count(described.len(), "operation"),
                            wording::code(resource),
                            wording::code(name),
                        );
                        self.name(&operation.pointer, &new, &pointers, reason, from);
                    }
                    None if !kept => kept = true,
                    None => self.give_up("operations", name, &pointers),
                }
            }
        }
    }

    /// Names the operation in which a schema stands that cannot be named itself, as it stands elsewhere, and whose type has
    /// the name of that in another operation. False if that cannot be named either.
    pub(super) fn name_operation_of(&mut self, schema: &str, other: &str, reason: &str) -> bool {
        let operation = |schema: &str| Operation::at(&pointer(tokens(schema).get(..3)?));
        let [Some(own), Some(other)] = [schema, other].map(operation) else {
            return false;
        };
        let Some(name) = self.method_of(&own) else {
            return false;
        };
        let mut candidates = with_own_words(&name, &own, &[&other])
            .into_iter()
            .chain(at_length(&name, "", &own, &[&other]));
        let is_free = |it: &str| self.names.methods.iter().all(|(_, method)| method != it);
        let free = candidates.find(|(it, _)| is_free(it));
        let free = free.filter(|_| self.can_be_named(&own.pointer, ""));
        let is_named = free.is_some();
        if let Some((new, from)) = free {
            self.name(
                &own.pointer,
                &new,
                &[other.pointer],
                reason.to_owned(),
                from,
            );
        }
        is_named
    }

    /// Whether an operation answers with a list of objects, be it within another object.
    fn gives_objects(&self, operation: &str) -> bool {
        let answers = self
            .at(operation)
            .and_then(|it| it.get("responses")?.as_object());
        let answers = answers.into_iter().flatten();
        let successes = answers.filter(|(status, _)| status.starts_with('2'));
        let contents =
            successes.filter_map(|(_, answer)| self.meant(answer).get("content")?.as_object());
        let schemas = contents
            .flat_map(|it| it.values())
            .filter_map(|it| it.get("schema"));
        let mut schemas = schemas.map(|schema| self.meant(schema));
        schemas.any(|schema| {
            let members = schema.get("properties").and_then(Value::as_object);
            let members = members.into_iter().flat_map(|it| it.values());
            std::iter::once(schema)
                .chain(members)
                .any(|it| self.lists_objects(it))
        })
    }

    fn lists_objects(&self, schema: &Value) -> bool {
        let items = self.meant(schema).get("items").map(|it| self.meant(it));
        items.is_some_and(|items| items.get("properties").or(items.get("allOf")).is_some())
    }

    /// What a reference leads to, or the value itself.
    fn meant<'v>(&'v self, value: &'v Value) -> &'v Value {
        let target = value.get("$ref").and_then(Value::as_str);
        target.and_then(|it| self.at(it)).unwrap_or(value)
    }

    /// What an operation with an `operationId` is called.
    fn method_of(&self, operation: &Operation) -> Option<String> {
        let described = self.at(&operation.pointer)?;
        let tag = described.pointer("/tags/0").and_then(Value::as_str);
        let named = operation_name(&Described {
            tag: tag.unwrap_or_else(|| first_noun(&operation.path)),
            method: &operation.method,
            path: &operation.path,
            is_list: false,
            id: Some(described.get("operationId")?.as_str()?),
            given: None,
        });
        Some(named.method)
    }
}

/// What an operation could be called instead, the best first, and after what. None if the others get
/// new names and it can keep its own.
fn candidates(
    name: &str,
    own: &Operation,
    others: &[&Operation],
    gives_objects: bool,
) -> Vec<(String, &'static str)> {
    let candidates = match others.iter().any(|other| own.is_paired_with(other)) {
        true => vec![
            as_list(name, own, others).filter(|_| gives_objects || own.is_of_several()),
            by_argument(name, own, others),
        ],
        false => vec![
            without_lost_words(name, own, others),
            with_own_words(name, own, others),
            with_method(name, own, others),
        ],
    };
    let candidates = candidates.into_iter().flatten();
    let named = candidates.map(|(name, from)| (value_name(&name), from));
    named.collect()
}

type Candidate = Option<(String, &'static str)>;

/// `list` for all of a collection, beside `get` for one of it.
fn as_list(name: &str, own: &Operation, others: &[&Operation]) -> Candidate {
    let rest = name.strip_prefix("get")?;
    let is_list =
        own.is_read_whole() && others.iter().any(|other| own.argument_of(other).is_some());
    let is_word = rest.is_empty() || rest.starts_with('_');
    let from = "the list that it gives entries of, one of which has a path of its own";
    (is_list && is_word).then(|| (format!("list{rest}"), from))
}

/// The name with the argument that chooses one of a collection, beside what is done to all of it.
fn by_argument(name: &str, own: &Operation, others: &[&Operation]) -> Candidate {
    let mut collections = others.iter().filter(|other| !other.is_read_whole());
    let argument = collections.find_map(|other| other.argument_of(own))?;
    let known = words(name);
    let mut by = words(argument);
    by.retain(|word| !known.contains(word));
    if by.is_empty() {
        by = words(argument);
    }
    let named = format!("{name}_by_{}", by.join("_"));
    Some((named, "the argument of its path"))
}

/// The name without the words that only the path of another has.
fn without_lost_words(name: &str, own: &Operation, others: &[&Operation]) -> Candidate {
    let own = own.words();
    let is_lost = |word: &String| {
        !own.contains(word) && others.iter().any(|other| other.words().contains(word))
    };
    let all = words(name);
    let kept: Vec<String> = all.iter().filter(|word| !is_lost(word)).cloned().collect();
    let from = "its path, which lacks words of its `operationId`";
    (kept.len() < all.len() && !kept.is_empty()).then(|| (kept.join("_"), from))
}

/// The name with the words that its path alone has.
fn with_own_words(name: &str, own: &Operation, others: &[&Operation]) -> Candidate {
    let known = words(name);
    let mut more = own.words();
    more.retain(|word| !known.contains(word) && others.iter().all(|it| !it.words().contains(word)));
    more.dedup();
    let from = "the words that its path alone has";
    (!more.is_empty()).then(|| (format!("{name}_{}", more.join("_")), from))
}

/// The names for where nothing shorter is free: with the arguments that its path alone has, with all words of its
/// path, if need be also those that its resource says, and with its method in front.
fn at_length(
    name: &str,
    resource: &str,
    own: &Operation,
    others: &[&Operation],
) -> Vec<(String, &'static str)> {
    let has_slash = others
        .iter()
        .any(|it| own.path.strip_suffix('/') == Some(&it.path));
    let slash = match has_slash {
        true => vec!["with".to_owned(), "slash".to_owned()],
        false => Vec::new(),
    };
    let mut arguments = own.arguments();
    arguments.retain(|argument| others.iter().all(|it| !it.arguments().contains(argument)));
    let known = words(name);
    let mut whole = own.words();
    whole.retain(|word| !known.contains(word));
    let mut path = whole.clone();
    path.retain(|word| !words(resource).contains(word));
    let candidates = [
        (slash, name.to_owned(), "the slash at the end of its path"),
        (
            arguments,
            format!("{name}_by"),
            "the arguments that its path alone has",
        ),
        (path, name.to_owned(), "its path"),
        (whole.clone(), name.to_owned(), "its path"),
    ];
    let candidates = candidates.into_iter().filter(|(more, ..)| !more.is_empty());
    let named = candidates.map(|(more, stem, from)| (format!("{stem}_{}", more.join("_")), from));
    let mut named: Vec<_> = named.collect();
    let by_method = format!("{}_{name}", own.method);
    let by_both = format!("{by_method}_{}", whole.join("_"));
    // Of several at one path, only the methods tell.
    let at = match others.iter().any(|it| it.path == own.path) {
        true => 0,
        false => named.len(),
    };
    let with_method = [
        (by_method, "its HTTP method"),
        (by_both, "its HTTP method and its path"),
    ];
    named.splice(at..at, with_method);
    let named = named.into_iter();
    named
        .map(|(name, from)| (value_name(&name), from))
        .collect()
}

/// The name with the HTTP method, where that is another for each.
fn with_method(name: &str, own: &Operation, others: &[&Operation]) -> Candidate {
    let is_own = others.iter().all(|other| other.method != own.method);
    let is_new = !words(name).contains(&own.method);
    (is_own && is_new).then(|| (format!("{}_{name}", own.method), "its HTTP method"))
}

impl Operation {
    /// What stands at a pointer of an operation.
    fn at(pointer: &str) -> Option<Self> {
        match tokens(pointer).as_slice() {
            [_, path, method] => Some(Self {
                pointer: pointer.to_owned(),
                path: path.clone(),
                method: method.clone(),
            }),
            _ => None,
        }
    }

    /// The argument that the path of another has behind that of this, if that is all it has.
    fn argument_of<'o>(&self, other: &'o Self) -> Option<&'o str> {
        let rest = other.path.strip_prefix(self.path.trim_end_matches('/'))?;
        let inner = rest.trim_matches('/').strip_prefix('{')?;
        let inner = inner.strip_suffix('}')?;
        (self.method == other.method && !inner.contains(['{', '/'])).then_some(inner)
    }

    /// Whether one of two is done to all of a collection, and the other to one of it.
    fn is_paired_with(&self, other: &Self) -> bool {
        self.argument_of(other).is_some() || other.argument_of(self).is_some()
    }

    /// Whether it gives all of a collection, as far as its path says.
    fn is_read_whole(&self) -> bool {
        self.method == "get" && !self.path.trim_end_matches('/').ends_with('}')
    }

    /// Whether its path ends in a plural, as that of a collection does.
    fn is_of_several(&self) -> bool {
        let last = words(self.path.trim_end_matches('/')).pop();
        last.is_some_and(|last| cruet::to_singular(&last) != last)
    }

    /// The names of the arguments of the path.
    fn arguments(&self) -> Vec<String> {
        let opened = self.path.split('{').skip(1);
        let arguments = opened.filter_map(|it| Some(it.split_once('}')?.0.to_owned()));
        arguments.collect()
    }

    fn words(&self) -> Vec<String> {
        words(&self.path)
    }

    /// The order in which operations get new names; the last may keep the old one. Of the versions of a path, that is the
    /// first one, which clients call already.
    fn rank(&self) -> (usize, Reverse<u32>, String, String) {
        let mut segments = self.path.split('/');
        let version = segments.find_map(|it| it.strip_prefix('v')?.parse::<u32>().ok());
        let digits = version.map_or(0, |version| version.to_string().len());
        let length = self.path.len() - digits;
        let version = Reverse(version.unwrap_or_default());
        (length, version, self.path.clone(), self.method.clone())
    }
}
