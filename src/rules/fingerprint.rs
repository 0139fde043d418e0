//! What tells a finding from all others and stays the same while lines above it come and go.

use std::collections::HashMap;

use super::Report;
use crate::diagnostic::Diagnostic;
use crate::library::Library;
use crate::text::squeeze;

impl Report {
    /// For each finding 32 hexadecimal digits: made of its document's path and of [`contents`](Self::contents). No two of a
    /// report are the same.
    pub fn fingerprints(&self, library: &Library) -> Vec<String> {
        self.fingerprints_under(library, str::to_owned)
    }

    /// The same as if the documents had the names that `name` gives their paths.
    pub fn fingerprints_under(&self, library: &Library, name: impl Fn(&str) -> String) -> Vec<String> {
        let with_path = |(found, content): (&Diagnostic, String)| hash(&[&name(&found.path), &content]);
        self.diagnostics.iter().zip(self.contents(library)).map(with_path).collect()
    }

    /// What tells each finding from the others in its document: 32 hexadecimal digits made of its rule, the text it points
    /// at, or where that is nothing what its message names first, with a number where all of that is equal. Words beside it do
    /// not count.
    pub fn contents(&self, library: &Library) -> Vec<String> {
        let mut contents = Vec::with_capacity(self.diagnostics.len());
        for of_path in self.diagnostics.chunk_by(|a, b| a.path == b.path) {
            let text = library.source(&of_path[0].path).map_or("", |source| &source.text);
            let mut seen: HashMap<String, usize> = HashMap::new();
            for found in of_path {
                let content = content(found, text);
                let number = seen.entry(content.clone()).and_modify(|number| *number += 1).or_insert(0);
                contents.push(hash(&[&content, &number.to_string()]));
            }
        }
        contents
    }
}

fn content(found: &Diagnostic, text: &str) -> String {
    let place = found.span.as_ref().and_then(|span| text.get(span.clone())).unwrap_or_default();
    // A message tells of other documents and of today, which does not make it another finding; but at the head of the front
    // matter, and of a whole file, only it tells which field is missing.
    let named = match place {
        "" | "---" => found.message.split('`').nth(1).unwrap_or_default(),
        _ => "",
    };
    hash(&[found.rule, &squeeze(place), named])
}

fn hash(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes()).update(&[0]);
    }
    hasher.finalize().to_hex()[..32].to_owned()
}
