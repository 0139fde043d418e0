//! A document understood on its own: what it says, what it points at, and where; nothing of any other file.

use crate::fenced::Fenced;
use crate::front::{Fault, FrontMatter};
use crate::markdown::{LinkForm, Shortcode};
use crate::quiz::Quiz;
use crate::source::{SourceFile, Span};
use crate::worksheet::Worksheet;

/// The facts of one document. All spans are bytes of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The file it was read from.
    pub source: SourceFile,
    /// Its front matter.
    pub front: FrontMatter,
    /// Where its body stands.
    pub body: Span,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Links, images and embeds of its body, in order of their starts.
    pub references: Vec<Reference>,
    /// Its block ids, `^id` without the `^`, with the block each one names.
    pub blocks: Vec<(String, Span)>,
    /// The ids that raw HTML in it sets.
    pub html_ids: Vec<String>,
    /// Tags in its text, without `#`, and where each stands, with it.
    pub tags: Vec<(String, Span)>,
    /// Its bracket shortcodes.
    pub shortcodes: Vec<(Shortcode, Span)>,
    /// Formulas that cannot be drawn: why, and where.
    pub bad_formulas: Vec<(String, Span)>,
    /// Its blocks called `worksheet`; one that is a worksheet has one.
    pub worksheets: Vec<Fenced<Worksheet>>,
    /// Its blocks called `quiz`.
    pub quizzes: Vec<Fenced<Quiz>>,
    /// Blocks that only another tool can draw, such as `dataview`: its name, and where.
    pub foreign: Vec<(String, Span)>,
    /// Lines that a merge left behind.
    pub conflict_markers: Vec<Span>,
    /// Pictures that nothing describes: an empty text in Markdown, no `alt` in raw HTML.
    pub images_without_alt: Vec<Span>,
    /// Tables that name no column: the first line of each, or its tag in raw HTML.
    pub headerless_tables: Vec<Span>,
    /// Headings in raw HTML: the level and the tag of each.
    pub html_headings: Vec<(u8, Span)>,
    /// Whether it holds raw HTML.
    pub has_html: bool,
    /// How many words its body has.
    pub words: usize,
    /// The text of its first paragraph, cut at a thousand characters.
    pub opening: String,
    /// Where that paragraph stands.
    pub opening_span: Span,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// Its text without markup.
    pub text: String,
    /// Its anchor, unique in the document.
    pub id: String,
    /// Where it stands.
    pub span: Span,
    /// From it to the next heading of its level or above.
    pub section: Span,
    /// Whether it stands in a quotation, and so is none of the document's own outline.
    pub quoted: bool,
    /// Whether nothing that a reader sees stands between it and the next heading, or the end, and it is no link itself.
    pub bare: bool,
}

/// A link, image or embed as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// How it stands in the text.
    pub form: ReferenceForm,
    /// Its target, as written.
    pub target: String,
    /// Whether its target is what a reader sees of it: a wikilink without a label.
    pub shows_target: bool,
    /// Where the whole of it starts: the key that finds it again when the body is rendered.
    pub at: usize,
    /// Where its target stands; all of it where that is in a definition elsewhere.
    pub span: Span,
}

/// How a reference stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReferenceForm {
    /// In Markdown.
    Markdown(LinkForm),
    /// In an `href` of raw HTML.
    HtmlLink,
    /// In a `src`, `srcset` or `poster` of raw HTML.
    HtmlMedia,
}

impl Heading {
    /// The first line of it in the document's text, without the white space at its ends.
    pub fn line(&self, text: &str) -> Span {
        let whole = &text[self.span.clone()];
        let start = self.span.start + (whole.len() - whole.trim_start().len());
        let line = whole.trim_start().lines().next().unwrap_or_default();
        start..start + line.trim_end().len()
    }
}

impl Document {
    /// The text of its body.
    pub fn body_text(&self) -> &str {
        &self.source.text[self.body.clone()]
    }

    /// The reference that starts at a byte of the file.
    pub fn reference_at(&self, at: usize) -> Option<usize> {
        self.references.binary_search_by_key(&at, |reference| reference.at).ok()
    }

    /// Its worksheet, where it has one that can be read.
    pub fn worksheet(&self) -> Option<&Worksheet> {
        self.worksheets.iter().find_map(|block| block.content.as_ref())
    }

    /// The heading that starts at a byte of the file.
    pub fn heading_at(&self, at: usize) -> Option<&Heading> {
        self.headings.binary_search_by_key(&at, |heading| heading.span.start).ok().map(|n| &self.headings[n])
    }

    /// What in its front matter could not be read.
    pub fn faults(&self) -> &[Fault] {
        &self.front.faults
    }
}
