//! Writing mended documents: all of them or none, and never without a way back.

use std::path::{Path, PathBuf};

use super::Change;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::files;

/// What was written.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// How many documents.
    pub documents: usize,
    /// The folder with the originals that git does not hold.
    pub originals: Option<PathBuf>,
}

/// Writes changed documents. The originals of those that `in_git` does not vouch for are kept in `.lyceum/undo/`.
///
/// # Errors
/// A document changed on the disk in the meantime, or cannot be written; then all are as they were.
pub fn save(changes: &[Change], config: &Config, in_git: impl Fn(&str) -> bool) -> Result<Saved> {
    let mut writes = Vec::new();
    let mut unprotected = Vec::new();
    for change in changes {
        let file = files::locate(&config.content, &change.path)
            .ok_or_else(|| Error::new(format!("`{}` is no longer there; run the command again", change.path)))?;
        let now = std::fs::read(&file).map_err(|error| Error::io("read", &file, &error))?;
        if now != change.before.as_bytes() {
            return Err(Error::new(format!("`{}` changed while it was mended; run the command again", change.path)));
        }
        if !in_git(&change.path) {
            unprotected.push(change);
        }
        writes.push((file, change.after.as_bytes().to_vec()));
    }
    let originals = if unprotected.is_empty() { None } else { Some(keep(&unprotected, &config.site)?) };
    files::write_all(&writes)?;
    Ok(Saved { documents: writes.len(), originals })
}

/// Keeps originals in a folder of their own, numbered from 1.
fn keep(changes: &[&Change], site: &Path) -> Result<PathBuf> {
    let caches = site.join(".lyceum");
    let undo = caches.join("undo");
    std::fs::create_dir_all(&undo).map_err(|error| Error::io("make", &undo, &error))?;
    let ignore = caches.join(".gitignore");
    if !ignore.exists() {
        files::write_atomically(&ignore, b"*\n")?;
    }
    let taken = std::fs::read_dir(&undo).map_err(|error| Error::io("read", &undo, &error))?;
    let numbers = taken.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<usize>().ok());
    let folder = undo.join((numbers.max().unwrap_or(0) + 1).to_string());
    for change in changes {
        let file = folder.join(&*change.path);
        let parent = file.parent().unwrap_or(&folder);
        std::fs::create_dir_all(parent).map_err(|error| Error::io("make", parent, &error))?;
        files::write_atomically(&file, change.before.as_bytes())?;
    }
    Ok(folder)
}
