//! A lesson or course that does not say what it teaches.

use super::wanting;
use crate::courses::{self, Role};
use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::data::is_wanting;
use crate::rules::relations::is_retired;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "missing-objectives",
    group: Group::Course,
    level: Level::Warning,
    summary: "a lesson or course that does not say what learners can do afterwards",
    page: include_str!("../../../content/rules/missing-objectives.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let what = match courses::role(checked.library, checked.id) {
        Some(Role::Lesson) => "lesson",
        Some(Role::Course) => "course",
        _ => return,
    };
    if !is_retired(checked.entry) && is_wanting(checked, Known::Objectives) {
        let help = "list under `objectives:` what a learner can do afterwards, each beginning with a verb";
        out.push(
            Finding::at(wanting(checked, Known::Objectives), format!("the {what} has no `objectives`")).help(help),
        );
    }
}
