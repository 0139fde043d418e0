//! A document that embeds itself.

use std::collections::{HashMap, VecDeque};
use std::ops::Range;

use crate::diagnostic::Level;
use crate::library::{Edge, EdgeKind, Library, Place, Target};
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "embed-cycle",
    group: Group::Links,
    level: Level::Error,
    summary: "a document that embeds itself",
    page: include_str!("../../../content/rules/embed-cycle.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for edge in checked.edges() {
        let (Some(first), Some(place)) = (shown(checked.library, edge), place(checked.library, edge)) else { continue };
        if let Some(way) = way_back(checked.library, first, (checked.id, place)) {
            let names = std::iter::once(checked.id).chain(way.into_iter().map(|(entry, _)| entry));
            let names: Vec<String> = names.map(|entry| format!("`{}`", checked.library.path(entry))).collect();
            let message = format!("the document embeds itself: {}", names.join(" embeds "));
            out.push(Finding::at(checked.edge(edge), message).help("replace one of the embeds by a link"));
        }
    }
}

/// A part of a document.
type Part = (usize, Range<usize>);

/// What an embed of a document shows.
fn shown(library: &Library, edge: &Edge) -> Option<Part> {
    match (&edge.kind, &edge.target) {
        (EdgeKind::Embed, Target::Entry(entry)) => Some((*entry, library.embedded_part(*entry, &edge.anchor))),
        _ => None,
    }
}

/// Where in its document's body an edge stands.
fn place(library: &Library, edge: &Edge) -> Option<usize> {
    match edge.place {
        Place::Body(n) => Some(library.entries[edge.from].document.references[n].at),
        Place::Shortcode(n) => Some(library.entries[edge.from].document.shortcodes[n].1.start),
        Place::Field(_) => None,
    }
}

/// The shortest way along embeds from a part of a document to one that holds a place.
fn way_back(library: &Library, from: Part, to: (usize, usize)) -> Option<Vec<Part>> {
    let mut came_from: HashMap<Part, Part> = HashMap::new();
    let mut waiting = VecDeque::from([from.clone()]);
    while let Some(at) = waiting.pop_front() {
        if at.0 == to.0 && at.1.contains(&to.1) {
            let mut way = vec![at];
            while let Some(before) = way.last().filter(|last| **last != from).and_then(|last| came_from.get(last)) {
                way.push(before.clone());
            }
            way.reverse();
            return Some(way);
        }
        for edge in &library.edges[library.entries[at.0].edges.clone()] {
            let inside = place(library, edge).is_some_and(|place| at.1.contains(&place));
            let next = shown(library, edge).filter(|next| inside && *next != from && !came_from.contains_key(next));
            if let Some(next) = next {
                came_from.insert(next.clone(), at.clone());
                waiting.push_back(next);
            }
        }
    }
    None
}
