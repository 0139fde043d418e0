//! Findings for people and for programs, one file for each form.

mod base;
mod diff;
mod github;
mod gitlab;
mod json;
mod junit;
mod located;
mod sarif;
mod scope;
mod text;
mod totals;

pub use base::Base;
pub use diff::{diff, diff_of_renamed, pieces};
pub use github::github;
pub use gitlab::gitlab;
pub use json::json;
pub use junit::junit;
pub use sarif::sarif;
pub use scope::Scope;
pub use text::{Style, text};

/// A number with its noun: `1 error`, `2 errors`.
pub fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// JSON over several lines, with a line end behind it.
fn pretty(value: &serde_json::Value) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// A text on one line, without signs that a terminal or a log would act on.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { visible(c) }).collect()
}

/// A sign itself, or U+FFFD for one that would be acted on.
fn visible(c: char) -> char {
    if c.is_control() { '\u{fffd}' } else { c }
}
