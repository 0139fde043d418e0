//! Findings and their fixes in lines and columns, as every form but the one for people shows them.

use crate::diagnostic::{Diagnostic, Edit};
use crate::library::Library;
use crate::rules::Report;
use crate::source::{LineRange, Lines, Position};

/// A finding with its place.
pub(super) struct Located<'r> {
    /// The finding.
    pub(super) found: &'r Diagnostic,
    /// Its place; 1:1 to 1:1 where it is about a whole file.
    pub(super) range: LineRange,
    /// The places of its fix's edits, each `None` where the library does not hold the document.
    pub(super) edits: Vec<Option<LineRange>>,
}

/// All findings with their places.
pub(super) fn locate<'r>(report: &'r Report, library: &Library) -> Vec<Located<'r>> {
    let mut located = Vec::with_capacity(report.diagnostics.len());
    for of_path in report.diagnostics.chunk_by(|a, b| a.path == b.path) {
        let lines = library.source(&of_path[0].path).map(|source| Lines::new(&source.text));
        located.extend(of_path.iter().map(|found| Located {
            found,
            range: range(found, lines.as_ref()),
            edits:
                found.fix.iter().flat_map(|fix| &fix.edits).map(|edit| place(edit, found, &lines, library)).collect(),
        }));
    }
    located
}

/// The place of an edit, which seldom is in another document than the finding.
fn place(edit: &Edit, found: &Diagnostic, lines: &Option<Lines>, library: &Library) -> Option<LineRange> {
    match lines {
        Some(lines) if edit.path == found.path => Some(lines.range(&edit.span)),
        _ => library.source(&edit.path).map(|source| Lines::new(&source.text).range(&edit.span)),
    }
}

fn range(found: &Diagnostic, lines: Option<&Lines>) -> LineRange {
    let first = Position { line: 1, column: 1 };
    match (&found.span, lines) {
        (Some(span), Some(lines)) => lines.range(span),
        _ => LineRange { start: first, end: first },
    }
}

impl Located<'_> {
    /// The finding as `path:line:column: message`, with its next step on a line of its own.
    pub(super) fn sentence(&self, path: &str) -> String {
        let Position { line, column } = self.range.start;
        let help = self.found.help.as_ref().map_or(String::new(), |help| format!("\nhelp: {help}"));
        format!("{path}:{line}:{column}: {}{help}", self.found.message)
    }

    /// The last line that the finding touches: a place that ends before the first column of a line ends on the one above.
    pub(super) fn last_line(&self) -> usize {
        let LineRange { start, end } = self.range;
        if end.column == 1 && end.line > start.line { end.line - 1 } else { end.line }
    }
}
