//! Types by other names: `type Lines = Vec<Line>` is to users what it stands for.

use std::collections::BTreeMap;

use crate::surface::{Item, Kind};

/// How a type is shown that is another one by name.
const ALIAS: &str = "type = ";

/// How many aliases may stand for one another.
const DEPTH: usize = 16;

/// Where types stand in a surface; code names them with it and without.
const MODELS: &str = "models::";

/// The aliases of a crate: what each name stands for.
pub struct Aliases(BTreeMap<String, String>);

impl Aliases {
    /// Those of a surface, by their paths.
    pub fn of_paths(items: &[Item]) -> Self {
        Self::new(items, str::to_owned)
    }

    /// The same by their names alone, as code has them.
    pub fn of_code(items: &[Item]) -> Self {
        Self::new(items, without_module)
    }

    fn new(items: &[Item], written: impl Fn(&str) -> String) -> Self {
        let schemas = items.iter().filter(|item| item.kind == Kind::Schema);
        let aliases = schemas.filter_map(|item| {
            let meant = item.shape.strip_prefix(ALIAS)?;
            Some((written(&item.path), written(meant)))
        });
        Self(aliases.collect())
    }

    /// A text with what the aliases in it stand for.
    pub fn spelled_out(&self, text: &str) -> String {
        let mut text = text.to_owned();
        if self.0.is_empty() {
            return text;
        }
        for _ in 0..DEPTH {
            let spelled = self.once(&text);
            if spelled == text {
                break;
            }
            text = spelled;
        }
        text
    }

    fn once(&self, text: &str) -> String {
        let is_of_path = |sign: char| sign.is_alphanumeric() || "_:".contains(sign);
        let mut spelled = String::new();
        let mut rest = text;
        while let Some(start) = rest.find(is_of_path) {
            let (before, from) = rest.split_at(start);
            let end = from.find(|sign| !is_of_path(sign)).unwrap_or(from.len());
            let (path, after) = from.split_at(end);
            spelled += before;
            spelled += self.0.get(path).map_or(path, String::as_str);
            rest = after;
        }
        spelled + rest
    }
}

/// Code that names types by their names alone.
pub fn without_module(code: &str) -> String {
    code.replace(MODELS, "")
}
