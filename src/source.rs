//! The text of a file as it lies on the disk, and places in it.
//!
//! Everything that points into a text does so by byte offsets; lines and columns are counted only when a person or a
//! program is to be told.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

/// A content file's text with its path. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The path below the content folder, with `/` between its segments.
    pub path: Arc<str>,
    /// The text, with its byte-order mark and line ends as they are.
    pub text: Arc<str>,
    /// Set when the bytes were no UTF-8: the encoding they were read as.
    pub decoded_as: Option<&'static str>,
}

impl SourceFile {
    /// A UTF-8 text at a path.
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.into(), text: text.into(), decoded_as: None }
    }
}

/// A content file that is no document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// Its path below the content folder, which is its address too.
    pub path: String,
    /// Where it lies.
    pub disk: PathBuf,
    /// Whether a browser that opens it may run scripts from it.
    pub active: bool,
}

/// A document that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Its path below the content folder.
    pub path: String,
    /// Why, in a sentence without subject.
    pub why: String,
    /// What would mend it.
    pub help: String,
}

/// Whether a path is a document's: `.md` or `.markdown` in any letter case.
pub fn is_document(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("md" | "markdown"))
}

/// The name of a path's file without its ending.
pub fn stem(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// A range of bytes in a text; start and end lie on character boundaries.
pub type Span = Range<usize>;

/// A place as people and programs are told it: lines and columns count from 1, a column is a Unicode scalar value, a
/// byte-order mark is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

/// From a place up to, but without, another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LineRange {
    /// The first place.
    pub start: Position,
    /// The place behind the last.
    pub end: Position,
}

/// Where the lines of a text start; made once for a text of which many places are asked.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// Then a column is a byte, and need not be counted.
    ascii: bool,
}

impl<'a> Lines<'a> {
    /// Reads the text once.
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts, ascii: text.is_ascii() }
    }

    /// The place of a byte offset; an offset behind the end counts as the end.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        if self.ascii {
            return Position { line, column: offset - start + 1 };
        }
        let before = self.text[start..offset].chars();
        let column = before.filter(|&c| !(start == 0 && c == '\u{feff}')).count() + 1;
        Position { line, column }
    }

    /// The place of a span.
    pub fn range(&self, span: &Span) -> LineRange {
        LineRange { start: self.position(span.start), end: self.position(span.end) }
    }

    /// The byte range of the line that holds an offset, without its line end.
    pub fn line_at(&self, offset: usize) -> Span {
        let line = self.starts.partition_point(|&start| start <= offset.min(self.text.len()));
        let start = self.starts[line - 1];
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        start..start + self.text[start..end].trim_end_matches('\r').len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_no_byte_order_mark() {
        let lines = Lines::new("\u{feff}äb\tc\r\n日本\n");
        assert_eq!(lines.position(3), Position { line: 1, column: 1 });
        assert_eq!(lines.position(5), Position { line: 1, column: 2 });
        assert_eq!(lines.position(7), Position { line: 1, column: 4 });
        assert_eq!(lines.position(13), Position { line: 2, column: 2 });
        assert_eq!(lines.position(999), Position { line: 3, column: 1 });
        assert_eq!(lines.line_at(4), 0..8);
    }
}
