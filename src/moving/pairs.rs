//! The site before and after: which document, folder and file is which.

use std::collections::HashMap;

use super::way::Way;
use crate::library::{Edge, Library, Target};

/// Two libraries of the same documents in different places.
pub(super) struct Pairs<'l> {
    pub(super) old: &'l Library,
    pub(super) new: &'l Library,
    entries: Vec<usize>,
    files: Vec<Option<usize>>,
    folders: Vec<Option<usize>>,
}

impl<'l> Pairs<'l> {
    pub(super) fn new(old: &'l Library, new: &'l Library, way: &Way) -> Self {
        let entries: HashMap<&str, usize> = (0..new.entries.len()).map(|n| (new.path(n), n)).collect();
        let files: HashMap<&str, usize> =
            new.files.iter().enumerate().map(|(n, file)| (file.path.as_str(), n)).collect();
        let folders: HashMap<&str, usize> =
            new.folders.iter().enumerate().map(|(n, folder)| (folder.path.as_str(), n)).collect();
        Self {
            old,
            new,
            entries: (0..old.entries.len()).filter_map(|n| entries.get(&*way.to(old.path(n))).copied()).collect(),
            files: old.files.iter().map(|file| files.get(&*way.to(&file.path)).copied()).collect(),
            folders: old.folders.iter().map(|folder| folders.get(&*way.to(&folder.path)).copied()).collect(),
        }
    }

    /// The same document afterwards.
    pub(super) fn entry(&self, old: usize) -> usize {
        self.entries[old]
    }

    /// The same target afterwards; missing where it would be gone. A folder that got a page is that page.
    pub(super) fn target(&self, old: &Target) -> Target {
        match old {
            Target::Entry(n) => Target::Entry(self.entries[*n]),
            Target::File(n) => self.files[*n].map_or(Target::Missing, Target::File),
            Target::Folder(n) => match self.folders[*n] {
                Some(folder) => self.new.folders[folder].page.map_or(Target::Folder(folder), Target::Entry),
                None => Target::Missing,
            },
            other => other.clone(),
        }
    }

    /// Whether one end of an edge gets another path.
    pub(super) fn moves(&self, edge: &Edge) -> bool {
        let entry = |n: usize| self.old.path(n) != self.new.path(self.entries[n]);
        entry(edge.from)
            || match edge.target {
                Target::Entry(n) => entry(n),
                Target::File(n) => self.files[n].is_none_or(|now| self.old.files[n].path != self.new.files[now].path),
                Target::Folder(n) => {
                    self.folders[n].is_none_or(|now| self.old.folders[n].path != self.new.folders[now].path)
                }
                Target::External(_) | Target::Missing | Target::Hidden => false,
            }
    }

    /// The path or address of a target, for people.
    pub(super) fn name(library: &Library, target: &Target) -> String {
        match target {
            Target::Entry(n) => format!("`{}`", library.path(*n)),
            Target::File(n) => format!("`{}`", library.files[*n].path),
            Target::Folder(n) => format!("the folder `{}`", library.folders[*n].path),
            Target::External(address) => format!("`{address}`"),
            Target::Missing | Target::Hidden => "nothing".to_owned(),
        }
    }
}
