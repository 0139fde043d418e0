//! Hides, before parsing, what is no Markdown: `%%comments%%` and dollar signs that are prices.
//!
//! Every hidden byte is replaced by another, so that offsets into the source stay true; the events are mended
//! afterwards.

use std::borrow::Cow;

use pulldown_cmark::{CowStr, Event, LinkType, Tag};

/// Stands for a byte of a comment.
const COMMENT: u8 = 0x1b;
/// Stands for a dollar sign that is none of a formula.
const DOLLAR: u8 = 0x1a;

/// The text with comments and prices hidden; as long as before, byte for byte.
pub(super) fn prepare(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let has_comment = text.contains("%%");
    let has_dollar = bytes.contains(&b'$');
    if !(has_comment || has_dollar) || bytes.contains(&COMMENT) || bytes.contains(&DOLLAR) {
        return Cow::Borrowed(text);
    }
    let mut out = bytes.to_vec();
    let code = hide_comments(text, &mut out);
    if has_dollar {
        hide_prices(text, &mut out, &code);
    }
    // Only whole characters were replaced, each by ASCII, so this cannot fail; a copy would be right all the same.
    String::from_utf8(out).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Hides comments that start outside code; returns where the code is.
fn hide_comments(text: &str, out: &mut [u8]) -> Vec<std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    let mut code = Vec::new();
    let mut at = 0;
    let mut line_start = true;
    while at < bytes.len() {
        if line_start && let Some(end) = fence_end(text, at) {
            code.push(at..end);
            at = end;
            continue;
        }
        line_start = bytes[at] == b'\n';
        match bytes[at] {
            b'\\' => at += 2,
            b'`' => {
                let end = span_end(bytes, at);
                code.push(at..end);
                at = end;
            }
            b'%' if bytes[at..].starts_with(b"%%") => match text[at + 2..].find("%%") {
                Some(length) => {
                    let end = at + 2 + length + 2;
                    out[at..end].fill(COMMENT);
                    at = end;
                }
                None => at += 2,
            },
            _ => at += 1,
        }
    }
    code
}

/// If a code fence opens in the line at `at`: where its block ends.
fn fence_end(text: &str, at: usize) -> Option<usize> {
    let line = text[at..].lines().next()?;
    let fence = line.trim_start_matches([' ', '\t', '>']);
    let mark = fence.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = fence.len() - fence.trim_start_matches(mark).len();
    if length < 3 || (mark == '`' && fence[length..].contains('`')) {
        return None;
    }
    let mut end = at;
    for (n, line) in text[at..].split_inclusive('\n').enumerate() {
        end += line.len();
        let inner = line.trim_start_matches([' ', '\t', '>']).trim_end();
        if n > 0 && inner.len() >= length && inner.chars().all(|c| c == mark) {
            break;
        }
    }
    Some(end)
}

/// Where the code span ends that a run of backticks at `at` opens; behind the run if nothing closes it.
fn span_end(bytes: &[u8], at: usize) -> usize {
    let run = |from: usize| bytes[from..].iter().take_while(|&&b| b == b'`').count();
    let length = run(at);
    let mut next = at + length;
    while next < bytes.len() {
        match bytes[next] {
            b'`' => {
                let found = run(next);
                next += found;
                if found == length {
                    return next;
                }
            }
            b'\n' if bytes[next + 1..].iter().take_while(|b| b.is_ascii_whitespace()).any(|&b| b == b'\n') => break,
            _ => next += 1,
        }
    }
    at + length
}

/// Hides each `$` that belongs to no formula. A formula opens only after something that is no letter or digit and
/// before something that is no space, and closes in the same paragraph, behind something that is no space and before
/// something that is no digit.
fn hide_prices(text: &str, out: &mut [u8], code: &[std::ops::Range<usize>]) {
    let mut skip = code.iter().peekable();
    let dollars: Vec<usize> = text
        .match_indices('$')
        .map(|(at, _)| at)
        .filter(|&at| {
            while skip.next_if(|range| range.end <= at).is_some() {}
            !skip.peek().is_some_and(|range| range.contains(&at)) && out[at] == b'$'
        })
        .collect();
    let escaped = |at: usize| text[..at].bytes().rev().take_while(|&b| b == b'\\').count() % 2 == 1;
    let mut n = 0;
    while n < dollars.len() {
        let at = dollars[n];
        let doubled = dollars.get(n + 1) == Some(&(at + 1));
        if escaped(at) {
            n += 1;
        } else if doubled {
            n += 2;
        } else if let Some(close) = closing(text, &dollars, n) {
            n = close + 1;
        } else {
            out[at] = DOLLAR;
            n += 1;
        }
    }
}

/// The index of the dollar sign that closes the formula which the `n`th opens, if it opens one: the next one that is not
/// escaped, or none.
fn closing(text: &str, dollars: &[usize], n: usize) -> Option<usize> {
    let at = dollars[n];
    let before = text[..at].chars().next_back();
    let after = text[at + 1..].chars().next();
    if before.is_some_and(char::is_alphanumeric) || after.is_none_or(char::is_whitespace) {
        return None;
    }
    let next = dollars[n + 1..].iter().position(|close| !text[..*close].ends_with('\\'))? + n + 1;
    let close = dollars[next];
    let inner = &text[at + 1..close];
    let space_before = inner.chars().next_back().is_none_or(char::is_whitespace);
    let digit_after = text[close + 1..].chars().next().is_some_and(|c| c.is_ascii_digit());
    (!ends_paragraph(inner) && !space_before && !digit_after).then_some(next)
}

/// Whether a blank line lies in the text.
fn ends_paragraph(text: &str) -> bool {
    text.split('\n').skip(1).any(|line| line.trim().is_empty()) && text.matches('\n').count() > 1
}

/// An event with what was hidden: prices are back, comments are gone.
pub(super) fn restore(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Text(text) => Event::Text(mend(text)),
        Event::Code(text) => Event::Code(mend(text)),
        Event::InlineMath(text) => Event::InlineMath(mend(text)),
        Event::DisplayMath(text) => Event::DisplayMath(mend(text)),
        Event::Html(text) => Event::Html(mend(text)),
        Event::InlineHtml(text) => Event::InlineHtml(mend(text)),
        Event::FootnoteReference(name) => Event::FootnoteReference(mend(name)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: target(link_type, mend(dest_url)), title: mend(title), id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: target(link_type, mend(dest_url)), title: mend(title), id })
        }
        Event::Start(Tag::FootnoteDefinition(name)) => Event::Start(Tag::FootnoteDefinition(mend(name))),
        other => other,
    }
}

/// In a table the bar before a wikilink's label is written `\|`; the backslash is no part of the target.
fn target(link_type: LinkType, target: CowStr<'_>) -> CowStr<'_> {
    match target.strip_suffix('\\') {
        Some(bare) if matches!(link_type, LinkType::WikiLink { has_pothole: true }) => bare.to_owned().into(),
        _ => target,
    }
}

fn mend(text: CowStr<'_>) -> CowStr<'_> {
    if !text.bytes().any(|b| matches!(b, COMMENT | DOLLAR)) {
        return text;
    }
    let keep = |c: &char| *c != COMMENT as char;
    let mended: String = text.chars().filter(keep).map(|c| if c == DOLLAR as char { '$' } else { c }).collect();
    mended.into()
}
