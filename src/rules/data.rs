//! A document's front matter as data for its schemas.

use serde_json::{Map, Value as Json};

use super::Checked;
use crate::front::{Known, canonical_value};
use crate::library::Entry;
use crate::schema::Violation;
use crate::yaml::Value;

/// Everything in which the front matter does not follow the site's schemas.
pub(super) fn violations(checked: &Checked) -> Vec<Violation> {
    if checked.entry.document.front.block.is_none() {
        return Vec::new();
    }
    let data = data(checked.entry);
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

/// The fields in force under their canonical names, blank ones left out, values of lists written canonically.
fn data(entry: &Entry) -> Json {
    let mut data = Map::new();
    for field in entry.fields().filter(|field| !field.value.is_blank()) {
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
