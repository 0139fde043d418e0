//! Where the target of a reference is written: the bytes that have to change for it to lead elsewhere.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use super::{Item, Spanned, end_of, options, prepare};

/// Where the target of the reference that starts at item `at` is written, without the pointed brackets that may be
/// around it; `None` for one whose target stands in a definition elsewhere. `text` is what the items' spans count in.
pub fn destination(items: &[Spanned<'_>], at: usize, text: &str) -> Option<Range<usize>> {
    let (item, span) = &items[at];
    let link_type = match item {
        Item::Markdown(Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. })) => link_type,
        _ => return None,
    };
    match link_type {
        LinkType::WikiLink { .. } => wiki_target(text, span),
        LinkType::Autolink => Some(span.start + 1..span.end.checked_sub(1)?),
        LinkType::Inline => {
            // The label may hold brackets of its own, so it ends where its last piece does.
            let end = end_of(items, at);
            let label = if end > at + 1 { items[end - 1].1.end } else { span.start + 1 };
            let open = text.get(label..span.end)?.find("](")? + label + 2;
            written(text, open, span.end)
        }
        _ => None,
    }
}

/// Where the target is written of a reference-style link that starts at byte `at` of a body: in its definition.
pub fn definition(body: &str, at: usize) -> Option<Range<usize>> {
    let prepared = prepare::prepare(body);
    let mut events = Parser::new_ext(&prepared, options()).into_offset_iter();
    let label = events.find_map(|(event, span)| match event {
        Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. })
            if span.start == at
                && matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) =>
        {
            Some(id)
        }
        _ => None,
    })?;
    let span = events.reference_definitions().get(&label)?.span.clone();
    let colon = label_end(&body[span.clone()])? + span.start;
    written(body, colon + 2, span.end)
}

/// What stands in a wikilink before its label.
fn wiki_target(text: &str, span: &Range<usize>) -> Option<Range<usize>> {
    let open = span.start + if text[span.clone()].starts_with('!') { 3 } else { 2 };
    let inner = text.get(open..span.end.checked_sub(2)?)?;
    let target = inner.split('|').next()?;
    let target = if target.len() < inner.len() { target.strip_suffix('\\').unwrap_or(target) } else { target };
    let start = open + target.len() - target.trim_start().len();
    Some(start..start + target.trim().len())
}

/// The destination that starts behind a place, with white space before it.
fn written(text: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let rest = text.get(from..end)?;
    let start = from + rest.len() - rest.trim_start().len();
    let rest = &text[start..end];
    let pointed = rest.starts_with('<');
    let (mut depth, mut escaped) = (0_usize, false);
    for (at, c) in rest.char_indices().skip(usize::from(pointed)) {
        let stop = match c {
            _ if escaped => false,
            '>' if pointed => true,
            _ if pointed => false,
            '(' => {
                depth += 1;
                false
            }
            ')' if depth == 0 => true,
            ')' => {
                depth -= 1;
                false
            }
            c => c.is_ascii_whitespace() || c.is_ascii_control(),
        };
        if stop {
            return Some(start + usize::from(pointed)..start + at);
        }
        escaped = c == '\\' && !escaped;
    }
    (!pointed).then_some(start..end)
}

/// Where the `]` before the colon of a definition stands.
fn label_end(definition: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in definition.char_indices() {
        if c == ']' && !escaped && definition[at..].starts_with("]:") {
            return Some(at);
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{definition, destination};
    use crate::markdown::{read, reference};

    fn destinations(text: &str) -> Vec<&str> {
        let found = read(text, 0, |items| {
            let places = (0..items.len()).filter(|at| reference(&items[*at].0).is_some());
            let place = |at: usize| destination(&items, at, text).or_else(|| definition(text, items[at].1.start));
            places.map(place).collect::<Vec<_>>()
        });
        found.into_iter().map(|span| span.map_or("nothing", |span| &text[span])).collect()
    }

    #[test]
    fn each_form_tells_where_its_target_is() {
        for (text, expected) in [
            ("[a.md](a.md \"a.md\")", "a.md"),
            ("[x]( <a b.md> 'a')", "a b.md"),
            ("![x](a(1).png)", "a(1).png"),
            ("[](a.md)", "a.md"),
            ("[`](` *y*](a\\)b.md)", "a\\)b.md"),
            ("[x \\] [y]](a.md)", "a.md"),
            ("[x](\n  a.md\n  \"t\")", "a.md"),
            ("[x]()", ""),
            ("[[ a | b ]]", "a"),
            ("![[a.png|300]]", "a.png"),
            ("| x |\n|---|\n| [[a\\|b]] |", "a"),
            ("<https://x.y/>", "https://x.y/"),
            ("[x][r]\n\n[r]: a.md 'a'", "a.md"),
            ("> [R][]\n>\n> [r]: <a b.md>\n", "a b.md"),
            ("![r \\]]\n\n[r \\]]:\n  a.md", "a.md"),
        ] {
            assert_eq!(destinations(text), [expected], "{text}");
        }
        assert_eq!(destinations("[![x](a.png)](b.md)"), ["b.md", "a.png"]);
    }
}
