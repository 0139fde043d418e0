//! Callouts: a block quote whose first line is `[!kind]`, with `-` or `+` behind it when it folds, and a title.

use std::sync::LazyLock;

use pulldown_cmark::{Event, Tag, TagEnd};
use regex::Regex;

use super::{Item, Spanned};

/// Whether a callout can be folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// It cannot.
    Fixed,
    /// It can, and is open at first.
    Open,
    /// It can, and is closed at first.
    Closed,
}

static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\[!([A-Za-z][\w-]*)(?:\|[^\]\n]*)?\]([+-]?)[ \t]*").expect("the pattern is constant")
});

/// Turns the block quotes that are callouts into such.
pub(super) fn recognise<'a>(items: Vec<Spanned<'a>>, text: &str) -> Vec<Spanned<'a>> {
    if !text.contains("[!") {
        return items;
    }
    let mut out = Vec::with_capacity(items.len());
    // For each open block quote: whether it is a callout.
    let mut quotes: Vec<bool> = Vec::new();
    let mut items = items.into_iter().peekable();
    while let Some((item, span)) = items.next() {
        match item {
            Item::Markdown(Event::Start(Tag::BlockQuote(_))) => {
                let paragraph = match items.peek() {
                    Some((Item::Markdown(Event::Start(Tag::Paragraph)), span)) => Some(span.clone()),
                    _ => None,
                };
                let mark = paragraph.as_ref().and_then(|inner| MARK.captures(&text[inner.start..inner.end]));
                quotes.push(mark.is_some());
                let (Some(mark), Some(inner)) = (mark, paragraph) else {
                    out.push((item, span));
                    continue;
                };
                let fold = match &mark[2] {
                    "-" => Fold::Closed,
                    "+" => Fold::Open,
                    _ => Fold::Fixed,
                };
                let title_at = inner.start + mark[0].len();
                out.push((Item::CalloutStart { kind: mark[1].to_lowercase(), fold }, span));
                take_title(&mut items, &mut out, title_at);
            }
            Item::Markdown(Event::End(TagEnd::BlockQuote(_))) if quotes.pop() == Some(true) => {
                out.push((Item::CalloutEnd, span));
            }
            item => out.push((item, span)),
        }
    }
    out
}

/// Moves the rest of the mark's line into the title and leaves what follows it as the body's first paragraph.
fn take_title<'a>(
    items: &mut std::iter::Peekable<std::vec::IntoIter<Spanned<'a>>>,
    out: &mut Vec<Spanned<'a>>,
    title_at: usize,
) {
    let Some(paragraph) = items.next() else { return };
    let span = paragraph.1.clone();
    for (item, at) in items.by_ref() {
        match item {
            Item::Markdown(Event::End(TagEnd::Paragraph)) => {
                out.push((Item::CalloutBody, at));
                return;
            }
            Item::Markdown(Event::SoftBreak | Event::HardBreak) => break,
            Item::Markdown(Event::Text(text)) if at.start < title_at => {
                // The mark itself, or a text that starts in it; texts here are byte for byte those of the source.
                if at.end > title_at && text.len() == at.len() {
                    let rest = text[title_at - at.start..].to_owned();
                    out.push((Item::Markdown(Event::Text(rest.into())), title_at..at.end));
                }
            }
            _ if at.start < title_at => {}
            item => out.push((item, at)),
        }
    }
    out.push((Item::CalloutBody, span.clone()));
    out.push((Item::Markdown(Event::Start(Tag::Paragraph)), span));
}
