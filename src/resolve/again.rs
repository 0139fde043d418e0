//! Connecting again where only the texts of some documents have changed: names, places and addresses are what they were,
//! so nothing is followed but what those documents refer to now, and what others refer to inside of them.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::{Parsed, anchor, body_edge, edges_of, meta, shortcode_edges};
use crate::document::{Document, ReferenceForm};
use crate::library::{Anchor, Edge, Entry, Library, Place, Target};
use crate::names::Names;

/// How much of a library is new when it is made of other documents.
#[derive(Debug)]
pub enum Extent {
    /// Nothing.
    Nothing,
    /// The texts of these documents, and what they refer to: no name, no address, no list.
    Texts(Vec<Arc<Document>>),
    /// Anything.
    Everything,
}

/// How much of a library is new, made of these documents with the same configuration.
pub fn extent(library: &Library, parsed: &Parsed) -> Extent {
    let entries = &library.entries;
    let same_files = library.files == parsed.files && library.unreadable == parsed.unreadable;
    let pairs = || parsed.documents.iter().zip(entries);
    let same_paths = parsed.documents.len() == entries.len()
        && pairs().all(|(new, old)| new.source.path == old.document.source.path);
    if !same_files || !same_paths {
        return Extent::Everything;
    }
    let changed = || pairs().filter(|(new, old)| !Arc::ptr_eq(new, &old.document));
    if !changed().all(|(new, old)| only_text(new, old, library)) {
        return Extent::Everything;
    }
    let changed: Vec<Arc<Document>> = changed().map(|(new, _)| new.clone()).collect();
    if changed.is_empty() { Extent::Nothing } else { Extent::Texts(changed) }
}

/// Whether what others know of a document, its front matter included, is what it was.
fn only_text(document: &Document, before: &Entry, library: &Library) -> bool {
    let old = &before.document;
    old.front.fields == document.front.fields
        && old.worksheets.len() == document.worksheets.len()
        && old.worksheet().is_some() == document.worksheet().is_some()
        && old.quizzes.len() == document.quizzes.len()
        && before.meta == meta::meta(document, &library.config)
}

/// The library with documents of which only the text is new. It is the same as if everything had been connected anew.
pub fn again(mut library: Library, changed: Vec<Arc<Document>>) -> Library {
    let mut anew = BTreeSet::new();
    let mut replaced: Vec<(usize, Arc<Document>)> = Vec::new();
    for document in changed {
        let Some(n) = library.entry_at(&document.source.path) else { continue };
        if anchor::places(&library.entries[n].document) != anchor::places(&document) {
            anew.extend(places_inside(&library, n));
        }
        replaced.push((n, std::mem::replace(&mut library.entries[n].document, document)));
    }
    let edges: Vec<(usize, Vec<Edge>)> = {
        let names = OnceCell::new();
        let names = || names.get_or_init(|| Names::new(&library));
        let texts = replaced.iter().filter(|(n, _)| !anew.contains(n));
        let texts = texts.map(|(n, before)| (*n, edges_again(&library, *n, before, &names)));
        let all = anew.iter().map(|n| (*n, edges_of(*n, &library, names()).0));
        texts.chain(all).collect()
    };
    for (n, edges) in edges {
        put(&mut library, n, edges);
    }
    library
}

/// The documents that refer to a place inside of one.
fn places_inside(library: &Library, n: usize) -> impl Iterator<Item = usize> {
    let incoming = library.incoming[n].iter().map(|edge| &library.edges[*edge]);
    incoming.filter(|edge| edge.anchor != Anchor::Whole).map(|edge| edge.from)
}

/// The edges of a document whose text is new: a reference that stood there before leads where it led.
fn edges_again<'n>(library: &Library, n: usize, before: &Document, names: &dyn Fn() -> &'n Names<'n>) -> Vec<Edge> {
    let old = &library.edges[library.entries[n].edges.clone()];
    let document = &library.entries[n].document;
    // A place inside of the document itself may be another one now.
    let stays = |edge: &&Edge| edge.target != Target::Entry(n) || edge.anchor == Anchor::Whole;
    let known: HashMap<(ReferenceForm, &str), &Edge> = old
        .iter()
        .filter(stays)
        .filter_map(|edge| match edge.place {
            Place::Body(place) => Some(((before.references[place].form, edge.written.as_str()), edge)),
            _ => None,
        })
        .collect();
    let mut edges = library.front_edges(n).to_vec();
    edges.extend(document.references.iter().enumerate().map(|(place, reference)| {
        match known.get(&(reference.form, reference.target.as_str())) {
            Some(edge) => Edge { place: Place::Body(place), ..(*edge).clone() },
            None => body_edge(n, place, library, names()),
        }
    }));
    if document.shortcodes.iter().any(|(shortcode, _)| library.config.shows_worksheets(&shortcode.name)) {
        edges.extend(shortcode_edges(n, library, names()));
    }
    edges
}

/// Puts the edges of a document into the place of those it had.
fn put(library: &mut Library, n: usize, edges: Vec<Edge>) {
    let old = library.entries[n].edges.clone();
    for edge in old.clone() {
        if let Target::Entry(target) = library.edges[edge].target {
            library.incoming[target].retain(|other| *other != edge);
        }
    }
    let new = old.start..old.start + edges.len();
    if new.end != old.end {
        let moved = |edge: &mut usize| {
            if *edge >= old.end {
                *edge = *edge - old.end + new.end;
            }
        };
        library.incoming.iter_mut().flatten().for_each(moved);
        for entry in &mut library.entries[n + 1..] {
            [&mut entry.edges.start, &mut entry.edges.end, &mut entry.body_edges].into_iter().for_each(moved);
        }
    }
    let relations = library.entries[n].body_edges;
    library.edges.splice(old, edges);
    library.entries[n].edges = new.clone();
    library.entries[n].body_edges = relations;
    for edge in new {
        if let Target::Entry(target) = library.edges[edge].target {
            let list = &mut library.incoming[target];
            list.insert(list.partition_point(|other| *other < edge), edge);
        }
    }
}
