//! The stage that keeps what an audience may see. It fails closed, and what it leaves out is nowhere in its result: no
//! title, no id, no address, no count.

use std::sync::Arc;

use crate::library::{Anchor, Edge, Entry, Folder, Library, Target};
use crate::security::SecurityLevel;

/// The library as its configured audience sees it; without one, all of it.
pub fn select(library: Arc<Library>) -> Arc<Library> {
    match library.config.audience {
        None => library,
        Some(audience) => Arc::new(keep(&library, audience)),
    }
}

/// Where each thing that is kept goes.
struct Moves {
    entries: Vec<Option<usize>>,
    folders: Vec<Option<usize>>,
    files: Vec<Option<usize>>,
}

fn keep(library: &Library, audience: SecurityLevel) -> Library {
    let visible = |entry: &Entry| entry.meta.level <= audience && (!entry.meta.draft || library.config.drafts);
    let entries = places(library.entries.iter().map(visible));
    let folders = places(folders_with(library, &entries).into_iter());
    let files = places(files_used(library, &entries).into_iter());
    let moves = Moves { entries, folders, files };
    let mut kept = Library {
        config: library.config.clone(),
        entries: Vec::new(),
        folders: Vec::new(),
        files: library
            .files
            .iter()
            .zip(&moves.files)
            .filter(|(_, to)| to.is_some())
            .map(|(file, _)| file.clone())
            .collect(),
        edges: Vec::new(),
        unreadable: Vec::new(),
        incoming: Vec::new(),
        navigation: library.navigation.iter().map(|(title, to)| (title.clone(), moves.target(to))).collect(),
        audience: Some(audience),
    };
    kept.navigation.retain(|(_, to)| *to != Target::Hidden);
    for (entry, to) in library.entries.iter().zip(&moves.entries) {
        if to.is_some() {
            take_entry(library, entry, &moves, &mut kept);
        }
    }
    for (folder, to) in library.folders.iter().zip(&moves.folders) {
        if to.is_some() {
            kept.folders.push(moves.folder(folder));
        }
    }
    kept.incoming = vec![Vec::new(); kept.entries.len()];
    for (n, edge) in kept.edges.iter().enumerate() {
        if let Target::Entry(target) = edge.target {
            kept.incoming[target].push(n);
        }
    }
    kept
}

/// New places for the things that are kept.
fn places(kept: impl Iterator<Item = bool>) -> Vec<Option<usize>> {
    let mut next = 0..;
    kept.map(|keep| if keep { next.next() } else { None }).collect()
}

/// Which folders hold a document that is kept, in themselves or below.
fn folders_with(library: &Library, entries: &[Option<usize>]) -> Vec<bool> {
    let mut with = vec![false; library.folders.len()];
    with[0] = true;
    for (entry, to) in library.entries.iter().zip(entries) {
        let mut at = to.map(|_| entry.folder);
        while let Some(folder) = at.filter(|folder| !with[*folder]) {
            with[folder] = true;
            at = library.folders[folder].parent;
        }
    }
    for (n, folder) in library.folders.iter().enumerate() {
        // A page beside its folder would else point at a folder that is gone.
        with[n] |=
            folder.page.is_some_and(|page| entries[page].is_some()) && folder.parent.is_none_or(|parent| with[parent]);
    }
    with
}

/// Which files a document that is kept refers to, or the configuration names.
fn files_used(library: &Library, entries: &[Option<usize>]) -> Vec<bool> {
    let config = &library.config;
    let named = |path: &str| {
        config.assets.iter().any(|glob| glob.is_match(path))
            || [&config.logo, &config.favicon].into_iter().flatten().any(|own| own.trim_start_matches('/') == path)
    };
    let mut used: Vec<bool> = library.files.iter().map(|file| named(&file.path)).collect();
    for edge in &library.edges {
        if let (Target::File(file), Some(_)) = (&edge.target, entries[edge.from]) {
            used[*file] = true;
        }
    }
    used
}

fn take_entry(library: &Library, entry: &Entry, moves: &Moves, kept: &mut Library) {
    let start = kept.edges.len();
    kept.edges.extend(library.edges[entry.edges.clone()].iter().map(|edge| moves.edge(edge)));
    let folder = moves.folders[entry.folder].unwrap_or(0);
    kept.entries.push(Entry {
        folder,
        edges: start..kept.edges.len(),
        body_edges: start + (entry.body_edges - entry.edges.start),
        claimed: None,
        ..entry.clone()
    });
}

impl Moves {
    fn target(&self, target: &Target) -> Target {
        match target {
            Target::Entry(n) => self.entries[*n].map_or(Target::Hidden, Target::Entry),
            Target::Folder(n) => self.folders[*n].map_or(Target::Hidden, Target::Folder),
            Target::File(n) => self.files[*n].map_or(Target::Hidden, Target::File),
            other => other.clone(),
        }
    }

    fn edge(&self, edge: &Edge) -> Edge {
        let target = self.target(&edge.target);
        let hidden = target == Target::Hidden;
        Edge {
            from: self.entries[edge.from].unwrap_or(0),
            kind: edge.kind.clone(),
            written: if hidden { String::new() } else { edge.written.clone() },
            anchor: if hidden { Anchor::Whole } else { edge.anchor.clone() },
            via: if hidden { None } else { edge.via },
            target,
            others: Vec::new(),
            case_differs: false,
            place: edge.place.clone(),
        }
    }

    fn folder(&self, folder: &Folder) -> Folder {
        let kept = |places: &[Option<usize>], all: &[usize]| all.iter().filter_map(|n| places[*n]).collect();
        Folder {
            path: folder.path.clone(),
            parent: folder.parent.and_then(|parent| self.folders[parent]),
            url: folder.url.clone(),
            page: folder.page.and_then(|page| self.entries[page]),
            documents: kept(&self.entries, &folder.documents),
            folders: kept(&self.folders, &folder.folders),
        }
    }
}
