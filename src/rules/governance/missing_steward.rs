//! A document that nobody answers for.

use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::data::violations;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::schema::ViolationKind;

pub(super) const RULE: Rule = Rule {
    name: "missing-steward",
    group: Group::Governance,
    level: Level::Error,
    summary: "a document that nobody answers for",
    page: include_str!("../../../content/rules/missing-steward.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let front = &checked.entry.document.front;
    // A document without any front matter is one finding, and what cannot be read may name somebody.
    if front.block.is_none() || !front.faults.is_empty() {
        return;
    }
    let wanted = ViolationKind::Missing(Known::Steward.name().to_owned());
    if !violations(checked).iter().any(|violation| violation.pointer.is_empty() && violation.kind == wanted) {
        return;
    }
    let finding = match front.pointer(Known::Steward) {
        Some(pointer) => Finding::at(checked.key(&pointer), "the field `steward` is empty"),
        None => Finding::at(checked.head(), "the document has no `steward`"),
    };
    out.push(
        finding.help("name who answers for it, or set `steward` for many documents with `defaults:` in lyceum.yaml"),
    );
}
