//! The stage that makes a [`Document`] of a [`SourceFile`]: facts and their places, without any other file and without
//! configuration, so that a document need never be parsed twice. It never fails.

mod anchors;
mod conflict;
mod data;
mod html;
mod structure;
mod tags;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag};

use crate::document::{Document, Heading, Reference, ReferenceForm};
use crate::front;
use crate::markdown::{self, Item, LinkForm, Spanned};
use crate::source::{SourceFile, Span};
use crate::text::squeeze;

/// How many characters of the first paragraph are kept.
const OPENING: usize = 1000;

/// Parses a file.
pub fn parse(source: SourceFile) -> Document {
    let text = source.text.clone();
    let (front, body) = front::read(&text);
    let mut document = Document {
        source,
        front,
        body: body..text.len(),
        headings: Vec::new(),
        references: Vec::new(),
        blocks: Vec::new(),
        html_ids: Vec::new(),
        tags: Vec::new(),
        shortcodes: Vec::new(),
        bad_formulas: Vec::new(),
        worksheets: Vec::new(),
        quizzes: Vec::new(),
        foreign: Vec::new(),
        conflict_markers: conflict::markers(&text),
        images_without_alt: Vec::new(),
        headerless_tables: Vec::new(),
        html_headings: Vec::new(),
        has_html: false,
        words: 0,
        opening: String::new(),
        opening_span: 0..0,
    };
    markdown::read(&text[body..], body, |items| collect(&items, &text, &mut document));
    document
}

fn collect(items: &[Spanned], text: &str, document: &mut Document) {
    let mut anchors = anchors::Anchors::default();
    let mut comments = html::Comments::default();
    let mut structure = structure::Structure::default();
    for (at, (item, span)) in items.iter().enumerate() {
        if let Some((form, target)) = markdown::reference(item) {
            document.references.push(Reference {
                form: ReferenceForm::Markdown(form),
                target: target.to_owned(),
                shows_target: markdown::shows_target(item),
                at: span.start,
                span: place_of_target(items, at, text),
            });
        }
        structure.item(items, at, text, document);
        match item {
            Item::Markdown(Event::Start(Tag::Heading { level, id, .. })) => {
                let title = squeeze(&markdown::plain_text(&items[at..=markdown::end_of(items, at)]));
                let id = anchors.take(id.as_deref(), &title);
                let section = span.start..document.body.end;
                let (level, span) = (number(*level), span.clone());
                let (quoted, bare) = (structure.is_quoted(), structure.is_bare());
                document.headings.push(Heading { level, text: title, id, span, section, quoted, bare });
            }
            Item::Markdown(Event::Start(Tag::Paragraph)) if document.opening.is_empty() => {
                let whole = squeeze(&markdown::plain_text(&items[at..=markdown::end_of(items, at)]));
                document.opening = whole.chars().take(OPENING).collect();
                document.opening_span = span.clone();
            }
            Item::Markdown(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))) => {
                let name = info.split([' ', '{', ',']).next().unwrap_or_default();
                data::note(name, items, at, text, document);
                if matches!(name, "dataview" | "dataviewjs" | "tasks" | "query" | "base" | "canvas") {
                    document.foreign.push((name.to_owned(), first_line(text, span)));
                }
            }
            Item::Markdown(Event::Html(_) | Event::InlineHtml(_)) => {
                document.has_html = true;
                // As it stands in the file: places in it are told.
                let html = comments.blank(&text[span.clone()]);
                html::references(&html, span.start, &mut document.references);
                html::ids(&html, &mut document.html_ids);
                structure.html(&html, span.start, document);
            }
            Item::Markdown(Event::InlineMath(tex)) => note_formula(tex, false, span, document),
            Item::Markdown(Event::DisplayMath(tex)) => note_formula(tex, true, span, document),
            Item::Markdown(Event::Text(text)) => document.words += count_words(text),
            Item::Address(address, _) => note_address(address, span, document),
            Item::Tag(tag) => {
                let place = tag_span(text, span, tag, document.tags.last());
                document.tags.push((tag.clone(), place));
            }
            Item::Shortcode(shortcode) => document.shortcodes.push((shortcode.clone(), span.clone())),
            Item::BlockId(id) => document.blocks.push((id.clone(), anchors::named_block(items, at))),
            _ => {}
        }
    }
    structure.finish(document);
    anchors::close_sections(&mut document.headings);
    // Raw HTML can hold several references in one item; rendering finds each by where it starts.
    document.references.sort_by_key(|reference| reference.at);
}

/// A bare address is a link. Where its place cannot be told, in a text with entities, it is left out.
fn note_address(address: &str, span: &Span, document: &mut Document) {
    if !span.is_empty() && !address.starts_with("mailto:") {
        document.references.push(Reference {
            form: ReferenceForm::Markdown(LinkForm::Link),
            target: address.to_owned(),
            shows_target: false,
            at: span.start,
            span: span.clone(),
        });
    }
}

fn note_formula(tex: &str, display: bool, span: &Span, document: &mut Document) {
    if !crate::math::AVAILABLE {
        return;
    }
    if let Err(why) = crate::math::render(tex, display) {
        document.bad_formulas.push((why, span.clone()));
    }
}

/// Words as a reader counts them; in scripts without spaces two characters count as one.
fn count_words(text: &str) -> usize {
    let dense = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    let dense_count = if text.is_ascii() { 0 } else { text.chars().filter(|&c| dense(c)).count() };
    text.split_whitespace().filter(|word| word.chars().any(|c| c.is_alphanumeric() && !dense(c))).count()
        + dense_count / 2
}

/// Where a reference's target stands; all of it where nothing does.
fn place_of_target(items: &[Spanned], at: usize, text: &str) -> Span {
    let place = markdown::destination(items, at, text).filter(|place| !place.is_empty());
    place.unwrap_or_else(|| items[at].1.clone())
}

/// Where a tag stands with its `#`: what holds entities has lost its place, so there the next one behind the last tag is
/// taken.
fn tag_span(text: &str, span: &Span, tag: &str, last: Option<&(String, Span)>) -> Span {
    let length = 1 + tag.len();
    if span.len() == length {
        return span.clone();
    }
    let from = last.map_or(0, |(_, place)| place.end).max(span.start);
    let found = text.get(from..).and_then(|rest| rest.find(&format!("#{tag}")));
    found.map_or(span.clone(), |at| from + at..from + at + length)
}

/// The first line of a place.
fn first_line(text: &str, span: &Span) -> Span {
    let line = text[span.clone()].lines().next().map_or(0, str::len);
    span.start..span.start + line
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}
