//! Files in the output that are someone else's: a `CNAME`, a `.git`, a picture put there by hand. They are kept.

use std::fs::{self, DirEntry};
use std::io::{self, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use super::INSIDE;
use super::manifest::Manifest;
use super::{MANIFEST, store};
use crate::error::{Error, Result};

/// Something in the output that is not ours.
#[derive(Debug)]
pub(super) struct Found {
    path: PathBuf,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Folder,
    Link,
    Other,
}

impl Found {
    /// The path below the output.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it is a folder, and no link to one.
    pub(super) fn is_folder(&self) -> bool {
        self.kind == Kind::Folder
    }
}

/// All that is not ours and has to be kept, folders before what they hold.
///
/// What stands where the staged tree has something else is an error. A file with the very bytes of the staged one is
/// ours from now on: it is what remains when the list of own files was lost.
pub(super) fn find(out: &Path, own: &Manifest, staged: &Path) -> Result<Vec<Found>> {
    let mut search = Search { out, own, staged, found: Vec::new() };
    search.folder(Path::new(""))?;
    Ok(search.found)
}

struct Search<'a> {
    out: &'a Path,
    own: &'a Manifest,
    staged: &'a Path,
    found: Vec<Found>,
}

impl Search<'_> {
    fn folder(&mut self, folder: &Path) -> Result<()> {
        let place = self.out.join(folder);
        let failed = |e: io::Error| Error::io("read", &place, &e);
        let entries = match fs::read_dir(&place) {
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(()),
            entries => entries.map_err(failed)?,
        };
        for entry in entries {
            self.entry(folder, &entry.map_err(failed)?)?;
        }
        Ok(())
    }

    fn entry(&mut self, folder: &Path, entry: &DirEntry) -> Result<()> {
        let path = folder.join(entry.file_name());
        if path == Path::new(MANIFEST) || path == Path::new(INSIDE) {
            return Ok(());
        }
        let kind = match entry.file_type().map_err(|e| Error::io("read", &entry.path(), &e))? {
            it if it.is_dir() => Kind::Folder,
            it if it.is_symlink() => Kind::Link,
            _ => Kind::Other,
        };
        if !self.is_own(&path, kind) && !self.is_same(&path, kind)? {
            self.found.push(Found { path: path.clone(), kind });
        }
        if kind == Kind::Folder { self.folder(&path) } else { Ok(()) }
    }

    /// Whether the list of own files accounts for it; a name that is no text is not in the list.
    fn is_own(&self, path: &Path, kind: Kind) -> bool {
        let segments: Option<Vec<&str>> = path.iter().map(|segment| segment.to_str()).collect();
        let path = segments.map(|segments| segments.join("/"));
        path.is_some_and(|path| match kind {
            Kind::Folder => self.own.has_folder(&path),
            Kind::Link | Kind::Other => self.own.files().contains(&path),
        })
    }

    /// Whether the staged tree has the same; another thing at its path is a conflict.
    fn is_same(&self, path: &Path, kind: Kind) -> Result<bool> {
        let (here, there) = (self.out.join(path), self.staged.join(path));
        let same = match fs::symlink_metadata(&there) {
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(false),
            Err(e) if e.kind() == ErrorKind::NotADirectory => false,
            Err(e) => return Err(Error::io("read", &there, &e)),
            // Kept all the same, for its permissions.
            Ok(meta) if kind == Kind::Folder && meta.is_dir() => return Ok(false),
            Ok(meta) => kind == Kind::Other && meta.is_file() && same_file(&here, &there)?,
        };
        if same { Ok(true) } else { Err(conflict(&here)) }
    }
}

fn same_file(here: &Path, there: &Path) -> Result<bool> {
    // Looked at first: to open a pipe would wait for someone to write into it.
    let same = fs::symlink_metadata(here).is_ok_and(|meta| meta.is_file());
    let open = || fs::File::open(there).map(BufReader::new);
    if same { store::has_bytes_of(here, open).map_err(|e| Error::io("read", here, &e)) } else { Ok(false) }
}

fn conflict(place: &Path) -> Error {
    Error::new(format!(
        "`{}` was not made by lyceum, and the new site has a file of its own there: move it away or choose another --out",
        place.display()
    ))
}

/// Makes all of it part of the staged tree too, by hard links; whoever writes to such a file writes to both.
///
/// Where links are not possible this fails, rather than make copies that have lost their owner or attributes: the
/// files can stay where they are if the site is exchanged file by file.
#[cfg(unix)]
pub(super) fn carry(found: &[Found], out: &Path, staged: &Path) -> io::Result<()> {
    for Found { path, kind } in found {
        let (old, new) = (out.join(path), staged.join(path));
        match kind {
            Kind::Folder => fs::create_dir_all(&new)?,
            Kind::Link => {
                let target = fs::read_link(&old)?;
                store::with_folders(&new, || std::os::unix::fs::symlink(&target, &new))?;
            }
            Kind::Other => store::with_folders(&new, || fs::hard_link(&old, &new))?,
        }
    }
    Ok(())
}

/// Folders are exchanged as a whole on Unix only.
#[cfg(not(unix))]
pub(super) fn carry(found: &[Found], _: &Path, _: &Path) -> io::Result<()> {
    if found.is_empty() { Ok(()) } else { Err(ErrorKind::Unsupported.into()) }
}
