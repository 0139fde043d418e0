//! Which documents bear a name of one kind: an id, a title, a path, a file's name. For those who look at names themselves
//! and not at a reference.

use super::paths::stem_of;
use super::{Names, Node, spellings};
use crate::library::Target;
use crate::text::{fold, nfc};

impl Names<'_> {
    /// The documents that bear an id, without regard to case.
    pub fn with_id(&self, id: &str) -> &[usize] {
        self.ids.get(&fold(id)).map_or(&[], Vec::as_slice)
    }

    /// The documents that have a name as a given title or an alias, without regard to case.
    pub fn named(&self, name: &str) -> &[usize] {
        self.names.get(&fold(name)).map_or(&[], Vec::as_slice)
    }

    /// The document at a path from the content folder, written with or without its ending; of a folder, its page.
    pub fn document_at(&self, path: &str) -> Option<usize> {
        let path = nfc(path.trim());
        let hit = self.root_paths(&path).into_iter().find_map(|candidate| self.at_path(&candidate, &path))?;
        match self.target(hit.nodes[0]) {
            Target::Entry(entry) => Some(entry),
            _ => None,
        }
    }

    /// The documents whose file bears a name, written with or without its ending; what every folder has (`index`,
    /// `README`) is no name.
    pub fn files_called(&self, name: &str) -> Vec<usize> {
        let name = fold(name);
        if name.contains('/') || matches!(stem_of(&name), "index" | "readme") {
            return Vec::new();
        }
        let nodes = spellings(&name, false).into_iter().filter_map(|file| self.last_segments.get(&file)).flatten();
        let mut found: Vec<usize> = nodes
            .filter_map(|node| match node {
                Node::Entry(entry) => Some(*entry),
                _ => None,
            })
            .collect();
        found.sort_unstable();
        found
    }
}
