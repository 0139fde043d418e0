//! What search results show of a document's page: its title and its description, and where each comes from.
//!
//! Pages are written with it, and rules judge it, so that what is judged is what stands on the page.

use crate::config::Config;
use crate::front::Known;
use crate::library::{Entry, Library};
use crate::text::{shorten, squeeze};

/// How many characters of a text's beginning stand in for a description, unless less is configured.
const OPENING: usize = 160;

/// A text in search results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// What is shown, with single spaces.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a text in search results comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// From a field, the document's own or one that the configuration sets.
    Field(Known),
    /// From the first top heading: which of the headings.
    Heading(usize),
    /// From the name of the file.
    FileName,
    /// From the first paragraph.
    Opening,
}

/// The title in search results and in the browser's tab: the `seo_title` as it is, else the title and the site's name.
pub fn title(library: &Library, entry: &Entry) -> Snippet {
    if let Some(text) = text(entry, Known::SeoTitle) {
        return Snippet { text, origin: Origin::Field(Known::SeoTitle) };
    }
    let title = &entry.meta.title;
    let heading = || entry.document.headings.iter().position(|heading| heading.level == 1 && heading.text == *title);
    let origin = match entry.get(Known::Title) {
        Some(_) => Origin::Field(Known::Title),
        None => heading().map_or(Origin::FileName, Origin::Heading),
    };
    Snippet { text: with_site(&library.config, title), origin }
}

/// The description in search results: the first field that holds one, else the beginning of the text.
pub fn description(library: &Library, entry: &Entry) -> Snippet {
    for known in [Known::MetaDescription, Known::Summary, Known::Excerpt] {
        if let Some(text) = text(entry, known) {
            return Snippet { text, origin: Origin::Field(known) };
        }
    }
    let most = library.config.standards.description_length.most.clamp(1, OPENING);
    Snippet { text: shorten(&entry.document.opening, most), origin: Origin::Opening }
}

/// A title with the site's name behind it.
pub fn with_site(config: &Config, title: &str) -> String {
    if title == config.title { title.to_owned() } else { format!("{title} · {}", config.title) }
}

fn text(entry: &Entry, known: Known) -> Option<String> {
    entry.text(known).map(|text| squeeze(&text)).filter(|text| !text.is_empty())
}
