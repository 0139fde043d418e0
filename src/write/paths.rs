//! Paths of files below the output: which are allowed, and where they lie on the disk without going through links.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use super::INSIDE;
use super::MANIFEST;
use crate::error::{Error, Result};

/// Refuses a path that could leave the output, that the list of own files could not hold, or that is reserved.
pub(super) fn check(path: &str) -> Result<()> {
    let first = path.split('/').next().unwrap_or_default();
    let fault = if !path.split('/').all(|segment| !matches!(segment, "" | "." | "..")) {
        "is not a plain path below the output"
    } else if path.contains(['\0', '\n', '\r']) || (cfg!(windows) && path.contains(['\\', ':'])) {
        "has a character that no file of the output can have"
    } else if first.eq_ignore_ascii_case(MANIFEST) || first.eq_ignore_ascii_case(INSIDE) {
        "is reserved for lyceum's own use"
    } else {
        return Ok(());
    };
    Err(Error::new(format!("`{}` {fault}", path.escape_debug())))
}

/// The place of a path below a folder.
pub(super) fn below(root: &Path, path: &str) -> PathBuf {
    let mut place = root.to_path_buf();
    place.extend(path.split('/'));
    place
}

/// The folders on the way to a path, the outermost first.
pub(super) fn folders(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// The file at a path, if it is one, and nothing on the way there is a link.
pub(super) fn plain_file(root: &Path, path: &str) -> Option<(PathBuf, Metadata)> {
    let file = below(root, path);
    let meta = fs::symlink_metadata(&file).ok()?;
    (meta.is_file() && on_plain_folders(root, path)).then_some((file, meta))
}

/// Whether each folder on the way to a path is there and no link.
pub(super) fn on_plain_folders(root: &Path, path: &str) -> bool {
    folders(path).all(|folder| fs::symlink_metadata(below(root, folder)).is_ok_and(|meta| meta.is_dir()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_paths_are_allowed() {
        for good in ["index.html", "growth/ads/index.html", "a b/ü,&.png", "...", ".well-known/x", "x/.lyceum"] {
            assert!(check(good).is_ok(), "{good}");
        }
        let bad = ["", "/etc/passwd", "a//b", "a/", "../a", "a/../../b", "./a", "a\nb", "a\0", ".lyceum", ".Lyceum/a"];
        for bad in bad.into_iter().chain([".lyceum-build/new/a"]) {
            assert!(check(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn folders_come_outermost_first() {
        assert_eq!(folders("a/b/c.html").collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(folders("c.html").count(), 0);
    }
}
