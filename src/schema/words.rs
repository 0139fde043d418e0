//! What is wrong with a value, in a writer's words.

use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;

use super::ViolationKind;
use crate::text::nearest;

/// What is wrong with a value that breaks one keyword of a schema.
pub(super) fn invalid(kind: &ValidationErrorKind, value: &Value) -> ViolationKind {
    let shown = shown(value);
    let characters = match value.as_str().map_or(0, |text| text.chars().count()) {
        1 => "1 character is".to_owned(),
        count => format!("{count} characters are"),
    };
    let message = match kind {
        ValidationErrorKind::Type { kind } => return wrong_type(&[type_names(kind)], value),
        ValidationErrorKind::Enum { options } => {
            return not_among(&options.as_array().into_iter().flatten().collect::<Vec<_>>(), value);
        }
        ValidationErrorKind::Constant { expected_value } => return not_among(&[&**expected_value], value),
        ValidationErrorKind::MaxLength { limit } => {
            format!("{characters} more than the {limit} allowed")
        }
        ValidationErrorKind::MinLength { limit: 1 } => "an empty text".to_owned(),
        ValidationErrorKind::MinLength { limit } => {
            format!("{characters} fewer than the {limit} needed")
        }
        ValidationErrorKind::Minimum { limit } => format!("{value} is less than {limit}"),
        ValidationErrorKind::Maximum { limit } => format!("{value} is more than {limit}"),
        ValidationErrorKind::ExclusiveMinimum { limit } => format!("{value} is not more than {limit}"),
        ValidationErrorKind::ExclusiveMaximum { limit } => format!("{value} is not less than {limit}"),
        ValidationErrorKind::MultipleOf { multiple_of } => format!("{value} is no multiple of {multiple_of}"),
        ValidationErrorKind::MinItems { limit } => format!("a list of fewer than {limit} entries"),
        ValidationErrorKind::MaxItems { limit } => format!("a list of more than {limit} entries"),
        ValidationErrorKind::UniqueItems => "a list with an entry that stands in it twice".to_owned(),
        ValidationErrorKind::Contains => "the list lacks an entry that is needed".to_owned(),
        ValidationErrorKind::MinProperties { limit } => format!("a mapping of fewer than {limit} fields"),
        ValidationErrorKind::MaxProperties { limit } => format!("a mapping of more than {limit} fields"),
        ValidationErrorKind::FalseSchema => return must_not_be_here(),
        ValidationErrorKind::Pattern { .. } => format!("{shown} is not written as it should be"),
        ValidationErrorKind::Format { format } => format!("{shown} is no {format}"),
        ValidationErrorKind::OneOfMultipleValid { .. } => format!("{shown} fits several shapes, of which one may fit"),
        _ => format!("{shown} does not follow the schema"),
    };
    ViolationKind::Invalid { message, help: None }
}

/// The next step for a value whose field nobody describes.
pub(super) fn plain_help(kind: &ValidationErrorKind) -> Option<String> {
    match kind {
        ValidationErrorKind::Pattern { pattern } => Some(format!("write it so that it matches `{pattern}`")),
        _ => None,
    }
}

/// A value of another type than one of some.
pub(super) fn wrong_type(wanted: &[String], value: &Value) -> ViolationKind {
    let mut wanted = wanted.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let message = match wanted.as_slice() {
        [] => format!("{} does not follow the schema", describe(value)),
        wanted => format!("expected {}, found {}", wanted.join(" or "), describe(value)),
    };
    let help = (!wanted.is_empty()).then(|| format!("write {} in its place", wanted.join(" or ")));
    ViolationKind::WrongType { message, help }
}

/// A value that is none of some.
pub(super) fn not_among(options: &[&Value], value: &Value) -> ViolationKind {
    let is_scalar = |value: &Value| !value.is_array() && !value.is_object();
    if !is_scalar(value) && options.iter().all(|option| is_scalar(option)) {
        let wanted: Vec<String> = options.iter().map(|option| type_of(option)).collect();
        return wrong_type(&wanted, value);
    }
    if let [one] = options {
        let help = Some(format!("write {}", shown(one)));
        return ViolationKind::Invalid { message: format!("expected {}, found {}", shown(one), shown(value)), help };
    }
    let texts: Vec<&str> = options.iter().filter_map(|option| option.as_str()).collect();
    let near = value.as_str().and_then(|text| nearest(text, texts.iter().copied()));
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of {}", options.iter().map(|option| shown(option)).collect::<Vec<_>>().join(", ")),
    };
    ViolationKind::Invalid { message: format!("{} is none of the allowed values", shown(value)), help: Some(help) }
}

/// A field that the schema rules out.
pub(super) fn must_not_be_here() -> ViolationKind {
    ViolationKind::Invalid { message: "the field must not be here".to_owned(), help: Some("remove it".to_owned()) }
}

/// A field whose name the schema does not allow.
pub(super) fn odd_name(name: &str) -> ViolationKind {
    let message = format!("a field must not be called `{name}`");
    ViolationKind::Invalid { message, help: Some("give it another name, or change the schema".to_owned()) }
}

/// The fields that are there though a `not: {required: …}` rules them out.
pub(super) fn forbidden(schema: &Value, value: &Value) -> Vec<String> {
    let only = schema.as_object().is_some_and(|schema| schema.len() == 1);
    let names = schema.get("required").filter(|_| only).and_then(Value::as_array).into_iter().flatten();
    names.filter_map(Value::as_str).filter(|name| value.get(name).is_some()).map(str::to_owned).collect()
}

/// The types that a value may have, as a writer sees them: what may be a text may be a number as well, and nothing is
/// always allowed.
pub(super) fn type_names(kind: &TypeKind) -> String {
    let names: Vec<String> = match kind {
        TypeKind::Single(expected) => vec![expected.to_string()],
        TypeKind::Multiple(set) => set.iter().map(|expected| expected.to_string()).collect(),
    };
    let text = names.iter().any(|name| name == "string");
    let told = names.iter().filter(|name| *name != "null" && !(text && matches!(name.as_str(), "number" | "boolean")));
    told.map(|name| article(name)).collect::<Vec<_>>().join(" or ")
}

fn type_of(value: &Value) -> String {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    article(kind)
}

fn article(kind: &str) -> String {
    match kind {
        "string" => "a text".to_owned(),
        "array" => "a list".to_owned(),
        "object" => "a mapping".to_owned(),
        "boolean" => "true or false".to_owned(),
        "integer" => "a whole number".to_owned(),
        "null" => "nothing".to_owned(),
        other => format!("a {other}"),
    }
}

fn describe(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(value) => format!("`{value}`"),
        Value::Number(value) => format!("the number {value}"),
        Value::String(text) => format!("the text `{text}`"),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a mapping".to_owned(),
    }
}

/// A scalar as it is, anything else by its kind.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Array(_) | Value::Object(_) => describe(value),
        Value::String(text) => format!("`{text}`"),
        scalar => format!("`{scalar}`"),
    }
}
