//! What anchors stand for, copied for every alias within limits.

use std::collections::BTreeMap;

use super::super::tree::{COPY_LIMIT, DEPTH_LIMIT, Node};
use crate::diagnostics::Diagnostic;
use crate::errors;

/// The values that have an anchor.
#[derive(Default)]
pub struct Aliases {
    anchored: BTreeMap<usize, Anchored>,
    copied: usize,
}

struct Anchored {
    node: Node,
    size: usize,
    depth: usize,
}

impl Aliases {
    /// Keeps a finished value under its anchor; 0 stands for none.
    pub fn remember(&mut self, anchor: usize, node: &Node) {
        if anchor == 0 || self.copied > COPY_LIMIT {
            return;
        }
        let size = node.size();
        self.copied += size;
        let anchored = Anchored {
            node: node.clone(),
            size,
            depth: node.depth(),
        };
        self.anchored.insert(anchor, anchored);
    }

    /// The value that an alias stands for, `depth` levels down in the text.
    pub fn copy(&mut self, anchor: usize, depth: usize) -> Result<Node, Box<Diagnostic>> {
        if self.copied > COPY_LIMIT {
            return Err(errors::too_many_copies(COPY_LIMIT).into());
        }
        let Some(anchored) = self.anchored.get(&anchor) else {
            return Err(errors::alias_in_itself().into());
        };
        if depth + anchored.depth > DEPTH_LIMIT {
            return Err(errors::too_deep(DEPTH_LIMIT).into());
        }
        self.copied += anchored.size;
        if self.copied > COPY_LIMIT {
            return Err(errors::too_many_copies(COPY_LIMIT).into());
        }
        Ok(anchored.node.clone())
    }
}
