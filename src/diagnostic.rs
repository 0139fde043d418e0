//! What can be said about a place in a document: the findings of rules.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::source::Span;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A promise to readers is broken.
    Error,
    /// Worth mending.
    Warning,
    /// The rule is not asked.
    Off,
}

impl Level {
    /// `error`, `warning` or `off`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Off => "off",
        }
    }
}

/// One finding of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's name.
    pub rule: &'static str,
    /// How bad it is here, after configuration.
    pub level: Level,
    /// The file, below the content folder.
    pub path: Arc<str>,
    /// The place in its text; `None` means the whole file.
    pub span: Option<Span>,
    /// What is wrong, in one sentence.
    pub message: String,
    /// One next step.
    pub help: Option<String>,
    /// How to mend it by machine.
    pub fix: Option<Fix>,
}

/// Edits that mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the edits do, for people.
    pub description: String,
    /// Whether they can be applied without a person's look.
    pub safe: bool,
    /// The edits, each in one file.
    pub edits: Vec<Edit>,
}

/// A piece of a text to be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file, below the content folder.
    pub path: Arc<str>,
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}
