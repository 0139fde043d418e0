//! Fields that nobody filled in: they hold what a template left there.

use super::Checked;
use crate::front::Field;
use crate::front::placeholder::is_placeholder;
use crate::yaml::{Value, pointer_step};

/// The placeholders in a known field: a pointer to each, and its text.
pub(super) fn in_field(checked: &Checked, field: &Field) -> Vec<(String, String)> {
    let values: Vec<(&Value, Option<usize>)> = match &field.value {
        Value::List(items) if !as_one(checked, field) => {
            items.iter().enumerate().map(|(n, item)| (item, Some(n))).collect()
        }
        value => vec![(value, None)],
    };
    let held = |(value, item): (&Value, Option<usize>)| {
        text(checked, field, value, item).map(|text| (pointer(field, item), text.trim().to_owned()))
    };
    values.into_iter().filter_map(held).collect()
}

/// Whether a field holds placeholders and nothing else.
pub(super) fn is_unfilled(checked: &Checked, field: &Field) -> bool {
    match &field.value {
        Value::List(items) if !as_one(checked, field) => {
            let mut items = items.iter().enumerate();
            items.len() > 0 && items.all(|(n, item)| text(checked, field, item, Some(n)).is_some())
        }
        value => text(checked, field, value, None).is_some(),
    }
}

/// Whether a list is what YAML makes of `[Your name]` without quotes.
fn as_one(checked: &Checked, field: &Field) -> bool {
    let Value::List(items) = &field.value else { return false };
    let [Value::Scalar(inner)] = items.as_slice() else { return false };
    let Some(known) = field.known.filter(|known| !known.is_list()) else { return false };
    let bracketed = format!("[{}]", inner.text);
    is_placeholder(known, &bracketed) && written(checked, &pointer(field, None)).starts_with('[')
}

/// The text of a field, or of an item of it, that is a placeholder.
fn text<'v, 'l: 'v>(
    checked: &Checked<'_, 'l>,
    field: &Field,
    value: &'v Value,
    item: Option<usize>,
) -> Option<&'v str> {
    let known = field.known?;
    let text = match value {
        Value::Scalar(scalar) => &scalar.text,
        // `{{title}}` without quotes is a mapping in a mapping, `{title}` a mapping of nothing, `[Your name]` a list.
        Value::Map(entries) if matches!(entries.as_slice(), [(_, Value::Null)]) => {
            written(checked, &pointer(field, item))
        }
        Value::List(items) if items.len() == 1 => written(checked, &pointer(field, item)),
        _ => return None,
    };
    is_placeholder(known, text).then_some(text)
}

fn pointer(field: &Field, item: Option<usize>) -> String {
    let field = pointer_step(&field.name);
    item.map_or_else(|| format!("/{field}"), |item| format!("/{field}/{item}"))
}

/// A value as it stands in the file; nothing for one that the configuration sets.
fn written<'l>(checked: &Checked<'_, 'l>, pointer: &str) -> &'l str {
    let span = checked.value(pointer);
    if span == checked.head() { "" } else { &checked.entry.document.source.text[span] }
}
