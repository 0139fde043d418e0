//! Findings for people and for programs, one file for each form.

mod diff;
mod json;
mod text;

pub use diff::{diff, pieces};
pub use json::json;
pub use text::{Style, text};

use std::collections::HashMap;

use crate::library::Library;
use crate::rules::Report;
use crate::source::SourceFile;

/// The texts that findings point into.
struct Sources<'l>(HashMap<&'l str, &'l SourceFile>);

impl<'l> Sources<'l> {
    /// The texts of all documents with a finding.
    fn new(report: &Report, library: &'l Library) -> Self {
        let wanted: std::collections::HashSet<&str> = report.diagnostics.iter().map(|found| &*found.path).collect();
        let sources = library.entries.iter().map(|entry| &entry.document.source);
        Self(sources.filter(|source| wanted.contains(&*source.path)).map(|source| (&*source.path, source)).collect())
    }

    fn get(&self, path: &str) -> Option<&'l SourceFile> {
        self.0.get(path).copied()
    }
}

/// A number with its noun: `1 error`, `2 errors`.
pub fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}
