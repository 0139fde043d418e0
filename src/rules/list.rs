//! Lists in messages.

use super::Others;
use crate::library::Library;

/// A few names with commas; of many the first five and a count.
pub(super) fn list(names: &[String]) -> String {
    first_of(names.iter().cloned(), names.len())
}

/// The same for names of which only the first are needed, and how many there are.
pub(super) fn first_of(names: impl Iterator<Item = String>, all: usize) -> String {
    let shown = if all > 6 { 5 } else { all };
    let first = names.take(shown).collect::<Vec<_>>().join(", ");
    if all > shown { format!("{first} and {} more", all - shown) } else { first }
}

/// The paths of documents.
pub(super) fn paths(library: &Library, of: Others) -> String {
    first_of(of.iter().map(|n| format!("`{}`", library.path(n))), of.count())
}
