//! The report for programs: one JSON object, version 1.

use serde_json::{Value, json as value};

use super::located::{Located, locate};
use super::pretty;
use crate::diagnostic::{Fix, Level};
use crate::library::Library;
use crate::rules::Report;
use crate::source::LineRange;

/// The report as JSON: lines and columns count from 1, a column is a Unicode scalar value, `end` is exclusive, paths are
/// relative to the content folder.
pub fn json(report: &Report, library: &Library) -> String {
    let diagnostics: Vec<Value> = locate(report, library).iter().map(diagnostic).collect();
    pretty(&value!({
        "version": 1,
        "summary": {
            "documents": report.documents.len(),
            "errors": report.count(Level::Error),
            "warnings": report.count(Level::Warning),
            "fixable": report.fixable(),
        },
        "diagnostics": diagnostics,
    }))
}

fn diagnostic(located: &Located) -> Value {
    let found = located.found;
    value!({
        "rule": found.rule,
        "level": found.level.name(),
        "path": &*found.path,
        "range": located.range,
        "message": found.message,
        "help": found.help,
        "fix": found.fix.as_ref().map(|fix| describe(fix, &located.edits)),
    })
}

fn describe(fix: &Fix, places: &[Option<LineRange>]) -> Value {
    let edits: Vec<Value> = fix
        .edits
        .iter()
        .zip(places)
        .map(|(edit, range)| value!({"path": &*edit.path, "range": range, "text": edit.text}))
        .collect();
    value!({"description": fix.description, "safe": fix.safe, "edits": edits})
}
