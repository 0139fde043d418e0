//! Lines that a merge left in a text.

use crate::source::Span;

/// Where conflict markers stand: only a text that has both `<<<<<<< ` and `>>>>>>> ` lines has any.
pub(super) fn markers(text: &str) -> Vec<Span> {
    if !text.contains("<<<<<<< ") || !text.contains(">>>>>>> ") {
        return Vec::new();
    }
    let mut spans = Vec::new();
    let mut at = 0;
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if bare.starts_with("<<<<<<< ") && !inside {
            inside = true;
            spans.push(at..at + bare.len());
        } else if bare.starts_with(">>>>>>> ") && inside {
            inside = false;
            spans.push(at..at + bare.len());
        }
        at += line.len();
    }
    if spans.len() < 2 { Vec::new() } else { spans }
}
