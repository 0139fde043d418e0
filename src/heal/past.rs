//! What a reference is read against: the names that files had while its own document stood where it stood.

use super::{Meant, target_at};
use crate::git::{History, Lineage, Name, Repository};
use crate::library::{Edge, Library, Target, Via};
use crate::names::join;
use crate::text::fold;

/// A reference before the past of its site.
pub(super) struct Past<'a> {
    pub(super) library: &'a Library,
    pub(super) repository: &'a Repository,
    pub(super) history: &'a History,
    pub(super) edge: &'a Edge,
    /// The past of its own document; `None` for one that is not committed yet.
    pub(super) own: Option<&'a Lineage>,
}

impl<'a> Past<'a> {
    /// Where the document stood while a file had a name: its path then, and the newest and oldest state of both.
    pub(super) fn places_during(&self, name: &Name) -> impl Iterator<Item = (&'a str, usize, usize)> {
        let states = name.states.clone();
        self.own.into_iter().flat_map(|own| &own.names).filter_map(move |own| {
            let newest = *own.states.start().max(states.start());
            let oldest = *own.states.end().min(states.end());
            (newest <= oldest).then_some((own.path.as_str(), newest, oldest))
        })
    }

    /// The folded paths from the content folder that a spelling may mean, below the top of the repository.
    pub(super) fn root_paths(&self, spelling: &str) -> Vec<String> {
        let rooted = spelling.trim_start_matches('/');
        let named = rooted
            .split_once('/')
            .filter(|(first, _)| self.library.config.root_names.iter().any(|name| fold(name) == fold(first)));
        let prefix = self.history.prefix().trim_end_matches('/');
        let paths = std::iter::once(rooted).chain(named.map(|(_, rest)| rest));
        paths.filter_map(|path| join(prefix, path)).map(|path| fold(&path)).collect()
    }

    /// What a reference meant that led to a file by a name that the file had.
    pub(super) fn meant(&self, file: &Lineage, name: &Name, via: Via, sure: bool) -> Option<Meant> {
        let now = file.path()?.strip_prefix(self.history.prefix())?;
        let target = target_at(self.library, now)?;
        if target == Target::Entry(self.edge.from) && self.edge.target == Target::Missing {
            // It became the very document that refers to it: two were merged, or git took one for the other.
            return None;
        }
        let former = name.path.strip_prefix(self.history.prefix()).unwrap_or(&name.path).to_owned();
        let commit = name.states.start().checked_sub(1).and_then(|state| self.history.commit(state));
        Some(Meant { target, via, former, commit: commit.map(str::to_owned), sure })
    }
}
