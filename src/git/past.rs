//! How the work tree differs from a commit, and what the commit's files held.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::log::Event;
use super::{Repository, command, worktree};
use crate::error::{Error, Result};

/// How the work tree differs from a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The commit's id.
    pub commit: String,
    /// Paths of then and now, below the top of the repository: `None` where there was, or is, none.
    pub files: Vec<(Option<String>, Option<String>)>,
}

impl Repository {
    /// What has changed since the work tree's line left a revision, committed or not: below the content folder, and in
    /// the other files named.
    ///
    /// # Errors
    /// There is no such revision, or its past is not here.
    pub fn difference(&self, revision: &str, others: &[PathBuf]) -> Result<Difference> {
        let commit = self.merge_base(revision)?;
        let mut paths = vec![format!(":(top){}", self.prefix())];
        paths
            .extend(others.iter().filter_map(|path| self.below_root(path)).map(|path| format!(":(top,literal){path}")));
        let files = worktree::compare(self, &commit, &paths)?.into_iter().map(|event| match event {
            Event::Changed { path, new: true } => (None, Some(path)),
            Event::Changed { path, new: false } => (Some(path.clone()), Some(path)),
            Event::Removed { path } => (Some(path), None),
            Event::Renamed { from, to, .. } => (Some(from), Some(to)),
        });
        Ok(Difference { commit, files: files.collect() })
    }

    /// A path below the top of the repository, with `/` between its segments.
    pub fn below_root(&self, path: &Path) -> Option<String> {
        let full = std::path::absolute(path).ok()?;
        let full = full.canonicalize().unwrap_or(full);
        let below = full.strip_prefix(self.root().canonicalize().ok()?).ok()?;
        Some(below.components().map(|step| step.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
    }

    fn merge_base(&self, revision: &str) -> Result<String> {
        let named = ["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")];
        let text = |output: Vec<u8>| String::from_utf8_lossy(&output).trim().to_owned();
        let commit = self.git(&named).map(text).map_err(|_| {
            Error::new(format!("git knows no revision `{revision}`; fetch it first, in CI with `fetch-depth: 0`"))
        })?;
        self.git(&["merge-base", &commit, "HEAD"]).map(text).map_err(|_| {
            Error::new(format!(
                "`{revision}` and what is checked out have no common past here; fetch all of it, in CI with `fetch-depth: 0`"
            ))
        })
    }

    /// The bytes of several files of a commit, in their order, in one call; `None` for one that it does not have.
    ///
    /// # Errors
    /// git failed.
    pub fn files_at(&self, commit: &str, paths: &[&str]) -> Result<Vec<Option<Vec<u8>>>> {
        self.files(&paths.iter().map(|path| format!("{commit}:{path}")).collect::<Vec<_>>())
    }

    /// The same for files of several commits, each named `COMMIT:PATH`.
    ///
    /// # Errors
    /// git failed.
    pub fn files(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>> {
        let failed = |error: std::io::Error| Error::new(format!("cannot run git: {error}"));
        let mut child = command(self.root(), &["cat-file", "--batch"], &[])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .map_err(failed)?;
        let asked: String = names.iter().map(|name| format!("{name}\n")).collect();
        let mut stdin = child.stdin.take().ok_or_else(|| Error::new("cannot talk to git"))?;
        // git answers while we still ask: one thread for each direction, or both would wait for the other.
        let asking = std::thread::spawn(move || stdin.write_all(asked.as_bytes()));
        let mut answer = Vec::new();
        if let Some(mut stdout) = child.stdout.take() {
            stdout.read_to_end(&mut answer).map_err(failed)?;
        }
        let _ = asking.join();
        child.wait().map_err(failed)?;
        Ok(batch(&answer, names.len()))
    }
}

/// Reads the answers of `cat-file --batch`: `ID blob SIZE`, the bytes and a line end, or `NAME missing`.
fn batch(answer: &[u8], number: usize) -> Vec<Option<Vec<u8>>> {
    let mut files = Vec::with_capacity(number);
    let mut rest = answer;
    while files.len() < number {
        let Some(end) = rest.iter().position(|byte| *byte == b'\n') else { break };
        let head = String::from_utf8_lossy(&rest[..end]);
        rest = &rest[end + 1..];
        let size = head.rsplit(' ').next().and_then(|size| size.parse::<usize>().ok());
        match size.filter(|size| head.contains(" blob ") && *size <= rest.len()) {
            Some(size) => {
                files.push(Some(rest[..size].to_vec()));
                rest = rest.get(size + 1..).unwrap_or_default();
            }
            None => files.push(None),
        }
    }
    files.resize(number, None);
    files
}

#[cfg(test)]
mod tests {
    use super::batch;

    #[test]
    fn answers_are_told_apart() {
        let answer = b"abc blob 4\na\nbc\nHEAD:x missing\ndef blob 0\n\n";
        assert_eq!(batch(answer, 3), [Some(b"a\nbc".to_vec()), None, Some(Vec::new())]);
    }
}
