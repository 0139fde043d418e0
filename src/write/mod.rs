//! Pages and assets in, the output folder out: all of it or nothing.
//!
//! A new site is staged in a work folder next to the old one and takes its place in one step. Files whose bytes did not
//! change are carried over as they are; files that someone else put into the output stay. Knows nothing of documents.

mod exchange;
mod foreign;
mod manifest;
mod paths;
mod store;
mod work;

#[cfg(all(test, unix))]
mod tests;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::{Error, Result};
use crate::page::Page;

use manifest::Manifest;
use work::Work;

/// The name of the list of own files, at the top of the output.
const MANIFEST: &str = ".lyceum";

/// The work folder's name inside the output; beside it, the output's name stands in front.
const INSIDE: &str = ".lyceum-build";

/// A new site being written beside the old one.
///
/// Dropped before [`Output::finish`], it takes everything it wrote with it, and the old site stays as it was.
#[derive(Debug)]
pub struct Output {
    out: PathBuf,
    work: Work,
    old: Manifest,
    /// Every path put so far, by its lower-case form: what differs in case only is one file on macOS and Windows.
    claims: Mutex<BTreeMap<String, String>>,
    pages: AtomicUsize,
    unchanged: AtomicUsize,
}

/// What a finished output holds, and how it differs from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// How many pages the site has; assets are not counted.
    pub pages: usize,
    /// How many files, pages and assets, are new or have other bytes than before.
    pub written: usize,
    /// How many files have the bytes they had; they keep their times.
    pub unchanged: usize,
    /// How many files of the old site the new one no longer has.
    pub removed: usize,
}

impl Output {
    /// Starts a new site for an output folder, which need not exist.
    ///
    /// What a killed run left is completed or cleared first. While this value lives, another one for the same folder is
    /// an error.
    pub fn begin(out: &Path) -> Result<Self> {
        let out = real_folder(out)?;
        let work = Work::open(&out)?;
        Self::begin_in(out, work)
    }

    fn begin_in(out: PathBuf, work: Work) -> Result<Self> {
        let old = Manifest::read(&out.join(MANIFEST))?;
        let (pages, unchanged) = (AtomicUsize::new(0), AtomicUsize::new(0));
        Ok(Self { out, work, old, claims: Mutex::default(), pages, unchanged })
    }

    /// Puts a page into the new site. Any number of threads may do so at once.
    pub fn put(&self, page: &Page) -> Result<()> {
        self.claim(&page.path)?;
        self.pages.fetch_add(1, Ordering::Relaxed);
        self.stage_counted(&page.path, page.bytes.len() as u64, || Ok(&page.bytes[..]))
    }

    /// Copies a file into the new site, however large it is.
    pub fn copy(&self, path: &str, from: &Path) -> Result<()> {
        self.claim(path)?;
        let source = fs::metadata(from).map_err(|e| Error::io("read", from, &e))?;
        if !source.is_file() {
            return Err(Error::new(format!("cannot copy `{}`: it is not a file", from.display())));
        }
        // Opened here too, so that what cannot be read is not taken for what cannot be written.
        File::open(from).map_err(|e| Error::io("read", from, &e))?;
        self.stage_counted(path, source.len(), || File::open(from).map(|file| BufReader::with_capacity(1 << 16, file)))
    }

    /// Lets the new site take the place of the old one.
    ///
    /// A file of someone else's that stands where the site has a file with other bytes is an error, and then nothing is
    /// changed. Where folders cannot be exchanged in one step, the files are moved one by one, and a run killed meanwhile
    /// is completed by the next [`Output::begin`].
    pub fn finish(self) -> Result<Summary> {
        self.finish_by(true, &|| Ok(()))
    }

    /// Finishes with an exchange of folders if that is allowed and possible, and asks `step` before each single move if
    /// not.
    fn finish_by(self, exchange: bool, step: exchange::Step) -> Result<Summary> {
        let new = Manifest::of(self.claims().values().cloned());
        let text = new.text();
        self.stage(MANIFEST, text.len() as u64, || Ok(text.as_bytes()))?;
        let staged = self.work.staged();
        let kept = foreign::find(&self.out, &self.old, &staged)?;
        let exchanged = exchange
            && self.work.is_beside()
            && self.complete_staged(&new, &kept)?
            && exchange::folders(&staged, &self.out)?;
        if !exchanged {
            self.work.start_journal()?;
            exchange::files(&staged, &self.work.journal(), &self.out, step).map_err(|error| {
                Error::new(format!("{error}; the site is half exchanged, and the next build completes that first"))
            })?;
        }
        Ok(self.summary(&new))
    }

    /// Reserves a path for one file.
    fn claim(&self, path: &str) -> Result<()> {
        paths::check(path)?;
        match self.claims().insert(path.to_lowercase(), path.to_owned()) {
            None => Ok(()),
            Some(first) if first == path => Err(Error::new(format!("the site has two files for `{path}`"))),
            Some(first) => Err(Error::new(format!(
                "`{first}` and `{path}` differ in letter case only, which is one file on some systems: rename one"
            ))),
        }
    }

    fn claims(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
        // A thread that panicked here left a map that is whole: an insertion is its only change.
        self.claims.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stage_counted<R: BufRead>(&self, path: &str, len: u64, open: impl Fn() -> io::Result<R>) -> Result<()> {
        let unchanged = self.stage(path, len, open)?;
        self.unchanged.fetch_add(usize::from(unchanged), Ordering::Relaxed);
        Ok(())
    }

    /// Stages a file; says whether its bytes are those of the old one, which then is the new one too.
    fn stage<R: BufRead>(&self, path: &str, len: u64, open: impl Fn() -> io::Result<R>) -> Result<bool> {
        let new = paths::below(&self.work.staged(), path);
        let old = paths::plain_file(&self.out, path).filter(|(_, meta)| meta.len() == len);
        let old = old.filter(|(old, _)| store::has_bytes_of(old, &open).unwrap_or(false));
        let staged = match &old {
            Some((old, meta)) => store::keep(old, meta, &new),
            None => store::write(&new, &open),
        };
        staged.map_err(|e| Error::io("write", &paths::below(&self.out, path), &e))?;
        Ok(old.is_some())
    }

    /// Gives the staged tree what else the old one has; false where that is not possible.
    fn complete_staged(&self, new: &Manifest, kept: &[foreign::Found]) -> Result<bool> {
        let carried = foreign::carry(kept, &self.out, &self.work.staged());
        match carried.and_then(|()| self.keep_permissions(new, kept)) {
            Ok(()) => Ok(true),
            // A full disk would stop the other way of exchange too, and half-way.
            Err(e) if matches!(e.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => {
                Err(Error::io("write", &self.out, &e))
            }
            Err(_) => Ok(false),
        }
    }

    /// Gives each folder of the new tree what the old folder of that path allows, children first.
    fn keep_permissions(&self, new: &Manifest, kept: &[foreign::Found]) -> io::Result<()> {
        let mut folders: Vec<PathBuf> = self.old.folders().chain(new.folders()).map(PathBuf::from).collect();
        folders.extend(kept.iter().filter(|found| found.is_folder()).map(|found| found.path().to_owned()));
        folders.push(PathBuf::new());
        folders.sort_unstable_by(|a, b| b.cmp(a));
        folders.dedup();
        let staged = self.work.staged();
        folders.iter().try_for_each(|folder| store::keep_permissions(&self.out.join(folder), &staged.join(folder)))
    }

    fn summary(&self, new: &Manifest) -> Summary {
        let unchanged = self.unchanged.load(Ordering::Relaxed);
        Summary {
            pages: self.pages.load(Ordering::Relaxed),
            written: new.files().len() - unchanged,
            unchanged,
            removed: self.old.files().difference(new.files()).count(),
        }
    }
}

/// The folder that an output path means: a link to a folder stands for that folder.
fn real_folder(out: &Path) -> Result<PathBuf> {
    // Read from its parts, the path has no trailing slash, through which even `lstat` would follow a link.
    let path: PathBuf = out.components().collect();
    let meta = match fs::symlink_metadata(&path) {
        Ok(meta) => meta,
        Err(e) if e.kind() == ErrorKind::NotFound && path.file_name().is_some() => return Ok(path),
        Err(e) => return Err(Error::io("open", &path, &e)),
    };
    let path = match meta.is_symlink() || path.file_name().is_none() {
        true => fs::canonicalize(&path).map_err(|e| Error::io("follow", &path, &e))?,
        false => path,
    };
    match path.is_dir() && path.file_name().is_some() {
        true => Ok(path),
        false => Err(Error::new(format!(
            "the output `{}` is not a folder that can be exchanged: choose another --out",
            out.display()
        ))),
    }
}
