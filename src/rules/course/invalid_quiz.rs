//! A quiz that cannot be read, or does not follow the format.

use crate::diagnostic::Level;
use crate::fenced::Sort;
use crate::rules::{Check, Checked, Finding, Group, Rule, blocks};

pub(super) const RULE: Rule = Rule {
    name: "invalid-quiz",
    group: Group::Course,
    level: Level::Error,
    summary: "a quiz that cannot be read, or does not follow the format",
    page: include_str!("../../../content/rules/invalid-quiz.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    blocks::faults(&checked.entry.document.quizzes, Sort::Format, out);
}
