//! The Markdown that Lyceum reads: CommonMark and GFM by pulldown-cmark, and on top what Obsidian and WordPress writers
//! use. The only place that knows the dialect; facts and pages both come from the items it gives.
//!
//! [`read`] goes in four steps: hide what is no Markdown at all (comments, prices), parse, recognise whole blocks
//! (callouts, shortcodes), recognise inline forms (tags, highlights, addresses, block ids).

mod callout;
mod destination;
mod inline;
mod prepare;
mod shortcode;

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

pub use callout::Fold;
pub use destination::{definition, destination};
pub use shortcode::Shortcode;

/// A piece of a document in reading order.
#[derive(Debug, Clone, PartialEq)]
pub enum Item<'a> {
    /// Anything of plain Markdown.
    Markdown(Event<'a>),
    /// The start of a callout's title.
    CalloutStart {
        /// The kind as written, in lower case: `tip`, `faq` ...
        kind: String,
        /// Whether it can be folded.
        fold: Fold,
    },
    /// Between a callout's title and its body.
    CalloutBody,
    /// The end of a callout.
    CalloutEnd,
    /// A bracket shortcode on a line of its own.
    Shortcode(Shortcode),
    /// `#tag`, without its `#`.
    Tag(String),
    /// `H~2~O`
    Subscript(String),
    /// `x^2^`
    Superscript(String),
    /// The start of `==highlighted==` text.
    MarkStart,
    /// The end of highlighted text.
    MarkEnd,
    /// A bare address: what to link, what to show.
    Address(String, String),
    /// `^id` at the end of a block, without its `^`.
    BlockId(String),
}

/// An item with the bytes it was read from.
pub type Spanned<'a> = (Item<'a>, Range<usize>);

/// The longest run of nested blocks that is read as nested; the rest is shown as text.
const DEEPEST: usize = 100;

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}

/// Calls with all items of a text. `base` is added to every span: the place of the text in its file.
pub fn read<T>(text: &str, base: usize, call: impl FnOnce(Vec<Spanned<'_>>) -> T) -> T {
    let prepared = prepare::prepare(text);
    let mut events: Vec<Spanned> = Vec::with_capacity(text.len() / 16);
    let mut depth = 0_usize;
    for (event, span) in Parser::new_ext(&prepared, options()).into_offset_iter() {
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        let event = prepare::restore(event);
        if depth > DEEPEST && matches!(event, Event::Start(_)) || depth >= DEEPEST && matches!(event, Event::End(_)) {
            continue;
        }
        push_merged(&mut events, event, span, text);
    }
    let events = callout::recognise(events, text);
    let events = shortcode::recognise(events, text);
    let mut items = inline::recognise(events, text);
    for (_, span) in &mut items {
        *span = span.start + base..span.end + base;
    }
    call(items)
}

/// Appends an event, joined to the text before it when both are one run of the source: then its bytes can still be
/// counted.
fn push_merged<'a>(items: &mut Vec<Spanned<'a>>, event: Event<'a>, span: Range<usize>, text: &str) {
    if let Event::Text(new) = &event {
        if new.is_empty() {
            return;
        }
        if let Some((Item::Markdown(Event::Text(old)), old_span)) = items.last_mut()
            && old_span.end == span.start
            && old.len() == old_span.len()
            && new.len() == span.len()
        {
            // Joining again and again would be quadratic in the number of pieces, so it is done in place.
            let mut joined = std::mem::replace(old, CowStr::Borrowed("")).into_string();
            joined.push_str(new);
            *old = CowStr::from(joined);
            *old_span = old_span.start..span.end;
            return;
        }
        debug_assert!(text.is_char_boundary(span.start));
    }
    items.push((Item::Markdown(event), span));
}

/// The text that a reader sees of some items, without markup and without what an embed shows.
pub fn plain_text(items: &[Spanned<'_>]) -> String {
    plain_text_without(items, &|_| false, "")
}

/// The same with `neutral` in place of each link that `hides` names by its start.
pub fn plain_text_without(items: &[Spanned<'_>], hides: &dyn Fn(usize) -> bool, neutral: &str) -> String {
    let mut out = String::new();
    let mut embeds = 0_usize;
    let mut hidden = false;
    for (item, span) in items {
        match item {
            Item::Markdown(Event::Start(Tag::Link { .. })) if hides(span.start) => {
                hidden = true;
                out.push_str(neutral);
            }
            Item::Markdown(Event::End(TagEnd::Link)) => hidden = false,
            _ if hidden => {}
            Item::Markdown(Event::Start(Tag::Image { .. })) if embeds > 0 || is_embed(item) => embeds += 1,
            Item::Markdown(Event::End(TagEnd::Image)) => embeds = embeds.saturating_sub(1),
            _ if embeds > 0 => {}
            Item::Markdown(Event::Text(text) | Event::Code(text)) => out.push_str(text),
            Item::Markdown(Event::InlineMath(tex) | Event::DisplayMath(tex)) => out.push_str(tex),
            Item::Markdown(Event::SoftBreak | Event::HardBreak) => out.push(' '),
            Item::Subscript(text) | Item::Superscript(text) | Item::Address(_, text) => out.push_str(text),
            Item::Tag(tag) => {
                out.push('#');
                out.push_str(tag);
            }
            _ => {}
        }
    }
    out
}

fn is_embed(item: &Item) -> bool {
    reference(item).is_some_and(|(form, _)| form == LinkForm::Embed)
}

/// Whether a reference shows its own target as its text: a wikilink without a label.
pub fn shows_target(item: &Item) -> bool {
    use pulldown_cmark::LinkType;
    let link_type = match item {
        Item::Markdown(Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. })) => link_type,
        _ => return false,
    };
    matches!(link_type, LinkType::WikiLink { has_pothole: false })
}

/// How a reference stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkForm {
    /// `[label](target)`
    Link,
    /// `[[target|label]]`
    WikiLink,
    /// `![alt](target)`
    Image,
    /// `![[target|label]]`
    Embed,
}

/// The form and the target, as written, of an item that starts a reference.
pub fn reference<'i>(item: &'i Item<'_>) -> Option<(LinkForm, &'i str)> {
    use pulldown_cmark::LinkType;
    let (link_type, target, image) = match item {
        Item::Markdown(Event::Start(Tag::Link { link_type, dest_url, .. })) => (link_type, dest_url, false),
        Item::Markdown(Event::Start(Tag::Image { link_type, dest_url, .. })) => (link_type, dest_url, true),
        _ => return None,
    };
    let form = match (link_type, image) {
        (LinkType::WikiLink { .. }, false) => LinkForm::WikiLink,
        (LinkType::WikiLink { .. }, true) => LinkForm::Embed,
        (LinkType::Email, _) => return None,
        (_, false) => LinkForm::Link,
        (_, true) => LinkForm::Image,
    };
    Some((form, target))
}

/// The width, and the height if that is given too, in a picture's label: `300` or `300x200`.
pub fn picture_size(text: &str) -> Option<(u32, Option<u32>)> {
    let number = |text: &str| text.parse::<u32>().ok().filter(|n| (1..=10_000).contains(n));
    match text.trim().split_once('x') {
        Some((width, height)) => Some((number(width)?, Some(number(height)?))),
        None => Some((number(text.trim())?, None)),
    }
}

/// Where the element ends that starts at `start`: the index of its end item.
pub fn end_of(items: &[Spanned<'_>], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, (item, _)) in items.iter().enumerate().skip(start) {
        match item {
            Item::Markdown(Event::Start(_)) => depth += 1,
            Item::Markdown(Event::End(_)) => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    items.len().saturating_sub(1)
}

/// Whether an end closes a block whose content is inline text.
fn ends_inline_block(end: &TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::TableCell
            | TagEnd::Item
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
    )
}

#[cfg(test)]
mod tests;
