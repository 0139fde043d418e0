//! The staged tree takes the place of the old one: as a whole where the system can do that, else file by file.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::manifest::Manifest;
use super::{MANIFEST, paths};
use crate::error::{Error, Result};

/// Asked before each single move; an error stops there, as if the machine had.
pub(super) type Step<'a> = &'a dyn Fn() -> Result<()>;

/// Exchanges the two folders in one step; false, and nothing done, where that is not possible.
///
/// Afterwards the old tree is where the new one was staged.
pub(super) fn folders(staged: &Path, out: &Path) -> Result<bool> {
    let exchanged = match fs::symlink_metadata(out) {
        Err(e) if e.kind() == ErrorKind::NotFound => fs::rename(staged, out).map(|()| true),
        Err(e) => Err(e),
        Ok(_) => swap(staged, out),
    };
    exchanged.map_err(|e| Error::io("exchange", out, &e))
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn swap(staged: &Path, out: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    // File systems without the exchange, mount points, folders below an overlay, folders in a sticky parent.
    const NOT_HERE: [Errno; 7] =
        [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP, Errno::XDEV, Errno::BUSY, Errno::PERM];
    match renameat_with(CWD, staged, CWD, out, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(e) if NOT_HERE.contains(&e) => Ok(false),
        Err(e) => Err(e.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn swap(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Moves the staged files into the output and removes the old site's others.
///
/// The journal is the new list of own files. Each step can be done again, and the last one puts the journal in the place
/// of the old list: whatever happens in between, doing all of it once more completes it.
pub(super) fn files(staged: &Path, journal: &Path, out: &Path, step: Step) -> Result<()> {
    let new = Manifest::read(journal)?;
    let list = out.join(MANIFEST);
    let old = Manifest::read(&list)?;
    let stale: BTreeSet<&String> = old.files().difference(new.files()).collect();
    // Removed first, since a folder may have to make room for a file, or a file for a folder.
    for path in &stale {
        step()?;
        remove(out, path)?;
    }
    for folder in stale.iter().flat_map(|path| paths::folders(path)).collect::<BTreeSet<_>>().into_iter().rev() {
        if !new.has_folder(folder) && paths::on_plain_folders(out, folder) {
            // A folder that still holds something holds something of someone else's, and stays.
            let _ = fs::remove_dir(paths::below(out, folder));
        }
    }
    for path in new.files() {
        step()?;
        place(staged, out, path)?;
    }
    step()?;
    fs::create_dir_all(out).and_then(|()| fs::rename(journal, &list)).map_err(|e| Error::io("write", &list, &e))?;
    step()?;
    // Where both were links to one file, the rename did nothing.
    gone(fs::remove_file(journal)).map_err(|e| Error::io("remove", journal, &e))
}

/// Removes an own file, or the link that stands in its place, but nothing behind a link.
fn remove(out: &Path, path: &str) -> Result<()> {
    let file = paths::below(out, path);
    let is_file = fs::symlink_metadata(&file).is_ok_and(|meta| !meta.is_dir());
    if !is_file || !paths::on_plain_folders(out, path) {
        return Ok(());
    }
    gone(fs::remove_file(&file)).map_err(|e| Error::io("remove", &file, &e))
}

/// Moves one staged file to its place, if it is not there already.
fn place(staged: &Path, out: &Path, path: &str) -> Result<()> {
    let (from, to) = (paths::below(staged, path), paths::below(out, path));
    if fs::symlink_metadata(&from).is_err_and(|e| e.kind() == ErrorKind::NotFound) {
        return Ok(());
    }
    make_folders(out, path)?;
    fs::rename(&from, &to).map_err(|e| Error::io("write", &to, &e))
}

/// Makes the folders on the way to a path, never through a link.
fn make_folders(out: &Path, path: &str) -> Result<()> {
    fs::create_dir_all(out).map_err(|e| Error::io("create", out, &e))?;
    for folder in paths::folders(path).map(|folder| paths::below(out, folder)) {
        if !fs::symlink_metadata(&folder).is_ok_and(|meta| meta.is_dir()) {
            fs::create_dir(&folder).map_err(|e| Error::io("create", &folder, &e))?;
        }
    }
    Ok(())
}

/// A removal that finds nothing has done its work.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    removed.or_else(|e| if e.kind() == ErrorKind::NotFound { Ok(()) } else { Err(e) })
}
