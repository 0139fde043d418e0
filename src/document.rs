//! A document understood on its own: what it says, what it points at, and where; nothing of any other file.

use crate::front::{Fault, FrontMatter};
use crate::markdown::{LinkForm, Shortcode};
use crate::source::{SourceFile, Span};

/// The facts of one document. All spans are bytes of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Blocks that only another tool can draw, such as `dataview`: its name, and where.
    pub foreign: Vec<(String, Span)>,
    /// Lines that a merge left behind.
    pub conflict_markers: Vec<Span>,
    /// Whether it holds raw HTML.
    pub has_html: bool,
    /// How many words its body has.
    pub words: usize,
    /// The text of its first paragraph, cut at a few hundred characters.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceForm {
    /// In Markdown.
    Markdown(LinkForm),
    /// In an `href` of raw HTML.
    HtmlLink,
    /// In a `src`, `srcset` or `poster` of raw HTML.
    HtmlMedia,
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

    /// The heading that starts at a byte of the file.
    pub fn heading_at(&self, at: usize) -> Option<&Heading> {
        self.headings.binary_search_by_key(&at, |heading| heading.span.start).ok().map(|n| &self.headings[n])
    }

    /// What in its front matter could not be read.
    pub fn faults(&self) -> &[Fault] {
        &self.front.faults
    }
}
