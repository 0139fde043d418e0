//! Documents shown inside others.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::{DEEPEST_EMBED, Headings, LONGEST_EMBEDS, Writer, write};
use crate::document::Document;
use crate::library::{Anchor, Edge, Target};
use crate::markdown::{Item, Spanned};
use crate::media::{MediaKind, media_kind};
use crate::render::escape;

/// Whether an item starts an embed that is shown as a block of its own.
pub(super) fn is_block_embed(writer: &Writer, (item, span): &Spanned) -> bool {
    let Item::Markdown(Event::Start(Tag::Image { title, .. })) = item else { return false };
    let Some(n) = writer.document().reference_at(span.start) else { return false };
    match &writer.site.library.body_edge(writer.entry, n).target {
        Target::Entry(_) | Target::Hidden => true,
        Target::File(file) => {
            let kind = media_kind(&writer.site.library.files[*file].path);
            // A picture with a title has that as its caption.
            matches!(kind, MediaKind::Audio | MediaKind::Video | MediaKind::Pdf)
                || kind == MediaKind::Image && !title.is_empty()
        }
        _ => false,
    }
}

impl Writer<'_> {
    /// Shows a document, or the section or block that the edge's anchor names; the embed stands at a byte of its own.
    pub(super) fn embed(&mut self, edge: &Edge, target: usize, at: usize) {
        let entry = &self.site.library.entries[target];
        let heading = match &edge.anchor {
            Anchor::Heading(id) => entry.document.headings.iter().find(|heading| heading.id == *id),
            _ => None,
        };
        let title = match heading {
            Some(heading) => format!("{} › {}", entry.meta.title, heading.text),
            None => entry.meta.title.clone(),
        };
        let part = self.site.library.embedded_part(target, &edge.anchor);
        let cycle = self.page.embedding.contains(&(target, part.clone())) || target == self.entry && part.contains(&at);
        let too_much = self.page.embedding.len() > DEEPEST_EMBED || self.page.embedded + part.len() > LONGEST_EMBEDS;
        if self.inline_only > 0 || cycle || too_much {
            return self.embed_link(edge, &title);
        }
        self.page.embedding.push((target, part.clone()));
        self.page.embedded += part.len();
        self.page.embeds += 1;
        let headings = self.embedded_headings(&entry.document, &part);
        let html = write(self.site, target, part, headings, self.page);
        self.page.embedding.pop();
        match html {
            Err(error) => {
                self.failure.get_or_insert(error);
            }
            Ok(html) => {
                let href = escape::escaped(&self.href(edge).unwrap_or_default());
                let title = escape::escaped(&title);
                let block = format!(
                    "<section class=\"embed\">\n<p class=\"embed-title\"><a href=\"{href}\">{title}</a></p>\n{html}</section>\n"
                );
                self.break_paragraph(|writer| writer.part(block));
            }
        }
    }

    /// Where a document cannot be shown, a link to it stands.
    fn embed_link(&mut self, edge: &Edge, title: &str) {
        let href = escape::escaped(&self.href(edge).unwrap_or_default());
        let title = escape::escaped(title);
        self.html.push_str(&format!("<a href=\"{href}\">{title}</a>"));
    }

    /// Embedded headings go on below the last one of the host, and bear no ids.
    fn embedded_headings(&self, document: &Document, part: &Range<usize>) -> Headings {
        let inside = document.headings.iter().filter(|heading| part.contains(&heading.span.start));
        let top = inside.map(|heading| heading.level).min().unwrap_or(1);
        let shift = i8::try_from(self.level.min(5) + 1).unwrap_or(2) - i8::try_from(top).unwrap_or(1);
        Headings { shift, ids: false, dropped: None }
    }
}
