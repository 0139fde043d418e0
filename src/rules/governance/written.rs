//! The names in a field that holds one or several, each with its place.

use std::ops::Range;

use crate::diagnostic::Edit;
use crate::edit::Editor;
use crate::front::Known;
use crate::rules::Checked;
use crate::source::Span;
use crate::yaml::Value;

/// A name as its writer wrote it.
pub(super) struct Written {
    /// The name.
    pub(super) name: String,
    /// Where it stands; where that cannot be told, the value that it is part of.
    pub(super) span: Span,
    /// Where it can be replaced; `None` inside a deeper value.
    pub(super) scalar: Option<Scalar>,
}

/// The scalar that a name stands in.
pub(super) struct Scalar {
    /// Its place, as a JSON pointer.
    pub(super) pointer: String,
    /// Its text.
    text: String,
    /// The name inside the text.
    at: Range<usize>,
}

impl Scalar {
    /// Whether the name is all that it holds.
    pub(super) fn is_whole(&self) -> bool {
        self.text[self.at.clone()].len() == self.text.trim().len()
    }

    /// The edit that puts another name in place of this one.
    pub(super) fn with(&self, editor: &Editor, name: &str) -> Option<Edit> {
        let text = format!("{}{name}{}", &self.text[..self.at.start], &self.text[self.at.end..]);
        editor.set_value(&self.pointer, &text)
    }
}

/// The names in a document's own field. `whole` says whether a text is one name although it can be split; `items` says
/// whether the items of a list can hold several names too.
pub(super) fn names(checked: &Checked, known: Known, items: bool, whole: impl Fn(&str) -> bool) -> Vec<Written> {
    let front = &checked.entry.document.front;
    let (Some(value), Some(pointer)) = (front.get(known), front.pointer(known)) else { return Vec::new() };
    let mut out = Vec::new();
    match value {
        Value::List(list) => {
            for (n, item) in list.iter().enumerate() {
                let pointer = format!("{pointer}/{n}");
                match item.as_text() {
                    Some(text) => take(checked, &pointer, text, !items || whole(text), &mut out),
                    None => out.extend(item.texts().into_iter().map(|name| Written {
                        name,
                        span: checked.value(&pointer),
                        scalar: None,
                    })),
                }
            }
        }
        value => {
            if let Some(text) = value.as_text() {
                take(checked, &pointer, text, whole(text), &mut out);
            }
        }
    }
    out.retain(|written| !written.name.is_empty());
    out
}

/// Whether every entry of a document's own field is known as it stands: then their places need not be looked up.
pub(super) fn are_known(checked: &Checked, known: Known, is_known: impl Fn(&str) -> bool) -> bool {
    let items = checked.entry.document.front.get(known).map(Value::items).unwrap_or_default();
    let is_one = |text: &str| !text.contains([',', ';']) && is_known(text.trim());
    items.iter().all(|item| item.as_text().is_some_and(is_one))
}

/// The names in one scalar, with commas or semicolons between them unless it is one as a whole.
fn take(checked: &Checked, pointer: &str, text: &str, whole: bool, out: &mut Vec<Written>) {
    let value = checked.value(pointer);
    let alone = whole || !text.contains([',', ';']);
    let pieces: Vec<&str> = if alone { vec![text] } else { text.split([',', ';']).collect() };
    let source = &checked.entry.document.source.text[value.clone()];
    let (mut start, mut from) = (0, 0);
    for piece in pieces {
        let name = piece.trim();
        let at = start + (piece.len() - piece.trim_start().len());
        start += piece.len() + 1;
        let found = source.get(from..).and_then(|rest| rest.find(name)).filter(|_| !name.is_empty() && !alone);
        let span = found.map_or(value.clone(), |at| value.start + from + at..value.start + from + at + name.len());
        from = found.map_or(from, |at| from + at + name.len());
        let scalar = Scalar { pointer: pointer.to_owned(), text: text.to_owned(), at: at..at + name.len() };
        out.push(Written { name: name.to_owned(), span, scalar: Some(scalar) });
    }
}
