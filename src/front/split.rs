//! Where front matter stands in a file.
//!
//! gray_matter decides what the front matter is; it gives no places, loses byte-order marks and stays silent about a
//! block that is never closed. So the fences are found here, and gray_matter reads only what lies between them.

use gray_matter::engine::Engine;
use gray_matter::{Matter, Pod};

use crate::source::Span;

/// What stands at the head of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Head {
    /// No front matter; the body starts at the byte.
    None(usize),
    /// A block that is opened and never closed; the opening line.
    Unterminated(Span),
    /// A block: all of it with both fences, the YAML inside, and where the body starts.
    Block {
        /// From the opening `---` to the end of the closing line.
        block: Span,
        /// What lies between the fences.
        yaml: Span,
        /// The first byte behind the closing line.
        body: usize,
    },
}

/// Finds the front matter of a text.
pub(super) fn locate(text: &str) -> Head {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    // Blank lines before the block are tolerated: a level that a writer set must not be overlooked for one.
    let blank = text[start..].len() - text[start..].trim_start_matches(['\n', '\r', ' ', '\t']).len();
    let open = start + text[start..start + blank].rfind('\n').map_or(0, |at| at + 1);
    let mut lines = text[open..].split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        return Head::None(start);
    }
    let yaml_start = open + first.len();
    let mut at = yaml_start;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            let yaml = yaml_start..at;
            if open > start && !looks_like_fields(&text[yaml.clone()]) {
                return Head::None(start);
            }
            return Head::Block { block: open..at + line.trim_end().len(), yaml, body: at + line.len() };
        }
        at += line.len();
    }
    if looks_like_fields(&text[yaml_start..]) { Head::Unterminated(open..open + 3) } else { Head::None(start) }
}

/// Whether a text starts as front matter does: `---` alone may be a line across the page as well.
fn looks_like_fields(text: &str) -> bool {
    let first = text.lines().map(str::trim_end).find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(|line| {
        let name = line.split(':').next().unwrap_or_default();
        line.contains(':')
            && name.len() <= 64
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '"'))
    })
}

/// gray_matter wants an engine for the values; ours are read elsewhere, with their places.
struct Raw;

impl Engine for Raw {
    fn parse(_: &str) -> gray_matter::Result<Pod> {
        Ok(Pod::Null)
    }
}

/// The YAML of a block as gray_matter gives it, unless that is not what stands there: it drops white space before the
/// first field, which moves the fields of an indented block.
pub(super) fn yaml_text<'a>(text: &'a str, block: &Span, yaml: &Span) -> std::borrow::Cow<'a, str> {
    let between = &text[yaml.clone()];
    let matter = Matter::<Raw>::new().parse::<()>(&text[block.clone()]).map(|parsed| parsed.matter).unwrap_or_default();
    if between.starts_with([' ', '\t', '\n', '\r']) || matter.lines().ne(between.trim_end().lines()) {
        return between.into();
    }
    matter.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yaml(text: &str) -> Option<&str> {
        match locate(text) {
            Head::Block { yaml, .. } => Some(&text[yaml]),
            _ => None,
        }
    }

    #[test]
    fn every_shape_of_a_block_is_found() {
        assert_eq!(yaml("---\na: 1\n---\nb"), Some("a: 1\n"));
        assert_eq!(yaml("\u{feff}---\r\na: 1\r\n---\r\nb"), Some("a: 1\r\n"));
        assert_eq!(yaml("---  \na: 1\n...\nb"), Some("a: 1\n"));
        assert_eq!(yaml("\n\n---\na: 1\n---\n"), Some("a: 1\n"));
        assert_eq!(yaml("---\n---"), Some(""));
        assert_eq!(yaml("\n---\n\ntext\n\n---\n"), None);
        assert_eq!(yaml("text\n---\n"), None);
        assert_eq!(locate("---\na: 1\n"), Head::Unterminated(0..3));
        assert_eq!(locate("---\n\njust a line across\n"), Head::None(0));
    }

    #[test]
    fn the_splitter_is_only_trusted_where_it_agrees() {
        let text = "---\n  a: 1\n  b: 2\n---\n";
        let Head::Block { block, yaml, .. } = locate(text) else { panic!("a block") };
        assert_eq!(yaml_text(text, &block, &yaml), "  a: 1\n  b: 2\n");
    }
}
