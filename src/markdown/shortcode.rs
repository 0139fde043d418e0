//! Bracket shortcodes on a line of their own: `[poll id="11"]`.

use std::sync::LazyLock;

use pulldown_cmark::{Event, Tag};
use regex::Regex;

use super::{Item, Spanned, end_of};

/// A shortcode as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortcode {
    /// Its name.
    pub name: String,
    /// Its attributes in order.
    pub attributes: Vec<(String, String)>,
    /// The whole line.
    pub source: String,
}

static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    let attribute = r#"\s+[A-Za-z][\w-]*=(?:"[^"]*"|'[^']*'|[^\s"'\[\]]+)"#;
    Regex::new(&format!(r"^\[([A-Za-z][\w-]*)((?:{attribute})*)\s*/?\]$")).expect("the pattern is constant")
});
static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"'\[\]/]+))"#).expect("the pattern is constant")
});

impl Shortcode {
    /// Reads a line. Without attributes it is only a shortcode if one of that name exists: `[sic]` is a word.
    fn parse(line: &str) -> Option<Self> {
        let found = WHOLE.captures(line)?;
        let attribute = |found: regex::Captures| {
            let value = found.get(2).or(found.get(3)).or(found.get(4)).map_or("", |m| m.as_str());
            (found[1].to_owned(), value.to_owned())
        };
        Some(Self {
            name: found[1].to_owned(),
            attributes: ATTRIBUTE.captures_iter(&found[2]).map(attribute).collect(),
            source: line.to_owned(),
        })
    }
}

/// Turns paragraphs that are a shortcode into one.
pub(super) fn recognise<'a>(items: Vec<Spanned<'a>>, text: &str) -> Vec<Spanned<'a>> {
    let is_paragraph = |item: &Item| matches!(item, Item::Markdown(Event::Start(Tag::Paragraph)));
    let found: Vec<(usize, usize, Shortcode)> = items
        .iter()
        .enumerate()
        .filter(|(_, (item, span))| is_paragraph(item) && text[span.clone()].starts_with('['))
        .filter_map(|(at, (_, span))| Some((at, end_of(&items, at), Shortcode::parse(text[span.clone()].trim())?)))
        .collect();
    if found.is_empty() {
        return items;
    }
    let mut found = found.into_iter().peekable();
    let mut out = Vec::with_capacity(items.len());
    let mut skip_to = 0;
    for (at, (item, span)) in items.into_iter().enumerate() {
        if at < skip_to {
            continue;
        }
        if let Some((_, end, shortcode)) = found.next_if(|(start, ..)| *start == at) {
            out.push((Item::Shortcode(shortcode), span));
            skip_to = end + 1;
        } else {
            out.push((item, span));
        }
    }
    out
}
