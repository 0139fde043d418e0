//! Weights of a scorecard that are not parts of a hundred.

use crate::diagnostic::Level;
use crate::fenced::Sort;
use crate::rules::{Check, Checked, Finding, Group, Rule, blocks};

pub(super) const RULE: Rule = Rule {
    name: "weights-do-not-add-up",
    group: Group::Worksheet,
    level: Level::Error,
    summary: "weights of a scorecard that do not add up to 100",
    page: include_str!("../../../content/rules/weights-do-not-add-up.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    blocks::faults(&checked.entry.document.worksheets, Sort::Weights, out);
}
