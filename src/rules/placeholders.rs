//! Fields that nobody filled in: they hold what a template left there.

use super::Checked;
use crate::front::Field;
use crate::front::placeholder::is_placeholder;
use crate::yaml::{Value, pointer_step};

/// The placeholders in a known field: a pointer to each, and its text.
pub(super) fn in_field(checked: &Checked, field: &Field) -> Vec<(String, String)> {
    let pointer = format!("/{}", pointer_step(&field.name));
    let one = |value: &Value, pointer: String| text(checked, field, value, &pointer).map(|text| (pointer, text));
    match &field.value {
        Value::List(items) if !as_one(checked, field) => {
            items.iter().enumerate().filter_map(|(n, item)| one(item, format!("{pointer}/{n}"))).collect()
        }
        value => one(value, pointer).into_iter().collect(),
    }
}

/// Whether a field holds placeholders and nothing else.
pub(super) fn is_unfilled(checked: &Checked, field: &Field) -> bool {
    let count = match &field.value {
        Value::List(items) if !as_one(checked, field) => items.len(),
        _ => 1,
    };
    count > 0 && in_field(checked, field).len() == count
}

/// Whether a list is what YAML makes of `[Your name]` without quotes.
fn as_one(checked: &Checked, field: &Field) -> bool {
    let Value::List(items) = &field.value else { return false };
    let [Value::Scalar(inner)] = items.as_slice() else { return false };
    let Some(known) = field.known.filter(|known| !known.is_list()) else { return false };
    let bracketed = format!("[{}]", inner.text);
    is_placeholder(known, &bracketed) && written(checked, &format!("/{}", pointer_step(&field.name))).starts_with('[')
}

/// The text of a value that is a placeholder.
fn text(checked: &Checked, field: &Field, value: &Value, pointer: &str) -> Option<String> {
    let known = field.known?;
    let text = match value {
        Value::Scalar(scalar) => scalar.text.clone(),
        // `{{title}}` without quotes is a mapping in a mapping, `{title}` a mapping of nothing, `[Your name]` a list.
        Value::Map(entries) if matches!(entries.as_slice(), [(_, Value::Null)]) => written(checked, pointer).to_owned(),
        Value::List(items) if items.len() == 1 => written(checked, pointer).to_owned(),
        _ => return None,
    };
    is_placeholder(known, &text).then(|| text.trim().to_owned())
}

/// A value as it stands in the file; nothing for one that the configuration sets.
fn written<'l>(checked: &Checked<'_, 'l>, pointer: &str) -> &'l str {
    let span = checked.value(pointer);
    if span == checked.head() { "" } else { &checked.entry.document.source.text[span] }
}
