//! Ids for documents that have none, made as their neighbours' ids are.
//!
//! A proposal goes by the documents beside it, or by those of the folder above where fewer than two have an id: at least
//! two of them, and more than half, must agree on how an id is made. Without such neighbours a configured pattern with a
//! fixed start is enough. No two documents get the same one.

mod scheme;

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Checked, Evidence};
use crate::front::Known;
use crate::front::placeholder::is_placeholder;
use crate::library::{Entry, Library};
use crate::text::{fold, nfc};
use scheme::Scheme;

/// Whether a document needs an id and has none: the schema asks for it, or a pattern is configured for its path.
pub(super) fn is_missing(checked: &Checked) -> bool {
    let has_pattern = || checked.library.config.standards.id_pattern(checked.path()).is_some();
    lacks(checked.entry) && (has_pattern() || super::data::missing_known(checked, Known::Id).is_some())
}

/// Whether a document has no id and could be given one. Without front matter, or with some that cannot be read, it has
/// another fault.
fn lacks(entry: &Entry) -> bool {
    let front = &entry.document.front;
    entry.meta.id.is_none() && front.block.is_some() && front.faults.is_empty() && !is_template(entry)
}

/// Whether what a template left stands where the id belongs.
fn is_template(entry: &Entry) -> bool {
    let front = &entry.document.front;
    let own = front.get(Known::Id);
    // Unquoted template syntax is read as a mapping.
    own.is_some_and(|value| {
        value.as_text().is_some_and(|text| is_placeholder(Known::Id, text))
            || !value.items().is_empty() && value.as_text().is_none()
    })
}

/// An id for each document that has none and for which one can be told.
pub(super) struct Ids {
    proposals: BTreeMap<usize, String>,
}

impl Ids {
    pub(super) fn new(evidence: &Evidence) -> Self {
        let library = evidence.library;
        let mut maker = Maker { evidence, taken: HashSet::new(), highest: HashMap::new() };
        let own = |entry: &Entry| entry.meta.id.clone().filter(|_| !is_template(entry));
        for id in library.entries.iter().filter_map(own) {
            maker.take(&id);
        }
        let mut proposals = BTreeMap::new();
        for n in (0..library.entries.len()).filter(|n| lacks(&library.entries[*n])) {
            if let Some(id) = maker.id_for(n) {
                maker.take(&id);
                proposals.insert(n, id);
            }
        }
        Self { proposals }
    }

    /// The id for a document.
    pub(super) fn proposal(&self, entry: usize) -> Option<&str> {
        self.proposals.get(&entry).map(String::as_str)
    }
}

/// Makes ids, one after the other.
struct Maker<'e, 'l> {
    evidence: &'e Evidence<'l>,
    taken: HashSet<String>,
    /// The highest number behind each start that ids with a number have.
    highest: HashMap<String, u64>,
}

impl Maker<'_, '_> {
    fn take(&mut self, id: &str) {
        if let Some((start, digits)) = scheme::number_at_end(id) {
            let number: u64 = digits.parse().unwrap_or_default();
            let highest = self.highest.entry(fold(start)).or_default();
            *highest = number.max(*highest);
        }
        self.taken.insert(fold(id));
    }

    fn id_for(&self, n: usize) -> Option<String> {
        let library = self.evidence.library;
        let folder = library.entries[n].folder;
        let near = std::iter::successors(Some(folder), |folder| library.folders[*folder].parent).take(2);
        let neighbours = near.map(|folder| neighbours(library, folder)).find(|neighbours| neighbours.len() >= 2);
        let schemes = neighbours.map(|neighbours| scheme::agreed(&neighbours));
        let path = library.path(n);
        let by_neighbours = schemes.into_iter().flatten().filter_map(|scheme| self.make(&scheme, path));
        let pattern = library.config.standards.id_pattern(path);
        let by_pattern = pattern.into_iter().flat_map(|pattern| scheme::of_pattern(&pattern.written, path));
        by_neighbours.chain(by_pattern).find(|id| self.is_free(id, n))
    }

    fn make(&self, scheme: &Scheme, path: &str) -> Option<String> {
        let highest = |start: &str| self.highest.get(&fold(start)).copied().unwrap_or_default();
        scheme.make(path, highest)
    }

    /// Whether an id is nobody's name, and follows the pattern of the document's path.
    fn is_free(&self, id: &str, n: usize) -> bool {
        let library = self.evidence.library;
        let names = self.evidence.names();
        let pattern = library.config.standards.id_pattern(library.path(n));
        let others = |found: &[usize]| found.iter().any(|other| *other != n);
        !id.trim().is_empty()
            && !self.taken.contains(&fold(id))
            && pattern.is_none_or(|pattern| pattern.regex.is_match(&nfc(id)))
            && !others(names.named(id))
            && names.document_at(id).is_none_or(|other| other == n)
    }
}

/// The documents in a folder that have an id of their own: path and id.
fn neighbours(library: &Library, folder: usize) -> Vec<(String, String)> {
    let folder_of = &library.folders[folder];
    let all = folder_of.page.into_iter().chain(folder_of.documents.iter().copied());
    let of = |n: usize| {
        let entry = &library.entries[n];
        let own = entry.document.front.get(Known::Id).is_some_and(|value| !value.is_blank());
        let id = entry.meta.id.as_ref().filter(|_| own && !is_template(entry))?;
        (entry.folder == folder).then(|| (library.path(n).to_owned(), nfc(id)))
    };
    all.filter_map(of).collect()
}
