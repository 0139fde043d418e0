//! Fenced blocks that hold data in YAML: their text, what in it is wrong, and where.
//!
//! A block may stand in a quotation or a list, so its text is not one piece of the file: [`Fenced`] knows where each of
//! its lines stands.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::markdown::{Item, Spanned, end_of};
use crate::schema::{Schema, Violation, ViolationKind};
use crate::source::Span;
use crate::yaml::{self, Places, Value};

/// A block of data, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Fenced<T> {
    /// The whole of it in the file, fences and all.
    pub span: Span,
    /// What it says; `None` where that cannot be told, and a fault says why.
    pub content: Option<T>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// Something wrong in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Of which sort it is: rules take those of their own.
    pub sort: Sort,
    /// Where, in the file.
    pub span: Span,
    /// What, in one sentence.
    pub message: String,
    /// One next step.
    pub help: Option<String>,
}

/// What sort of fault it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// No YAML, or not what the format asks for.
    Format,
    /// Two answers under one key.
    DuplicateKey,
    /// Weights that do not add up.
    Weights,
    /// A point of a scale that nothing describes.
    Scale,
    /// A question without a right answer.
    NoRightAnswer,
}

/// The text of a block with the places of its lines.
#[derive(Debug)]
pub struct Text {
    /// The whole block in the file.
    pub span: Span,
    /// What stands between the fences.
    pub yaml: String,
    /// How long the opening fence is, with what stands behind it.
    fence: usize,
    /// For each piece: where it starts in the text, and in the file.
    pieces: Vec<(usize, usize)>,
}

impl Text {
    /// The block that starts at one of a file's items.
    pub fn of(items: &[Spanned], at: usize, file: &str) -> Self {
        let span = items[at].1.clone();
        let fence = file[span.clone()].lines().next().map_or(0, str::len);
        let mut block = Self { span, yaml: String::new(), fence, pieces: Vec::new() };
        for (item, span) in &items[at..end_of(items, at)] {
            if let Item::Markdown(Event::Text(piece)) = item {
                block.push(piece, span.start);
            }
        }
        block
    }

    /// Appends a piece that stands at a byte of the file.
    fn push(&mut self, piece: &str, at: usize) {
        self.pieces.push((self.yaml.len(), at));
        self.yaml.push_str(piece);
    }

    /// Where a part of the text stands in the file.
    pub fn place(&self, part: Range<usize>) -> Span {
        let at = |offset: usize| {
            let piece = self.pieces.partition_point(|(start, _)| *start <= offset).checked_sub(1)?;
            let (start, at) = self.pieces[piece];
            Some(at + (offset - start))
        };
        let start = at(part.start).unwrap_or(self.span.start);
        let end = if part.is_empty() { Some(start) } else { at(part.end - 1).map(|last| last + 1) };
        start..end.unwrap_or(self.span.end).max(start)
    }
}

/// A block being judged: its values with their places.
pub struct Data<'t> {
    text: &'t Text,
    places: Places<'t>,
    /// What is wrong so far.
    pub faults: Vec<Fault>,
}

impl<'t> Data<'t> {
    /// Reads a block. A text that is no YAML gives no value, and the fault.
    pub fn read(text: &'t Text) -> (Option<Value>, Self) {
        let mut data = Self { text, places: Places::new(&text.yaml), faults: Vec::new() };
        match yaml::parse(&text.yaml) {
            Ok(value) => (Some(value), data),
            Err(error) => {
                let help = "mend the YAML: put texts with `: `, `#` or quotes in them in quotes";
                let span = text.place(error.span);
                let message = format!("the block cannot be read: {}", error.message);
                data.faults.push(Fault { sort: Sort::Format, span, message, help: Some(help.into()) });
                (None, data)
            }
        }
    }

    /// Notes a fault at the value of a pointer.
    pub fn fault(&mut self, sort: Sort, pointer: &str, message: impl Into<String>, help: impl Into<String>) {
        let (span, message) = (self.value(pointer), message.into());
        self.faults.push(Fault { sort, span, message, help: Some(help.into()) });
    }

    /// Notes a fault of a whole list or mapping at the key before it.
    pub fn fault_of_all(&mut self, sort: Sort, pointer: &str, message: impl Into<String>, help: impl Into<String>) {
        let (span, message) = (self.key(pointer), message.into());
        self.faults.push(Fault { sort, span, message, help: Some(help.into()) });
    }

    /// Holds the value against a schema; says whether it follows.
    pub fn follows(&mut self, value: &Value, schema: &Schema) -> bool {
        let mut violations = schema.violations(&value.to_json());
        let follows = violations.is_empty();
        misspelt(&mut violations);
        for violation in violations {
            let fault = self.violation(violation);
            self.faults.push(fault);
        }
        follows
    }

    fn violation(&self, violation: Violation) -> Fault {
        let pointer = violation.pointer.as_str();
        let (span, message, help) = match violation.kind {
            ViolationKind::Missing(fields) => {
                let fields: Vec<String> = fields.iter().map(|field| format!("`{field}`")).collect();
                let of_list = pointer.rsplit('/').next().is_some_and(|step| step.parse::<usize>().is_ok());
                let what = if of_list { format!("an entry of {}", name(pointer)) } else { name(pointer) };
                let fields = fields.join(" or ");
                (self.head(pointer), format!("{what} has no {fields}"), Some(format!("add {fields} here")))
            }
            ViolationKind::Unknown { field, nearest } => {
                let help = match nearest {
                    Some(nearest) => format!("write `{nearest}`, or remove it"),
                    None => "remove it; `lyceum schema --worksheet` and `--quiz` print all fields".to_owned(),
                };
                let key = format!("{pointer}/{}", yaml::pointer_step(&field));
                (self.key(&key), format!("`{field}` is no field here"), Some(help))
            }
            ViolationKind::WrongType { message, help } | ViolationKind::Invalid { message, help } => {
                (self.value(pointer), format!("{}: {message}", name(pointer)), help)
            }
            ViolationKind::NoDate { text, .. } => {
                (self.value(pointer), format!("{}: {text} is no date", name(pointer)), None)
            }
        };
        let help = help.or_else(|| Some("change it so that it fits".to_owned()));
        Fault { sort: Sort::Format, span, message, help }
    }

    /// Where the value at a pointer stands in the file, or its nearest parent.
    pub fn value(&self, pointer: &str) -> Span {
        self.nearest(pointer, |place| Some(place.value.clone()))
    }

    /// Where the key at a pointer stands.
    pub fn key(&self, pointer: &str) -> Span {
        self.nearest(pointer, |place| place.key.clone())
    }

    /// Where something missing in a mapping is told: its key, else its first line.
    fn head(&self, pointer: &str) -> Span {
        if pointer.is_empty() {
            return self.first_line(self.text.span.clone());
        }
        match self.places.get(pointer) {
            Some(place) if place.key.is_some() => self.key(pointer),
            Some(place) => {
                let line = self.text.yaml[place.value.clone()].lines().next().map_or(0, str::len);
                self.text.place(place.value.start..place.value.start + line)
            }
            None => self.value(pointer),
        }
    }

    fn first_line(&self, span: Span) -> Span {
        span.start..span.start + self.text.fence.min(span.len())
    }

    fn nearest(&self, pointer: &str, part: impl Fn(&yaml::Place) -> Option<Range<usize>>) -> Span {
        let mut pointer = pointer;
        while !pointer.is_empty() {
            if let Some(place) = self.places.get(pointer).and_then(&part) {
                return self.text.place(place);
            }
            pointer = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        }
        self.first_line(self.text.span.clone())
    }
}

/// A field that is needed and stands there misspelt is not missing as well.
fn misspelt(violations: &mut Vec<Violation>) {
    let meant: Vec<(String, String)> = violations
        .iter()
        .filter_map(|violation| match &violation.kind {
            ViolationKind::Unknown { nearest: Some(nearest), .. } => Some((violation.pointer.clone(), nearest.clone())),
            _ => None,
        })
        .collect();
    violations.retain(|violation| match &violation.kind {
        ViolationKind::Missing(fields) => {
            !fields.iter().any(|field| meant.iter().any(|(at, near)| *at == violation.pointer && near == field))
        }
        _ => true,
    });
}

/// What a pointer is about: `/criteria/2/weight` is `weight`, `/criteria/2` is `criteria`.
fn name(pointer: &str) -> String {
    let step = pointer.rsplit('/').find(|step| !step.is_empty() && step.parse::<usize>().is_err());
    step.map_or("the block".to_owned(), |step| format!("`{}`", step.replace("~1", "/").replace("~0", "~")))
}

/// Blocks as they stand in files, for the tests of the formats.
#[cfg(test)]
pub(crate) mod tests {
    use pulldown_cmark::Tag;

    use super::*;
    use crate::markdown;
    use crate::source::Lines;

    /// Ways in which a block can stand in a file: what stands before it, and before each of its lines.
    const PLACES: [(&str, &str, &str); 6] = [
        ("", "", "\n"),
        ("", "", "\r\n"),
        ("- An item:\n\n", "  ", "\n"),
        ("> [!tip] A callout\n>\n", "> ", "\n"),
        ("1. Größe – 日本\n\n   > Both:\n   >\n", "   > ", "\r\n"),
        ("", "   ", "\n"),
    ];

    /// The first fenced block of a text.
    pub(crate) fn block(text: &str) -> Text {
        let is_block = |(item, _): &Spanned| matches!(item, Item::Markdown(Event::Start(Tag::CodeBlock(_))));
        markdown::read(text, 0, |items| Text::of(&items, items.iter().position(is_block).expect("a block"), text))
    }

    /// The faults of a block, each as `line:column part: message; help`, where lines count from the opening fence and
    /// the part is the text that is pointed at. They are the same wherever the block stands.
    pub(crate) fn told(name: &str, yaml: &str, faults: impl Fn(&Text) -> Vec<Fault>) -> Vec<String> {
        let at = |(head, before, end): (&str, &str, &str)| {
            let lines = format!("```{name}\n{}\n```", yaml.trim_end());
            let lines: String = lines.lines().map(|line| format!("{before}{line}\n")).collect();
            let text = format!("{head}{lines}").replace('\n', end);
            let skipped = head.matches('\n').count();
            let indent = before.chars().count();
            let tell = |fault: Fault| {
                let place = Lines::new(&text).position(fault.span.start);
                let part = text[fault.span].replace('\r', "");
                let part: Vec<&str> = part.split('\n').map(|line| line.strip_prefix(before).unwrap_or(line)).collect();
                let help = fault.help.unwrap_or_default();
                let (line, column) = (place.line - skipped, place.column - indent);
                format!("{line}:{column} {}: {}; {help}", part.join("\n"), fault.message)
            };
            faults(&block(&text)).into_iter().map(tell).collect::<Vec<_>>()
        };
        let plain = at(PLACES[0]);
        for place in &PLACES[1..] {
            assert_eq!(at(*place), plain, "{place:?}");
        }
        plain
    }

    #[test]
    fn a_piece_of_a_block_is_found_in_its_file() {
        let text = "\u{feff}> - Ä\r\n>\r\n>   ~~~~ quiz\r\n>   a: ü\r\n>\r\n>   b: x\r\n>   ~~~~\r\n";
        let block = block(text);
        assert_eq!(block.yaml, "a: ü\n\nb: x\n");
        let part = |range: Range<usize>| &text[block.place(range)];
        assert_eq!((part(3..5), part(7..8), part(10..11)), ("ü", "b", "x"));
        assert_eq!(&text[block.span.clone()][..9], "~~~~ quiz");
    }
}
