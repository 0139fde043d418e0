//! Links: to documents, files and outside, to nothing, and to what this audience may not see.

use pulldown_cmark::{Event, LinkType, Tag};

use super::Writer;
use crate::library::{Anchor, Edge, NEUTRAL, Target};
use crate::markdown::{Item, Spanned, end_of};
use crate::page::encode;
use crate::render::escape;

impl Writer<'_> {
    /// Opens a link; where its own label must not or need not be shown, writes all of it.
    pub(super) fn link_start(&mut self, items: &[Spanned], at: usize) -> usize {
        let (Item::Markdown(Event::Start(Tag::Link { link_type, dest_url, title, .. })), span) = &items[at] else {
            return at + 1;
        };
        self.inline_only += 1;
        let unlabelled = matches!(link_type, LinkType::WikiLink { has_pothole: false });
        let edge = self.document().reference_at(span.start).map(|n| self.site.library.body_edge(self.entry, n).clone());
        let Some(edge) = edge else {
            let to = if *link_type == LinkType::Email { format!("mailto:{dest_url}") } else { dest_url.to_string() };
            self.open_external(&to, title);
            return at + 1;
        };
        match &edge.target {
            Target::External(address) => self.open_external(address, title),
            Target::File(file) if !self.site.library.publishes(*file) => self.open_broken(&edge),
            Target::Missing => self.open_broken(&edge),
            Target::Hidden => self.open("<span class=\"hidden-reference\"", &[], "</span>"),
            target => {
                if let Target::Entry(n) = target {
                    self.page.terms.insert(*n);
                }
                let named = self.target_title(target).filter(|name| unlabelled && *name != **dest_url);
                let title = if title.is_empty() { named.unwrap_or_default() } else { title.to_string() };
                let href = self.href(&edge).unwrap_or_default();
                self.open("<a", &[("href", &href), ("title", &title)], "</a>");
            }
        }
        if !unlabelled {
            return at + 1;
        }
        // The label is the target as written: made readable, or left out where even the name is too much.
        let shown = match (&edge.target, &edge.anchor) {
            (Target::Hidden, _) => NEUTRAL.to_owned(),
            // The `#` is part of the name: `C# notes`.
            (Target::Entry(_), Anchor::Whole) => dest_url.trim().to_owned(),
            _ => readable(dest_url),
        };
        escape::text(&mut self.html, &shown);
        end_of(items, at)
    }

    fn open(&mut self, start: &str, attributes: &[(&str, &str)], close: &'static str) {
        self.html.push_str(start);
        for (name, value) in attributes.iter().filter(|(name, value)| !value.is_empty() || *name == "href") {
            self.html.push_str(&format!(" {name}=\"{}\"", escape::escaped(value)));
        }
        self.html.push('>');
        self.links.push(close);
    }

    fn open_broken(&mut self, edge: &Edge) {
        let why = self.why_broken(edge);
        self.open("<span class=\"broken\"", &[("title", &why)], "</span>");
    }

    /// Why a reference is shown as marked text.
    pub(super) fn why_broken(&self, edge: &Edge) -> String {
        match edge.target {
            Target::File(_) => "the file is not published, because it could run scripts".to_owned(),
            Target::External(_) => "links of this kind are not followed".to_owned(),
            Target::Entry(_) => "the document has no such part".to_owned(),
            _ => format!("nothing is called {}", edge.written),
        }
    }

    fn open_external(&mut self, address: &str, title: &str) {
        match allowed(address) {
            true => self.open("<a class=\"external\" rel=\"noopener\"", &[("href", address), ("title", title)], "</a>"),
            false => {
                self.open("<span class=\"broken\"", &[("title", "links of this kind are not followed")], "</span>")
            }
        }
    }

    /// The title of the document or folder that a target is.
    fn target_title(&self, target: &Target) -> Option<String> {
        match target {
            Target::Entry(n) => Some(self.site.library.entries[*n].meta.title.clone()),
            Target::Folder(n) => Some(self.site.library.folder_title(*n)),
            _ => None,
        }
    }

    /// What leads from this page to an edge's target; `None` where there is no page to link to.
    pub(super) fn href(&self, edge: &Edge) -> Option<String> {
        crate::render::texts::href(self.site, &self.page.root, edge)
    }

    /// What stands in an attribute of raw HTML that refers to something.
    pub(super) fn html_address(&self, reference: usize) -> String {
        let edge = self.site.library.body_edge(self.entry, reference);
        let media = self.document().references[reference].form == crate::document::ReferenceForm::HtmlMedia;
        match &edge.target {
            Target::External(address) if media && !self.site.library.config.shows_remote(address) => NOWHERE.to_owned(),
            Target::External(address) if allowed(address) => address.clone(),
            _ => self.href(edge).unwrap_or_else(|| NOWHERE.to_owned()),
        }
    }

    pub(super) fn tag(&mut self, tag: &str) {
        let shown = escape::escaped(tag);
        match self.site.tag_url(tag) {
            Some(url) => {
                let href = escape::escaped(&format!("{}{}", self.page.root, encode(&url)));
                self.html.push_str(&format!("<a class=\"tag\" href=\"{href}\">#{shown}</a>"));
            }
            None => self.html.push_str(&format!("#{shown}")),
        }
    }

    pub(super) fn address(&mut self, to: &str, shown: &str) {
        let (to, shown) = (escape::escaped(to), escape::escaped(shown));
        self.html.push_str(&format!("<a class=\"external\" rel=\"noopener\" href=\"{to}\">{shown}</a>"));
    }
}

/// An address that the sanitiser drops: its scheme is none.
const NOWHERE: &str = "nowhere:";

/// Whether a link may lead to an address: what runs scripts or opens programs may not.
pub(super) fn allowed(address: &str) -> bool {
    // Browsers skip control characters and white space in a scheme.
    let scheme: String = address
        .split(':')
        .next()
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect();
    if address.starts_with("//") {
        return true;
    }
    let known = ["http", "https", "mailto", "tel", "ftp", "sms", "geo", "obsidian", "zotero"];
    known.contains(&scheme.to_ascii_lowercase().as_str())
}

/// A wikilink's target as Obsidian shows it: `Note#Heading` as `Note > Heading`.
fn readable(target: &str) -> String {
    let target = target.trim().trim_end_matches('\\');
    let parts: Vec<&str> = target.split('#').map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(" > ")
}
