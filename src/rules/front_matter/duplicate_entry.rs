//! A list that holds one entry twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use crate::diagnostic::Level;
use crate::front::{Field, Known};
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::text::{fold, squeeze, tag_name};
use crate::yaml::{Value, pointer_step};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-entry",
    group: Group::FrontMatter,
    level: Level::Warning,
    summary: "a list that holds one entry twice",
    page: include_str!("../../../content/rules/duplicate-entry.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for field in &checked.entry.document.front.fields {
        let pointer = format!("/{}", pointer_step(&field.name));
        let entries = entries(field);
        let mut known: HashMap<String, &str> = HashMap::new();
        for (place, text) in &entries {
            let first = match known.entry(compared(field, text)) {
                Entry::Occupied(first) if !first.key().is_empty() => *first.get(),
                other => {
                    other.or_insert(text);
                    continue;
                }
            };
            let message = if first == text {
                format!("`{text}` stands twice in `{}`", field.name)
            } else {
                format!("`{text}` stands in `{}` already, as `{first}`", field.name)
            };
            let (span, fix) = match place {
                Place::Item(n) => {
                    let item = format!("{pointer}/{n}");
                    let fix = checked.mend(format!("remove `{text}`"), true, |editor| editor.remove(&item));
                    (checked.value(&item), fix)
                }
                Place::Piece(piece) => {
                    let rest = without(field.value.as_text().unwrap_or_default(), piece);
                    let fix =
                        checked.mend(format!("remove `{text}`"), true, |editor| editor.set_value(&pointer, &rest));
                    (checked.value(&pointer), fix)
                }
            };
            out.push(Finding::at(span, message).help("keep one of the two").fix(fix));
        }
    }
}

/// Where an entry stands.
enum Place {
    /// Which item of the list it is.
    Item(usize),
    /// Which bytes of one text with commas, which is a list of tags or aliases as well.
    Piece(Range<usize>),
}

/// The entries of a list of names or questions.
fn entries(field: &Field) -> Vec<(Place, String)> {
    let listed = [Known::Tags, Known::Aliases, Known::KeyConcepts, Known::SyntheticQuestions];
    let names = [Known::Tags, Known::Aliases];
    match &field.value {
        Value::List(items) if field.known.is_some_and(|known| listed.contains(&known)) => {
            let texts =
                items.iter().enumerate().filter_map(|(n, item)| Some((Place::Item(n), squeeze(item.as_text()?))));
            texts.collect()
        }
        Value::Scalar(scalar) if field.known.is_some_and(|known| names.contains(&known)) => {
            let mut start = 0;
            let piece = |text: &str| {
                let piece = start..start + text.len();
                start = piece.end + 1;
                (Place::Piece(piece), squeeze(text))
            };
            scalar.text.split(',').map(piece).collect()
        }
        _ => Vec::new(),
    }
}

/// An entry as it is compared.
fn compared(field: &Field, text: &str) -> String {
    if field.known == Some(Known::Tags) { fold(&tag_name(text)) } else { fold(text) }
}

/// A text without a piece behind a comma, and without the comma.
fn without(text: &str, piece: &Range<usize>) -> String {
    let before = &text[..piece.start];
    format!("{}{}", before.strip_suffix(',').unwrap_or(before), &text[piece.end..])
}
