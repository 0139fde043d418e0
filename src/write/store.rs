//! One file at a time: writing it new, keeping the one there is, and clearing away.

use std::fs::{self, File, FileTimes, Metadata};
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::Path;

/// Writes a file that is not there yet, and the folders it needs.
pub(super) fn write<R: BufRead>(new: &Path, open: impl Fn() -> io::Result<R>) -> io::Result<()> {
    let mut file = with_folders(new, || File::create_new(new))?;
    io::copy(&mut open()?, &mut file)?;
    Ok(())
}

/// Makes an old file the new one too, with its times: by a hard link, or by a copy where links are not possible.
pub(super) fn keep(old: &Path, meta: &Metadata, new: &Path) -> io::Result<()> {
    match with_folders(new, || fs::hard_link(old, new)) {
        Ok(()) => Ok(()),
        Err(_) => copy(old, meta, new),
    }
}

fn copy(old: &Path, meta: &Metadata, new: &Path) -> io::Result<()> {
    let mut file = with_folders(new, || File::create_new(new))?;
    io::copy(&mut File::open(old)?, &mut file)?;
    let times = FileTimes::new().set_modified(meta.modified()?);
    file.set_times(meta.accessed().map_or(times, |accessed| times.set_accessed(accessed)))?;
    // Last, as the file may become one that cannot be written to.
    file.set_permissions(meta.permissions())
}

/// Whether a file holds exactly the bytes that are read from `open`.
pub(super) fn has_bytes_of<R: BufRead>(file: &Path, open: impl Fn() -> io::Result<R>) -> io::Result<bool> {
    let (mut left, mut right) = (BufReader::with_capacity(1 << 16, File::open(file)?), open()?);
    loop {
        let (a, b) = (left.fill_buf()?, right.fill_buf()?);
        let length = a.len().min(b.len());
        if a[..length] != b[..length] {
            return Ok(false);
        }
        if length == 0 {
            return Ok(a.len() == b.len());
        }
        left.consume(length);
        right.consume(length);
    }
}

/// Does what needs the folder of a path; makes the folder only where it turns out to be missing.
pub(super) fn with_folders<T>(path: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (make(), path.parent()) {
        (Err(e), Some(folder)) if e.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            make()
        }
        (made, _) => made,
    }
}

/// Gives the new folder what the old one allows and, where that may be done, its owner; if both are folders.
pub(super) fn keep_permissions(old: &Path, new: &Path) -> io::Result<()> {
    let (Ok(old), Ok(meta)) = (fs::symlink_metadata(old), fs::symlink_metadata(new)) else { return Ok(()) };
    if !old.is_dir() || !meta.is_dir() {
        return Ok(());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        if (old.uid(), old.gid()) != (meta.uid(), meta.gid()) {
            // Only an administrator may give folders away; for anyone else theirs is the right owner.
            let _ = chown(new, Some(old.uid()), Some(old.gid()));
        } else if old.mode() == meta.mode() {
            return Ok(());
        }
    }
    fs::set_permissions(new, old.permissions())
}

/// Removes a folder with all it holds, if it is there; folders that forbid changes are opened first.
pub(super) fn remove_tree(dir: &Path) -> io::Result<()> {
    let removed = match fs::remove_dir_all(dir) {
        Err(e) if e.kind() == ErrorKind::PermissionDenied => {
            open_folders(dir)?;
            fs::remove_dir_all(dir)
        }
        done => done,
    };
    match removed {
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

#[cfg(unix)]
fn open_folders(dir: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(dir, fs::Permissions::from_mode(0o700))?;
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            open_folders(&entry.path())?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn open_folders(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_stands_in_for_a_link() {
        let dir = tempfile::tempdir().unwrap();
        let (old, new) = (dir.path().join("old"), dir.path().join("a/b/new"));
        fs::write(&old, "text").unwrap();
        let time = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
        File::options().write(true).open(&old).unwrap().set_modified(time).unwrap();
        let mut allowed = fs::metadata(&old).unwrap().permissions();
        allowed.set_readonly(true);
        fs::set_permissions(&old, allowed).unwrap();
        copy(&old, &fs::metadata(&old).unwrap(), &new).unwrap();
        let meta = fs::metadata(&new).unwrap();
        assert_eq!((fs::read(&new).unwrap(), meta.modified().unwrap()), (b"text".to_vec(), time));
        assert!(meta.permissions().readonly());
    }

    #[test]
    fn bytes_are_compared_to_the_end() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        let text = vec![7; 200_000];
        fs::write(&file, &text).unwrap();
        let same = |other: &[u8]| has_bytes_of(&file, || Ok(other)).unwrap();
        assert!(same(&text));
        assert!(!same(&text[1..]) && !same(&[&text[..], &[7]].concat()) && !same(&[&text[1..], &[8]].concat()));
    }
}
