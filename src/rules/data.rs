//! A document's front matter as data: for its schemas, and by pointers.

use serde_json::{Map, Value as Json};

use super::Checked;
use crate::front::{Field, FrontMatter, Known, canonical_value};
use crate::library::Entry;
use crate::schema::{Violation, ViolationKind};
use crate::yaml::{Value, pointer_step};

/// Everything in which the front matter does not follow the site's schemas.
pub(super) fn violations(checked: &Checked) -> Vec<Violation> {
    if checked.entry.document.front.block.is_none() {
        return Vec::new();
    }
    let data = data(checked.entry, None);
    let mut all: Vec<Violation> = Vec::new();
    for schema in &checked.library.config.schemas {
        for violation in schema.violations(&data) {
            if !all.contains(&violation) {
                all.push(violation);
            }
        }
    }
    all
}

/// The pointer of a violation, with the field's name as the writer wrote it.
pub(super) fn written_pointer(checked: &Checked, pointer: &str) -> String {
    let mut steps = pointer.splitn(3, '/').skip(1);
    let field = steps.next().unwrap_or_default();
    let own = Known::find(field).and_then(|known| checked.entry.document.front.pointer(known));
    let field = own.unwrap_or_else(|| format!("/{field}"));
    steps.next().map_or(field.clone(), |rest| format!("{field}/{rest}"))
}

/// Whether the document may do without one of its fields: no schema asks for it, and the configuration has no value that
/// would come in its place.
pub(super) fn may_go(checked: &Checked, name: &str) -> bool {
    let (entry, config) = (checked.entry, &checked.library.config);
    let known = Known::find(name);
    let same = |other: &str| other == name || (known.is_some() && Known::find(other) == known);
    let path = &*entry.document.source.path;
    let mut defaults = config.defaults.iter().filter(|(glob, _)| glob.is_match(path)).flat_map(|(_, fields)| fields);
    let left = data(entry, Some(name));
    let asked_for = |violation: &Violation| {
        let missing = matches!(&violation.kind, ViolationKind::Missing(field) if same(field));
        missing && violation.pointer.is_empty()
    };
    !defaults.any(|(other, _)| same(other))
        && !config.schemas.iter().any(|schema| schema.violations(&left).iter().any(asked_for))
}

/// The fields in force but one, under their canonical names, blank ones left out, values of lists written canonically.
fn data(entry: &Entry, without: Option<&str>) -> Json {
    let mut data = Map::new();
    let holds = |field: &&Field| !field.value.is_blank() && Some(field.name.as_str()) != without;
    for field in entry.fields().filter(holds) {
        let name = field.known.map_or(field.name.as_str(), |known| known.name());
        let value = match (field.known, &field.value) {
            (Some(known @ (Known::Status | Known::DocType | Known::SecurityLevel)), Value::Scalar(scalar)) => {
                canonical_value(known, &scalar.text).into()
            }
            (_, value) => value.to_json(),
        };
        data.entry(name.to_owned()).or_insert(value);
    }
    Json::Object(data)
}

/// The value at a pointer into the front matter.
pub(super) fn value_at<'f>(front: &'f FrontMatter, pointer: &str) -> Option<&'f Value> {
    let mut steps = pointer.split('/').skip(1);
    let name = steps.next()?;
    let field = front.fields.iter().find(|field| pointer_step(&field.name) == name)?;
    steps.try_fold(&field.value, |value, step| match value {
        Value::List(items) => items.get(step.parse::<usize>().ok()?),
        Value::Map(entries) => entries.iter().find(|(key, _)| pointer_step(key) == step).map(|(_, value)| value),
        _ => None,
    })
}
