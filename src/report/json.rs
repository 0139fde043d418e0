//! The report for programs: one JSON object, version 1.

use serde_json::{Value, json as value};

use super::Sources;
use crate::diagnostic::{Diagnostic, Fix, Level};
use crate::library::Library;
use crate::rules::Report;
use crate::source::{LineRange, Lines, Position};

/// The report as JSON: lines and columns count from 1, a column is a Unicode scalar value, `end` is exclusive, paths are
/// relative to the content folder.
pub fn json(report: &Report, library: &Library) -> String {
    let sources = Sources::new(report, library);
    let mut diagnostics = Vec::with_capacity(report.diagnostics.len());
    let by_path = report.diagnostics.chunk_by(|a, b| a.path == b.path);
    for of_path in by_path {
        let lines = sources.get(&of_path[0].path).map(|source| Lines::new(&source.text));
        diagnostics.extend(of_path.iter().map(|found| diagnostic(found, lines.as_ref(), &sources)));
    }
    let whole = value!({
        "version": 1,
        "summary": {
            "documents": report.documents,
            "errors": report.count(Level::Error),
            "warnings": report.count(Level::Warning),
            "fixable": report.fixable(),
        },
        "diagnostics": diagnostics,
    });
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

fn diagnostic(found: &Diagnostic, lines: Option<&Lines>, sources: &Sources) -> Value {
    value!({
        "rule": found.rule,
        "level": found.level.name(),
        "path": &*found.path,
        "range": range(found, lines),
        "message": found.message,
        "help": found.help,
        "fix": found.fix.as_ref().map(|fix| describe(fix, sources)),
    })
}

/// A finding on a whole file is 1:1 to 1:1.
fn range(found: &Diagnostic, lines: Option<&Lines>) -> LineRange {
    let first = Position { line: 1, column: 1 };
    match (&found.span, lines) {
        (Some(span), Some(lines)) => lines.range(span),
        _ => LineRange { start: first, end: first },
    }
}

fn describe(fix: &Fix, sources: &Sources) -> Value {
    let edits: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            let range = sources.get(&edit.path).map(|source| Lines::new(&source.text).range(&edit.span));
            value!({"path": &*edit.path, "range": range, "text": edit.text})
        })
        .collect();
    value!({"description": fix.description, "safe": fix.safe, "edits": edits})
}
