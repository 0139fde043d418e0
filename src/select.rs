//! The stage that keeps what an audience may see. It fails closed, and what it leaves out is nowhere in its result: no
//! title, no id, no address, no count.

use std::collections::HashSet;
use std::sync::Arc;

use crate::document::Document;
use crate::front::Known;
use crate::library::{Anchor, Edge, EdgeKind, Entry, Folder, Library, NEUTRAL, Target};
use crate::markdown;
use crate::security::SecurityLevel;
use crate::text::{heading_slug, replace_wikilinks, squeeze};
use crate::yaml::Value;

/// The library as its configured audience sees it; without one, all of it.
pub fn select(library: Arc<Library>) -> Arc<Library> {
    let audience = library.config.audience;
    select_for(library, audience)
}

/// The library as an audience sees it; without one, all of it.
pub fn select_for(library: Arc<Library>, audience: Option<SecurityLevel>) -> Arc<Library> {
    match audience {
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
    let entries = places(library.entries.iter().map(|entry| library.shows(entry, audience)));
    let folders = places(library.folders_to(|entry| entries[entry].is_some()).into_iter());
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
    follow_new_anchors(&mut kept, library, &moves);
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

/// Which files a document that is kept refers to, or the configuration names.
fn files_used(library: &Library, entries: &[Option<usize>]) -> Vec<bool> {
    let mut used: Vec<bool> = library.files.iter().map(|file| library.config.names_file(&file.path)).collect();
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
    let front = &library.edges[entry.edges.start..entry.body_edges];
    let body = &library.edges[entry.body_edges..entry.edges.end];
    let document = redact(&entry.document, front, body, moves);
    let mut meta = entry.meta.clone();
    if !Arc::ptr_eq(&document, &entry.document) {
        let hidden = front.iter().filter(|edge| moves.target(&edge.target) == Target::Hidden);
        let hidden: HashSet<&str> = hidden.map(|edge| edge.written.as_str()).collect();
        meta.title = redact_text(&meta.title, &hidden);
        meta.nav_title = redact_text(&meta.nav_title, &hidden);
        meta.aliases.iter_mut().for_each(|alias| *alias = redact_text(alias, &hidden));
        meta.defaults.iter_mut().for_each(|field| redact_value(&mut field.value, &hidden));
    }
    if entry.get(Known::Title).is_none()
        && let Some(heading) = renamed_title(&entry.document, &document)
    {
        let untitled = meta.nav_title == meta.title;
        meta.title = heading;
        if untitled {
            meta.nav_title.clone_from(&meta.title);
        }
    }
    kept.entries.push(Entry {
        document,
        meta,
        folder,
        edges: start..kept.edges.len(),
        body_edges: start + (entry.body_edges - entry.edges.start),
        claimed: None,
        ..entry.clone()
    });
}

/// A document that no longer says the names of what is hidden: in headings and its opening, where a wikilink without a
/// label says its target's, and in front matter, where wikilinks stand in other fields than those of relations.
fn redact(document: &Arc<Document>, front: &[Edge], body: &[Edge], moves: &Moves) -> Arc<Document> {
    let hidden = |edge: &&Edge| moves.target(&edge.target) == Target::Hidden;
    let named = document.references.iter().zip(body).filter(|(reference, edge)| reference.shows_target && hidden(edge));
    let starts: HashSet<usize> = named.map(|(reference, _)| reference.at).collect();
    let mentioned: HashSet<&str> = front
        .iter()
        .filter(|edge| edge.kind == EdgeKind::Link)
        .filter(hidden)
        .map(|edge| edge.written.as_str())
        .collect();
    if starts.is_empty() && mentioned.is_empty() {
        return document.clone();
    }
    let mut redacted = Document::clone(document);
    for field in &mut redacted.front.fields {
        redact_value(&mut field.value, &mentioned);
    }
    if !starts.is_empty() {
        markdown::read(document.body_text(), document.body.start, |items| redact_texts(&items, &starts, &mut redacted));
    }
    Arc::new(redacted)
}

/// Writes headings and opening anew without the links that start at some bytes.
fn redact_texts(items: &[markdown::Spanned], starts: &HashSet<usize>, redacted: &mut Document) {
    for (at, (_, span)) in items.iter().enumerate() {
        let text = || {
            let inside = &items[at..=markdown::end_of(items, at)];
            squeeze(&markdown::plain_text_without(inside, &|start| starts.contains(&start), NEUTRAL))
        };
        let heading = redacted.headings.iter().position(|heading| heading.span == *span);
        if let Some(n) = heading.filter(|n| starts.iter().any(|start| redacted.headings[*n].span.contains(start))) {
            let heading = &mut redacted.headings[n];
            if !heading.id.ends_with(&format!("-redacted-{n}")) {
                heading.text = text();
                // The place among the headings keeps the new id apart from all others.
                heading.id = format!("{}-redacted-{n}", heading_slug(&heading.text));
            }
        } else if redacted.opening_span == *span && starts.iter().any(|start| span.contains(start)) {
            redacted.opening = text().chars().take(redacted.opening.chars().count()).collect();
        }
    }
}

/// Says the label, or a neutral word, in place of each wikilink to something hidden.
fn redact_value(value: &mut Value, hidden: &HashSet<&str>) {
    match value {
        Value::Null => {}
        Value::Scalar(scalar) => scalar.text = redact_text(&scalar.text, hidden),
        Value::List(items) => items.iter_mut().for_each(|item| redact_value(item, hidden)),
        Value::Map(entries) => entries.iter_mut().for_each(|(_, item)| redact_value(item, hidden)),
    }
}

fn redact_text(text: &str, hidden: &HashSet<&str>) -> String {
    replace_wikilinks(text, |target, label| hidden.contains(target).then(|| label.unwrap_or(NEUTRAL).to_owned()))
}

/// The title that a document takes from its top heading, where that was redacted.
fn renamed_title(before: &Document, after: &Document) -> Option<String> {
    let n = before.headings.iter().position(|heading| heading.level == 1 && !heading.text.is_empty())?;
    (before.headings[n].text != after.headings[n].text).then(|| after.headings[n].text.clone())
}

/// Points the edges that lead to a redacted heading at its new id.
fn follow_new_anchors(kept: &mut Library, all: &Library, moves: &Moves) {
    let before: Vec<usize> = (0..all.entries.len()).filter(|n| moves.entries[*n].is_some()).collect();
    let entries = &kept.entries;
    for edge in &mut kept.edges {
        let (Target::Entry(target), Anchor::Heading(id)) = (&edge.target, &mut edge.anchor) else { continue };
        let (old, new) = (&all.entries[before[*target]].document, &entries[*target].document);
        if Arc::ptr_eq(old, new) {
            continue;
        }
        if let Some(n) = old.headings.iter().position(|heading| heading.id == *id) {
            id.clone_from(&new.headings[n].id);
        }
    }
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
            label: edge.label.clone().filter(|_| !hidden),
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
