//! The tree of folders, and the order in which a site shows what is in them.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::library::{Folder, Library};
use crate::source::stem;
use crate::text::{fold, natural_key};

/// Builds the folders, puts each document into its own and finds each folder's page.
pub(super) fn arrange(library: &mut Library) {
    let mut tree = Tree { folders: vec![folder("", None)], by_path: HashMap::from([(String::new(), 0)]) };
    for n in 0..library.entries.len() {
        let path = library.path(n).to_owned();
        let inside = tree.folder_of(path.rsplit_once('/').map_or("", |(folder, _)| folder));
        library.entries[n].folder = inside;
        tree.folders[inside].documents.push(n);
    }
    library.folders = tree.folders;
    for n in 0..library.folders.len() {
        let page = page_inside(library, n);
        set_page(library, n, page);
    }
    // `x.md` beside a folder `x` without a page of its own claims the same address: it is that folder's page.
    for n in 1..library.folders.len() {
        if library.folders[n].page.is_none() {
            let page = page_beside(library, n);
            set_page(library, n, page);
        }
    }
    sort(library);
}

struct Tree {
    folders: Vec<Folder>,
    by_path: HashMap<String, usize>,
}

impl Tree {
    fn folder_of(&mut self, path: &str) -> usize {
        if let Some(&known) = self.by_path.get(path) {
            return known;
        }
        let parent = self.folder_of(path.rsplit_once('/').map_or("", |(parent, _)| parent));
        let new = self.folders.len();
        self.folders.push(folder(path, Some(parent)));
        self.folders[parent].folders.push(new);
        self.by_path.insert(path.to_owned(), new);
        new
    }
}

fn folder(path: &str, parent: Option<usize>) -> Folder {
    Folder { path: path.to_owned(), parent, url: String::new(), page: None, documents: Vec::new(), folders: Vec::new() }
}

fn set_page(library: &mut Library, folder: usize, page: Option<usize>) {
    let Some(page) = page else { return };
    let inside = library.entries[page].folder;
    library.folders[inside].documents.retain(|document| *document != page);
    library.folders[folder].page = Some(page);
}

/// A folder's page among its own documents: `index.md`, else the one that bears its name; at the top `README.md`.
fn page_inside(library: &Library, folder: usize) -> Option<usize> {
    let here = &library.folders[folder];
    let called = |name: &str| {
        let fits = |document: &usize| fold(stem(library.path(*document))) == name;
        let exact = |document: &usize| library.path(*document).ends_with(".md") as u8;
        here.documents
            .iter()
            .copied()
            .filter(fits)
            .max_by_key(|document| (exact(document), std::cmp::Reverse(*document)))
    };
    let own = here.path.rsplit('/').next().unwrap_or_default();
    let by_name = if here.path.is_empty() { called("readme") } else { called(&fold(own)) };
    called("index").or(by_name)
}

fn page_beside(library: &Library, folder: usize) -> Option<usize> {
    let here = &library.folders[folder];
    let own = fold(here.path.rsplit('/').next()?);
    let beside = &library.folders[here.parent?].documents;
    beside.iter().copied().find(|document| fold(stem(library.path(*document))) == own)
}

/// By `order` where it is given, else by names with numbers as numbers.
fn sort(library: &mut Library) {
    let mut folders = std::mem::take(&mut library.folders);
    let order = |entry: Option<usize>| entry.and_then(|n| library.entries[n].meta.order).unwrap_or(f64::INFINITY);
    let of_folders: Vec<(f64, String)> = folders.iter().map(|inner| (order(inner.page), inner.path.clone())).collect();
    folders.par_iter_mut().for_each(|folder| {
        sort_by_place(&mut folder.documents, |n| (order(Some(n)), library.path(n)));
        sort_by_place(&mut folder.folders, |n| (of_folders[n].0, &of_folders[n].1));
    });
    library.folders = folders;
}

fn sort_by_place<'p>(all: &mut [usize], place: impl Fn(usize) -> (f64, &'p str)) {
    let key = |n: usize| {
        let (order, path) = place(n);
        (order, natural_key(path))
    };
    let mut keyed: Vec<_> = all.iter().map(|n| (key(*n), *n)).collect();
    keyed.sort_by(|((a, a_path), _), ((b, b_path), _)| a.total_cmp(b).then_with(|| a_path.cmp(b_path)));
    all.iter_mut().zip(keyed).for_each(|(place, (_, n))| *place = n);
}
