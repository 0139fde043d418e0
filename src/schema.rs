//! Checking data against a JSON Schema, with messages in our words and a pointer to the value each is about.

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;

use crate::error::{Error, Result};
use crate::text::nearest;

/// A schema ready for use.
#[derive(Debug)]
pub struct Schema {
    source: Value,
    validator: jsonschema::Validator,
}

/// One way in which data does not follow a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// JSON pointer to the value; for a missing or unknown field, to the mapping that should or should not hold it.
    pub pointer: String,
    /// What is wrong.
    pub kind: ViolationKind,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViolationKind {
    /// A required field is not there.
    Missing(String),
    /// A field that the schema does not know, and the nearest one it knows.
    Unknown {
        /// The field as written.
        field: String,
        /// A known field it may be meant for.
        nearest: Option<String>,
    },
    /// A value of the wrong type, or one that is not allowed.
    Invalid {
        /// What is expected instead, in words.
        message: String,
        /// One next step.
        help: Option<String>,
    },
}

impl Schema {
    /// Makes a schema ready; `name` is what it is called in the error when it is none.
    ///
    /// # Errors
    /// The value is no valid JSON Schema.
    pub fn new(source: Value, name: &str) -> Result<Self> {
        let validator = jsonschema::validator_for(&source).map_err(|error| {
            Error::new(format!("{name} is no valid JSON Schema: {error} (at `{}`)", error.instance_path()))
        })?;
        Ok(Self { source, validator })
    }

    /// The schema as JSON.
    pub fn json(&self) -> &Value {
        &self.source
    }

    /// Everything in which the data does not follow the schema.
    pub fn violations(&self, data: &Value) -> Vec<Violation> {
        if self.validator.is_valid(data) {
            return Vec::new();
        }
        self.validator.iter_errors(data).flat_map(|error| self.explain(&error)).collect()
    }

    fn explain(&self, error: &ValidationError) -> Vec<Violation> {
        let pointer = error.instance_path().as_str().to_owned();
        let kinds = match error.kind() {
            ValidationErrorKind::Required { property } => {
                vec![ViolationKind::Missing(property.as_str().unwrap_or_default().to_owned())]
            }
            ValidationErrorKind::AdditionalProperties { unexpected }
            | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
                let known = self.known_fields(error.schema_path().as_str());
                let unknown = |field: &String| ViolationKind::Unknown {
                    field: field.clone(),
                    nearest: nearest(field, known.iter().map(String::as_str)).map(str::to_owned),
                };
                unexpected.iter().map(unknown).collect()
            }
            kind => vec![self.with_description(invalid(kind, error.instance()), &pointer)],
        };
        kinds.into_iter().map(|kind| Violation { pointer: pointer.clone(), kind }).collect()
    }

    /// The same with what the schema says about the field as help, where there is no better one.
    fn with_description(&self, kind: ViolationKind, pointer: &str) -> ViolationKind {
        let field = pointer.split('/').nth(1).unwrap_or_default();
        let described = self.source.pointer(&format!("/properties/{field}/description")).and_then(Value::as_str);
        match (kind, described) {
            (ViolationKind::Invalid { message, help: None }, Some(text)) => {
                let mut chars = text.trim_end_matches('.').chars();
                let text = chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect());
                ViolationKind::Invalid { message, help: Some(format!("`{field}` is {text}")) }
            }
            (kind, _) => kind,
        }
    }

    /// The fields that stand beside an `additionalProperties: false`.
    fn known_fields(&self, schema_path: &str) -> Vec<String> {
        let parent = schema_path.rsplit_once('/').map_or("", |(parent, _)| parent);
        let fields = self.source.pointer(parent).and_then(|schema| schema.get("properties"));
        fields.and_then(Value::as_object).map(|fields| fields.keys().cloned().collect()).unwrap_or_default()
    }
}

fn invalid(kind: &ValidationErrorKind, value: &Value) -> ViolationKind {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut help = None;
    let message = match kind {
        ValidationErrorKind::Type { kind } => format!("expected {}, found {}", type_names(kind), describe(value)),
        ValidationErrorKind::Enum { options } => {
            let options: Vec<&str> = options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            help = Some(match nearest(&text, options.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("use one of {}", list(&options)),
            });
            format!("`{text}` is none of the allowed values")
        }
        ValidationErrorKind::MaxLength { limit } => {
            format!("{} characters are more than the {limit} allowed", text.chars().count())
        }
        ValidationErrorKind::MinLength { limit: 1 } => "an empty text".to_owned(),
        ValidationErrorKind::MinLength { limit } => {
            format!("{} characters are fewer than the {limit} needed", text.chars().count())
        }
        ValidationErrorKind::Minimum { limit } => format!("{text} is less than {limit}"),
        ValidationErrorKind::Maximum { limit } => format!("{text} is more than {limit}"),
        ValidationErrorKind::MinItems { limit } => format!("a list of fewer than {limit} entries"),
        ValidationErrorKind::MaxItems { limit } => format!("a list of more than {limit} entries"),
        ValidationErrorKind::UniqueItems => "a list with an entry that stands in it twice".to_owned(),
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            format!("there is no key `{}` here", unexpected.join("`, `"))
        }
        ValidationErrorKind::Pattern { .. } => format!("`{text}` is not written as it should be"),
        ValidationErrorKind::Format { format } => format!("`{text}` is no {format}"),
        ValidationErrorKind::Constant { expected_value } => format!("expected {expected_value}, found `{text}`"),
        ValidationErrorKind::AnyOf { context }
        | ValidationErrorKind::OneOfNotValid { context }
        | ValidationErrorKind::OneOfMultipleValid { context } => alternatives(context, value),
        _ => format!("`{text}` does not follow the schema"),
    };
    ViolationKind::Invalid { message, help }
}

/// What any of several shapes would have needed: the fault inside the one that fits so far, else all their types.
fn alternatives(context: &[Vec<ValidationError<'static>>], value: &Value) -> String {
    let mut wanted: Vec<String> = Vec::new();
    for error in context.iter().flatten() {
        match error.kind() {
            ValidationErrorKind::Type { kind } if **error.instance() == *value => wanted.push(type_names(kind)),
            kind => {
                if let ViolationKind::Invalid { message, .. } = invalid(kind, error.instance()) {
                    return message;
                }
            }
        }
    }
    wanted.sort_unstable();
    wanted.dedup();
    if wanted.is_empty() {
        return format!("{} does not follow the schema", describe(value));
    }
    format!("expected {}, found {}", wanted.join(" or "), describe(value))
}

/// The types that a value may have, as a writer sees them: what may be a text may be a number as well, and nothing is
/// always allowed.
fn type_names(kind: &TypeKind) -> String {
    let names: Vec<String> = match kind {
        TypeKind::Single(expected) => vec![expected.to_string()],
        TypeKind::Multiple(set) => set.iter().map(|expected| expected.to_string()).collect(),
    };
    let text = names.iter().any(|name| name == "string");
    let told = names.iter().filter(|name| *name != "null" && !(text && matches!(name.as_str(), "number" | "boolean")));
    told.map(|name| article(name)).collect::<Vec<_>>().join(" or ")
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

fn list(options: &[&str]) -> String {
    options.iter().map(|option| format!("`{option}`")).collect::<Vec<_>>().join(", ")
}
