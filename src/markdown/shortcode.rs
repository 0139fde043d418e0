//! Bracket shortcodes on a line of their own: `[poll id="11"]`.

use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Tag, TagEnd};
use regex::Regex;

use super::{Item, Spanned};

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

/// Turns the lines of paragraphs that are a shortcode into one; what stands before and behind them stays a paragraph.
pub(super) fn recognise<'a>(items: Vec<Spanned<'a>>, text: &str) -> Vec<Spanned<'a>> {
    let is_paragraph = |item: &Item| matches!(item, Item::Markdown(Event::Start(Tag::Paragraph)));
    let may_hold = |span: &Range<usize>| text[span.clone()].lines().any(|line| WHOLE.is_match(line.trim()));
    if !items.iter().any(|(item, span)| is_paragraph(item) && may_hold(span)) {
        return items;
    }
    let mut out = Vec::with_capacity(items.len());
    let mut paragraph: Option<Vec<Spanned<'a>>> = None;
    for (item, span) in items {
        match (&item, &mut paragraph) {
            (Item::Markdown(Event::Start(Tag::Paragraph)), None) if may_hold(&span) => paragraph = Some(Vec::new()),
            (Item::Markdown(Event::End(TagEnd::Paragraph)), Some(inner)) => {
                split(std::mem::take(inner), &span, text, &mut out);
                paragraph = None;
            }
            (_, Some(inner)) => inner.push((item, span)),
            (_, None) => out.push((item, span)),
        }
    }
    out
}

/// Takes a paragraph apart at its line breaks.
fn split<'a>(inner: Vec<Spanned<'a>>, whole: &Range<usize>, text: &str, out: &mut Vec<Spanned<'a>>) {
    let mut lines: Vec<Vec<Spanned<'a>>> = vec![Vec::new()];
    let mut depth = 0_usize;
    for (item, span) in inner {
        match &item {
            Item::Markdown(Event::Start(_)) => depth += 1,
            Item::Markdown(Event::End(_)) => depth -= 1,
            _ => {}
        }
        let breaks = depth == 0 && matches!(item, Item::Markdown(Event::SoftBreak | Event::HardBreak));
        if let Some(line) = lines.last_mut() {
            line.push((item, span));
        }
        if breaks {
            lines.push(Vec::new());
        }
    }
    let mut rest: Vec<Spanned<'a>> = Vec::new();
    for line in lines {
        match shortcode_of(&line, text) {
            Some((shortcode, span)) => {
                push_paragraph(std::mem::take(&mut rest), whole, out);
                out.push((Item::Shortcode(shortcode), span));
            }
            None => rest.extend(line),
        }
    }
    push_paragraph(rest, whole, out);
}

/// The shortcode that a line is.
fn shortcode_of(line: &[Spanned], text: &str) -> Option<(Shortcode, Range<usize>)> {
    let is_break = |item: &Item| matches!(item, Item::Markdown(Event::SoftBreak | Event::HardBreak));
    let inner: Vec<&Spanned> = line.iter().filter(|(item, _)| !is_break(item)).collect();
    // `[name]` may be a reference to a link that is defined elsewhere.
    if inner.iter().any(|(item, _)| matches!(item, Item::Markdown(Event::Start(_)))) {
        return None;
    }
    let span = inner.first()?.1.start..inner.last()?.1.end;
    Some((Shortcode::parse(text.get(span.clone())?.trim())?, span))
}

fn push_paragraph<'a>(mut inner: Vec<Spanned<'a>>, whole: &Range<usize>, out: &mut Vec<Spanned<'a>>) {
    while matches!(inner.last(), Some((Item::Markdown(Event::SoftBreak | Event::HardBreak), _))) {
        inner.pop();
    }
    let (Some(first), Some(last)) = (inner.first(), inner.last()) else { return };
    let span = first.1.start.max(whole.start)..last.1.end;
    out.push((Item::Markdown(Event::Start(Tag::Paragraph)), span.clone()));
    out.extend(inner);
    out.push((Item::Markdown(Event::End(TagEnd::Paragraph)), span));
}
