//! A document's front matter as data: for its schemas with what they miss in it, and by pointers.

use serde_json::{Map, Value as Json};

use super::near_miss::near_miss;
use super::{Checked, Finding, placeholders};
use crate::front::{Field, FrontMatter, Known, canonical_value};
use crate::schema::{Violation, ViolationKind};
use crate::yaml::{Value, pointer_step};

/// Everything in which the front matter does not follow the site's schemas.
pub(super) fn violations(checked: &Checked) -> Vec<Violation> {
    if checked.entry.document.front.block.is_none() {
        return Vec::new();
    }
    violations_of(checked, &data(checked, None))
}

/// The same for other data than the document's own.
fn violations_of(checked: &Checked, data: &Json) -> Vec<Violation> {
    let mut all: Vec<Violation> = Vec::new();
    for violation in checked.library.config.schemas.iter().flat_map(|schema| schema.violations(data)) {
        if !all.contains(&violation) {
            all.push(violation);
        }
    }
    all
}

/// Whether the schemas have nothing against a value of a known field, beyond what they have against the document now.
pub(super) fn would_fit(checked: &Checked, known: Known, value: &Value) -> bool {
    let mut data = data(checked, None);
    if let Json::Object(fields) = &mut data {
        fields.insert(known.name().to_owned(), json(known, value));
    }
    violations_of(checked, &data).iter().all(|violation| checked.violations().contains(violation))
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
    let left = data(checked, Some(name));
    let asked_for = |violation: &Violation| {
        let missing = matches!(&violation.kind, ViolationKind::Missing(names) if names.iter().any(|field| same(field)));
        missing && violation.pointer.is_empty()
    };
    !defaults.any(|(other, _)| same(other)) && !violations_of(checked, &left).iter().any(asked_for)
}

/// What a violation is about, for messages: its field, or the front matter as a whole.
pub(super) fn subject(pointer: &str) -> String {
    match pointer.split('/').nth(1) {
        Some(field) => format!("`{}`", crate::yaml::step_name(field).0),
        None => "the front matter".to_owned(),
    }
}

/// The fields in force but one under their canonical names, values of lists written canonically. What is blank, or waits for
/// somebody to fill it in, is not there.
fn data(checked: &Checked, without: Option<&str>) -> Json {
    let mut data = Map::new();
    let filled = |field: &&Field| {
        !field.value.is_blank() && !placeholders::is_unfilled(checked, field) && Some(field.name.as_str()) != without
    };
    for field in checked.entry.fields().filter(filled) {
        let name = field.known.map_or(field.name.as_str(), |known| known.name());
        if !data.contains_key(name) {
            data.insert(
                name.to_owned(),
                field.known.map_or_else(|| field.value.to_json(), |known| json(known, &field.value)),
            );
        }
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

fn json(known: Known, value: &Value) -> Json {
    match (known, value) {
        (Known::Status | Known::DocType | Known::SecurityLevel, Value::Scalar(scalar)) => {
            canonical_value(known, &scalar.text).into()
        }
        (_, value) => value.to_json(),
    }
}

/// A field that a schema requires and that is not there, or holds nothing.
pub(super) struct Missing<'c> {
    /// Its name; of several, any one would do.
    pub(super) names: &'c [String],
    /// Where it belongs: empty for the top of the front matter, else a pointer.
    pub(super) within: &'c str,
    /// When it is needed, if not always.
    pub(super) condition: Option<&'c str>,
    /// The field itself where it is there and blank.
    pub(super) blank: Option<&'c Field>,
}

/// Whether one of some fields is there under a name that is nearly right.
fn is_misspelt(checked: &Checked, names: &[String]) -> bool {
    let unknown = checked.entry.document.front.fields.iter().filter(|field| field.known.is_none());
    let mut meant = unknown.filter_map(|field| near_miss(checked, &field.name));
    meant.any(|known| names.iter().any(|name| known.name() == name))
}

/// What the schemas require and the document does not have; what other rules say of it is left out. Nothing for a document without front matter, which is one
/// fault of its own, nor where what cannot be read may hold the field.
pub(super) fn missing<'c>(checked: &'c Checked) -> Vec<Missing<'c>> {
    let front = &checked.entry.document.front;
    if front.block.is_none() || !front.faults.is_empty() {
        return Vec::new();
    }
    let of_violation = |violation: &'c Violation| {
        let ViolationKind::Missing(names) = &violation.kind else { return None };
        let within = violation.pointer.as_str();
        let is_named = |field: &&Field| {
            let is_called = |name: &String| field.known.map_or(field.name == *name, |known| known.name() == name);
            within.is_empty() && names.iter().any(is_called)
        };
        let there = front.fields.iter().find(is_named);
        let waits = there.is_some_and(|field| placeholders::is_unfilled(checked, field));
        if waits || (within.is_empty() && is_misspelt(checked, names)) {
            return None;
        }
        let blank = there.filter(|_| names.len() == 1);
        Some(Missing { names, within, condition: violation.condition.as_deref(), blank })
    };
    checked.violations().iter().filter_map(of_violation).collect()
}

/// The same for one known field.
pub(super) fn missing_known<'c>(checked: &'c Checked, known: Known) -> Option<Missing<'c>> {
    missing(checked).into_iter().find(|missing| missing.is(known))
}

/// Whether a field is wanting of which no other rule says so: one that is empty or misspelt is reported as that, and what
/// a schema asks for as a missing field.
pub(super) fn is_wanting(checked: &Checked, known: Known) -> bool {
    let front = &checked.entry.document.front;
    let asks = |rule: &str| checked.evidence.asks(rule, checked.id);
    let said = || match front.get(known) {
        Some(_) => asks("empty-field") && !known.may_be_empty(),
        None => is_misspelt(checked, &[known.name().to_owned()]) && asks("misspelt-field"),
    };
    let is_read = front.block.is_some() && front.faults.is_empty();
    let asked_for = || missing_known(checked, known).is_some() && asks("missing-field");
    is_read && checked.entry.get(known).is_none() && !said() && !asked_for()
}

impl Missing<'_> {
    /// Whether it is a known field.
    pub(super) fn is(&self, known: Known) -> bool {
        self.within.is_empty() && matches!(self.names, [name] if name == known.name())
    }

    /// What is to be said of it, at the place where it belongs.
    pub(super) fn finding(&self, checked: &Checked) -> Finding {
        let condition = self.condition.map(|condition| format!(", which is needed {condition}")).unwrap_or_default();
        let names = self.names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let (span, message) = match (self.blank, self.names) {
            (Some(blank), _) => {
                let pointer = format!("/{}", crate::yaml::pointer_step(&blank.name));
                (checked.key(&pointer), format!("the field {names} is empty"))
            }
            (None, [_]) if self.within.is_empty() => (checked.head(), format!("the field {names} is missing")),
            (None, [_]) => {
                let span = checked.value(&written_pointer(checked, self.within));
                (span, format!("the field {names} is missing here"))
            }
            (None, _) => {
                let span = checked.value(&written_pointer(checked, self.within));
                (span, format!("one of the fields {names} is missing"))
            }
        };
        Finding::at(span, message + &condition).help(FILL_IN)
    }
}

/// The next step for a field that is missing.
pub(super) const FILL_IN: &str = "fill it in, or set it for many documents with `defaults:` in lyceum.yaml";
