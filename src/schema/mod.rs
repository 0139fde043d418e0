//! Checking data against a JSON Schema, with messages in our words and a pointer to the value each is about.

mod alternatives;
mod condition;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeSet;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;

use crate::dates;
use crate::error::{Error, Result};
use crate::text::nearest;

/// A schema ready for use.
#[derive(Debug)]
pub struct Schema {
    source: Value,
    declared: BTreeSet<String>,
    validator: jsonschema::Validator,
}

/// One way in which data does not follow a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// JSON pointer to the value; for a missing or unknown field, to the mapping that should or should not hold it.
    pub pointer: String,
    /// What is wrong.
    pub kind: ViolationKind,
    /// The condition under which the schema asks for this, as it holds here: "where `status` is `Active`".
    pub condition: Option<String>,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViolationKind {
    /// A required field is not there; of several, any one would do.
    Missing(Vec<String>),
    /// A field that the schema does not know, and the nearest one it knows.
    Unknown {
        /// The field as written.
        field: String,
        /// A known field it may be meant for.
        nearest: Option<String>,
    },
    /// A value of the wrong type.
    WrongType {
        /// What is expected instead, in words.
        message: String,
        /// One next step.
        help: Option<String>,
    },
    /// A text or a number where a date belongs.
    NoDate {
        /// What stands there.
        text: String,
        /// Whether the date must have a time.
        with_time: bool,
    },
    /// A value of the right type that is not allowed.
    Invalid {
        /// What is expected instead, in words.
        message: String,
        /// One next step.
        help: Option<String>,
    },
}

impl Schema {
    /// Makes a schema ready; `name` is what it is called in the error when it is none. Formats are checked, and a date
    /// may have a time: writers take what their editor gives them.
    ///
    /// # Errors
    /// The value is no valid JSON Schema.
    pub fn new(source: Value, name: &str) -> Result<Self> {
        let is_date = |text: &str| dates::read(text) == dates::Reading::Good;
        let options = jsonschema::options()
            .should_validate_formats(true)
            .with_format(DATE, is_date)
            .with_format(MOMENT, move |text: &str| is_date(text) && dates::has_time(text));
        let validator = options.build(&source).map_err(|error| {
            Error::new(format!("{name} is no valid JSON Schema: {error} (at `{}`)", error.instance_path()))
        })?;
        let mut declared = BTreeSet::new();
        declared_in(&source, &mut declared);
        Ok(Self { source, declared, validator })
    }

    /// The schema as JSON.
    pub fn json(&self) -> &Value {
        &self.source
    }

    /// Whether it says anything anywhere about a field of a name.
    pub fn declares(&self, field: &str) -> bool {
        self.declared.contains(field)
    }

    /// Everything in which the data does not follow the schema.
    pub fn violations(&self, data: &Value) -> Vec<Violation> {
        if self.validator.is_valid(data) {
            return Vec::new();
        }
        let mut all: Vec<Violation> = Vec::new();
        for violation in self.validator.iter_errors(data).flat_map(|error| self.explain(&error, data)) {
            if !all.contains(&violation) {
                all.push(violation);
            }
        }
        all
    }

    fn explain(&self, error: &ValidationError, data: &Value) -> Vec<Violation> {
        let pointer = error.instance_path().as_str();
        let field_in = |name: &str| format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
        let one = |kind: ViolationKind| vec![(pointer.to_owned(), kind)];
        let found = match error.kind() {
            ValidationErrorKind::Required { property } => {
                one(ViolationKind::Missing(vec![property.as_str().unwrap_or_default().to_owned()]))
            }
            ValidationErrorKind::AdditionalProperties { unexpected }
            | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
                let known = self.known_fields(error.schema_path().as_str());
                let unknown = |field: &String| ViolationKind::Unknown {
                    field: field.clone(),
                    nearest: nearest(field, known.iter().map(String::as_str)).map(str::to_owned),
                };
                unexpected.iter().map(|field| (pointer.to_owned(), unknown(field))).collect()
            }
            ValidationErrorKind::PropertyNames { error } => {
                let name = error.instance().as_str().unwrap_or_default().to_owned();
                vec![(field_in(&name), words::odd_name(&name))]
            }
            ValidationErrorKind::Not { schema } => match words::forbidden(schema, error.instance()) {
                fields if !fields.is_empty() => {
                    fields.iter().map(|field| (field_in(field), words::must_not_be_here())).collect()
                }
                _ => one(words::invalid(error.kind(), error.instance())),
            },
            _ if self.wants_date(error) => one(self.no_date(error)),
            ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
                match alternatives::meant(context, error) {
                    alternatives::Meant::These(errors) => {
                        return errors.into_iter().flat_map(|error| self.explain(error, data)).collect();
                    }
                    alternatives::Meant::This(pointer, kind) => vec![(pointer, kind)],
                }
            }
            kind => one(words::invalid(kind, error.instance())),
        };
        let condition = condition::of(&self.source, error.schema_path().as_str(), error, data);
        let violation = |(pointer, kind): (String, ViolationKind)| {
            let kind = self.with_help(kind, &pointer, error);
            Violation { pointer, kind, condition: condition.clone() }
        };
        found.into_iter().map(violation).collect()
    }

    /// Whether a date is missed: a text that is none, or a number or truth value instead of one.
    fn wants_date(&self, error: &ValidationError) -> bool {
        let scalar = !error.instance().is_object() && !error.instance().is_array() && !error.instance().is_null();
        match error.kind() {
            ValidationErrorKind::Format { format } => is_date_format(format),
            ValidationErrorKind::AnyOf { .. }
            | ValidationErrorKind::OneOfNotValid { .. }
            | ValidationErrorKind::Type { .. } => scalar && !self.date_formats(error).is_empty(),
            _ => false,
        }
    }

    fn no_date(&self, error: &ValidationError) -> ViolationKind {
        let text = error.instance().as_str().map_or_else(|| error.instance().to_string(), str::to_owned);
        let formats = match error.kind() {
            ValidationErrorKind::Format { format } => vec![format.clone()],
            _ => self.date_formats(error),
        };
        ViolationKind::NoDate { text, with_time: formats.iter().all(|format| format == MOMENT) }
    }

    /// The formats of dates that the part of the schema which an error is about names, itself or as alternatives.
    fn date_formats(&self, error: &ValidationError) -> Vec<String> {
        let path = error.schema_path().as_str();
        let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
        let Some(schema) = self.source.pointer(parent) else { return Vec::new() };
        let alternatives = ["anyOf", "oneOf"].iter().filter_map(|key| schema.get(key)?.as_array()).flatten();
        let formats = std::iter::once(schema).chain(alternatives).filter_map(|schema| schema.get("format")?.as_str());
        formats.filter(|format| is_date_format(format)).map(str::to_owned).collect()
    }

    /// The same with what the schema says about the field as help, where there is no better one.
    fn with_help(&self, kind: ViolationKind, pointer: &str, error: &ValidationError) -> ViolationKind {
        let (field, described) = self.described(pointer, error.schema_path().as_str());
        let from_description = described.map(|text| {
            let mut chars = text.trim_end_matches('.').chars();
            let text: String = chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect();
            format!("`{field}` is {text}")
        });
        let better = from_description.clone().or_else(|| words::plain_help(error.kind()));
        match kind {
            ViolationKind::WrongType { message, help: Some(step) } => {
                let about = from_description.map(|about| format!("; {about}")).unwrap_or_default();
                ViolationKind::WrongType { message, help: Some(step + &about) }
            }
            ViolationKind::Invalid { message, help: None } => ViolationKind::Invalid { message, help: better },
            ViolationKind::WrongType { message, help: None } => ViolationKind::WrongType { message, help: better },
            kind => kind,
        }
    }

    /// The innermost field that a value belongs to, and what the schema says of it.
    fn described<'p>(&self, pointer: &'p str, schema_path: &str) -> (&'p str, Option<&str>) {
        const STEP: &str = "/properties/";
        let depth = schema_path.matches(STEP).count();
        let is_name = |step: &&str| !step.is_empty() && step.parse::<usize>().is_err();
        let name = match depth {
            0 | 1 => pointer.split('/').nth(1),
            _ => pointer.rsplit('/').find(is_name),
        };
        let name = name.unwrap_or_default();
        let step = format!("{STEP}{name}");
        let place = match depth {
            0 | 1 => step,
            _ => schema_path.rfind(&format!("{step}/")).map_or(step.clone(), |at| schema_path[..at].to_owned() + &step),
        };
        (name, self.source.pointer(&format!("{place}/description")).and_then(Value::as_str))
    }

    /// The fields that stand beside an `additionalProperties: false`.
    fn known_fields(&self, schema_path: &str) -> Vec<String> {
        let parent = schema_path.rsplit_once('/').map_or("", |(parent, _)| parent);
        let fields = self.source.pointer(parent).and_then(|schema| schema.get("properties"));
        fields.and_then(Value::as_object).map(|fields| fields.keys().cloned().collect()).unwrap_or_default()
    }
}

/// The names of fields of which a schema says something.
fn declared_in(schema: &Value, names: &mut BTreeSet<String>) {
    match schema {
        Value::Object(keywords) => {
            let fields = keywords.get("properties").and_then(Value::as_object).into_iter().flatten();
            names.extend(fields.map(|(name, _)| name.clone()));
            keywords.values().for_each(|inner| declared_in(inner, names));
        }
        Value::Array(items) => items.iter().for_each(|inner| declared_in(inner, names)),
        _ => {}
    }
}

const DATE: &str = "date";
const MOMENT: &str = "date-time";

fn is_date_format(format: &str) -> bool {
    matches!(format, DATE | MOMENT)
}
