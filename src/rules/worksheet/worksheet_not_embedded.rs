//! A worksheet that learners never come by.

use super::is_worksheet;
use crate::diagnostic::Level;
use crate::library::{Edge, EdgeKind, Target};
use crate::rules::relations::{is_retired, reached};
use crate::rules::{Check, Evidence, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "worksheet-not-embedded",
    group: Group::Worksheet,
    level: Level::Warning,
    summary: "a worksheet that no other document shows or leads to",
    page: include_str!("../../../content/rules/worksheet-not-embedded.md"),
    check: Check::Site(check),
};

/// Whether this rule, and not the one on orphans, judges what leads to a document.
pub(in crate::rules) fn takes(evidence: &Evidence, entry: usize) -> bool {
    is_worksheet(&evidence.library.entries[entry]) && evidence.asks(RULE.name, entry)
}

fn check(evidence: &Evidence) -> Vec<(String, Finding)> {
    let library = evidence.library;
    if library.entries.len() < 2 {
        return Vec::new();
    }
    let reached = reached(library);
    let alone = |n: &usize| {
        let entry = &library.entries[*n];
        // The page at the other end of a relation shows it too.
        let related = |edge: &Edge| matches!((&edge.kind, &edge.target), (EdgeKind::Relation(_), Target::Entry(other)) if other != n);
        is_worksheet(entry) && !reached[*n] && !is_retired(entry) && !library.front_edges(*n).iter().any(related)
    };
    let finding = |n: usize| {
        let help = format!("show it where learners need it: `![[{}]]`", library.entries[n].meta.title);
        (
            library.path(n).to_owned(),
            Finding::on_file("no other document shows this worksheet or leads to it").help(help),
        )
    };
    (0..library.entries.len()).filter(alone).map(finding).collect()
}
