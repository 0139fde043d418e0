//! A document without any text that could describe it in search results.

use super::is_sought;
use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::data::violations;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::schema::ViolationKind;

pub(super) const RULE: Rule = Rule {
    name: "missing-description",
    group: Group::Seo,
    level: Level::Warning,
    summary: "a document that nothing describes in search results",
    page: include_str!("../../../content/rules/missing-description.md"),
    check: Check::Document(check),
};

/// The fields that can describe a document, in the order in which they are taken.
const FIELDS: [Known; 3] = [Known::MetaDescription, Known::Summary, Known::Excerpt];

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let front = &checked.entry.document.front;
    // A document without any front matter is one finding, and what cannot be read may hold the field.
    if front.block.is_none() || !front.faults.is_empty() || !is_sought(checked.library, checked.entry) {
        return;
    }
    if FIELDS.iter().any(|known| checked.entry.get(*known).is_some()) || is_required(checked) {
        return;
    }
    let blank = front.pointer(Known::MetaDescription);
    let span = blank.map_or_else(|| checked.head(), |pointer| checked.key(&pointer));
    let finding = Finding::at(span, "nothing describes the document in search results");
    out.push(finding.help("say in `meta_description` what the page answers, in one or two sentences"));
}

/// Whether one of the fields is reported already, because a schema requires it.
fn is_required(checked: &Checked) -> bool {
    let reported = checked.evidence.reports("missing-field", checked.id);
    let is_one = |field: &str| FIELDS.iter().any(|known| known.name() == field);
    reported
        && violations(checked)
            .iter()
            .any(|violation| matches!(&violation.kind, ViolationKind::Missing(names) if names.iter().any(|field| is_one(field))))
}
