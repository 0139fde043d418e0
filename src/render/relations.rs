//! What connects a document with others: its relations, those of others to it, and the texts that refer to it.

use super::Site;
use super::body;
use super::cards::{blank, card};
use super::context::{Card, RelationGroup};
use crate::library::{Edge, EdgeKind, Library, Target};

/// How many documents that refer to one its page shows; the others stand on pages of their own.
pub(super) const MOST_BACKLINKS: usize = 100;

/// Whether the page of a document has more backlinks than it shows.
pub(super) fn has_backlink_pages(site: &Site, n: usize) -> bool {
    referrers(site, n).len() > MOST_BACKLINKS
}

/// The documents whose text leads to one, without those that a relation connects to it already.
pub(super) fn referrers(site: &Site, n: usize) -> Vec<usize> {
    let library = &site.library;
    let incoming = || library.incoming[n].iter().map(|edge| &library.edges[*edge]);
    let related = |other: usize| {
        let of_other = incoming().any(|edge| edge.from == other && is_relation(edge));
        of_other || library.front_edges(n).iter().any(|edge| is_relation(edge) && edge.target == Target::Entry(other))
    };
    let mut from: Vec<usize> =
        incoming().filter(|edge| !is_relation(edge) && edge.from != n).map(|edge| edge.from).collect();
    from.sort_unstable();
    from.dedup();
    from.retain(|other| !related(*other));
    from
}

fn is_relation(edge: &Edge) -> bool {
    matches!(edge.kind, EdgeKind::Relation(_))
}

/// The relations of a document, and those of others that point to it: each document once under each label.
pub(super) fn relations(site: &Site, n: usize) -> (Vec<RelationGroup>, Vec<RelationGroup>) {
    let library = &site.library;
    let mut own = Groups::default();
    for edge in library.front_edges(n) {
        let EdgeKind::Relation(name) = &edge.kind else { continue };
        if let Some(card) = target_card(site, edge) {
            let kind = library.config.relation_type(name);
            own.add(rank(library, &kind.name), kind.label, card);
        }
    }
    let mut inverse = Groups::default();
    for edge in library.incoming[n].iter().map(|edge| &library.edges[*edge]) {
        let EdgeKind::Relation(name) = &edge.kind else { continue };
        let kind = library.config.relation_type(name);
        let card = card(site, edge.from);
        if edge.from == n || own.holds(&kind.inverse, &card) {
            // Where both ends name each other there is nothing new to say.
            continue;
        }
        if kind.label == kind.inverse {
            own.add(rank(library, &kind.name), kind.label, card);
        } else {
            inverse.add(rank(library, &kind.name), kind.inverse, card);
        }
    }
    (own.finish(), inverse.finish())
}

/// A type's place among the configured ones; unknown types come last.
fn rank(library: &Library, name: &str) -> usize {
    library.config.relation_types.iter().position(|kind| kind.name == name).unwrap_or(usize::MAX)
}

/// What a relation leads to; nothing of what this audience may not see.
fn target_card(site: &Site, edge: &Edge) -> Option<Card> {
    let library = &site.library;
    match &edge.target {
        Target::Entry(n) => Some(card(site, *n)),
        Target::Folder(n) => {
            Some(Card { url: Some(library.folder_url(*n).to_owned()), ..blank(&library.folder_title(*n)) })
        }
        Target::File(n) => {
            let file = &library.files[*n].path;
            Some(Card { url: Some(crate::page::encode(file)), ..blank(file.rsplit('/').next().unwrap_or(file)) })
        }
        Target::External(address) => {
            let external = body::is_allowed(address).then(|| address.clone());
            Some(Card { external, ..blank(edge.label.as_deref().unwrap_or(address)) })
        }
        Target::Missing => Some(blank(edge.label.as_deref().unwrap_or(&edge.written))),
        Target::Hidden => None,
    }
}

/// Relation groups while they are filled.
#[derive(Default)]
struct Groups(Vec<(usize, RelationGroup)>);

impl Groups {
    fn add(&mut self, rank: usize, label: String, card: Card) {
        match self.0.iter_mut().find(|(_, group)| group.label == label) {
            Some((_, group)) if group.documents.iter().any(|known| same(known, &card)) => {}
            Some((_, group)) => group.documents.push(card),
            None => self.0.push((rank, RelationGroup { label, documents: vec![card] })),
        }
    }

    fn holds(&self, label: &str, card: &Card) -> bool {
        self.0.iter().any(|(_, group)| group.label == label && group.documents.iter().any(|known| same(known, card)))
    }

    fn finish(mut self) -> Vec<RelationGroup> {
        self.0.sort_by_key(|(rank, _)| *rank);
        self.0.into_iter().map(|(_, group)| group).collect()
    }
}

fn same(a: &Card, b: &Card) -> bool {
    a.url == b.url && a.title == b.title
}
