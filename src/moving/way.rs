//! What becomes of each path.

use std::collections::{HashMap, HashSet};

use crate::discover::Found;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::source::{is_document, stem};
use crate::text::{fold, nearest, slug};

/// From one path to another, for what lies there and below.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) old: String,
    pub(super) new: String,
    is_folder: bool,
    /// The page that bears the folder's name: its old path, and its new name.
    page: Option<(String, String)>,
}

impl Way {
    pub(super) fn new(library: &Library, found: &Found, old: &str, new: &str) -> Result<Self> {
        let is_file =
            found.sources.iter().any(|source| *source.path == *old) || found.files.iter().any(|f| f.path == old);
        let below = format!("{old}/");
        let mut way = Self { old: old.to_owned(), new: new.to_owned(), is_folder: !is_file, page: None };
        if let Some(unreadable) = found.unreadable.iter().find(|file| way.of(&file.path).is_some()) {
            return Err(Error::new(format!(
                "cannot move `{old}`: `{}` {}; {}",
                unreadable.path, unreadable.why, unreadable.help
            )));
        }
        if !is_file && !paths(found).any(|path| path.starts_with(&below)) {
            return Err(unknown(found, old));
        }
        if !is_file && format!("{new}/").starts_with(&below) {
            return Err(Error::new(format!("cannot move `{old}` into itself; choose a place outside it")));
        }
        way.page = way.own_page(library, found);
        way.expect_free(found)?;
        Ok(way)
    }

    /// An error where something else stands in the way; also what only differs in letter case, for many machines cannot
    /// hold both.
    fn expect_free(&self, found: &Found) -> Result<()> {
        let staying: HashMap<String, &str> =
            paths(found).filter(|path| self.of(path).is_none()).map(|path| (fold(path), path)).collect();
        let folders: HashSet<&str> = staying.keys().flat_map(|path| parents(path)).collect();
        for path in paths(found) {
            let Some(there) = self.of(path) else { continue };
            let folded = fold(&there);
            let taken = std::iter::once(folded.as_str()).chain(parents(&folded)).find_map(|path| staying.get(path));
            let taken = taken.copied().or_else(|| folders.get(folded.as_str()).copied());
            if let Some(taken) = taken {
                let case =
                    if fold(taken) == folded && taken != there { ", which differs only in letter case" } else { "" };
                return Err(Error::new(format!(
                    "cannot move `{path}` to `{there}`: there is `{taken}` already{case}; choose another name"
                )));
            }
        }
        Ok(())
    }

    /// A folder's page bears the folder's name, so it gets the new one as well, unless that is taken.
    fn own_page(&self, library: &Library, found: &Found) -> Option<(String, String)> {
        let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
        let (old, new) = (name(&self.old), name(&self.new));
        let folder = library.folders.iter().find(|folder| self.is_folder && folder.path == self.old)?;
        let path = library.path(folder.page?);
        let inside = path.strip_prefix(&format!("{}/", self.old)).filter(|inside| !inside.contains('/'))?;
        let own = stem(inside);
        // On the way back it is what it was before it became the folder's page by its name.
        let back = format!("{}/{}/", address(&self.new), slug(own, own));
        if library.entries[folder.page?].redirects.iter().any(|former| fold(former) == back) {
            return None;
        }
        if fold(own) != fold(&old) || fold(&old) == fold(&new) && own != old {
            return None;
        }
        let new = if own == fold(&old) && own != old { fold(&new) } else { new };
        let renamed = format!("{new}{}", &inside[own.len()..]);
        let there = format!("{}/{renamed}", self.old);
        let taken = paths(found).any(|known| known != path && fold(known) == fold(&there));
        (!taken && renamed != inside).then(|| (path.to_owned(), renamed))
    }

    /// Where a path lies afterwards; `None` for one that stays.
    pub(super) fn of(&self, path: &str) -> Option<String> {
        if let Some((page, name)) = &self.page
            && page == path
        {
            return Some(format!("{}/{name}", self.new));
        }
        let rest = path.strip_prefix(&self.old)?;
        (rest.is_empty() || (self.is_folder && rest.starts_with('/'))).then(|| format!("{}{rest}", self.new))
    }

    /// The same, for one that stays as well.
    pub(super) fn to(&self, path: &str) -> String {
        self.of(path).unwrap_or_else(|| path.to_owned())
    }

    /// The files in their new places.
    pub(super) fn moved(&self, mut found: Found) -> Found {
        for source in &mut found.sources {
            if let Some(there) = self.of(&source.path) {
                source.path = there.into();
            }
        }
        for file in &mut found.files {
            if let Some(there) = self.of(&file.path) {
                file.path = there;
            }
        }
        found.sources.sort_by(|a, b| a.path.cmp(&b.path));
        found.files.sort();
        found
    }

    /// What gets another name on the disk, in order.
    pub(super) fn renames(&self) -> Vec<(String, String)> {
        let page = self.page.iter().map(|(page, name)| (page.clone(), format!("{}/{name}", self.old)));
        page.chain([(self.old.clone(), self.new.clone())]).filter(|(from, to)| from != to).collect()
    }

    /// Each content file that moves, with its new path.
    pub(super) fn files(&self, library: &Library) -> Vec<(String, String)> {
        let documents = library.entries.iter().map(|entry| &*entry.document.source.path);
        let paths = documents.chain(library.files.iter().map(|file| file.path.as_str()));
        let mut files: Vec<_> = paths.filter_map(|path| Some((path.to_owned(), self.of(path)?))).collect();
        files.sort();
        files
    }

    /// What does not move along, though one might think so.
    pub(super) fn notes(&self, library: &Library) -> Vec<String> {
        let folder = library.folders.iter().find(|folder| self.is_folder && folder.path == self.old);
        let Some(page) = folder.and_then(|folder| folder.page).map(|page| library.path(page)) else {
            return Vec::new();
        };
        if self.of(page).is_none() {
            return vec![format!(
                "`{page}` was the page of that folder and stays where it is; move it too if it belongs there"
            )];
        }
        let kept = self.page.is_none() && self.is_folder && fold(stem(page)) == fold(last(&self.old));
        let renamed = fold(last(&self.old)) != fold(last(&self.new));
        if kept && renamed {
            let there = self.to(page);
            return vec![format!(
                "`{there}` keeps its name, for `{}` is taken: it is no longer the folder's page",
                last(&self.new)
            )];
        }
        Vec::new()
    }
}

/// The address of a folder by its path.
fn address(path: &str) -> String {
    path.split('/').map(|name| slug(name, name)).collect::<Vec<_>>().join("/")
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The paths of all files.
fn paths(found: &Found) -> impl Iterator<Item = &str> {
    let sources = found.sources.iter().map(|source| &*source.path);
    let files = found.files.iter().map(|file| file.path.as_str());
    sources.chain(files).chain(found.unreadable.iter().map(|file| file.path.as_str()))
}

/// The folders on the way to a path.
fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

fn unknown(found: &Found, old: &str) -> Error {
    let near = nearest(old, paths(found)).map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    let kind = if is_document(old) { "document" } else { "document, file or folder" };
    Error::new(format!(
        "`{old}` is no {kind} of the site: `ignore:` names it, or it holds nothing the site reads{near}"
    ))
}
