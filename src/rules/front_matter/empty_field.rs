//! A field with nothing in it.

use crate::diagnostic::{Fix, Level};
use crate::front::{Field, Known};
use crate::rules::data::missing;
use crate::rules::{Check, Checked, Finding, Group, Rule, ids, placeholders};
use crate::yaml::{Value, pointer_step};

pub(super) const RULE: Rule = Rule {
    name: "empty-field",
    group: Group::FrontMatter,
    level: Level::Warning,
    summary: "a field that is there and holds nothing",
    page: include_str!("../../../content/rules/empty-field.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for field in &checked.entry.document.front.fields {
        let Some(known) = field.known.filter(|known| is_fault(checked, field, *known)) else { continue };
        let pointer = format!("/{}", pointer_step(&field.name));
        let message = format!("the field `{}` holds nothing", field.name);
        let finding = Finding::at(checked.key(&pointer), message).help("write something behind it, or remove it");
        out.push(finding.fix(fix(checked, &pointer, known)));
    }
}

fn is_fault(checked: &Checked, field: &Field, known: Known) -> bool {
    let front = &checked.entry.document.front;
    let same_name = front.fields.iter().filter(|other| other.name == field.name).count();
    is_open(known, &field.value)
        && same_name == 1
        && front.faults.is_empty()
        // The configuration may say what the document leaves open.
        && checked.entry.get(known).is_none()
        && !placeholders::is_unfilled(checked, field)
        && !missing(checked).iter().any(|missing| missing.is(known))
        && !(known == Known::Id && ids::is_missing(checked))
}

/// Whether nothing stands where something is expected. A list of which a document may well have none can be left open,
/// but not an entry of it; so can the picture, which many templates keep a line for.
fn is_open(known: Known, value: &Value) -> bool {
    match value {
        Value::List(items) if !items.is_empty() => value.is_blank(),
        value => value.is_blank() && !known.may_be_empty() && known != Known::CoverImage,
    }
}

/// Those who keep a template's fields to fill them in later want them to stay.
fn fix(checked: &Checked, pointer: &str, known: Known) -> Option<Fix> {
    checked.mend(format!("remove the empty `{}`", known.name()), false, |editor| editor.remove(pointer))
}
