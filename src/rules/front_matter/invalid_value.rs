//! A value that the schema does not allow.

use crate::diagnostic::Level;
use crate::rules::data::{violations, written_pointer};
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::schema::ViolationKind;

pub(super) const RULE: Rule = Rule {
    name: "invalid-value",
    group: Group::FrontMatter,
    level: Level::Error,
    summary: "a value that the schema does not allow",
    page: include_str!("../../../content/rules/invalid-value.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for violation in violations(checked) {
        let ViolationKind::Invalid { message, help } = violation.kind else { continue };
        let pointer = written_pointer(checked, &violation.pointer);
        let field = violation.pointer.split('/').nth(1).unwrap_or_default();
        let finding = Finding::at(checked.value(&pointer), format!("`{field}`: {message}"));
        let help = help.unwrap_or_else(|| "`lyceum schema` prints what each field may hold".to_owned());
        out.push(finding.help(help));
    }
}
