//! What the preview says of a document and of what is wrong with it, as data for its script.

use std::ops::Range;

use serde_json::{Value as Json, json};

use super::{Preview, Snapshot, lock};
use crate::diagnostic::Diagnostic;
use crate::library::{Entry, Library};
use crate::rules::Report;
use crate::source::{Lines, Position};

/// The most lines of a document that are shown with a finding.
const EXCERPT: usize = 3;

impl Preview {
    /// What there is to say about the document at an address, as the server's own audience sees it.
    pub(super) fn about(&self, snapshot: &Snapshot, url: &str, audience: Option<&str>) -> Json {
        let library = &snapshot.library;
        let entry = library.entries.iter().position(|entry| entry.url == url).filter(|n| shows(library, *n));
        let report = lock(&self.report).clone();
        let findings = |n: usize| {
            let found = report.iter().flat_map(|(_, report)| of_document(report, library.path(n)));
            found.map(|found| describe(found, library)).collect::<Vec<_>>()
        };
        let name = |audience: super::snapshot::Audience| audience.map_or("", |level| level.name());
        json!({
            "number": snapshot.number,
            "counts": self.counts(),
            "broken": lock(&self.broken).clone(),
            "document": entry.map(|n| document(&library.entries[n], library)),
            "findings": entry.map(findings).unwrap_or_default(),
            "audiences": snapshot.audiences().map(name).collect::<Vec<_>>(),
            "audience": name(snapshot.audience(audience)),
            "token": self.token,
            "run": self.run,
        })
    }
}

fn document(entry: &Entry, library: &Library) -> Json {
    let path = &*entry.document.source.path;
    json!({
        "path": path,
        "editor": editor(library, path, Position { line: 1, column: 1 }),
        "status": entry.meta.status,
        "draft": entry.meta.draft,
        "level": entry.meta.level.name(),
    })
}

/// Whether the server's own audience may see a document.
pub(super) fn shows(library: &Library, n: usize) -> bool {
    library.config.audience.is_none_or(|audience| library.shows(&library.entries[n], audience))
}

/// The findings in a document.
fn of_document<'r>(report: &'r Report, path: &'r str) -> impl Iterator<Item = &'r Diagnostic> {
    report.diagnostics.iter().filter(move |found| &*found.path == path)
}

/// A finding with its place, an excerpt, and what can be done about it.
pub(super) fn describe(found: &Diagnostic, library: &Library) -> Json {
    let source = library.source(&found.path);
    let lines = source.map(|source| Lines::new(&source.text));
    let range = lines.as_ref().zip(found.span.as_ref()).map(|(lines, span)| lines.range(span));
    let start = range.map_or(Position { line: 1, column: 1 }, |range| range.start);
    let excerpt = source.zip(found.span.as_ref()).and_then(|(source, span)| excerpt(&source.text, span));
    json!({
        "key": key(found),
        "rule": found.rule,
        "level": found.level.name(),
        "path": &*found.path,
        "line": start.line,
        "column": start.column,
        "message": found.message,
        "help": found.help,
        "excerpt": excerpt,
        "editor": editor(library, &found.path, start),
        "fix": found.fix.as_ref().filter(|fix| fix.safe).map(|fix| &fix.description),
    })
}

/// The lines of a finding: what stands before its place, the place, and what stands behind it.
fn excerpt(text: &str, span: &Range<usize>) -> Option<[String; 3]> {
    let (before, place, after) = (text.get(..span.start)?, text.get(span.clone())?, text.get(span.end..)?);
    let before = before.rsplit('\n').next().unwrap_or_default();
    let short: Vec<&str> = place.split('\n').take(EXCERPT).collect();
    let whole = short.len() == place.split('\n').count();
    let after = after.split('\n').next().filter(|_| whole).unwrap_or_default();
    Some([before.to_owned(), short.join("\n"), after.trim_end().to_owned()])
}

/// What a finding is called in a request to mend it.
pub(super) fn key(found: &Diagnostic) -> String {
    let place = found.span.as_ref().map_or(String::new(), |span| format!("{}-{}", span.start, span.end));
    let text = [found.rule, &found.path, &found.message, &place].join("\u{0}");
    blake3::hash(text.as_bytes()).to_hex()[..24].to_owned()
}

/// The address that opens a file in the writer's editor.
pub(super) fn editor(library: &Library, path: &str, at: Position) -> String {
    let file = library.config.content.join(path);
    let file = std::path::absolute(&file).unwrap_or(file);
    // A drive letter stands behind a `/`, as in other addresses of files.
    let file = crate::page::encode(&file.display().to_string().replace('\\', "/"));
    let pattern = &library.config.editor;
    pattern.replace("{file}", &file).replace("{line}", &at.line.to_string()).replace("{column}", &at.column.to_string())
}
