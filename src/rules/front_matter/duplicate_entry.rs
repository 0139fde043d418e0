//! A list that holds one entry twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

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
            let span = match place {
                Some(item) => checked.value(&format!("{pointer}/{item}")),
                None => checked.value(&pointer),
            };
            out.push(Finding::at(span, message).help("keep one of the two"));
        }
    }
}

/// The entries of a list of names or questions, each with its place in the list; those of one text with commas, which
/// is a list of tags or aliases as well, have none.
fn entries(field: &Field) -> Vec<(Option<usize>, String)> {
    let listed = [Known::Tags, Known::Aliases, Known::KeyConcepts, Known::SyntheticQuestions];
    let names = [Known::Tags, Known::Aliases];
    match &field.value {
        Value::List(items) if field.known.is_some_and(|known| listed.contains(&known)) => {
            let texts = items.iter().enumerate().filter_map(|(n, item)| Some((Some(n), squeeze(item.as_text()?))));
            texts.collect()
        }
        Value::Scalar(scalar) if field.known.is_some_and(|known| names.contains(&known)) => {
            scalar.text.split(',').map(|text| (None, squeeze(text))).collect()
        }
        _ => Vec::new(),
    }
}

/// An entry as it is compared.
fn compared(field: &Field, text: &str) -> String {
    if field.known == Some(Known::Tags) { fold(&tag_name(text)) } else { fold(text) }
}
