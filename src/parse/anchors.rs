//! The anchors of a document: headings and named blocks.

use std::collections::HashMap;

use pulldown_cmark::Event;

use crate::document::Heading;
use crate::markdown::{Item, Spanned};
use crate::source::Span;
use crate::text::heading_slug;

/// Gives each heading an id of its own.
#[derive(Default)]
pub(super) struct Anchors {
    /// For each id that was given out: how often it was asked for again.
    taken: HashMap<String, usize>,
}

impl Anchors {
    /// The id of a heading: the writer's own, else GitHub's, made unique with `-1`, `-2` and so on.
    pub(super) fn take(&mut self, own: Option<&str>, title: &str) -> String {
        let own = own.map(|id| id.chars().filter(|c| !c.is_whitespace()).collect::<String>());
        let wanted = own.filter(|id| !id.is_empty()).unwrap_or_else(|| heading_slug(title));
        let wanted = if wanted.is_empty() { "section".to_owned() } else { wanted };
        let mut id = wanted.clone();
        while self.taken.contains_key(&id) {
            let again = self.taken.entry(wanted.clone()).or_default();
            *again += 1;
            id = format!("{wanted}-{again}");
        }
        self.taken.insert(id.clone(), 0);
        id
    }
}

/// Lets each section end where the next heading of its level or above stands.
pub(super) fn close_sections(headings: &mut [Heading]) {
    let mut open: Vec<usize> = Vec::new();
    for n in 0..headings.len() {
        let (level, start) = (headings[n].level, headings[n].span.start);
        while let Some(last) = open.pop_if(|last| headings[*last].level >= level) {
            headings[last].section.end = start;
        }
        open.push(n);
    }
}

/// The block that the id at `at` names: the innermost block around it, or the one before where the id stands alone.
pub(super) fn named_block(items: &[Spanned], at: usize) -> Span {
    let mut depth = 0_usize;
    for (n, (item, span)) in items[..at].iter().enumerate().rev() {
        match item {
            Item::Markdown(Event::End(_)) | Item::CalloutEnd => depth += 1,
            Item::Markdown(Event::Start(tag)) if depth == 0 => {
                let inline = matches!(
                    tag,
                    pulldown_cmark::Tag::Emphasis | pulldown_cmark::Tag::Strong | pulldown_cmark::Tag::Strikethrough
                );
                if inline {
                    continue;
                }
                if n + 1 == at {
                    return block_before(items, n).unwrap_or_else(|| span.clone());
                }
                return span.clone();
            }
            Item::Markdown(Event::Start(_)) | Item::CalloutStart { .. } => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    items[at].1.clone()
}

/// The span of the block that ends right before an item.
fn block_before(items: &[Spanned], before: usize) -> Option<Span> {
    let (item, span) = items[..before].last()?;
    matches!(item, Item::Markdown(Event::End(_)) | Item::CalloutEnd).then(|| span.clone())
}
