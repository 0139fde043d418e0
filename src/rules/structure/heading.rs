//! The outline of a document: its headings in order, in Markdown and in raw HTML, without those of quotations.

use crate::document::{Document, Heading};
use crate::source::Span;
use crate::text::shorten;

/// A heading in its place.
pub(super) struct Placed {
    /// 1 to 6.
    pub(super) level: u8,
    /// What messages call it.
    pub(super) name: String,
    /// Its first line, or its tag.
    pub(super) span: Span,
    /// Whether it is raw HTML.
    pub(super) html: bool,
}

/// The headings of a document's own outline; none where a merge left its marks, which underline what is no heading.
pub(super) fn outline(document: &Document) -> Vec<Placed> {
    if !document.conflict_markers.is_empty() {
        return Vec::new();
    }
    let own = document.headings.iter().filter(|heading| !heading.quoted);
    let mut outline: Vec<Placed> = own.map(|heading| placed(heading, &document.source.text)).collect();
    if !document.html_headings.is_empty() {
        outline.extend(document.html_headings.iter().map(|(level, span)| Placed {
            level: *level,
            name: format!("`<h{level}>`"),
            span: span.clone(),
            html: true,
        }));
        outline.sort_by_key(|heading| heading.span.start);
    }
    outline
}

/// What messages call a heading.
pub(super) fn name(heading: &Heading) -> String {
    match heading.text.as_str() {
        "" => "without a text".to_owned(),
        text => format!("`{}`", shorten(text, 60)),
    }
}

/// Whether it is a line of front matter that stands too late to be any: the dashes below make a heading of it.
pub(super) fn is_stray_field(heading: &Heading, document: &Document) -> bool {
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let underlined = !document.source.text[heading.span.clone()].trim_start().starts_with('#');
    let field = heading.text.split_once(':').is_some_and(|(name, _)| is_name(name));
    document.front.block.is_none() && underlined && field
}

fn placed(heading: &Heading, text: &str) -> Placed {
    Placed { level: heading.level, name: name(heading), span: heading.line(text), html: false }
}
