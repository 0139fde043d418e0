//! A document in force that relates to one that is not.

use std::collections::{BTreeMap, BTreeSet};

use super::own::{self, Own};
use crate::diagnostic::Level;
use crate::library::{EdgeKind, Entry, Library, Target};
use crate::rules::{Check, Checked, Evidence, Finding, Group, Rule};
use crate::text::fold_field;

pub(super) const RULE: Rule = Rule {
    name: "relation-to-retired",
    group: Group::Relations,
    level: Level::Warning,
    summary: "a relation to a document that is deprecated, archived or a draft",
    page: include_str!("../../../content/rules/relation-to-retired.md"),
    check: Check::Site(check),
};

const SUPERSEDES: &str = "supersedes";

/// Whether a document is not, or no longer, what readers are to go by.
pub(super) fn is_retired(entry: &Entry) -> bool {
    entry.meta.draft || past_status(entry).is_some()
}

fn past_status(entry: &Entry) -> Option<&str> {
    entry.meta.status.as_deref().filter(|status| matches!(*status, "Deprecated" | "Archived"))
}

fn check(evidence: &Evidence) -> Vec<(String, Finding)> {
    let library = evidence.library;
    let successors = successors(library);
    let mut out = Vec::new();
    for (n, entry) in library.entries.iter().enumerate() {
        let edges = library.front_edges(n).iter();
        let retired = |target: &Target| matches!(target, Target::Entry(to) if is_retired(&library.entries[*to]));
        if is_retired(entry) || !edges.map(|edge| &edge.target).any(retired) {
            continue;
        }
        let checked = Checked::new(evidence, n);
        for own in own::relations(&checked) {
            let Target::Entry(to) = own.edge.target else { continue };
            if own.folded_kind() != SUPERSEDES && is_retired(&library.entries[to]) {
                out.push((library.path(n).to_owned(), finding(&checked, &own, to, &successors)));
            }
        }
    }
    out
}

/// For each document those that supersede it.
fn successors(library: &Library) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut successors: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for edge in &library.edges {
        if let (EdgeKind::Relation(kind), Target::Entry(to)) = (&edge.kind, &edge.target)
            && fold_field(kind) == SUPERSEDES
        {
            successors.entry(*to).or_default().insert(edge.from);
        }
    }
    successors
}

fn finding(checked: &Checked, own: &Own, to: usize, successors: &BTreeMap<usize, BTreeSet<usize>>) -> Finding {
    let library = checked.library;
    let (entry, path) = (&library.entries[to], library.path(to));
    let message = match past_status(entry) {
        Some(status) => format!("`{path}` is {status}"),
        None => format!("`{path}` is a draft"),
    };
    let help = match successor(library, to, successors) {
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
fn successor(library: &Library, of: usize, successors: &BTreeMap<usize, BTreeSet<usize>>) -> Option<usize> {
    let mut met = BTreeSet::from([of]);
    let mut waiting = vec![of];
    while let Some(entry) = waiting.pop() {
        let named = successors.get(&entry).into_iter().flatten().copied();
        let newer: Vec<usize> = named.filter(|newer| met.insert(*newer)).collect();
        if let Some(new) = newer.iter().find(|new| !is_retired(&library.entries[**new])) {
            return Some(*new);
        }
        waiting.extend(newer);
    }
    None
}
