//! Changing files of the writer's without ever leaving half of it.

mod journal;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::{Error, Result};
use crate::text::nfc;

pub use journal::{Journal, Staged};

/// Gives a file new bytes in one step: whoever reads it finds all of the old ones or all of the new ones.
///
/// An existing file keeps its permissions; of a link, the file that it leads to is changed.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<()> {
    let file = match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_symlink() => fs::canonicalize(path).map_err(|e| Error::io("follow", path, &e))?,
        _ => path.to_path_buf(),
    };
    let temporary = temporary_beside(&file);
    let written = write_new(&temporary, &file, bytes).and_then(|()| fs::rename(&temporary, &file));
    written.map_err(|e| {
        let _ = fs::remove_file(&temporary);
        Error::io("write", path, &e)
    })
}

/// Writes what a command gives into the file that was asked for, in folders that are made where they are absent.
///
/// What is no regular file, such as `/dev/null` or a pipe, is written to and not replaced.
pub fn write_result(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::metadata(path).is_ok_and(|meta| !meta.is_file() && !meta.is_dir()) {
        let written = File::options().write(true).open(path).and_then(|mut file| file.write_all(bytes));
        return written.map_err(|e| Error::io("write", path, &e));
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|e| Error::io("make the folder", folder, &e))?;
    }
    write_atomically(path, bytes)
}

/// Gives several files new bytes: all of them, or none.
///
/// # Errors
/// One of them cannot be written. Those that were are as before, unless even that fails: the error then says so.
pub fn write_all(files: &[(PathBuf, Vec<u8>)]) -> Result<()> {
    let mut originals = Vec::new();
    for (path, _) in files {
        originals.push(fs::read(path).map_err(|e| Error::io("read", path, &e))?);
    }
    for (n, (path, bytes)) in files.iter().enumerate() {
        if let Err(error) = write_atomically(path, bytes) {
            let undone = files[..n].iter().zip(&originals).try_for_each(|((path, _), old)| write_atomically(path, old));
            return Err(match undone {
                Ok(()) => Error::new(format!("{error}; nothing was changed")),
                Err(second) => Error::new(format!("{error}; and what was written before stays: {second}")),
            });
        }
    }
    Ok(())
}

/// Where a content file lies on the disk. Paths are compared in NFC; a file's name may be written in another form.
pub fn locate(folder: &Path, path: &str) -> Option<PathBuf> {
    let direct = folder.join(path);
    if direct.symlink_metadata().is_ok() {
        return Some(direct);
    }
    path.split('/').try_fold(folder.to_path_buf(), |at, segment| {
        let same = |entry: &fs::DirEntry| entry.file_name().to_str().is_some_and(|name| nfc(name) == segment);
        Some(fs::read_dir(&at).ok()?.flatten().find(same)?.path())
    })
}

fn write_new(temporary: &Path, file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut new = File::create_new(temporary)?;
    new.write_all(bytes)?;
    if let Ok(old) = fs::metadata(file) {
        new.set_permissions(old.permissions())?;
    }
    // Else a machine that loses power may remember the new name, but not the bytes.
    new.sync_all()
}

/// A name beside a file that no other thread or process takes.
fn temporary_beside(file: &Path) -> PathBuf {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    file.with_file_name(format!(".lyceum-{}-{number}.tmp", std::process::id()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_is_made_and_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.md");
        write_atomically(&file, b"one").unwrap();
        write_atomically(&file, b"two").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"two");
        assert_eq!(names(dir.path()), ["a.md"]);
    }

    #[test]
    fn a_failure_leaves_nothing_behind() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("folder");
        fs::create_dir(&folder).unwrap();
        let error = write_atomically(&folder, b"x").unwrap_err().to_string();
        assert!(error.contains("folder"), "{error}");
        assert_eq!(names(dir.path()), ["folder"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_in_another_form_is_found() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("u\u{308}")).unwrap();
        fs::write(dir.path().join("u\u{308}/a\u{308}.md"), "x").unwrap();
        assert_eq!(fs::read(locate(dir.path(), "ü/ä.md").unwrap()).unwrap(), b"x");
        assert_eq!(locate(dir.path(), "ü/b.md"), None);
    }

    #[test]
    fn of_several_files_all_or_none_change() {
        let dir = tempfile::tempdir().unwrap();
        let (a, b) = (dir.path().join("a.md"), dir.path().join("b.md"));
        fs::write(&a, "a").unwrap();
        fs::write(&b, "b").unwrap();
        write_all(&[(a.clone(), b"A".to_vec()), (b.clone(), b"B".to_vec())]).unwrap();
        assert_eq!((fs::read(&a).unwrap(), fs::read(&b).unwrap()), (b"A".to_vec(), b"B".to_vec()));
        let gone = dir.path().join("gone/c.md");
        write_all(&[(a.clone(), b"x".to_vec()), (gone, b"y".to_vec())]).unwrap_err();
        assert_eq!(fs::read(&a).unwrap(), b"A");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let dir = tempfile::tempdir().unwrap();
        let (file, link) = (dir.path().join("a.md"), dir.path().join("b.md"));
        fs::write(&file, "one").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.md", &link).unwrap();
        write_atomically(&link, b"two").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"two");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
