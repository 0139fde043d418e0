//! Terms of the glossary: the first use of each on a page is a link to it.

use pulldown_cmark::Event;

use super::Writer;
use crate::front::Known;
use crate::markdown::{Item, Spanned};
use crate::page::encode;
use crate::render::escape;

/// Elements of raw HTML inside of which nothing is linked.
const UNLINKED: [&str; 12] = ["a", "button", "code", "pre", "kbd", "samp", "summary", "th", "h1", "h2", "h3", "h4"];

impl Writer<'_> {
    /// Writes the text at a place, with what follows up to the next markup; gives the place behind it.
    pub(super) fn text(&mut self, items: &[Spanned], at: usize) -> usize {
        let pieces = items[at..].iter().map_while(|(item, _)| match item {
            Item::Markdown(Event::Text(text)) => Some(&**text),
            Item::Markdown(Event::SoftBreak) => Some("\n"),
            _ => None,
        });
        let pieces: Vec<&str> = pieces.collect();
        if self.links_terms() {
            self.linked(&pieces.concat())
        } else {
            pieces.iter().for_each(|piece| self.unlinked_text(piece))
        }
        at + pieces.len()
    }

    fn links_terms(&self) -> bool {
        self.page.link_terms && self.inline_only == 0 && self.unlinked == 0 && !self.table.head
    }

    fn linked(&mut self, text: &str) {
        let site = self.site;
        // A name may go on in the next line.
        let line = text.replace('\n', " ");
        let mut done = 0;
        for (place, term) in site.glossary.find(&line) {
            if !self.page.terms.insert(term) {
                continue;
            }
            self.unlinked_text(&text[done..place.start]);
            let entry = &site.library.entries[term];
            let href = escape::escaped(&format!("{}{}", self.page.root, encode(&entry.url)));
            let title = escape::escaped(&entry.text(Known::Summary).unwrap_or_default());
            self.html.push_str(&format!("<a class=\"term\" href=\"{href}\" title=\"{title}\">"));
            self.unlinked_text(&text[place.clone()]);
            self.html.push_str("</a>");
            done = place.end;
        }
        self.unlinked_text(&text[done..]);
    }

    fn unlinked_text(&mut self, text: &str) {
        let line_break = if self.site.library.config.hard_breaks { "<br>\n" } else { "\n" };
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.html.push_str(line_break);
            }
            escape::text(&mut self.html, line);
        }
    }

    /// Notes which elements of raw HTML are open in which nothing is linked.
    pub(super) fn note_unlinked(&mut self, html: &str) {
        for tag in html.split('<').skip(1) {
            let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
            let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            if UNLINKED.iter().any(|known| known.eq_ignore_ascii_case(name)) {
                self.unlinked = if closes { self.unlinked.saturating_sub(1) } else { self.unlinked + 1 };
            }
        }
    }
}
