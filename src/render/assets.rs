//! Content files that belong to the site: those that a document refers to, and those that the configuration names.

use std::path::PathBuf;

use crate::library::{Library, Target};

/// The files to copy: their path in the output and where they lie, by path.
pub(super) fn assets(library: &Library) -> Vec<(String, PathBuf)> {
    let mut wanted: Vec<bool> = library.files.iter().map(|file| library.config.names_file(&file.path)).collect();
    for edge in &library.edges {
        if let Target::File(file) = edge.target {
            wanted[file] = true;
        }
    }
    let published = (0..library.files.len()).filter(|file| wanted[*file] && library.publishes(*file));
    published.map(|file| (library.files[file].path.clone(), library.files[file].disk.clone())).collect()
}
