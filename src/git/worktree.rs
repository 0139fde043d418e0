//! What lies in the work tree and is not committed: changed files, and files moved since the last commit.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::log::{self, Event};
use super::{Repository, run};
use crate::error::{Error, Result};
use crate::text::nfc;

impl Repository {
    /// Files below the content folder that differ from the last commit, or that it does not hold; paths below the
    /// content folder.
    ///
    /// # Errors
    /// git failed.
    pub fn uncommitted(&self) -> Result<BTreeSet<String>> {
        let below = |path: &str| Some(nfc(path).strip_prefix(self.prefix())?.to_owned());
        Ok(status(self, &[content(self)])?.iter().filter_map(|(_, path)| below(path)).collect())
    }

    /// Files below the content folder that the last commit or the index holds; paths below the content folder.
    ///
    /// # Errors
    /// git failed.
    pub fn tracked(&self) -> Result<BTreeSet<String>> {
        let output = self.git(&["ls-files", "-z", "--", &content(self)])?;
        let text = String::from_utf8_lossy(&output);
        Ok(text.split('\0').filter_map(|path| Some(nfc(path).strip_prefix(self.prefix())?.to_owned())).collect())
    }
}

impl Repository {
    /// Files below the content folder that git can give back as they are now; paths below the content folder.
    ///
    /// # Errors
    /// git failed.
    pub fn committed(&self) -> Result<BTreeSet<String>> {
        Ok(&self.tracked()? - &self.uncommitted()?)
    }
}

/// The state letters and the path of each file that differs from the last commit.
fn status(repository: &Repository, paths: &[String]) -> Result<Vec<(String, String)>> {
    let options = ["--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=all", "--"];
    let arguments: Vec<&str> = ["status"].into_iter().chain(options).chain(paths.iter().map(String::as_str)).collect();
    let output = repository.git(&arguments)?;
    let text = String::from_utf8_lossy(&output);
    let entry = |field: &str| Some((field.get(..2)?.to_owned(), field.get(3..)?.to_owned()));
    Ok(text.split('\0').filter_map(entry).collect())
}

/// What has happened below the content folder since the last commit.
pub(super) fn events(repository: &Repository) -> Result<Vec<Event>> {
    compare(repository, "HEAD", &[content(repository)])
}

fn content(repository: &Repository) -> String {
    format!(":(top){}", repository.prefix())
}

/// What has happened to some paths since a commit, renames among it. People move files first and commit later, so files
/// that git does not hold yet count as well.
pub(super) fn compare(repository: &Repository, commit: &str, paths: &[String]) -> Result<Vec<Event>> {
    let status = status(repository, paths)?;
    let new: Vec<&String> = status.iter().filter(|(state, _)| state == "??").map(|(_, path)| path).collect();
    let gone = status.iter().any(|(state, _)| state.contains('D'));
    if gone && !new.is_empty() {
        return compare_all(repository, commit, paths);
    }
    let mut events = if commit == "HEAD" && status.len() == new.len() {
        Vec::new()
    } else {
        let arguments: Vec<&str> =
            DIFF.into_iter().chain([commit, "--"]).chain(paths.iter().map(String::as_str)).collect();
        log::events(&String::from_utf8_lossy(&repository.git(&arguments)?))
    };
    events.extend(new.into_iter().map(|path| Event::Changed { path: nfc(path), new: true }));
    Ok(events)
}

const DIFF: [&str; 8] =
    ["diff", "-z", "-M50%", "-l5000", "--no-rename-empty", "--name-status", "--no-ext-diff", "--no-textconv"];

/// Lets git compare the work tree as if it were committed, with an index and an object store of our own, so that the
/// repository stays as it is.
fn compare_all(repository: &Repository, commit: &str, paths: &[String]) -> Result<Vec<Event>> {
    let scratch = Scratch::new()?;
    let of_git = |name: &str| -> Result<PathBuf> {
        let output = repository.git(&["rev-parse", "--git-path", name])?;
        Ok(repository.root().join(String::from_utf8_lossy(&output).trim_end()))
    };
    let (index, objects) = (scratch.0.join("index"), scratch.0.join("objects"));
    std::fs::create_dir(&objects).map_err(|error| Error::io("make", &objects, &error))?;
    let real_index = of_git("index")?;
    std::fs::copy(&real_index, &index).map_err(|error| Error::io("read", &real_index, &error))?;
    let alternates = of_git("objects")?;
    let environment: [(&str, &Path); 3] = [
        ("GIT_INDEX_FILE", &index),
        ("GIT_OBJECT_DIRECTORY", &objects),
        ("GIT_ALTERNATE_OBJECT_DIRECTORIES", &alternates),
    ];
    let paths = || paths.iter().map(String::as_str);
    let add: Vec<&str> = ["add", "--all", "--"].into_iter().chain(paths()).collect();
    run(repository.root(), &add, &environment)?;
    let diff: Vec<&str> = DIFF.into_iter().chain(["--cached", commit, "--"]).chain(paths()).collect();
    let output = run(repository.root(), &diff, &environment)?;
    Ok(log::events(&String::from_utf8_lossy(&output)))
}

/// A folder of our own in the machine's temporary folder; it goes with its value.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Self> {
        let moment = std::time::UNIX_EPOCH.elapsed().map_or(0, |elapsed| elapsed.as_nanos());
        let path = std::env::temp_dir().join(format!("lyceum-{}-{moment:x}", std::process::id()));
        std::fs::create_dir(&path).map_err(|error| Error::io("make", &path, &error))?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
