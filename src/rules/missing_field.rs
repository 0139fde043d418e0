//! A required field is absent or blank.

use super::data::violations;
use super::{Check, Checked, Finding, Group, Rule};
use crate::diagnostic::Level;
use crate::schema::ViolationKind;

pub(super) const RULE: Rule = Rule {
    name: "missing-field",
    group: Group::FrontMatter,
    level: Level::Error,
    summary: "a required field is absent or blank",
    page: include_str!("../../content/rules/missing-field.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let front = &checked.entry.document.front;
    // A document without any front matter is one finding, and what cannot be read may hold the field.
    if front.block.is_none() || !front.faults.is_empty() {
        return;
    }
    for violation in violations(checked) {
        let ViolationKind::Missing(field) = violation.kind else { continue };
        let pointer = format!("{}/{field}", violation.pointer);
        let blank = front
            .fields
            .iter()
            .find(|known| known.name == field || known.known.is_some_and(|known| known.name() == field));
        let finding = match blank {
            Some(blank) => {
                Finding::at(checked.key(&format!("/{}", blank.name)), format!("the field `{field}` is empty"))
            }
            None if violation.pointer.is_empty() => {
                Finding::at(checked.head(), format!("the field `{field}` is missing"))
            }
            None => Finding::at(checked.value(&pointer), format!("the field `{field}` is missing here")),
        };
        out.push(
            finding.help(format!("add `{field}: ...`, or set it for many documents with `defaults:` in lyceum.yaml")),
        );
    }
}
