//! A document's body as HTML: parsed again, now that all names are known, straight into text.
//!
//! Each document is written by a [`Writer`] of its own, an embedded one inside that of its host. Where a document holds
//! raw HTML, everything that this module makes itself is left out of the text as a numbered part; the text as a whole
//! passes the sanitiser, and then the parts are put in.

mod blocks;
mod callouts;
mod data;
mod embeds;
mod footnotes;
mod links;
mod media;
mod terms;

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::Site;
use super::escape;
use crate::error::{Error, Result};
use crate::front::Known;
use crate::library::Entry;
use crate::markdown::{self, Item, Spanned, end_of};
use crate::yaml::Value;
use footnotes::Footnotes;

/// How deep documents may embed one another.
const DEEPEST_EMBED: usize = 8;
/// How much embedded text one page may hold, in bytes of source.
const LONGEST_EMBEDS: usize = 512 * 1024;

/// The body of a document as HTML.
///
/// # Errors
/// A shortcode's template fails.
pub(super) fn render(site: &Site, entry: usize) -> Result<String> {
    let root = crate::page::root_of(&site.library.entries[entry].url);
    let body = site.library.entries[entry].document.body.clone();
    let linked = site.library.entries[entry].get(Known::GlossaryLinks).and_then(Value::as_bool).unwrap_or(true);
    let mut page = PageState {
        root,
        embedding: vec![(entry, body.clone())],
        embedded: 0,
        embeds: 0,
        forms: 0,
        link_terms: linked && !site.glossary.is_empty(),
        // A term is not linked on its own page.
        terms: HashSet::from([entry]),
    };
    write(site, entry, body, Headings::own(&site.library.entries[entry]), &mut page)
        .map_err(|error| Error::new(format!("in `{}`: {error}", site.library.path(entry))))
}

/// What all writers of one page share.
struct PageState {
    /// The way to the site's root.
    root: String,
    /// The parts of documents that are being written inside each other.
    embedding: Vec<(usize, Range<usize>)>,
    /// How many bytes of source were embedded so far.
    embedded: usize,
    /// How many embeds there were so far.
    embeds: usize,
    /// How many worksheets and quizzes there were so far.
    forms: usize,
    /// Whether terms of the glossary are linked.
    link_terms: bool,
    /// The documents that were linked to so far: a term among them needs no second link.
    terms: HashSet<usize>,
}

/// What becomes of headings.
struct Headings {
    /// Added to every level.
    shift: i8,
    /// Whether they bear their ids: an embedded one would be there twice.
    ids: bool,
    /// Where the heading stands that repeats the title and is dropped.
    dropped: Option<usize>,
}

impl Headings {
    /// Those of a document on its own page: none is a top heading, for that is the title.
    fn own(entry: &Entry) -> Self {
        let headings = &entry.document.headings;
        let dropped = entry.title_heading();
        let top = headings.iter().any(|heading| heading.level == 1 && Some(heading.span.start) != dropped);
        Self { shift: i8::from(top), ids: true, dropped }
    }
}

/// How much deeper than written a document's headings stand on its own page.
pub(super) fn heading_shift(entry: &Entry) -> u8 {
    u8::try_from(Headings::own(entry).shift).unwrap_or(0)
}

/// Writes a part of a document's body.
fn write(site: &Site, entry: usize, part: Range<usize>, headings: Headings, page: &mut PageState) -> Result<String> {
    let document = &site.library.entries[entry].document;
    // The whole body is parsed: a part alone could lack its link definitions and footnotes.
    markdown::read(document.body_text(), document.body.start, |items| {
        let mut writer = Writer {
            site,
            entry,
            page,
            html: String::new(),
            parts: (document.has_html && !site.library.config.trust_html).then(Vec::new),
            headings,
            level: 1,
            table: Table::default(),
            links: Vec::new(),
            callouts: Vec::new(),
            footnotes: Footnotes::new(),
            inline_only: 0,
            unlinked: 0,
            paragraph: false,
            failure: None,
        };
        writer.footnotes.prefix(writer.page.embeds);
        writer.run(&items, &part);
        writer.finish()
    })
}

/// Writes one document.
struct Writer<'w> {
    site: &'w Site,
    entry: usize,
    page: &'w mut PageState,
    html: String,
    /// What this module made itself, where the text must be sanitised without it.
    parts: Option<Vec<String>>,
    headings: Headings,
    /// The level of the last heading, as written to the page.
    level: u8,
    table: Table,
    /// What closes each open link.
    links: Vec<&'static str>,
    callouts: Vec<callouts::Open>,
    footnotes: Footnotes,
    /// Inside how many elements that may hold no blocks the text is.
    inline_only: usize,
    /// Inside how many elements of raw HTML, in which nothing is linked, the text is.
    unlinked: usize,
    /// Whether a paragraph is open.
    paragraph: bool,
    failure: Option<Error>,
}

/// Where in a table the text is.
#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
    /// Whether the cell names its column.
    names: bool,
}

impl Writer<'_> {
    fn document(&self) -> &crate::document::Document {
        &self.site.library.entries[self.entry].document
    }

    /// Writes the items of a part; of what starts in it, the end as well.
    fn run(&mut self, items: &[Spanned], part: &Range<usize>) {
        let mut at = 0;
        while at < items.len() {
            let (_, span) = &items[at];
            let inside = part.start <= span.start && span.start < part.end || span.is_empty() && span.start == part.end;
            at = if inside { self.item(items, at) } else { at + 1 };
        }
    }

    /// Writes the item at a place; gives the place of the next one.
    fn item(&mut self, items: &[Spanned], at: usize) -> usize {
        let (item, span) = &items[at];
        match item {
            Item::Markdown(event) => return self.event(event, span, items, at),
            Item::CalloutStart { kind, fold } => self.callout_start(kind, *fold),
            Item::CalloutBody => self.callout_body(),
            Item::CalloutEnd => self.callout_end(),
            Item::Shortcode(shortcode) => self.shortcode(shortcode, span),
            Item::Tag(tag) => self.tag(tag),
            Item::Subscript(text) => self.element("sub", text),
            Item::Superscript(text) => self.element("sup", text),
            Item::MarkStart => self.html.push_str("<mark>"),
            Item::MarkEnd => self.html.push_str("</mark>"),
            Item::Address(to, shown) => self.address(to, shown),
            Item::BlockId(id) => self.block_anchor(id),
        }
        at + 1
    }

    fn event(&mut self, event: &Event, span: &Range<usize>, items: &[Spanned], at: usize) -> usize {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => return self.code_block(kind, items, at),
            Event::Start(Tag::Image { .. }) => return self.image(items, at),
            Event::Start(Tag::Heading { level, classes, .. }) => {
                if self.headings.dropped == Some(span.start) {
                    return self.dropped_heading(span, items, at);
                }
                self.heading_start(*level as u8, span, classes);
            }
            Event::Start(Tag::Paragraph) => self.paragraph_start(items, at),
            Event::Start(Tag::Link { .. }) => return self.link_start(items, at),
            Event::Start(Tag::FootnoteDefinition(name)) => self.footnote_start(name),
            Event::Start(tag) => self.block_start(tag, items, at),
            Event::End(TagEnd::Heading(_)) => self.heading_end(items, at),
            Event::End(TagEnd::Link) => {
                self.inline_only -= 1;
                let close = self.links.pop().unwrap_or_default();
                self.html.push_str(close);
            }
            Event::End(TagEnd::FootnoteDefinition) => self.footnote_end(),
            Event::End(end) => self.block_end(*end),
            Event::Text(_) => return self.text(items, at),
            Event::Code(text) => self.element("code", text),
            Event::InlineMath(tex) => self.math(tex, false),
            Event::DisplayMath(tex) => self.math(tex, true),
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(html, span.start),
            Event::FootnoteReference(name) => self.footnote_reference(name),
            Event::SoftBreak if self.site.library.config.hard_breaks => self.html.push_str("<br>\n"),
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>\n"),
            Event::Rule => self.html.push_str("<hr>\n"),
            Event::TaskListMarker(done) => self.task_marker(*done),
        }
        at + 1
    }

    /// An element that holds only text.
    fn element(&mut self, name: &str, text: &str) {
        self.html.push_str(&format!("<{name}>{}</{name}>", escape::escaped(text)));
    }

    /// Puts in what was made here and must not be sanitised.
    fn part(&mut self, html: String) {
        match &mut self.parts {
            None => self.html.push_str(&html),
            Some(parts) => {
                self.html.push_str(&format!("<lyceum-part data-n=\"{}\"></lyceum-part>", parts.len()));
                parts.push(html);
            }
        }
    }

    fn finish(mut self) -> Result<String> {
        self.write_footnotes();
        if let Some(error) = self.failure {
            return Err(error);
        }
        let Some(parts) = self.parts else { return Ok(self.html) };
        // All other addresses were followed when they were written; those of a list of pictures are not.
        let config = &self.site.library.config;
        let keep = |name: &str, value: &str| name != "srcset" || config.shows_remote(value);
        let clean = super::sanitize::sanitize(&self.html, &|name, value| keep(name, value).then(|| value.to_owned()));
        let mut out = String::with_capacity(clean.len());
        let mut rest = clean.as_str();
        let mut left: Vec<bool> = vec![true; parts.len()];
        while let Some((before, after)) = rest.split_once("<lyceum-part data-n=\"") {
            out.push_str(before);
            let (number, after) = after.split_once("\"></lyceum-part>").unwrap_or(("", after));
            if let Some(number) = number.parse::<usize>().ok().filter(|number| *number < parts.len()) {
                out.push_str(&parts[number]);
                left[number] = false;
            }
            rest = after;
        }
        out.push_str(rest);
        // The sanitiser drops what stands inside an element that the writer never closed; nothing may be lost by that.
        out.extend(parts.iter().zip(left).filter(|(_, left)| *left).map(|(part, _)| part.as_str()));
        Ok(out)
    }

    /// The text of an element's content, without markup.
    fn plain(items: &[Spanned], at: usize) -> String {
        markdown::plain_text(&items[at + 1..end_of(items, at)])
    }
}

/// Whether pages may link to an address outside the site.
pub(super) fn is_allowed(address: &str) -> bool {
    links::allowed(address)
}
