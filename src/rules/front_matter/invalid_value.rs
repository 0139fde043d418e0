//! A value that the schema does not allow.

use crate::diagnostic::Level;
use crate::rules::data::{subject, written_pointer};
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::schema::{Violation, ViolationKind};

pub(super) const RULE: Rule = Rule {
    name: "invalid-value",
    group: Group::FrontMatter,
    level: Level::Error,
    summary: "a value that the schema does not allow",
    page: include_str!("../../../content/rules/invalid-value.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for violation in checked.violations() {
        if let ViolationKind::Invalid { message, help } = &violation.kind {
            out.push(finding(checked, violation, message, help.as_deref()));
        }
    }
}

/// What is to be said of a value that a schema does not allow.
pub(super) fn finding(checked: &Checked, violation: &Violation, message: &str, help: Option<&str>) -> Finding {
    let pointer = written_pointer(checked, &violation.pointer);
    let condition = violation.condition.as_ref().map(|condition| format!(", {condition}")).unwrap_or_default();
    let finding =
        Finding::at(checked.value(&pointer), format!("{}: {message}{condition}", subject(&violation.pointer)));
    finding.help(help.unwrap_or("`lyceum schema` prints what each field may hold"))
}
