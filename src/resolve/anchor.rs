//! Places inside a document: headings by id, by text or by path of headings, and named blocks.

use percent_encoding::percent_decode_str;

use crate::document::{Document, Heading};
use crate::library::Anchor;
use crate::text::{fold, heading_slug, squeeze};

/// The place that a fragment, without its first `#`, means.
pub(super) fn find(document: &Document, fragment: &str) -> Anchor {
    let decoded = percent_decode_str(fragment).decode_utf8_lossy();
    // Browsers take `#top` for the start of the page.
    if fragment.trim().is_empty() || (fragment == "top" && by_id(document, fragment).is_none()) {
        return Anchor::Whole;
    }
    for fragment in [fragment, &decoded] {
        if let Some(block) = fragment.trim().strip_prefix('^')
            && let Some((id, _)) = document.blocks.iter().find(|(id, _)| id.eq_ignore_ascii_case(block))
        {
            return Anchor::Block(id.clone());
        }
        if let Some(heading) = by_id(document, fragment).or_else(|| by_path(document, fragment)) {
            return Anchor::Heading(heading.id.clone());
        }
        if document.html_ids.iter().any(|id| id == fragment) {
            return Anchor::Other(fragment.to_owned());
        }
    }
    Anchor::Missing(fragment.to_owned())
}

/// What of a document decides where fragments lead in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Places<'d> {
    headings: Vec<(u8, &'d str, &'d str)>,
    blocks: Vec<&'d str>,
    html_ids: &'d [String],
}

/// The places of a document that fragments can lead to.
pub(super) fn places(document: &Document) -> Places<'_> {
    Places {
        headings: document.headings.iter().map(|one| (one.level, &*one.id, &*one.text)).collect(),
        blocks: document.blocks.iter().map(|(id, _)| id.as_str()).collect(),
        html_ids: &document.html_ids,
    }
}

fn by_id<'d>(document: &'d Document, fragment: &str) -> Option<&'d Heading> {
    let exact = document.headings.iter().find(|heading| heading.id == fragment);
    exact.or_else(|| {
        let folded = fold(fragment.trim());
        document.headings.iter().find(|heading| fold(&heading.id) == folded)
    })
}

/// `A#B`: the heading B inside the section of A; a single text is a path of one.
fn by_path<'d>(document: &'d Document, fragment: &str) -> Option<&'d Heading> {
    let mut section = document.body.clone();
    let mut found = None;
    for step in fragment.split('#').map(squeeze).filter(|step| !step.is_empty()) {
        let (folded, slug) = (fold(&step), heading_slug(&step));
        let inside = |heading: &&Heading| section.start <= heading.span.start && heading.span.start < section.end;
        let heading = document.headings.iter().filter(inside).find(|heading| means(&folded, &slug, heading))?;
        section = heading.span.end..heading.section.end;
        found = Some(heading);
    }
    found
}

/// Whether a heading is meant by a text, which is given folded and as a slug: Obsidian drops some punctuation from a
/// heading when it writes a link to it.
fn means(folded: &str, slug: &str, heading: &Heading) -> bool {
    folded == fold(&heading.text) || (!slug.is_empty() && slug == heading_slug(&heading.text))
}
