//! Inline forms inside running text: `#tags`, `==highlights==`, `H~2~O`, `x^2^`, bare addresses and `^block-ids`.

use std::ops::Range;
use std::sync::LazyLock;

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{Event, Tag, TagEnd};
use regex::Regex;

use super::{Item, Spanned, ends_inline_block};

static BLOCK_ID: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:^|[ \t])\^([A-Za-z0-9-]+)[ \t]*$").expect("the pattern is constant"));
static SCRIPT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:~([^\s~^]{1,32})~|\^([^\s~^]{1,32})\^)").expect("the pattern is constant"));

/// Recognises inline forms in all texts that are no code, no raw HTML and no link's label.
pub(super) fn recognise<'a>(items: Vec<Spanned<'a>>, source: &str) -> Vec<Spanned<'a>> {
    let mut out = Vec::with_capacity(items.len());
    let mut scanner = Scanner { source, code: 0, links: 0 };
    let mut items = items.into_iter().peekable();
    while let Some((item, span)) = items.next() {
        let Item::Markdown(event) = item else {
            out.push((item, span));
            continue;
        };
        scanner.enter(&event);
        match event {
            Event::Text(text) if scanner.code == 0 && interesting(&text) => {
                let ends = matches!(items.peek(), Some((Item::Markdown(Event::End(end)), _)) if ends_inline_block(end));
                scanner.text(&text, span, ends, &mut out);
            }
            event => out.push((Item::Markdown(event), span)),
        }
    }
    pair_marks(out)
}

/// Whether a text can hold any of the forms; most hold none.
fn interesting(text: &str) -> bool {
    text.bytes().any(|b| matches!(b, b'#' | b'=' | b'~' | b'^' | b'@')) || text.contains("://") || text.contains("www.")
}

struct Scanner<'s> {
    source: &'s str,
    code: usize,
    links: usize,
}

impl Scanner<'_> {
    fn enter(&mut self, event: &Event) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => self.code += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => self.code -= 1,
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => self.links += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => self.links -= 1,
            _ => {}
        }
    }

    /// Takes a text apart; `ends` tells that its block ends behind it.
    fn text<'a>(&self, text: &str, span: Range<usize>, ends: bool, out: &mut Vec<Spanned<'a>>) {
        // Only then its bytes are those of the source; entities are left alone.
        let exact = text.len() == span.len();
        let mut text = text;
        let mut block_id = None;
        if ends
            && self.links == 0
            && let Some(found) = BLOCK_ID.captures(text)
        {
            let at = found.get(0).map_or(0, |whole| whole.start());
            block_id = Some((Item::BlockId(found[1].to_owned()), span.end..span.end));
            text = &text[..at];
        }
        let escaped = self.source[..span.start].ends_with('\\');
        let mut pieces = Pieces { start: span.start, end: span.end, exact, out };
        if self.links > 0 {
            self.forms(text, 0, escaped, &mut pieces);
        } else {
            let mut done = 0;
            for (at, end, address) in addresses(text) {
                self.forms(&text[done..at], done, escaped && done == 0, &mut pieces);
                pieces.push(Item::Address(address, text[at..end].to_owned()), at, end);
                done = end;
            }
            self.forms(&text[done..], done, escaped && done == 0, &mut pieces);
        }
        out.extend(block_id);
    }

    /// Tags, highlights, sub- and superscript in a text that starts `offset` bytes into its event.
    fn forms(&self, text: &str, offset: usize, escaped: bool, pieces: &mut Pieces) {
        let mut done = 0;
        let mut at = usize::from(escaped && text.starts_with(['#', '=', '~', '^']));
        while let Some(found) = text[at..].find(['#', '=', '~', '^']) {
            let start = at + found;
            let before = text[..start].chars().next_back().or_else(|| self.before(pieces, offset, start));
            let after = self.source[pieces.end..].chars().next().filter(|_| pieces.exact);
            match self.form(&text[start..], before, after) {
                Some((item, length)) => {
                    pieces.text(&text[done..start], offset + done);
                    pieces.push(item, offset + start, offset + start + length);
                    at = start + length;
                    done = at;
                }
                // A run of equal signs is taken as one, else each of them would count the rest.
                None => at = start + text[start..].bytes().take_while(|&b| b == b'=').count().max(1),
            }
        }
        pieces.text(&text[done..], offset + done);
    }

    /// The character of the source before a text's first.
    fn before(&self, pieces: &Pieces, offset: usize, start: usize) -> Option<char> {
        let at = (pieces.exact).then_some(pieces.start + offset + start)?;
        self.source[..at].chars().next_back()
    }

    /// The form at the start of a text, with its length; `before` and `behind` stand around the text in the source.
    fn form<'a>(&self, text: &str, before: Option<char>, behind: Option<char>) -> Option<(Item<'a>, usize)> {
        match text.as_bytes()[0] {
            b'#' if self.links == 0 => {
                let opens = before.is_none_or(|c| c.is_whitespace() || "([{*_\"'".contains(c));
                let tag = tag_at(&text[1..])?;
                opens.then(|| (Item::Tag(tag.to_owned()), 1 + tag.len()))
            }
            b'=' => {
                let run = text.bytes().take_while(|&b| b == b'=').count();
                let after = text[run..].chars().next().or(behind);
                let opens = after.is_some_and(|c| !c.is_whitespace());
                let closes = before.is_some_and(|c| !c.is_whitespace());
                // Which of both it is shows when its partner is found.
                (run == 2 && (opens || closes)).then_some((if opens { Item::MarkStart } else { Item::MarkEnd }, 2))
            }
            _ => {
                let found =
                    SCRIPT.captures(text).filter(|found| found.get(0).is_some_and(|whole| whole.start() == 0))?;
                before.filter(|c| c.is_alphanumeric() || matches!(c, ')' | ']'))?;
                let item = match (found.get(1), found.get(2)) {
                    (Some(inner), _) => Item::Subscript(inner.as_str().to_owned()),
                    (_, Some(inner)) => Item::Superscript(inner.as_str().to_owned()),
                    _ => return None,
                };
                Some((item, found[0].len()))
            }
        }
    }
}

/// Where the pieces of one event go.
struct Pieces<'o, 'a> {
    start: usize,
    end: usize,
    exact: bool,
    out: &'o mut Vec<Spanned<'a>>,
}

impl Pieces<'_, '_> {
    fn text(&mut self, text: &str, at: usize) {
        if !text.is_empty() {
            let span = self.span(at, at + text.len());
            self.out.push((Item::Markdown(Event::Text(text.to_owned().into())), span));
        }
    }

    fn span(&self, start: usize, end: usize) -> Range<usize> {
        if self.exact { self.start + start..self.start + end } else { self.start..self.start }
    }
}

impl<'a> Pieces<'_, 'a> {
    fn push(&mut self, item: Item<'a>, start: usize, end: usize) {
        let span = self.span(start, end);
        self.out.push((item, span));
    }
}

/// The longest tag at the start of a text: letters, digits, `_`, `-` and `/` of any script, not only digits.
fn tag_at(text: &str) -> Option<&str> {
    let picture = |c: char| matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}');
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/') || picture(c);
    let end = text.find(|c: char| !fits(c)).unwrap_or(text.len());
    let tag = text[..end].trim_end_matches(['/', '-']);
    let named = tag.chars().any(|c| c.is_alphabetic()) && !tag.starts_with('/');
    named.then_some(tag)
}

/// Bare addresses in a text: start, end, and what to link.
fn addresses(text: &str) -> Vec<(usize, usize, String)> {
    if !(text.contains("://") || text.contains("www.") || text.contains('@')) {
        return Vec::new();
    }
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    let link = |link: linkify::Link| {
        let shown = link.as_str();
        let address = match link.kind() {
            LinkKind::Email => format!("mailto:{shown}"),
            _ if shown.starts_with("http://") || shown.starts_with("https://") => shown.to_owned(),
            _ if shown.starts_with("www.") => format!("https://{shown}"),
            _ => return None,
        };
        Some((link.start(), link.end(), address))
    };
    finder.links(text).filter_map(link).collect()
}

/// Keeps the highlight marks that have a partner in the same block at the same depth; the others are text again.
fn pair_marks(mut items: Vec<Spanned<'_>>) -> Vec<Spanned<'_>> {
    let is_mark = |item: &Item| matches!(item, Item::MarkStart | Item::MarkEnd);
    if !items.iter().any(|(item, _)| is_mark(item)) {
        return items;
    }
    let mut depth = 0_usize;
    let mut open: Option<(usize, usize)> = None;
    let mut paired = vec![false; items.len()];
    for at in 0..items.len() {
        match &items[at].0 {
            Item::Markdown(Event::Start(_)) => depth += 1,
            Item::Markdown(Event::End(end)) => {
                depth = depth.saturating_sub(1);
                if ends_inline_block(end) || open.is_some_and(|(_, opened)| opened > depth) {
                    open = None;
                }
            }
            Item::MarkStart | Item::MarkEnd => match open {
                Some((start, opened)) if opened == depth => {
                    (paired[start], paired[at]) = (true, true);
                    items[at].0 = Item::MarkEnd;
                    open = None;
                }
                None if items[at].0 == Item::MarkStart => open = Some((at, depth)),
                _ => {}
            },
            _ => {}
        }
    }
    for (at, (item, _)) in items.iter_mut().enumerate() {
        if is_mark(item) && !paired[at] {
            *item = Item::Markdown(Event::Text("==".into()));
        }
    }
    items
}
