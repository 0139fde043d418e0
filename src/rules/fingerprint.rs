//! What tells a finding from all others and stays the same while lines above it come and go.

use std::collections::HashMap;

use super::Report;
use crate::diagnostic::Diagnostic;
use crate::library::Library;
use crate::source::Lines;
use crate::text::squeeze;

impl Report {
    /// For each finding 32 hexadecimal digits: made of its rule, its document, the text of its line and what its message
    /// names first, with a number where all of that is equal. No two of a report are the same.
    pub fn fingerprints(&self, library: &Library) -> Vec<String> {
        self.fingerprints_under(library, str::to_owned)
    }

    /// The same as if the documents had the names that `name` gives their paths.
    pub fn fingerprints_under(&self, library: &Library, name: impl Fn(&str) -> String) -> Vec<String> {
        let mut seen: HashMap<[u8; 32], usize> = HashMap::new();
        let mut fingerprints = Vec::with_capacity(self.diagnostics.len());
        for of_path in self.diagnostics.chunk_by(|a, b| a.path == b.path) {
            let text = library.source(&of_path[0].path).map_or("", |source| &source.text);
            let lines = Lines::new(text);
            let path = name(&of_path[0].path);
            for found in of_path {
                let line = found.span.as_ref().map_or("", |span| &text[lines.line_at(span.start)]);
                let key = key(found, &path, line);
                let number = seen.entry(key).and_modify(|number| *number += 1).or_insert(0);
                let mut hasher = blake3::Hasher::new();
                hasher.update(&key).update(&number.to_le_bytes());
                fingerprints.push(hasher.finalize().to_hex()[..32].to_owned());
            }
        }
        fingerprints
    }
}

fn key(found: &Diagnostic, path: &str, line: &str) -> [u8; 32] {
    // The rest of a message may tell of other documents or of today, which does not make it another finding; but several
    // fields may be missing at one place.
    let named = found.message.split('`').nth(1).unwrap_or_default();
    let mut hasher = blake3::Hasher::new();
    for part in [found.rule, path, &squeeze(line), named] {
        hasher.update(part.as_bytes()).update(&[0]);
    }
    *hasher.finalize().as_bytes()
}
