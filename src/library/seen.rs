//! Who may see which document, and where a reference leads out of sight.

use super::{Edge, Entry, Library, Meta, Target};
use crate::security::SecurityLevel;

/// Why a document has its security level.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum LevelSource {
    /// Its own front matter names it.
    Field,
    /// The configuration names it, under `defaults:` for this glob.
    Defaults(String),
    /// Nobody names one, so it has the site's default level.
    DefaultLevel,
    /// Its front matter names something that is no level.
    Unknown,
    /// Its front matter cannot be read, and may name one.
    Unreadable,
}

impl Meta {
    /// Whether it is Restricted only because nobody can tell what its level was meant to be.
    pub fn closed_by_mistake(&self) -> bool {
        matches!(self.level_source, LevelSource::Unknown | LevelSource::Unreadable)
    }
}

impl Library {
    /// Whether an audience may see a document: one up to its level, and no draft unless drafts are wanted.
    pub fn shows(&self, entry: &Entry, audience: SecurityLevel) -> bool {
        entry.meta.level <= audience && (!entry.meta.draft || self.config.drafts)
    }

    /// For each folder whether it leads to one of some documents: they lie in it or below, or one is its page.
    pub fn folders_to(&self, documents: impl Fn(usize) -> bool) -> Vec<bool> {
        let mut leads = vec![false; self.folders.len()];
        leads[0] = true;
        for (n, entry) in self.entries.iter().enumerate() {
            let mut at = documents(n).then_some(entry.folder);
            while let Some(folder) = at.filter(|folder| !leads[*folder]) {
                leads[folder] = true;
                at = self.folders[folder].parent;
            }
        }
        for (n, folder) in self.folders.iter().enumerate() {
            // A page beside its folder would else point at a folder that is gone.
            leads[n] |= folder.page.is_some_and(&documents) && folder.parent.is_none_or(|parent| leads[parent]);
        }
        leads
    }

    /// The edges from a document to what fewer people may see, with the level of that.
    pub fn edges_upward(&self) -> impl Iterator<Item = (&Edge, SecurityLevel)> {
        let folders = self.folder_levels();
        self.edges.iter().filter_map(move |edge| Some((edge, self.leads_up(edge, &folders)?)))
    }

    /// The level of an edge's target, where that is above its document's. `folders` are the levels of all folders.
    pub fn leads_up(&self, edge: &Edge, folders: &[Option<SecurityLevel>]) -> Option<SecurityLevel> {
        let target = match edge.target {
            // What is closed by mistake is open again once the mistake is mended.
            Target::Entry(n) => Some(&self.entries[n].meta).filter(|meta| !meta.closed_by_mistake())?.level,
            Target::Folder(n) => folders[n]?,
            _ => return None,
        };
        (target > self.entries[edge.from].meta.level).then_some(target)
    }

    /// The level from which on each folder is there: that of the most open document in it or below.
    pub fn folder_levels(&self) -> Vec<Option<SecurityLevel>> {
        let mut levels: Vec<Option<SecurityLevel>> = vec![None; self.folders.len()];
        for entry in &self.entries {
            let mut at = Some(entry.folder);
            while let Some(folder) = at {
                let known = levels[folder];
                levels[folder] = Some(known.map_or(entry.meta.level, |known| known.min(entry.meta.level)));
                at = self.folders[folder].parent;
            }
        }
        levels
    }
}
