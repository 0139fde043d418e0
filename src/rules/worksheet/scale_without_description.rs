//! A point of a scale of which nothing says what it means.

use crate::diagnostic::Level;
use crate::fenced::Sort;
use crate::rules::{Check, Checked, Finding, Group, Rule, blocks};

pub(super) const RULE: Rule = Rule {
    name: "scale-without-description",
    group: Group::Worksheet,
    level: Level::Warning,
    summary: "a point of a scale of which nothing says what it means",
    page: include_str!("../../../content/rules/scale-without-description.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    blocks::faults(&checked.entry.document.worksheets, Sort::Scale, out);
}
