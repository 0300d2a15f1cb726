//! Things that come to one name in Rust: what `lower` finds, and `naming` settles.

use std::collections::BTreeSet;

/// Two things that would have one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// The name.
    pub name: String,
    /// What would have it.
    pub things: Things,
}

/// What two things are, and where they stand. Each pointer is a URI fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Things {
    /// Two schemas of which types are made.
    Types([String; 2]),
    /// Two schemas of the list of a union, the type of the union, and the names of all its variants.
    Variants {
        union: String,
        variants: BTreeSet<String>,
        schemas: [String; 2],
    },
    /// Two properties of a schema.
    Properties { schema: String, keys: [String; 2] },
    /// Two values of a schema.
    Values { schema: String, texts: [String; 2] },
    /// Two operations of a resource.
    Operations {
        resource: String,
        operations: [String; 2],
    },
    /// Two parameters in one place of an operation, and the names of all that it has there.
    Parameters {
        operation: String,
        names: BTreeSet<String>,
        parameters: [String; 2],
    },
}

impl Things {
    fn pointers_mut(&mut self) -> &mut [String] {
        match self {
            Self::Types(pointers) => pointers,
            Self::Parameters { parameters, .. } => parameters,
            Self::Variants { schemas, .. } => schemas,
            Self::Operations { operations, .. } => operations,
            Self::Properties { schema, .. } | Self::Values { schema, .. } => {
                std::slice::from_mut(schema)
            }
        }
    }
}

/// The names that there are, and those that are given twice.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// What comes to one name, in the order in which it is met.
    pub collisions: Vec<Collision>,
    /// The names of all types.
    pub types: BTreeSet<String>,
    /// The names of all methods, each with its resource.
    pub methods: BTreeSet<(String, String)>,
}

impl Names {
    /// The pointers of all things that come to one name.
    pub fn pointers_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let things = self.collisions.iter_mut().map(|it| &mut it.things);
        things.flat_map(Things::pointers_mut)
    }
}
