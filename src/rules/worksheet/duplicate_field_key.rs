//! Two answers under one key.

use crate::diagnostic::Level;
use crate::fenced::Sort;
use crate::rules::{Check, Checked, Finding, Group, Rule, blocks};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-field-key",
    group: Group::Worksheet,
    level: Level::Error,
    summary: "two answers of a worksheet under one key",
    page: include_str!("../../../content/rules/duplicate-field-key.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    blocks::faults(&checked.entry.document.worksheets, Sort::DuplicateKey, out);
}
