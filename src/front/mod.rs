//! Front matter: the YAML block at the head of a document, read without loss however uneven it is.

mod fields;
pub mod placeholder;
mod read;
mod split;

pub use fields::{Known, LEVELS, STATUSES, canonical_value};
pub use read::{body_start, read};

use crate::source::Span;
use crate::yaml::{Duplicate, Value};

/// The JSON Schema of front matter that ships with Lyceum.
pub const SCHEMA: &str = include_str!("schema.json");

/// The front matter of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// Where the block stands in the file, from its first `---` to the end of its last line; `None` without one.
    pub block: Option<Span>,
    /// Where the YAML inside it stands.
    pub yaml: Span,
    /// Its fields in the writer's order.
    pub fields: Vec<Field>,
    /// What could not be read as YAML.
    pub faults: Vec<Fault>,
    /// Fields that stand in one mapping twice; of these the first counts.
    pub duplicates: Vec<Duplicate>,
    /// Fields of references that hold an unquoted `[[Name]]`, which YAML reads as nested lists: a pointer to each.
    pub unquoted: Vec<String>,
}

/// A field as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name as written.
    pub name: String,
    /// Which known field it is, without regard to case, spaces, `-` and `_`.
    pub known: Option<Known>,
    /// Its value.
    pub value: Value,
}

/// A piece of front matter that is no YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub message: String,
    /// Where, in bytes of the file.
    pub span: Span,
    /// What would mend it.
    pub help: String,
}

impl FrontMatter {
    /// The value of a known field.
    pub fn get(&self, known: Known) -> Option<&Value> {
        self.fields.iter().find(|field| field.known == Some(known)).map(|field| &field.value)
    }

    /// The JSON pointer of a known field, as written in this document.
    pub fn pointer(&self, known: Known) -> Option<String> {
        let field = self.fields.iter().find(|field| field.known == Some(known))?;
        Some(format!("/{}", crate::yaml::pointer_step(&field.name)))
    }
}
