//! Reading `lyceum.yaml`: the schema says what is wrong, the places in the text say where.

use std::path::Path;

use super::{FILE, SCHEMA, requirement};
use crate::error::{Error, Result};
use crate::schema::{Schema, Violation, ViolationKind};
use crate::security::SecurityLevel;
use crate::source::Lines;
use crate::yaml::{self, Places, Value};

/// Parses the text and holds it against the schema.
pub(super) fn read(text: &str, file: &Path) -> Result<Value> {
    let text = text.trim_start_matches('\u{feff}');
    let at = |span: &crate::source::Span| {
        let place = Lines::new(text).position(span.start);
        format!("{}:{}:{}", file.display(), place.line, place.column)
    };
    let mut value = yaml::parse(text).map_err(|error| Error::new(format!("{}: {}", at(&error.span), error.message)))?;
    // A file for another version may hold keys that this one does not know: the version is what is wrong then.
    if let Some(message) = requirement::unmet(&value) {
        let span = Places::new(text).get("/requires").map_or(0..0, |place| place.value.clone());
        return Err(Error::new(format!("{}: {message}", at(&span))));
    }
    canonical_levels(&mut value);
    let schema = Schema::new(serde_json::from_str(SCHEMA).unwrap_or_default(), "the built-in schema of lyceum.yaml")?;
    let violations = schema.violations(&value.to_json());
    if violations.is_empty() {
        return Ok(value);
    }
    let places = Places::new(text);
    let mut found: Vec<(usize, String)> = violations
        .iter()
        .map(|violation| {
            let (pointer, message) = explain(violation);
            let unknown = matches!(violation.kind, ViolationKind::Unknown { .. });
            let span = places.get(&pointer).map(|place| match &place.key {
                Some(key) if unknown => key.clone(),
                _ => place.value.clone(),
            });
            let span = span.unwrap_or(0..0);
            (span.start, format!("{}: {message}", at(&span)))
        })
        .collect();
    found.sort();
    let lines: Vec<String> = found.into_iter().map(|(_, line)| line).collect();
    Err(Error::new(lines.join("\nerror: ")))
}

/// Levels are names without regard to case, here as in front matter.
fn canonical_levels(value: &mut Value) {
    let Value::Map(entries) = value else { return };
    for (_, value) in entries.iter_mut().filter(|(key, _)| matches!(key.as_str(), "default_level" | "audience")) {
        if let Some(level) = value.as_text().and_then(SecurityLevel::parse) {
            *value = Value::text(level.name());
        }
    }
}

fn explain(violation: &Violation) -> (String, String) {
    let pointer = &violation.pointer;
    // An entry of a list is told by the list's name.
    let named = pointer.rsplit('/').find(|step| !step.is_empty() && !step.bytes().all(|b| b.is_ascii_digit()));
    let name = named.unwrap_or(FILE);
    match &violation.kind {
        ViolationKind::Missing(fields) => {
            (pointer.clone(), format!("`{name}` needs the key `{}`", fields.join("` or `")))
        }
        ViolationKind::Unknown { field, nearest } => {
            let help = nearest.as_ref().map_or_else(
                || "; docs/configuration.md lists all keys".to_owned(),
                |near| format!("; did you mean `{near}`?"),
            );
            (format!("{pointer}/{field}"), format!("unknown key `{field}`{help}"))
        }
        ViolationKind::NoDate { text, .. } => (pointer.clone(), format!("`{name}`: `{text}` is no date")),
        ViolationKind::WrongType { message, help } | ViolationKind::Invalid { message, help } => {
            let help = help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
            (pointer.clone(), format!("`{name}`: {message}{help}"))
        }
    }
}
