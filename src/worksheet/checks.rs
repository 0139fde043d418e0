//! What the schema of worksheets cannot say and all kinds share.

use std::collections::HashMap;

use crate::fenced::{Data, Sort};
use crate::yaml::Value;

/// The items of a list in a mapping, each with its pointer.
pub(super) fn items<'v>(value: &'v Value, pointer: &str, field: &str) -> Vec<(String, &'v Value)> {
    let Some(Value::List(items)) = value.get(field) else { return Vec::new() };
    items.iter().enumerate().map(|(n, item)| (format!("{pointer}/{field}/{n}"), item)).collect()
}

/// The number in a field of a mapping.
pub(super) fn number(value: &Value, field: &str) -> Option<f64> {
    value.get(field)?.to_json().as_f64()
}

/// Names that mean something else in the objects of a browser.
const UNSAFE: [&str; 2] = ["constructor", "prototype"];

/// Each key stands once in the worksheet, and each column's once in its table.
pub(super) fn keys(value: &Value, reserved: &[&str], data: &mut Data) {
    let mut known: HashMap<&str, ()> = HashMap::new();
    scope(value, "", reserved, &mut known, data);
    former_keys(value, "", &known, data);
}

/// Walks through a value; the columns of a table are a scope of their own.
fn scope<'v>(value: &'v Value, pointer: &str, reserved: &[&str], known: &mut HashMap<&'v str, ()>, data: &mut Data) {
    match value {
        Value::List(items) => {
            for (n, item) in items.iter().enumerate() {
                scope(item, &format!("{pointer}/{n}"), reserved, known, data);
            }
        }
        Value::Map(fields) => {
            if let Some(key) = value.get("key").and_then(Value::as_text) {
                own_key(key, &format!("{pointer}/key"), reserved, known, data);
            }
            for (name, inner) in fields {
                let at = format!("{pointer}/{name}");
                if name == "columns" {
                    let mut inside = HashMap::new();
                    scope(inner, &at, &["row"], &mut inside, data);
                    former_keys(inner, &at, &inside, data);
                } else {
                    scope(inner, &at, reserved, known, data);
                }
            }
        }
        Value::Null | Value::Scalar(_) => {}
    }
}

fn own_key<'v>(key: &'v str, at: &str, reserved: &[&str], known: &mut HashMap<&'v str, ()>, data: &mut Data) {
    if UNSAFE.contains(&key) {
        let message = format!("no answer can be stored under the key `{key}`");
        data.fault(Sort::Format, at, message, "give it another key");
    } else if reserved.contains(&key) {
        let message = format!("the key `{key}` is the worksheet's own");
        data.fault(Sort::DuplicateKey, at, message, "give this one another key");
    } else if known.insert(key, ()).is_some() {
        let message = format!("the key `{key}` stands in this worksheet twice");
        data.fault(Sort::DuplicateKey, at, message, "answers would overwrite each other: give it another key");
    }
}

/// A key that is still in use cannot be a former one: what readers answered to it would be filed twice, or wrongly.
fn former_keys(value: &Value, pointer: &str, known: &HashMap<&str, ()>, data: &mut Data) {
    match value {
        Value::List(items) => {
            for (n, item) in items.iter().enumerate() {
                former_keys(item, &format!("{pointer}/{n}"), known, data);
            }
        }
        Value::Map(fields) => {
            for (name, inner) in fields.iter().filter(|(name, _)| name != "columns") {
                let at = format!("{pointer}/{name}");
                let former = if name == "renamed_from" { inner.items() } else { &[] };
                for key in former.iter().filter_map(Value::as_text).filter(|key| known.contains_key(key)) {
                    let message = format!("`{key}` is a key of this worksheet still, so it is no former one");
                    let help = "give the field that took its place a key that was never used";
                    data.fault(Sort::DuplicateKey, &at, message, help);
                }
                former_keys(inner, &at, known, data);
            }
        }
        Value::Null | Value::Scalar(_) => {}
    }
}

/// Fields have what their type needs, and nothing that makes no sense with it.
pub(super) fn fields(value: &Value, data: &mut Data) {
    for (at, section) in items(value, "", "sections") {
        for (at, written) in items(section, &at, "fields") {
            field(written, &at, data);
            for (at, column) in items(written, &at, "columns") {
                field(column, &at, data);
            }
        }
    }
}

fn field(written: &Value, at: &str, data: &mut Data) {
    let kind = written.get("type").and_then(Value::as_text).unwrap_or_default();
    let has = |name: &str| written.get(name).is_some_and(|value| !value.is_blank());
    let (choice, number_like) = (matches!(kind, "choice" | "choices"), matches!(kind, "number" | "percent"));
    // What a field may have, where, whether it is needed there, and what the field then is.
    let wants: &[(&str, bool, bool, &str)] = &[
        ("options", choice, true, "a choice"),
        ("columns", kind == "table", true, "a table"),
        ("rows", kind == "table", false, "a table"),
        ("scale", kind == "scale", false, "a scale"),
        ("unit", number_like, false, "a number"),
        ("min", number_like, false, "a number"),
        ("max", number_like, false, "a number"),
    ];
    for (name, fits, needed, what) in wants {
        if *fits && *needed && !has(name) {
            data.fault(
                Sort::Format,
                &format!("{at}/type"),
                format!("{what} has no `{name}`"),
                format!("add `{name}:`"),
            );
        } else if !fits && has(name) {
            let message = format!("`{name}` has no meaning for a field of the type `{kind}`");
            data.fault(Sort::Format, &format!("{at}/{name}"), message, format!("remove it, or make the field {what}"));
        }
    }
    if let (Some(min), Some(max)) = (number(written, "min"), number(written, "max"))
        && min > max
    {
        let message = format!("`min` is {min} and `max` is {max}: no number fits");
        data.fault(Sort::Format, &format!("{at}/min"), message, "exchange them");
    }
    options(written, at, data);
    scale(written, at, data);
    if kind == "scale" {
        undescribed(written, at, data);
    }
}

/// What can be chosen differs in what is stored.
fn options(written: &Value, at: &str, data: &mut Data) {
    let mut known: Vec<&str> = Vec::new();
    for (at, option) in items(written, at, "options") {
        let value = option.as_text().or_else(|| option.get("value").and_then(Value::as_text)).unwrap_or_default();
        if known.contains(&value) {
            data.fault(Sort::Format, &at, format!("the option `{value}` stands here twice"), "remove one of the two");
        }
        known.push(value);
    }
}

/// A scale goes up, and says what its points mean.
pub(super) fn scale(value: &Value, at: &str, data: &mut Data) {
    let mut last: Option<f64> = None;
    for (at, point) in items(value, at, "scale") {
        let here = number(point, "value");
        if let (Some(last), Some(here)) = (last, here)
            && here <= last
        {
            let message = format!("the scale goes from {last} to {here}");
            data.fault(Sort::Format, &format!("{at}/value"), message, "order its points from low to high, each once");
        }
        last = here.or(last);
    }
}

/// The points of a scale that nothing describes.
pub(super) fn undescribed(value: &Value, at: &str, data: &mut Data) {
    for (at, point) in items(value, at, "scale") {
        if point.get("description").is_none_or(Value::is_blank) {
            let label = point.get("label").and_then(Value::as_text).unwrap_or_default();
            let message = format!("nothing says what the point `{label}` means");
            let help = "add a `description:`: two people would score the same thing differently";
            data.fault(Sort::Scale, &at, message, help);
        }
    }
}

/// A table does not start with more rows than it can have.
pub(super) fn rows(value: &Value, data: &mut Data) {
    let of_fields = items(value, "", "sections").into_iter().flat_map(|(at, section)| items(section, &at, "fields"));
    let mut all: Vec<(String, &Value)> =
        of_fields.filter_map(|(at, field)| Some((format!("{at}/rows"), field.get("rows")?))).collect();
    let named = ["goals", "options", "initiatives"].iter();
    all.extend(named.filter_map(|name| Some((format!("/{name}"), value.get(name)?))));
    for (at, rows) in all {
        if let (Some(start), Some(max)) = (number(rows, "start"), number(rows, "max"))
            && start > max
        {
            let message = format!("it starts with {start} rows and can have {max}");
            data.fault(Sort::Format, &format!("{at}/start"), message, "lower `start`, or raise `max`");
        }
    }
}
