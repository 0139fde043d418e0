//! Several changes to a writer's files that are made together or not at all.

use std::fs;
use std::path::{Path, PathBuf};

use super::{temporary_beside, write_new};
use crate::error::{Error, Result};

/// The changes made so far, each with its way back. What is neither finished nor undone is undone when it is dropped.
#[derive(Debug, Default)]
pub struct Journal {
    done: Vec<Step>,
    finished: bool,
}

/// A change that was made.
#[derive(Debug)]
enum Step {
    /// A file that nobody misses.
    Temporary(PathBuf),
    /// A folder that was not there.
    Folder(PathBuf),
    /// A file or folder under another name.
    Renamed { from: PathBuf, to: PathBuf },
    /// A file with other bytes, and the old ones beside it.
    Replaced { file: PathBuf, original: PathBuf },
}

/// New bytes of a file, written beside it and not put in its place yet.
#[derive(Debug)]
pub struct Staged {
    file: PathBuf,
    new: PathBuf,
}

impl Staged {
    /// Goes along when the file, or a folder it lies in, gets another name.
    pub fn follow(&mut self, from: &Path, to: &Path) {
        if let Ok(rest) = self.file.strip_prefix(from) {
            self.file = if rest.as_os_str().is_empty() { to.to_path_buf() } else { to.join(rest) };
        }
        if let Ok(rest) = self.new.strip_prefix(from) {
            self.new = to.join(rest);
        }
    }
}

impl Journal {
    /// Writes new bytes beside a file that must hold the old ones.
    ///
    /// # Errors
    /// The file holds other bytes by now, or there is no writing beside it.
    pub fn stage(&mut self, file: &Path, old: &[u8], new: &[u8]) -> Result<Staged> {
        let now = fs::read(file).map_err(|error| Error::io("read", file, &error))?;
        if now != old {
            return Err(Error::new(format!("`{}` has just changed; run the command again", file.display())));
        }
        let temporary = temporary_beside(file);
        self.done.push(Step::Temporary(temporary.clone()));
        write_new(&temporary, file, new).map_err(|error| Error::io("write", file, &error))?;
        Ok(Staged { file: file.to_path_buf(), new: temporary })
    }

    /// Makes a folder with those it lies in.
    ///
    /// # Errors
    /// One of them cannot be made.
    pub fn make_folders(&mut self, folder: &Path) -> Result<()> {
        let missing: Vec<&Path> = folder.ancestors().take_while(|folder| !folder.exists()).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).map_err(|error| Error::io("make the folder", folder, &error))?;
            self.done.push(Step::Folder(folder.to_path_buf()));
        }
        Ok(())
    }

    /// Gives a file or folder another name, which nothing else has.
    ///
    /// # Errors
    /// The name is taken, or the system refuses.
    pub fn rename(&mut self, from: &Path, to: &Path) -> Result<()> {
        let is_itself = from.canonicalize().is_ok_and(|from| to.canonicalize().is_ok_and(|to| from == to));
        if to.symlink_metadata().is_ok() && !is_itself {
            return Err(Error::new(format!("`{}` is there already", to.display())));
        }
        fs::rename(from, to).map_err(|error| Error::io("move", from, &error))?;
        self.done.push(Step::Renamed { from: from.to_path_buf(), to: to.to_path_buf() });
        Ok(())
    }

    /// Puts staged bytes in the place of the old ones.
    ///
    /// # Errors
    /// The system refuses.
    pub fn put(&mut self, staged: Staged) -> Result<()> {
        let Staged { file, new } = staged;
        let original = temporary_beside(&file);
        let cannot = |error: &std::io::Error| Error::io("write", &file, error);
        self.done.push(Step::Temporary(original.clone()));
        // Not every file system has links.
        fs::hard_link(&file, &original)
            .or_else(|_| fs::copy(&file, &original).map(|_| ()))
            .map_err(|error| cannot(&error))?;
        fs::rename(&new, &file).map_err(|error| cannot(&error))?;
        self.done.push(Step::Replaced { file, original });
        Ok(())
    }

    /// Keeps all changes.
    pub fn finish(mut self) {
        self.finished = true;
        for step in &self.done {
            if let Step::Replaced { original, .. } = step {
                let _ = fs::remove_file(original);
            }
        }
    }

    /// Takes all changes back, the last first.
    ///
    /// # Errors
    /// The first change that could not be taken back; the others were, as far as possible.
    pub fn undo(mut self) -> Result<()> {
        self.take_back()
    }

    fn take_back(&mut self) -> Result<()> {
        let mut first = Ok(());
        while let Some(step) = self.done.pop() {
            let taken_back = match &step {
                // After an exchange there is none any more.
                Step::Temporary(file) => {
                    let _ = fs::remove_file(file);
                    Ok(())
                }
                Step::Folder(folder) => fs::remove_dir(folder).map_err(|error| Error::io("remove", folder, &error)),
                Step::Renamed { from, to } => fs::rename(to, from).map_err(|error| Error::io("move back", to, &error)),
                Step::Replaced { file, original } => {
                    fs::rename(original, file).map_err(|error| Error::io("put back", file, &error))
                }
            };
            first = first.and(taken_back);
        }
        first
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if !self.finished {
            let _ = self.take_back();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
        let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
        entries.map(|path| (path.clone(), fs::read(&path).unwrap_or_default())).collect()
    }

    /// Does all kinds of changes, then something that fails, if it is given.
    fn changed(folder: &Path, journal: &mut Journal, fail: impl FnOnce(&mut Journal) -> Result<()>) -> Result<()> {
        let a = folder.join("one/a.md");
        let mut staged = journal.stage(&a, b"a", b"A")?;
        let other = journal.stage(&folder.join("b.md"), b"b", b"B")?;
        let (from, to) = (folder.join("one"), folder.join("x/y/two"));
        journal.make_folders(&folder.join("x/y"))?;
        journal.rename(&from, &to)?;
        staged.follow(&from, &to);
        journal.put(staged)?;
        journal.put(other)?;
        fail(journal)
    }

    fn site() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("one")).unwrap();
        fs::write(dir.path().join("one/a.md"), "a").unwrap();
        fs::write(dir.path().join("b.md"), "b").unwrap();
        dir
    }

    #[test]
    fn all_is_done() {
        let dir = site();
        let mut journal = Journal::default();
        changed(dir.path(), &mut journal, |_| Ok(())).unwrap();
        journal.finish();
        assert_eq!(fs::read(dir.path().join("x/y/two/a.md")).unwrap(), b"A");
        assert_eq!(fs::read(dir.path().join("b.md")).unwrap(), b"B");
        assert_eq!(tree(dir.path()).len(), 6);
    }

    #[test]
    fn or_nothing() {
        let dir = site();
        let before = tree(dir.path());
        let taken = |journal: &mut Journal| journal.rename(&dir.path().join("b.md"), &dir.path().join("x/y/two/a.md"));
        let mut journal = Journal::default();
        changed(dir.path(), &mut journal, taken).unwrap_err();
        journal.undo().unwrap();
        assert_eq!(tree(dir.path()), before);
        let mut journal = Journal::default();
        changed(dir.path(), &mut journal, |journal| journal.make_folders(&dir.path().join("b.md/c"))).unwrap_err();
        drop(journal);
        assert_eq!(tree(dir.path()), before);
    }

    #[test]
    fn a_failed_exchange_is_taken_back_without_a_word() {
        let dir = site();
        let before = tree(dir.path());
        let mut journal = Journal::default();
        let other = journal.stage(&dir.path().join("one/a.md"), b"a", b"A").unwrap();
        let staged = journal.stage(&dir.path().join("b.md"), b"b", b"B").unwrap();
        fs::remove_file(&staged.new).unwrap();
        journal.put(other).unwrap();
        journal.put(staged).unwrap_err();
        journal.undo().unwrap();
        assert_eq!(tree(dir.path()), before);
    }

    #[test]
    fn a_file_that_changed_in_between_is_left_alone() {
        let dir = site();
        let error = Journal::default().stage(&dir.path().join("b.md"), b"old", b"new").unwrap_err().to_string();
        assert!(error.contains("has just changed"), "{error}");
        assert_eq!(fs::read(dir.path().join("b.md")).unwrap(), b"b");
    }
}
