//! A document that embeds itself.

use std::collections::{HashMap, VecDeque};

use super::{Check, Checked, Finding, Group, Rule};
use crate::diagnostic::Level;
use crate::library::{EdgeKind, Library, Target};

pub(super) const RULE: Rule = Rule {
    name: "embed-cycle",
    group: Group::Links,
    level: Level::Error,
    summary: "a document that embeds itself",
    page: include_str!("../../content/rules/embed-cycle.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for edge in checked.edges() {
        if edge.kind != EdgeKind::Embed {
            continue;
        }
        let Target::Entry(first) = edge.target else { continue };
        if let Some(way) = way_back(checked.library, first, checked.id) {
            let names: Vec<String> =
                std::iter::once(checked.id).chain(way).map(|n| format!("`{}`", checked.library.path(n))).collect();
            let message = format!("the document embeds itself: {}", names.join(" embeds "));
            out.push(Finding::at(checked.edge(edge), message).help("replace one of the embeds by a link"));
        }
    }
}

/// The shortest way along embeds from one document to another, both included.
fn way_back(library: &Library, from: usize, to: usize) -> Option<Vec<usize>> {
    let mut came_from: HashMap<usize, usize> = HashMap::new();
    let mut waiting = VecDeque::from([from]);
    while let Some(at) = waiting.pop_front() {
        if at == to {
            let mut way = vec![at];
            while let Some(before) = came_from.get(way.last()?).filter(|_| way.last() != Some(&from)) {
                way.push(*before);
            }
            way.reverse();
            return Some(way);
        }
        for edge in &library.edges[library.entries[at].edges.clone()] {
            if let (EdgeKind::Embed, Target::Entry(next)) = (&edge.kind, &edge.target)
                && *next != from
                && !came_from.contains_key(next)
            {
                came_from.insert(*next, at);
                waiting.push_back(*next);
            }
        }
    }
    None
}
