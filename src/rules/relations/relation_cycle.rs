//! Relations that lead back to their start, of a type where that cannot be.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::components::components;
use crate::diagnostic::Level;
use crate::library::{Edge, EdgeKind, Library, Target};
use crate::rules::{Check, Checked, Evidence, Finding, Group, Rule};
use crate::text::fold_field;

pub(super) const RULE: Rule = Rule {
    name: "relation-cycle",
    group: Group::Relations,
    level: Level::Error,
    summary: "relations that lead back to their start, of a type where that cannot be",
    page: include_str!("../../../content/rules/relation-cycle.md"),
    check: Check::Site(check),
};

/// How many steps a search for rings may take in a type of relations, so that no knot of documents makes it slow.
const STEPS: usize = 5_000_000;

/// How many documents of a ring are named.
const NAMED: usize = 8;

fn check(evidence: &Evidence) -> Vec<(String, Finding)> {
    let graphs = graphs(evidence.library);
    graphs.iter().flat_map(|(kind, graph)| findings(evidence, kind, graph)).collect()
}

/// The documents that relations of a type lead from and to, in order of their paths, and where each of them leads.
struct Graph {
    entries: Vec<usize>,
    next: Vec<Vec<usize>>,
}

/// The graph of each type that must not go in a ring.
fn graphs(library: &Library) -> BTreeMap<String, Graph> {
    let types = library.config.relation_types.iter().filter(|known| known.acyclic);
    let acyclic: BTreeSet<String> = types.map(|known| fold_field(&known.name)).collect();
    let mut steps: BTreeMap<String, BTreeSet<(usize, usize)>> = BTreeMap::new();
    for edge in &library.edges {
        if let Some((kind, to)) = step(edge).filter(|(kind, _)| acyclic.contains(kind)) {
            steps.entry(kind).or_default().insert((edge.from, to));
        }
    }
    steps.into_iter().map(|(kind, steps)| (kind, Graph::new(&steps))).collect()
}

/// The type of a relation to another document, and that document.
fn step(edge: &Edge) -> Option<(String, usize)> {
    match (&edge.kind, &edge.target) {
        (EdgeKind::Relation(kind), Target::Entry(to)) if *to != edge.from => Some((fold_field(kind), *to)),
        _ => None,
    }
}

impl Graph {
    fn new(steps: &BTreeSet<(usize, usize)>) -> Self {
        let entries: BTreeSet<usize> = steps.iter().flat_map(|(from, to)| [*from, *to]).collect();
        let entries: Vec<usize> = entries.into_iter().collect();
        let at = |entry: &usize| entries.binary_search(entry).unwrap_or_default();
        let mut next = vec![Vec::new(); entries.len()];
        for (from, to) in steps {
            next[at(from)].push(at(to));
        }
        Self { entries, next }
    }
}

/// Rings so that each document of a knot is on one of them, each as the documents in its order, the first by path first;
/// and how many documents of the knot are left, where the search took too long.
fn rings(graph: &Graph, knot: &[usize], budget: &mut usize) -> (Vec<Vec<usize>>, usize) {
    let mut rings = Vec::new();
    let mut left: BTreeSet<usize> = knot.iter().copied().collect();
    while let Some(start) = left.first().copied() {
        let Some(mut ring) = shortest_ring(graph, start, budget) else { break };
        for node in &ring {
            left.remove(node);
        }
        let first = ring.iter().enumerate().min_by_key(|(_, node)| **node).map_or(0, |(at, _)| at);
        ring.rotate_left(first);
        rings.push(ring);
    }
    (rings, left.len())
}

/// The shortest way from a node back to itself.
fn shortest_ring(graph: &Graph, start: usize, budget: &mut usize) -> Option<Vec<usize>> {
    let mut came_from: BTreeMap<usize, usize> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(node) = waiting.pop_front() {
        let next = &graph.next[node];
        if next.binary_search(&start).is_ok() {
            let back = std::iter::successors(Some(node), |at| came_from.get(at).copied());
            let mut ring: Vec<usize> = back.collect();
            ring.reverse();
            return Some(ring);
        }
        *budget = budget.checked_sub(next.len() + 1)?;
        for to in next {
            if !came_from.contains_key(to) {
                came_from.insert(*to, node);
                waiting.push_back(*to);
            }
        }
    }
    None
}

fn findings(evidence: &Evidence, kind: &str, graph: &Graph) -> Vec<(String, Finding)> {
    let mut budget = STEPS;
    let mut out = Vec::new();
    for knot in components(&graph.next) {
        let (rings, left) = rings(graph, &knot, &mut budget);
        let more = if left > 0 { format!(" ({left} more documents are tied to it)") } else { String::new() };
        for ring in rings {
            let entries: Vec<usize> = ring.iter().map(|node| graph.entries[*node]).collect();
            out.push(finding(evidence, kind, &entries, &more));
        }
    }
    out
}

/// The finding of a ring, at the relation that leads on from its first document.
fn finding(evidence: &Evidence, kind: &str, ring: &[usize], more: &str) -> (String, Finding) {
    let library = evidence.library;
    let checked = Checked::new(evidence, ring[0]);
    let leads_on = |edge: &&Edge| step(edge).is_some_and(|(of, to)| of == kind && to == ring[1]);
    let edge = checked.edges().iter().find(leads_on);
    let name = match edge.map(|edge| &edge.kind) {
        Some(EdgeKind::Relation(written)) => library.config.relation_type(written).name,
        _ => kind.to_owned(),
    };
    let span = edge.map_or_else(|| checked.head(), |edge| checked.edge(edge));
    let finding = Finding::at(span, format!("`{name}` leads back to its start: {}{more}", way(library, ring)));
    (library.path(ring[0]).to_owned(), finding.help("remove the one of these relations that is not true"))
}

/// `a.md` -> `b.md` -> `a.md`
fn way(library: &Library, ring: &[usize]) -> String {
    let mut names: Vec<String> = ring.iter().map(|entry| format!("`{}`", library.path(*entry))).collect();
    names.push(names[0].clone());
    if names.len() > NAMED {
        let left_out = names.len() - NAMED + 1;
        names.splice(NAMED / 2..NAMED / 2 + left_out, [format!("{left_out} more")]);
    }
    names.join(" -> ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn graph(steps: &[(usize, usize)]) -> Graph {
        Graph::new(&steps.iter().copied().filter(|(from, to)| from != to).collect())
    }

    /// All rings of a graph.
    fn all_rings(graph: &Graph, mut budget: usize) -> Vec<Vec<usize>> {
        components(&graph.next).iter().flat_map(|knot| rings(graph, knot, &mut budget).0).collect()
    }

    proptest! {
        #[test]
        fn every_document_that_leads_back_to_itself_is_on_a_ring(
            steps in prop::collection::vec((0_usize..12, 0_usize..12), 0..40)
        ) {
            let graph = graph(&steps);
            let rings = all_rings(&graph, STEPS);
            for ring in &rings {
                prop_assert!(ring.len() > 1 && ring[0] == *ring.iter().min().unwrap());
                for (at, node) in ring.iter().enumerate() {
                    prop_assert!(graph.next[*node].contains(&ring[(at + 1) % ring.len()]), "{ring:?}");
                }
            }
            for node in 0..graph.next.len() {
                let mut reached = BTreeSet::new();
                let mut waiting = vec![node];
                while let Some(at) = waiting.pop() {
                    waiting.extend(graph.next[at].iter().copied().filter(|next| reached.insert(*next)));
                }
                let named = rings.iter().any(|ring| ring.contains(&node));
                prop_assert_eq!(reached.contains(&node), named, "node {}", node);
            }
        }
    }

    #[test]
    fn knots_of_many_documents_take_no_time() {
        let star: Vec<(usize, usize)> = (1..50_000).flat_map(|n| [(0, n), (n, 0)]).collect();
        assert_eq!(all_rings(&graph(&star), STEPS).len(), 49_999);
        let all: Vec<(usize, usize)> = (0..400).flat_map(|a| (0..400).map(move |b| (a, b))).collect();
        assert_eq!(all_rings(&graph(&all), STEPS).len(), 399);
    }

    #[test]
    fn a_search_ends_when_its_budget_is_spent() {
        let ring: Vec<(usize, usize)> = (0..1_000).map(|n| (n, (n + 1) % 1_000)).collect();
        let graph = graph(&ring);
        let (found, left) = rings(&graph, &(0..1_000).collect::<Vec<_>>(), &mut 10);
        assert_eq!((found.len(), left), (0, 1_000));
    }
}
