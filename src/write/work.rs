//! The work folder: where a new site is staged, held by one process at a time.
//!
//! It lies beside the output, so that folders can be exchanged; where the output is a mount of its own or its parent may
//! not be written to, it lies inside. It holds `new` (the staged tree), `lock`, and `journal` while files are moved.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::INSIDE;
use super::{MANIFEST, exchange, store};
use crate::error::{Error, Result};

/// A work folder held by this process. Dropped, it goes, except for a journal that is not done.
#[derive(Debug)]
pub(super) struct Work {
    dir: PathBuf,
    beside: bool,
    lock: Option<File>,
}

impl Work {
    /// Takes the work folder of an output, and completes or clears what a killed run left in it.
    pub(super) fn open(out: &Path) -> Result<Self> {
        if let Some(parent) = out.parent() {
            fs::create_dir_all(parent).map_err(|e| Error::io("create", parent, &e))?;
        }
        let mut name = OsString::from(".");
        name.push(out.file_name().unwrap_or_default());
        name.push(INSIDE);
        let dir = out.with_file_name(name);
        match Self::hold(dir.clone(), true) {
            Ok(beside) if one_file_system(&dir, out) => {
                if fs::symlink_metadata(out.join(INSIDE)).is_ok() {
                    Self::open_inside(out)?;
                }
                beside.recovered(out)
            }
            Ok(_) => Self::open_inside(out),
            Err(e) if is_denied(&e) && out.is_dir() => Self::open_inside(out),
            Err(e) => Err(held(out, &dir, &e)),
        }
    }

    /// As [`Work::open`], but inside the output.
    pub(super) fn open_inside(out: &Path) -> Result<Self> {
        let dir = out.join(INSIDE);
        Self::hold(dir.clone(), false).map_err(|e| held(out, &dir, &e))?.recovered(out)
    }

    /// Whether the folder lies beside the output and not in it.
    pub(super) fn is_beside(&self) -> bool {
        self.beside
    }

    /// The tree of the new site.
    pub(super) fn staged(&self) -> PathBuf {
        self.dir.join("new")
    }

    /// The list of files being moved: its being there says that the staged tree is complete and has to be moved.
    pub(super) fn journal(&self) -> PathBuf {
        self.dir.join("journal")
    }

    /// Makes the staged list of own files the journal: from now on the exchange goes forward only.
    pub(super) fn start_journal(&self) -> Result<()> {
        let list = self.staged().join(MANIFEST);
        let journal = self.journal();
        let synced = File::open(&list).and_then(|file| file.sync_all());
        synced.and_then(|()| fs::rename(&list, &journal)).map_err(|e| Error::io("write", &journal, &e))
    }

    fn recovered(self, out: &Path) -> Result<Self> {
        if fs::symlink_metadata(self.journal()).is_ok() {
            exchange::files(&self.staged(), &self.journal(), out, &|| Ok(())).map_err(|error| {
                Error::new(format!("the last build was cut short and cannot be completed: {error}"))
            })?;
        }
        let staged = self.staged();
        store::remove_tree(&staged).map_err(|e| Error::io("remove", &staged, &e))?;
        fs::create_dir(&staged).map_err(|e| Error::io("create", &staged, &e))?;
        Ok(self)
    }

    /// Makes the folder and locks it; [`ErrorKind::WouldBlock`] if another process has it.
    fn hold(dir: PathBuf, beside: bool) -> io::Result<Self> {
        // A process that ends removes its folder; one that comes meanwhile may find the file it locked removed.
        for _ in 0..1000 {
            match fs::create_dir(&dir) {
                Err(e) if e.kind() == ErrorKind::AlreadyExists && fs::symlink_metadata(&dir)?.is_dir() => {}
                made => made?,
            }
            match lock(&dir.join("lock")) {
                Err(e) if e.kind() == ErrorKind::NotFound => {}
                Ok(None) => {}
                Ok(lock) => return Ok(Self { dir, beside, lock }),
                Err(e) => return Err(e),
            }
        }
        Err(ErrorKind::WouldBlock.into())
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        if fs::symlink_metadata(self.journal()).is_ok() {
            return;
        }
        // What cannot be removed now, the next run removes, and says so if it cannot.
        let _ = store::remove_tree(&self.staged());
        if cfg!(windows) {
            self.lock = None;
        }
        let _ = fs::remove_file(self.dir.join("lock"));
        let _ = fs::remove_dir(&self.dir);
    }
}

/// The lock, or nothing if its file was removed while we waited for it.
#[cfg(not(windows))]
fn lock(path: &Path) -> io::Result<Option<File>> {
    use std::os::unix::fs::MetadataExt;
    let file = File::options().create(true).truncate(false).write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(fs::TryLockError::WouldBlock) => return Err(ErrorKind::WouldBlock.into()),
        // Some network file systems have no locks; a build without protection is better there than none.
        Err(fs::TryLockError::Error(e)) if e.kind() == ErrorKind::Unsupported => {}
        Err(fs::TryLockError::Error(e)) => return Err(e),
    }
    let ours = file.metadata()?;
    let there = fs::symlink_metadata(path)?;
    Ok(((ours.dev(), ours.ino()) == (there.dev(), there.ino())).then_some(file))
}

/// The lock: a file that nobody else can open, or remove, while it is open here.
#[cfg(windows)]
fn lock(path: &Path) -> io::Result<Option<File>> {
    use std::os::windows::fs::OpenOptionsExt;
    const ERROR_SHARING_VIOLATION: i32 = 32;
    match File::options().create(true).truncate(false).write(true).share_mode(0).open(path) {
        Err(e) if e.raw_os_error() == Some(ERROR_SHARING_VIOLATION) => Err(ErrorKind::WouldBlock.into()),
        opened => opened.map(Some),
    }
}

fn held(out: &Path, dir: &Path, error: &io::Error) -> Error {
    if error.kind() == ErrorKind::WouldBlock {
        return Error::new(format!("another build is writing `{}`: wait until it is done", out.display()));
    }
    Error::io("create", dir, error)
}

fn is_denied(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

/// Whether files can be moved from one folder to the other, as far as that shows without moving one.
fn one_file_system(dir: &Path, out: &Path) -> bool {
    // Two mounts of one file system have the same device, but Linux refuses even to look for a file to move across.
    let moved = fs::rename(dir.join("absent"), out.join(INSIDE));
    !moved.is_err_and(|e| e.kind() == ErrorKind::CrossesDevices) && one_device(dir, out)
}

#[cfg(unix)]
fn one_device(dir: &Path, out: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs::metadata(dir), fs::metadata(out)) {
        (Ok(dir), Ok(out)) => dir.dev() == out.dev(),
        _ => true,
    }
}

#[cfg(not(unix))]
fn one_device(_: &Path, _: &Path) -> bool {
    true
}
