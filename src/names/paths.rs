//! Paths in references: how they may be spelt, and what they are seen from a folder.

use crate::source::{is_document, stem};
use crate::text::fold;

/// How a path may be spelt on the disk: as it is where it ends in `.md`, else first with `.md` added.
pub fn spellings(path: &str, folder_only: bool) -> Vec<String> {
    if folder_only || path.is_empty() || fold(path).ends_with(".md") {
        return vec![path.to_owned()];
    }
    vec![format!("{path}.md"), format!("{path}.markdown"), path.to_owned()]
}

/// A path without the ending of a document.
pub(super) fn stem_of(target: &str) -> &str {
    if is_document(target) { stem(target) } else { target }
}

/// A path joined to a folder; `None` where it leads out of the content folder.
pub fn join(folder: &str, target: &str) -> Option<String> {
    if target.starts_with('/') {
        return None;
    }
    let mut segments: Vec<&str> = folder.split('/').filter(|segment| !segment.is_empty()).collect();
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            name => segments.push(name),
        }
    }
    Some(segments.join("/"))
}

/// How many leading folders two paths have in common.
pub(super) fn shared_folders(a: &str, b: &str) -> usize {
    fn folders(path: &str) -> impl Iterator<Item = &str> {
        path.rsplit_once('/').map_or("", |(folders, _)| folders).split('/').filter(|segment| !segment.is_empty())
    }
    folders(a).zip(folders(b)).take_while(|(a, b)| a == b).count()
}
