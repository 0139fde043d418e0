//! What was meant where a schema offers several shapes and none of them fits.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;

use super::{ViolationKind, words};

/// What is wrong.
pub(super) enum Meant<'e> {
    /// These errors: one shape is meant, and this is what it lacks.
    These(Vec<&'e ValidationError<'static>>),
    /// This, at a pointer.
    This(String, ViolationKind),
}

/// Looks for the shape that was meant, or says what all of them would have needed.
pub(super) fn meant<'e>(context: &'e [Vec<ValidationError<'static>>], error: &ValidationError) -> Meant<'e> {
    let value = error.instance();
    let own = error.instance_path().as_str();
    let is_own = |inner: &ValidationError| inner.instance_path().as_str() == own;
    let type_wanted = |inner: &ValidationError| match inner.kind() {
        ValidationErrorKind::Type { kind } if is_own(inner) => Some(words::type_names(kind)),
        _ => None,
    };
    let of_type: Vec<&Vec<ValidationError>> =
        context.iter().filter(|errors| !errors.iter().any(|inner| type_wanted(inner).is_some())).collect();
    if of_type.is_empty() {
        let wanted: Vec<String> = context.iter().flatten().filter_map(type_wanted).collect();
        return Meant::This(own.to_owned(), words::wrong_type(&wanted, value));
    }
    // A field with another of its fixed values tells that another shape is meant.
    let is_fixed = |inner: &ValidationError| {
        let fixed = matches!(inner.kind(), ValidationErrorKind::Constant { .. } | ValidationErrorKind::Enum { .. });
        fixed && !is_own(inner)
    };
    let fits: Vec<&Vec<ValidationError>> =
        of_type.iter().copied().filter(|errors| !errors.iter().any(is_fixed)).collect();
    match fits.as_slice() {
        [] => not_told(&of_type.into_iter().flatten().filter(|inner| is_fixed(inner)).collect::<Vec<_>>()),
        [one] => Meant::These(one.iter().collect()),
        several => Meant::This(own.to_owned(), needed_by_all(several, value)),
    }
}

/// A field whose value would tell the shapes apart has none of their values.
fn not_told<'e>(fixed: &[&'e ValidationError<'static>]) -> Meant<'e> {
    let Some(first) = fixed.first() else { return Meant::These(Vec::new()) };
    let place = first.instance_path().as_str();
    let here = fixed.iter().filter(|error| error.instance_path().as_str() == place);
    let values: Vec<Value> = here.filter_map(|error| options(error)).flatten().collect();
    Meant::This(place.to_owned(), words::not_among(&values.iter().collect::<Vec<_>>(), first.instance()))
}

/// The values of which a keyword allows one.
fn options(error: &ValidationError) -> Option<Vec<Value>> {
    match error.kind() {
        ValidationErrorKind::Constant { expected_value } => Some(vec![(**expected_value).clone()]),
        ValidationErrorKind::Enum { options } => options.as_array().cloned(),
        _ => None,
    }
}

/// What each of several shapes lacks: any one of some fields, one of some values, else what the first has to say.
fn needed_by_all(shapes: &[&Vec<ValidationError<'static>>], value: &Value) -> ViolationKind {
    let errors = || shapes.iter().copied().flatten();
    let missing = |error: &ValidationError| match error.kind() {
        ValidationErrorKind::Required { property } => property.as_str().map(str::to_owned),
        _ => None,
    };
    let names: Option<Vec<String>> = errors().map(missing).collect();
    if let Some(mut names) = names {
        names.dedup();
        return ViolationKind::Missing(names);
    }
    let values: Option<Vec<Vec<Value>>> = errors().map(|error| options(error)).collect();
    if let Some(values) = values {
        return words::not_among(&values.iter().flatten().collect::<Vec<_>>(), value);
    }
    errors()
        .next()
        .map_or_else(|| words::wrong_type(&[], value), |first| words::invalid(first.kind(), first.instance()))
}
