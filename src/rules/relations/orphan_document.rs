//! A document that no other one leads to.

use crate::diagnostic::Level;
use crate::library::{Library, Target};
use crate::rules::relations::relation_to_retired::is_retired;
use crate::rules::{Check, Evidence, Finding, Group, Rule, worksheet};

pub(super) const RULE: Rule = Rule {
    name: "orphan-document",
    group: Group::Relations,
    level: Level::Warning,
    summary: "a document that no other one leads to",
    page: include_str!("../../../content/rules/orphan-document.md"),
    check: Check::Site(check),
};

const HELP: &str = "link to it, or name it as a relation, where its readers come by; or add it to `navigation:`";

fn check(evidence: &Evidence) -> Vec<(String, Finding)> {
    let library = evidence.library;
    if library.entries.len() < 2 {
        return Vec::new();
    }
    let reached = reached(library);
    // The outline of its course leads to a lesson.
    let in_course = |n: &usize| evidence.courses().home(*n).is_some();
    let orphan = |n: &usize| {
        !reached[*n] && !in_course(n) && !is_retired(&library.entries[*n]) && !worksheet::takes(evidence, *n)
    };
    let orphans = (0..library.entries.len()).filter(orphan);
    let finding =
        |n: usize| (library.path(n).to_owned(), Finding::on_file("no other document leads to this one").help(HELP));
    orphans.map(finding).collect()
}

/// Which documents readers come to by another document, or because they are the page of a folder or stand in the
/// navigation. Nobody is to be led to a document that is retired or not in force yet, so these are left out by the rule.
pub(in crate::rules) fn reached(library: &Library) -> Vec<bool> {
    let mut reached: Vec<bool> = library
        .incoming
        .iter()
        .enumerate()
        .map(|(n, edges)| edges.iter().any(|edge| library.edges[*edge].from != n))
        .collect();
    for page in library.folders.iter().filter_map(|folder| folder.page) {
        reached[page] = true;
    }
    for (_, target) in &library.navigation {
        if let Target::Entry(entry) = target {
            reached[*entry] = true;
        }
    }
    reached
}
