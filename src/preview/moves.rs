//! Where documents went that were at another address when somebody opened them.

use std::collections::{BTreeMap, HashMap};

use crate::library::Library;

/// Former addresses, and the documents that were there, by their paths of now.
#[derive(Debug, Default)]
pub(super) struct Moves {
    documents: BTreeMap<String, String>,
}

impl Moves {
    /// Notes which documents are no longer where they were.
    pub(super) fn note(&mut self, before: &Library, after: &Library) {
        let fresh = Fresh::new(before, after);
        let there: HashMap<&str, ()> = after.entries.iter().map(|entry| (entry.url.as_str(), ())).collect();
        // A document that moves again is found from its first place, too.
        for path in self.documents.values_mut() {
            if let Some(next) = before.entry_at(path).and_then(|n| fresh.follow(n)) {
                *path = next;
            }
        }
        let gone = before.entries.iter().enumerate().filter(|(_, entry)| !there.contains_key(entry.url.as_str()));
        let moved = gone.filter_map(|(n, entry)| Some((entry.url.clone(), fresh.follow(n)?)));
        self.documents.extend(moved);
    }

    /// The address at which a document is now that was at another one.
    pub(super) fn follow<'l>(&self, url: &str, library: &'l Library) -> Option<&'l str> {
        let entry = library.entry_at(self.documents.get(url)?)?;
        Some(&library.entries[entry].url)
    }
}

/// The documents that a library has and the one before it had not, by what they are known by.
struct Fresh<'l> {
    before: &'l Library,
    after: &'l Library,
    by_id: HashMap<&'l str, usize>,
    by_text: HashMap<&'l str, usize>,
}

impl<'l> Fresh<'l> {
    fn new(before: &'l Library, after: &'l Library) -> Self {
        let fresh = || (0..after.entries.len()).filter(|n| before.entry_at(after.path(*n)).is_none());
        let by_id = fresh().filter_map(|n| Some((after.entries[n].meta.id.as_deref()?, n))).collect();
        let by_text = fresh().map(|n| (&*after.entries[n].document.source.text, n)).collect();
        Self { before, after, by_id, by_text }
    }

    /// The path of the same document now: its own, else that of one with its id or its text.
    fn follow(&self, n: usize) -> Option<String> {
        let (old, path) = (&self.before.entries[n], self.before.path(n));
        if self.after.entry_at(path).is_some() {
            return Some(path.to_owned());
        }
        let by_id = old.meta.id.as_deref().and_then(|id| self.by_id.get(id));
        let found = by_id.or_else(|| self.by_text.get(&*old.document.source.text))?;
        Some(self.after.path(*found).to_owned())
    }
}
