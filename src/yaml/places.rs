//! Where each value of a YAML text stands.

use std::borrow::Cow;
use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::source::Span;

/// The places of all values of one text, by JSON pointer (`/relations/3`).
#[derive(Debug)]
pub struct Places<'a> {
    text: &'a str,
    by_pointer: HashMap<String, Place>,
}

/// Where a value stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The value, with its quotes.
    pub value: Span,
    /// The key before it, in a mapping.
    pub key: Option<Span>,
    /// How it is written.
    pub style: Style,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A scalar without quotes; an empty place where nothing is written.
    Plain,
    /// A scalar in single quotes.
    Single,
    /// A scalar in double quotes.
    Double,
    /// A scalar on lines of its own behind `|`; its place starts behind the first line's indentation.
    Literal,
    /// A scalar on lines of its own behind `>`.
    Folded,
    /// `*name`, which stands for a value written elsewhere.
    Alias,
    /// `[a, b]`
    FlowList,
    /// `{a: b}`
    FlowMap,
    /// Items on lines of their own, each behind a dash.
    BlockList,
    /// Fields on lines of their own.
    BlockMap,
}

/// What the walk is inside of.
enum Frame {
    List { pointer: String, next: usize, start: usize },
    Map { pointer: String, key: Option<(String, Span)>, start: usize },
}

impl<'a> Places<'a> {
    /// Walks the text once. Where this parser and the first one disagree, places are missing, never wrong texts.
    pub fn new(text: &'a str) -> Self {
        let mut places = Self { text, by_pointer: HashMap::new() };
        if !places.walk(text, 0) {
            // A text that is no YAML as a whole is read field by field, so its places are found in the same way.
            places.by_pointer.clear();
            for field in top_level(text) {
                places.walk(&text[field.clone()], field.start);
            }
        }
        places
    }

    /// Walks a piece of the text that starts at a byte; says whether it is YAML.
    fn walk(&mut self, piece: &str, start: usize) -> bool {
        let offsets = Offsets::new(piece);
        let mut frames: Vec<Frame> = Vec::new();
        for event in Parser::new_from_str(piece) {
            let Ok((event, span)) = event else { return false };
            let span = offsets.byte(span.start.index()) + start..offsets.byte(span.end.index()) + start;
            self.take(event, span, &mut frames);
        }
        true
    }

    /// Where the value at a pointer stands.
    pub fn get(&self, pointer: &str) -> Option<&Place> {
        self.by_pointer.get(pointer)
    }

    /// The text of an unquoted scalar, as written.
    pub(super) fn written(&self, pointer: &str) -> Option<&'a str> {
        let place = self.get(pointer).filter(|place| place.style == Style::Plain)?;
        self.text.get(place.value.clone()).filter(|text| !text.is_empty())
    }

    /// How many values have a place.
    pub fn count(&self) -> usize {
        self.by_pointer.len()
    }

    fn take(&mut self, event: Event, span: Span, frames: &mut Vec<Frame>) {
        match event {
            Event::Scalar(value, style, ..) => {
                if let Some(Frame::Map { pointer, key: key @ None, .. }) = frames.last_mut() {
                    *key = Some((self.free_step(pointer, &value), span));
                } else {
                    let nothing = value.is_empty() && style == ScalarStyle::Plain;
                    let span = if nothing { span.start..span.start } else { self.tighten(span, style) };
                    let style = match style {
                        ScalarStyle::Plain => Style::Plain,
                        ScalarStyle::SingleQuoted => Style::Single,
                        ScalarStyle::DoubleQuoted => Style::Double,
                        ScalarStyle::Literal => Style::Literal,
                        ScalarStyle::Folded => Style::Folded,
                    };
                    self.value(frames, span, style);
                }
            }
            Event::Alias(_) => match frames.last_mut() {
                Some(Frame::Map { key: key @ None, .. }) => *key = Some((String::new(), span)),
                _ => self.value(frames, span, Style::Alias),
            },
            Event::SequenceStart(..) => {
                let pointer = pointer_of(frames);
                frames.push(Frame::List { pointer, next: 0, start: span.start });
            }
            Event::MappingStart(..) => {
                let pointer = pointer_of(frames);
                frames.push(Frame::Map { pointer, key: None, start: span.start });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let frame = frames.pop();
                let list = matches!(frame, Some(Frame::List { .. }));
                if let Some(Frame::List { start, .. } | Frame::Map { start, .. }) = frame {
                    // One in brackets ends behind them; a block ends where the next token starts, and what lies
                    // between belongs to nobody.
                    let bracket =
                        self.text.get(span.start..).is_some_and(|text| text.starts_with(if list { ']' } else { '}' }));
                    let all = self.text.get(start..span.end).unwrap_or_default();
                    let end = if bracket { span.start + 1 } else { start + all.trim_end().len() };
                    let style = match (list, bracket) {
                        (true, true) => Style::FlowList,
                        (true, false) => Style::BlockList,
                        (false, true) => Style::FlowMap,
                        (false, false) => Style::BlockMap,
                    };
                    self.value(frames, start..end, style);
                }
            }
            _ => {}
        }
    }

    /// The step to the value behind a key: another one where that key stood in the mapping before.
    fn free_step(&self, parent: &str, name: &str) -> String {
        let taken = |count: &usize| self.by_pointer.contains_key(&format!("{parent}/{}", nth_step(name, *count)));
        let count = (1..).find(|count| !taken(count)).unwrap_or(1);
        nth_step(name, count).into_owned()
    }

    /// The parser lets a scalar reach up to the next token: cut what lies behind its own last character.
    fn tighten(&self, span: Span, style: ScalarStyle) -> Span {
        let Some(text) = self.text.get(span.clone()) else { return span };
        let length = match style {
            ScalarStyle::DoubleQuoted => quoted_length(text, '"', '\\'),
            ScalarStyle::SingleQuoted => quoted_length(text, '\'', '\''),
            ScalarStyle::Plain => text.find(" #").map_or(text, |at| &text[..at]).trim_end().len(),
            _ => text.trim_end().len(),
        };
        span.start..span.start + length
    }

    /// Notes a finished value and steps on in the collection that holds it.
    fn value(&mut self, frames: &mut [Frame], span: Span, style: Style) {
        let pointer = pointer_of(frames);
        let key = match frames.last_mut() {
            Some(Frame::List { next, .. }) => {
                *next += 1;
                None
            }
            Some(Frame::Map { key, .. }) => key.take().map(|(_, span)| span),
            None => None,
        };
        self.by_pointer.entry(pointer).or_insert(Place { value: span, key, style });
    }
}

/// How long a quoted scalar is that stands at the start of a text; `escape` takes the next character with it.
fn quoted_length(text: &str, quote: char, escape: char) -> usize {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        let doubled = c == escape && (escape != quote || chars.peek().is_some_and(|(_, next)| *next == quote));
        if doubled {
            chars.next();
        } else if c == quote {
            return at + 1;
        }
    }
    text.trim_end().len()
}

/// The top-level fields of a text, each with the lines that belong to it: a line that starts with neither white space,
/// comment nor list dash starts one.
pub fn top_level(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let starts = !line.starts_with([' ', '\t', '#', '-', ']', '}']) && !line.trim().is_empty();
        match spans.last_mut() {
            Some(last) if !starts => last.end = end,
            _ => spans.push(at..end),
        }
        at = end;
    }
    spans
}

/// The pointer of the value that comes next.
fn pointer_of(frames: &[Frame]) -> String {
    match frames.last() {
        None => String::new(),
        Some(Frame::List { pointer, next, .. }) => format!("{pointer}/{next}"),
        Some(Frame::Map { pointer, key, .. }) => {
            format!("{pointer}/{}", key.as_ref().map_or("", |(step, _)| step))
        }
    }
}

/// A step of a JSON pointer (RFC 6901).
pub fn pointer_step(step: &str) -> Cow<'_, str> {
    if step.contains(['~', '/']) { step.replace('~', "~0").replace('/', "~1").into() } else { step.into() }
}

/// The step to the value of a key that stands in one mapping several times: the first has the usual one.
pub fn nth_step(name: &str, count: usize) -> Cow<'_, str> {
    // No escape of RFC 6901 starts like this, so no other key has this step.
    if count < 2 { pointer_step(name) } else { format!("{}~d{count}", pointer_step(name)).into() }
}

/// The key that a step leads to, and which of those of its name it is.
pub fn step_name(step: &str) -> (String, usize) {
    let nth = step.rsplit_once("~d").and_then(|(name, count)| Some((name, count.parse().ok()?)));
    let (name, count) = nth.unwrap_or((step, 1));
    (name.replace("~1", "/").replace("~0", "~"), count)
}

/// Byte offsets of characters: the parser counts characters.
struct Offsets(Option<Vec<usize>>);

impl Offsets {
    fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self(None);
        }
        Self(Some(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()))
    }

    fn byte(&self, index: usize) -> usize {
        match &self.0 {
            None => index,
            Some(offsets) => offsets.get(index).or(offsets.last()).copied().unwrap_or(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_stands_twice_has_a_place_each_time() {
        // The second text is no YAML as a whole.
        for text in ["a: x\nb: {c: 1, c: 2}\na: y", "a: x\nb: {c: 1, c: 2}\na: y\ntitle: d: e"] {
            let places = Places::new(text);
            let at = |pointer: &str| &text[places.get(pointer).unwrap().value.clone()];
            assert_eq!((at("/a"), at("/a~d2"), at("/b/c~d2")), ("x", "y", "2"));
        }
        assert_eq!(step_name("a~1b~d2"), ("a/b".to_owned(), 2));
        assert_eq!(step_name(&nth_step("a~d2", 1)), ("a~d2".to_owned(), 1));
    }

    #[test]
    fn every_value_has_its_place() {
        let text = "ä: x\nrelations:\n  - \"a b\" # why\n  - {to: c, type: d}\nlast:\n  - e\n\nz: ''";
        let places = Places::new(text);
        let at = |pointer: &str| &text[places.get(pointer).unwrap().value.clone()];
        assert_eq!(at("/ä"), "x");
        assert_eq!(at("/relations/0"), "\"a b\"");
        assert_eq!(at("/relations/1/type"), "d");
        assert_eq!(at("/relations/1"), "{to: c, type: d}");
        assert_eq!(at("/last"), "- e");
        assert_eq!(at("/z"), "''");
        assert_eq!(&text[places.get("/last").unwrap().key.clone().unwrap()], "last");
    }
}
