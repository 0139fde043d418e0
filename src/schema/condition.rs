//! Under which condition a schema asks for something: what `if`, `dependentRequired` and `dependentSchemas` say.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;

use super::words::shown;

/// The innermost condition on the way to a part of a schema, as it holds for the data: "where `status` is `Active`".
pub(super) fn of(schema: &Value, path: &str, error: &ValidationError, data: &Value) -> Option<String> {
    let steps: Vec<&str> = path.split('/').skip(1).collect();
    (0..steps.len()).rev().find_map(|at| {
        let holder = schema.pointer(&pointer(&steps[..at]))?;
        // A condition looks at the mapping that the error is about, as far as it is not inside another field.
        let depth = steps[at..].iter().filter(|step| matches!(**step, "properties" | "items" | "prefixItems")).count();
        let value = data_at(error, depth, data)?;
        match steps[at] {
            "then" => said_by(holder.get("if")?, value),
            "dependentSchemas" => Some(format!("beside `{}`", steps.get(at + 1)?)),
            "dependentRequired" => beside(holder.get("dependentRequired")?, error, value),
            _ => None,
        }
    })
}

fn pointer(steps: &[&str]) -> String {
    steps.iter().map(|step| format!("/{step}")).collect()
}

/// The value that stands so many steps above the one an error is about.
fn data_at<'d>(error: &ValidationError, depth: usize, data: &'d Value) -> Option<&'d Value> {
    let mut path = error.instance_path().as_str();
    for _ in 0..depth {
        path = path.rsplit_once('/')?.0;
    }
    data.pointer(path)
}

/// What an `if` looks at, and what stands there.
fn said_by(condition: &Value, value: &Value) -> Option<String> {
    let fields = condition.get("properties").and_then(Value::as_object).into_iter().flatten();
    let is = |name: &String| Some(format!("`{name}` is {}", shown(value.get(name)?)));
    let mut said: Vec<String> = fields.clone().filter_map(|(name, _)| is(name)).collect();
    let required = condition.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let named = |name: &&str| !fields.clone().any(|(known, _)| known == name);
    said.extend(required.filter(named).map(|name| format!("`{name}` is given")));
    (!said.is_empty()).then(|| format!("where {}", said.join(" and ")))
}

/// The field that another one depends on.
fn beside(dependent: &Value, error: &ValidationError, value: &Value) -> Option<String> {
    let ValidationErrorKind::Required { property } = error.kind() else { return None };
    let asks = |names: &Value| names.as_array().is_some_and(|names| names.contains(property));
    let mut fields = dependent.as_object()?.iter().filter(|(field, names)| asks(names) && value.get(field).is_some());
    fields.next().map(|(field, _)| format!("beside `{field}`"))
}
