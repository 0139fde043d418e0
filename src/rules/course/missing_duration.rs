//! A lesson of a course that does not say how long it takes.

use super::wanting;
use crate::courses::{self, Role};
use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::data::is_wanting;
use crate::rules::relations::is_retired;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "missing-duration",
    group: Group::Course,
    level: Level::Warning,
    summary: "a lesson of a course that does not say how long it takes",
    page: include_str!("../../../content/rules/missing-duration.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let is_lesson = courses::role(checked.library, checked.id) == Some(Role::Lesson);
    if !is_lesson || is_retired(checked.entry) || checked.evidence.courses().home(checked.id).is_none() {
        return;
    }
    if is_wanting(checked, Known::Duration) {
        let help = "say how many minutes it takes: `duration: 15`, or `duration: 15-20`";
        out.push(Finding::at(wanting(checked, Known::Duration), "the lesson has no `duration`").help(help));
    }
}
