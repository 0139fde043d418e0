//! A question of a quiz to which nothing is the right answer.

use crate::diagnostic::Level;
use crate::fenced::Sort;
use crate::rules::{Check, Checked, Finding, Group, Rule, blocks};

pub(super) const RULE: Rule = Rule {
    name: "quiz-without-right-answer",
    group: Group::Course,
    level: Level::Error,
    summary: "a question of a quiz to which nothing is the right answer",
    page: include_str!("../../../content/rules/quiz-without-right-answer.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    blocks::faults(&checked.entry.document.quizzes, Sort::NoRightAnswer, out);
}
