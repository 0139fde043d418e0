//! A document in force that relates to one that is not.

use std::collections::BTreeSet;

use super::own::{self, Own};
use crate::diagnostic::Level;
use crate::library::{Edge, EdgeKind, Entry, Library, Target};
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::text::fold_field;

pub(super) const RULE: Rule = Rule {
    name: "relation-to-retired",
    group: Group::Relations,
    level: Level::Warning,
    summary: "a relation to a document that is deprecated, archived or a draft",
    page: include_str!("../../../content/rules/relation-to-retired.md"),
    check: Check::Document(check),
};

const SUPERSEDES: &str = "supersedes";

/// Whether a document is not, or no longer, what readers are to go by.
pub(in crate::rules) fn is_retired(entry: &Entry) -> bool {
    entry.meta.draft || past_status(entry).is_some()
}

fn past_status(entry: &Entry) -> Option<&str> {
    entry.meta.status.as_deref().filter(|status| matches!(*status, "Deprecated" | "Archived"))
}

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let library = checked.library;
    let mut edges = library.front_edges(checked.id).iter();
    let retired = |target: &Target| matches!(target, Target::Entry(to) if is_retired(&library.entries[*to]));
    if is_retired(checked.entry) || !edges.any(|edge| retired(&edge.target)) {
        return;
    }
    for own in own::relations(checked) {
        let Target::Entry(to) = own.edge.target else { continue };
        if own.folded_kind() != SUPERSEDES && is_retired(&library.entries[to]) {
            out.push(finding(checked, &own, to));
        }
    }
}

fn finding(checked: &Checked, own: &Own, to: usize) -> Finding {
    let library = checked.library;
    let (entry, path) = (&library.entries[to], library.path(to));
    let message = match past_status(entry) {
        Some(status) => format!("`{path}` is {status}"),
        None => format!("`{path}` is a draft"),
    };
    let help = match successor(library, to) {
        Some(new) if new == checked.id => {
            "this document supersedes it, which is relation enough: remove this one".into()
        }
        Some(new) => format!("`{}` supersedes it: name that instead", library.path(new)),
        None if past_status(entry).is_none() => "finish it, or leave the relation out until it is in force".into(),
        None => "name what took its place, or remove the relation".into(),
    };
    Finding::at(checked.value(own.pointer), message).help(help)
}

/// The document in force that took the place of another, over however many steps.
fn successor(library: &Library, of: usize) -> Option<usize> {
    let mut met = BTreeSet::from([of]);
    let mut waiting = vec![of];
    while let Some(entry) = waiting.pop() {
        let newer: Vec<usize> = successors(library, entry).into_iter().filter(|newer| met.insert(*newer)).collect();
        if let Some(new) = newer.iter().find(|new| !is_retired(&library.entries[**new])) {
            return Some(*new);
        }
        waiting.extend(newer);
    }
    None
}

/// The documents that say of themselves that they supersede another, by path.
fn successors(library: &Library, of: usize) -> BTreeSet<usize> {
    let edges = library.incoming[of].iter().map(|edge| &library.edges[*edge]);
    let supersedes = |edge: &&Edge| matches!(&edge.kind, EdgeKind::Relation(kind) if fold_field(kind) == SUPERSEDES);
    edges.filter(supersedes).map(|edge| edge.from).collect()
}
