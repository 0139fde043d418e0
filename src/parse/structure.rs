//! What a document's text is built of, as far as rules ask: headings with nothing under them, pictures without a text,
//! tables without a head.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::first_line;
use super::tags::Tags;
use crate::document::Document;
use crate::markdown::{self, Item, LinkForm, Spanned};
use crate::source::Span;

/// Where in a document's structure the text is.
#[derive(Default)]
pub(super) struct Structure {
    /// Inside how many quotations.
    quotes: usize,
    /// Inside how many lists.
    lists: usize,
    /// The last heading, as long as nothing has come behind it.
    bare: Option<usize>,
    /// Whether inside a heading of the document's own outline.
    in_heading: bool,
    /// The table that is open.
    table: Span,
    /// Inside a table's head: whether all of it is empty so far.
    empty_head: Option<bool>,
    tags: Tags,
}

impl Structure {
    /// Takes the next item, before a heading is recorded.
    pub(super) fn item(&mut self, items: &[Spanned], at: usize, text: &str, document: &mut Document) {
        let (item, span) = &items[at];
        if shows_something(item, text, span) {
            self.content(document);
        }
        match item {
            Item::Markdown(Event::Start(tag)) => match tag {
                Tag::BlockQuote(_) => self.quotes += 1,
                Tag::List(_) => self.lists += 1,
                Tag::Heading { .. } if self.quotes == 0 => self.heading(document),
                Tag::Table(_) => self.table = first_line(text, span),
                Tag::TableHead => self.empty_head = Some(true),
                Tag::Image { title, .. } if title.trim().is_empty() && is_undescribed(items, at) => {
                    document.images_without_alt.push(span.clone());
                }
                // A heading that leads somewhere is not empty: lists of documents are written so.
                Tag::Link { .. } if self.in_heading => self.fill(document),
                _ => {}
            },
            Item::Markdown(Event::End(end)) => match end {
                TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
                TagEnd::List(_) => self.lists = self.lists.saturating_sub(1),
                TagEnd::Heading(_) => self.in_heading = false,
                TagEnd::TableHead if self.empty_head.take() == Some(true) => {
                    document.headerless_tables.push(self.table.clone());
                }
                TagEnd::HtmlBlock => self.tags.end_block(),
                _ => {}
            },
            Item::Address(..) if self.in_heading => self.fill(document),
            // What stands behind a callout belongs to no heading inside it.
            Item::CalloutEnd => self.bare = None,
            _ => {}
        }
    }

    /// Takes a piece of raw HTML, its comments blanked.
    pub(super) fn html(&mut self, html: &str, base: usize, document: &mut Document) {
        let waits = self.bare.is_some() || self.empty_head.is_some();
        if waits && !html.replace("<!--", "").trim().is_empty() {
            self.content(document);
        }
        self.tags.read(html, base, self.quotes > 0, document);
    }

    /// Whether the last heading still waits for something behind it.
    pub(super) fn is_bare(&self) -> bool {
        self.bare.is_some()
    }

    /// Whether inside a quotation.
    pub(super) fn is_quoted(&self) -> bool {
        self.quotes > 0
    }

    /// Judges what is still open at the end.
    pub(super) fn finish(self, document: &mut Document) {
        self.tags.finish(document);
    }

    /// The next heading of the document's own outline. One in a list is a part of what stands above the list.
    fn heading(&mut self, document: &mut Document) {
        if self.lists > 0 {
            self.fill(document);
        } else {
            self.bare = Some(document.headings.len());
        }
        self.in_heading = true;
    }

    /// Something that a reader sees.
    fn content(&mut self, document: &mut Document) {
        if let Some(empty) = &mut self.empty_head {
            *empty = false;
        }
        if !self.in_heading {
            self.fill(document);
        }
    }

    /// The last heading has something to it.
    fn fill(&mut self, document: &mut Document) {
        if let Some(heading) = self.bare.take().and_then(|n| document.headings.get_mut(n)) {
            heading.bare = false;
        }
    }
}

/// Whether a reader sees something of an item itself, whatever stands inside it. Raw HTML is asked elsewhere.
fn shows_something(item: &Item, text: &str, span: &Span) -> bool {
    match item {
        Item::Markdown(event) => match event {
            Event::Text(text) => text.chars().any(|c| !c.is_whitespace()),
            Event::Start(tag) => matches!(
                tag,
                Tag::CodeBlock(_)
                    | Tag::Table(_)
                    | Tag::Image { .. }
                    | Tag::FootnoteDefinition(_)
                    | Tag::MetadataBlock(_)
            ),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => true,
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => true,
            // A line of underscores is one to write on; other rules only part what stands around them.
            Event::Rule => text[span.clone()].trim_start().starts_with('_'),
            Event::End(_) | Event::Html(_) | Event::InlineHtml(_) | Event::SoftBreak | Event::HardBreak => false,
        },
        Item::CalloutStart { .. } | Item::Shortcode(_) | Item::Tag(_) => true,
        Item::Subscript(_) | Item::Superscript(_) | Item::Address(..) => true,
        Item::CalloutBody | Item::CalloutEnd | Item::MarkStart | Item::MarkEnd | Item::BlockId(_) => false,
    }
}

/// Whether the Markdown picture at a place has no text; a size is none. An embed has its target's name.
fn is_undescribed(items: &[Spanned], at: usize) -> bool {
    if !markdown::reference(&items[at].0).is_some_and(|(form, _)| form == LinkForm::Image) {
        return false;
    }
    let label = markdown::plain_text(&items[at + 1..markdown::end_of(items, at)]);
    let text = match label.rsplit_once('|') {
        Some((text, size)) if markdown::picture_size(size).is_some() => text,
        _ => &label,
    };
    text.trim().is_empty()
}
