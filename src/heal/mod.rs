//! What a reference that leads nowhere was meant to say: by what git knows of its target's past, else by likeness.

mod folder;
mod follow;
mod likeness;
mod past;
mod words;

use crate::library::{Edge, Library, Target, Via};
use crate::source::stem;

pub use follow::follow;
pub use likeness::{Likeness, Likenesses};

/// What a reference meant that leads nowhere now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// What it is to lead to now.
    pub target: Target,
    /// How its name found the target then.
    pub via: Via,
    /// The path that the target had then, below the content folder.
    pub former: String,
    /// How that is known.
    pub told: Told,
    /// Whether it can have meant nothing else.
    pub sure: bool,
}

/// How it is known what became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// The commit gave it the name that it has now.
    Rename(String),
    /// The commit gave it another name, and later ones the name that it has now.
    Renames(String),
    /// It was renamed since the last commit.
    Uncommitted,
    /// A document bears the id that it had.
    ById(String),
}

/// The document, folder or file at a path below the content folder.
fn target_at(library: &Library, path: &str) -> Option<Target> {
    let entry = library.entries.binary_search_by(|entry| (*entry.document.source.path).cmp(path));
    if let Ok(entry) = entry {
        return Some(Target::Entry(entry));
    }
    let file = library.files.binary_search_by(|file| file.path.as_str().cmp(path));
    file.ok().map(Target::File)
}

/// Whether a name is one that every folder has.
fn is_common(path: &str) -> bool {
    matches!(stem(path).to_lowercase().as_str(), "index" | "readme")
}

/// The folder of an edge's document.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether an edge is a link as Markdown and HTML have it.
fn is_link(library: &Library, edge: &Edge) -> bool {
    let document = &library.entries[edge.from].document;
    crate::names::Steps::of(edge, document).is_encoded()
}

/// The ways in which an edge's target may have to be read.
fn readings(library: &Library, edge: &Edge) -> Vec<String> {
    let document = &library.entries[edge.from].document;
    crate::names::readings(&edge.written, crate::names::Steps::of(edge, document))
}
