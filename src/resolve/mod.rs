//! The stage that connects documents: it gives each one its meaning, place and address, and follows every reference.
//! What cannot be found is a fact like any other; rules judge it.

mod again;
mod anchor;
mod meta;
mod places;
mod relations;
mod routes;

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::document::{Document, ReferenceForm};
use crate::front::Known;
use crate::library::{Anchor, Edge, EdgeKind, Entry, Library, Place, Target};
use crate::markdown::LinkForm;
use crate::names::{Found, Names, Steps};
use crate::source::{File, Unreadable};

pub use again::{Extent, again, extent};

/// What lies in the content folder, parsed.
#[derive(Debug)]
pub struct Parsed {
    /// The documents, by path.
    pub documents: Vec<Arc<Document>>,
    /// Other files, by path.
    pub files: Vec<File>,
    /// Documents that could not be read.
    pub unreadable: Vec<Unreadable>,
}

/// Connects the documents of a site.
pub fn resolve(parsed: Parsed, config: Arc<Config>) -> Library {
    let entries: Vec<Entry> = parsed
        .documents
        .into_par_iter()
        .map(|document| {
            let meta = meta::meta(&document, &config);
            Entry {
                document,
                meta,
                url: String::new(),
                claimed: None,
                redirects: Vec::new(),
                folder: 0,
                edges: 0..0,
                body_edges: 0,
            }
        })
        .collect();
    let files = parsed.files;
    let mut library = Library {
        config,
        entries,
        folders: Vec::new(),
        files,
        edges: Vec::new(),
        unreadable: parsed.unreadable,
        incoming: Vec::new(),
        navigation: Vec::new(),
        audience: None,
    };
    places::arrange(&mut library);
    routes::assign(&mut library);
    connect(&mut library);
    library
}

/// Follows every reference of every document.
fn connect(library: &mut Library) {
    let names = Names::new(library);
    let of_each: Vec<(Vec<Edge>, usize)> =
        (0..library.entries.len()).into_par_iter().map(|entry| edges_of(entry, library, &names)).collect();
    let navigation = library.config.navigation.iter().map(|entry| (entry.title.clone(), names.find_path(&entry.to)));
    let navigation = navigation.collect();
    drop(names);
    library.navigation = navigation;
    library.incoming = vec![Vec::new(); library.entries.len()];
    for (entry, (edges, relations)) in of_each.into_iter().enumerate() {
        let start = library.edges.len();
        library.entries[entry].edges = start..start + edges.len();
        library.entries[entry].body_edges = start + relations;
        for (n, edge) in edges.iter().enumerate() {
            if let Target::Entry(target) = edge.target {
                library.incoming[target].push(start + n);
            }
        }
        library.edges.extend(edges);
    }
}

/// The edges of a document, and how many of them stand in its front matter.
fn edges_of(from: usize, library: &Library, names: &Names) -> (Vec<Edge>, usize) {
    let mut edges = front_edges(from, library, names);
    let front_matter = edges.len();
    let references = &library.entries[from].document.references;
    edges.extend((0..references.len()).map(|n| body_edge(from, n, library, names)));
    edges.extend(shortcode_edges(from, library, names));
    (edges, front_matter)
}

fn front_edges(from: usize, library: &Library, names: &Names) -> Vec<Edge> {
    let entry = &library.entries[from];
    let mut edges: Vec<Edge> = relations::written(entry)
        .into_iter()
        .map(|relation| {
            let found = names.find(&relation.target, from, Steps::RELATION);
            let place = Place::Field(relation.pointer);
            let edge = edge(from, EdgeKind::Relation(relation.kind), relation.target, found, place, library);
            Edge { label: relation.label, ..edge }
        })
        .collect();
    if let (Some(cover), Some(pointer)) =
        (entry.text(Known::CoverImage), entry.document.front.pointer(Known::CoverImage))
    {
        let found = names.find(&cover, from, Steps::LINK);
        edges.push(edge(from, EdgeKind::Embed, cover, found, Place::Field(pointer), library));
    }
    for (target, pointer) in relations::mentioned(entry) {
        let found = names.find(&target, from, Steps::WIKI);
        edges.push(edge(from, EdgeKind::Link, target, found, Place::Field(pointer), library));
    }
    edges
}

/// The edge of a document's `n`th reference in its body.
fn body_edge(from: usize, n: usize, library: &Library, names: &Names) -> Edge {
    let reference = &library.entries[from].document.references[n];
    let (steps, kind) = match reference.form {
        ReferenceForm::Markdown(LinkForm::WikiLink) => (Steps::WIKI, EdgeKind::Link),
        ReferenceForm::Markdown(LinkForm::Embed) => (Steps::WIKI, EdgeKind::Embed),
        ReferenceForm::Markdown(LinkForm::Link) | ReferenceForm::HtmlLink => (Steps::LINK, EdgeKind::Link),
        ReferenceForm::Markdown(LinkForm::Image) | ReferenceForm::HtmlMedia => (Steps::LINK, EdgeKind::Embed),
    };
    let mut found = names.find(&reference.target, from, steps);
    if reference.form == ReferenceForm::HtmlMedia && matches!(found.target, Target::Entry(_) | Target::Folder(_)) {
        // Raw HTML shows files only.
        found.target = Target::Missing;
    }
    edge(from, kind, reference.target.clone(), found, Place::Body(n), library)
}

fn shortcode_edges(from: usize, library: &Library, names: &Names) -> Vec<Edge> {
    let shortcodes = library.entries[from].document.shortcodes.iter().enumerate();
    let shown = shortcodes.filter_map(|(n, (shortcode, _))| {
        let worksheet = library.config.worksheet_of(&shortcode.name, &shortcode.attributes)?;
        let found = names.find(&worksheet, from, Steps::RELATION);
        Some(edge(from, EdgeKind::Embed, worksheet, found, Place::Shortcode(n), library))
    });
    shown.collect()
}

fn edge(from: usize, kind: EdgeKind, written: String, found: Found, place: Place, library: &Library) -> Edge {
    let anchor = match (&found.target, found.fragment) {
        (_, None) => Anchor::Whole,
        (Target::Entry(target), Some(fragment)) => anchor::find(&library.entries[*target].document, &fragment),
        (_, Some(fragment)) => Anchor::Other(fragment),
    };
    let via = if found.target == Target::Missing { None } else { found.via };
    Edge {
        from,
        kind,
        written,
        label: None,
        target: found.target,
        anchor,
        via,
        others: found.others,
        case_differs: found.case_differs,
        place,
    }
}
