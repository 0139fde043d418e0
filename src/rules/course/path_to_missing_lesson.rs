//! A path that names no lesson, or something that is none.

use super::wanting;
use crate::courses::{self, LESSON, Role};
use crate::diagnostic::Level;
use crate::front::Known;
use crate::library::{Edge, Library, Target};
use crate::rules::data::is_wanting;
use crate::rules::healing::heal;
use crate::rules::relations::is_retired;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "path-to-missing-lesson",
    group: Group::Course,
    level: Level::Error,
    summary: "a path to a lesson that does not exist, without lessons or without a role",
    page: include_str!("../../../content/rules/path-to-missing-lesson.md"),
    check: Check::Document(check),
};

/// Whether this rule, and no general one, says of an edge that it leads to no lesson.
pub(in crate::rules) fn takes(checked: &Checked, edge: &Edge) -> bool {
    edge.kind.is_relation(LESSON)
        && courses::role(checked.library, checked.id) == Some(Role::Path)
        && checked.evidence.asks(RULE.name, checked.id)
}

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    if courses::role(checked.library, checked.id) != Some(Role::Path) {
        return;
    }
    let lessons: Vec<&Edge> = checked.edges().iter().filter(|edge| edge.kind.is_relation(LESSON)).collect();
    // With its only lesson taken out, a path would have none.
    let keeps_one = lessons.iter().any(|edge| edge.target != Target::Missing);
    for edge in checked.missing().filter(|edge| edge.kind.is_relation(LESSON)) {
        let written = edge.written.split('|').next().unwrap_or_default().trim();
        let healing = heal(checked, edge, "name a lesson by its path, id or title, or take it out of the path");
        let message = format!("no lesson is called `{written}`");
        let fix = healing.fix.filter(|_| keeps_one || healing.target.is_some());
        out.push(Finding::at(checked.edge(edge), message).help(healing.help).fix(fix));
    }
    for edge in &lessons {
        if let Some(what) = no_lesson(checked.library, edge) {
            let help = "name lessons only: of a module or course, each of its lessons";
            out.push(Finding::at(checked.edge(edge), format!("{what}, no lesson")).help(help));
        }
    }
    if !is_retired(checked.entry) {
        whole(checked, lessons.is_empty(), out);
    }
}

/// What a path needs besides.
fn whole(checked: &Checked, empty: bool, out: &mut Vec<Finding>) {
    if empty && is_wanting(checked, Known::Lessons) {
        let help = "list them under `lessons:`, in the order in which they are taken";
        out.push(Finding::at(wanting(checked, Known::Lessons), "the path has no lessons").help(help));
    }
    if is_wanting(checked, Known::Role) {
        let help = "add `role:` with the role of those who take it, such as `role: \"Marketing manager\"`";
        out.push(Finding::at(wanting(checked, Known::Role), "the path does not say for which `role` it is").help(help));
    }
}

/// What an entry leads to that is there and is no lesson.
fn no_lesson(library: &Library, edge: &Edge) -> Option<String> {
    let is = |what: &str| Some(format!("`{}` is {what}", edge.written));
    match edge.target {
        Target::Entry(to) if courses::role(library, to) == Some(Role::Lesson) => None,
        Target::Entry(to) => Some(match &library.entries[to].meta.doc_type {
            Some(doc_type) => format!("`{}` is of the type `{doc_type}`", library.path(to)),
            None => format!("`{}` is of no type", library.path(to)),
        }),
        Target::Folder(_) => is("a folder"),
        Target::File(_) => is("a file"),
        Target::External(_) => is("an address outside the site"),
        Target::Missing | Target::Hidden => None,
    }
}
