//! A lesson or module that belongs to no course.

use super::doc_type;
use crate::courses::{self, PART_OF, Role};
use crate::diagnostic::Level;
use crate::library::{Edge, Target};
use crate::rules::relations::is_retired;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "lesson-without-module",
    group: Group::Course,
    level: Level::Warning,
    summary: "a lesson or module that belongs to no course",
    page: include_str!("../../../content/rules/lesson-without-module.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let (what, wholes) = match courses::role(checked.library, checked.id) {
        Some(Role::Lesson) => ("lesson", "neither a module nor a course"),
        Some(Role::Module) => ("module", "no course"),
        _ => return,
    };
    let courses = checked.evidence.courses();
    // Of a module without a course its lessons need not say the same.
    if courses.is_empty() || is_retired(checked.entry) || !courses.wholes(checked.id).is_empty() {
        return;
    }
    let named: Vec<&Edge> = checked.edges().iter().filter(|edge| edge.kind.is_relation(PART_OF)).collect();
    if named.iter().any(|edge| edge.target == Target::Missing) && checked.evidence.asks("broken-relation", checked.id) {
        return;
    }
    let elsewhere = named.iter().find_map(|edge| match edge.target {
        Target::Entry(whole) if whole != checked.id => Some((edge, checked.library.path(whole))),
        _ => None,
    });
    let finding = match elsewhere {
        Some((edge, path)) => {
            Finding::at(checked.edge(edge), format!("the {what} is a part of `{path}`, which is {wholes}"))
        }
        None => Finding::at(doc_type(checked), format!("the {what} belongs to no course")),
    };
    let help = match what {
        "lesson" => "put it into the folder of a module or course, or name one with `part_of` under `relations`",
        _ => "put it into the folder of a course, or name one with `part_of` under `relations`",
    };
    out.push(finding.help(help));
}
