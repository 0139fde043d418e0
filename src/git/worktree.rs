//! What lies in the work tree and is not committed: changed files, and files moved since the last commit.

use std::collections::BTreeSet;
use std::path::Path;

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
        Ok(status(self)?.iter().filter_map(|(_, path)| below(path)).collect())
    }
}

/// The state letters and the path of each file that differs.
fn status(repository: &Repository) -> Result<Vec<(String, String)>> {
    let content = format!(":(top){}", repository.prefix());
    let output = repository.git(&[
        "status",
        "--porcelain=v1",
        "-z",
        "--untracked-files=all",
        "--no-renames",
        "--ignore-submodules=all",
        "--",
        &content,
    ])?;
    let text = String::from_utf8_lossy(&output);
    let entry = |field: &str| Some((field.get(..2)?.to_owned(), field.get(3..)?.to_owned()));
    Ok(text.split('\0').filter_map(entry).collect())
}

/// What has happened since the last commit, renames among it. People move files first and commit later.
pub(super) fn events(repository: &Repository) -> Result<Vec<Event>> {
    let status = status(repository)?;
    let gone = status.iter().any(|(state, _)| state.contains('D'));
    let new = status.iter().any(|(state, _)| state.contains(['?', 'A']));
    if gone && new {
        return renames(repository);
    }
    let event = |(state, path): &(String, String)| match state.contains('D') {
        true => Event::Removed { path: nfc(path) },
        false => Event::Changed { path: nfc(path), new: state.contains(['?', 'A']) },
    };
    Ok(status.iter().map(event).collect())
}

/// Lets git compare the work tree as if it were committed, with an index and an object store of our own, so that the
/// repository stays as it is.
fn renames(repository: &Repository) -> Result<Vec<Event>> {
    let scratch = Scratch::new()?;
    let path = |name: &str| -> Result<std::path::PathBuf> {
        let output = repository.git(&["rev-parse", "--git-path", name])?;
        Ok(repository.root().join(String::from_utf8_lossy(&output).trim_end()))
    };
    let (index, objects) = (scratch.0.join("index"), scratch.0.join("objects"));
    std::fs::create_dir(&objects).map_err(|error| Error::io("make", &objects, &error))?;
    let real_index = path("index")?;
    std::fs::copy(&real_index, &index).map_err(|error| Error::io("read", &real_index, &error))?;
    let alternates = path("objects")?;
    let environment: [(&str, &Path); 3] = [
        ("GIT_INDEX_FILE", &index),
        ("GIT_OBJECT_DIRECTORY", &objects),
        ("GIT_ALTERNATE_OBJECT_DIRECTORIES", &alternates),
    ];
    let content = format!(":(top){}", repository.prefix());
    run(repository.root(), &["add", "--all", "--", &content], &environment)?;
    let diff = ["diff", "--cached", "-z", "-M50%", "-l5000", "--name-status", "--no-ext-diff", "--no-textconv", "HEAD"];
    let output = run(repository.root(), &diff, &environment)?;
    Ok(log::events(&String::from_utf8_lossy(&output)))
}

/// A folder of our own in the machine's temporary folder; it goes with its value.
struct Scratch(std::path::PathBuf);

impl Scratch {
    fn new() -> Result<Self> {
        let name =
            format!("lyceum-{}-{:x}", std::process::id(), std::time::UNIX_EPOCH.elapsed().map_or(0, |t| t.as_nanos()));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir(&path).map_err(|error| Error::io("make", &path, &error))?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
