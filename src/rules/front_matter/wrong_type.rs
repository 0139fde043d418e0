//! A value of the wrong type.

use super::invalid_value;
use crate::diagnostic::Level;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::schema::ViolationKind;

pub(super) const RULE: Rule = Rule {
    name: "wrong-type",
    group: Group::FrontMatter,
    level: Level::Error,
    summary: "a value of the wrong type, such as a list where one text belongs",
    page: include_str!("../../../content/rules/wrong-type.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for violation in checked.violations() {
        if let ViolationKind::WrongType { message, help } = &violation.kind {
            out.push(invalid_value::finding(checked, violation, message, help.as_deref()));
        }
    }
}
