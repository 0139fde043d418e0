//! Pictures, tables and headings in raw HTML. It comes in pieces, a line each, and a tag may go on over several.

use crate::document::Document;
use crate::source::Span;

/// The longest tag that is read; what is longer is none but a quote that nobody closed.
const LONGEST: usize = 64 * 1024;

/// Reads tags.
#[derive(Default)]
pub(super) struct Tags {
    /// A tag that has not ended yet: where it starts, and what there is of it.
    open: Option<(usize, String)>,
    /// The tables that are open, outermost first.
    tables: Vec<Table>,
    /// The element, if one is open, whose content is no HTML.
    raw: Option<&'static str>,
}

struct Table {
    span: Span,
    /// Whether it needs no head, or has one.
    fine: bool,
}

impl Tags {
    /// Takes a piece of HTML that starts at `base`.
    pub(super) fn read(&mut self, html: &str, base: usize, quoted: bool, document: &mut Document) {
        let mut at = 0;
        if let Some((start, mut tag)) = self.open.take() {
            let before = tag.len();
            tag.push_str(html);
            match end_of_tag(&tag) {
                Some(end) => {
                    self.tag(&tag[..end], start..base + end - before, quoted, document);
                    at = end - before;
                }
                None if tag.len() <= LONGEST => {
                    self.open = Some((start, tag));
                    return;
                }
                None => {}
            }
        }
        while let Some(found) = html[at..].find('<') {
            let start = at + found;
            let rest = &html[start..];
            if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
                at = start + 1;
                continue;
            }
            let Some(end) = end_of_tag(rest) else {
                self.open = Some((base + start, rest.to_owned()));
                return;
            };
            self.tag(&rest[..end], base + start..base + start + end, quoted, document);
            at = start + end;
        }
    }

    /// A block of HTML has ended, and with it every tag.
    pub(super) fn end_block(&mut self) {
        self.open = None;
    }

    /// Judges the tables that nobody closed.
    pub(super) fn finish(self, document: &mut Document) {
        let left = self.tables.into_iter().filter(|table| !table.fine);
        document.headerless_tables.extend(left.map(|table| table.span));
    }

    fn tag(&mut self, tag: &str, span: Span, quoted: bool, document: &mut Document) {
        let inner = tag.trim_start_matches('<').trim_end_matches('>');
        let name = inner.split(|c: char| c.is_whitespace() || (c == '/' && !inner.starts_with('/'))).next();
        let name = name.unwrap_or_default().to_ascii_lowercase();
        if let Some(raw) = self.raw {
            if name.strip_prefix('/') == Some(raw) {
                self.raw = None;
            }
            return;
        }
        match name.as_str() {
            "img" if !is_described(inner) => document.images_without_alt.push(span),
            "table" => self.tables.push(Table { span, fine: is_presentation(inner) }),
            "th" => {
                if let Some(table) = self.tables.last_mut() {
                    table.fine = true;
                }
            }
            "/table" => {
                let table = self.tables.pop().filter(|table| !table.fine);
                document.headerless_tables.extend(table.map(|table| table.span));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !quoted => {
                document.html_headings.push((name.as_bytes()[1] - b'0', span));
            }
            "script" => self.raw = Some("script"),
            "style" => self.raw = Some("style"),
            _ => {}
        }
    }
}

/// Where the tag at the start of a text ends. Quotes count only where a value starts.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

/// Whether a picture has a text, or says that it needs none.
fn is_described(tag: &str) -> bool {
    is_presentation(tag)
        || attributes(tag).any(|(name, value)| match name.to_ascii_lowercase().as_str() {
            "alt" => true,
            "aria-label" | "aria-labelledby" | "title" => !value.trim().is_empty(),
            "aria-hidden" => value.trim().eq_ignore_ascii_case("true"),
            _ => false,
        })
}

/// Whether an element says that it is there for the looks alone.
fn is_presentation(tag: &str) -> bool {
    attributes(tag).any(|(name, value)| {
        name.eq_ignore_ascii_case("role")
            && matches!(value.trim().to_ascii_lowercase().as_str(), "presentation" | "none")
    })
}

/// The attributes of a tag without its angle brackets: name and value.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag.trim_start_matches(|c: char| !c.is_whitespace() && c != '/');
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        // A stray equal sign is a part of the name, so that the way leads on.
        let end = if end == 0 && !rest.is_empty() { 1 } else { end };
        let name = &rest[..end];
        rest = &rest[end..];
        let Some(value) = rest.trim_start().strip_prefix('=').map(str::trim_start) else {
            return (!name.is_empty()).then_some((name, ""));
        };
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        rest = after;
        Some((name, value))
    })
}
