//! What git knows: where the repository is, what changed when, and under which names a file was known.
//!
//! git is the `git` program, asked as seldom as possible, and never with programs of the repository's own choosing.

mod history;
mod log;
mod past;
mod worktree;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::error::{Error, Result};

pub use history::{Change, History, Lineage, Name};
pub use past::Difference;

/// The text of a file at some time.
type Text = Arc<str>;

/// A repository with a content folder in it.
#[derive(Debug)]
pub struct Repository {
    root: PathBuf,
    prefix: String,
    shallow: bool,
    /// The commit at which its past ends; `None` for the work tree.
    tip: Option<String>,
    history: OnceLock<Option<History>>,
    /// Texts of the past that were asked for.
    texts: Mutex<HashMap<String, Option<Text>>>,
    remembered: OnceLock<()>,
}

impl Repository {
    /// The repository that a folder lies in; `None` where there is none, or no git.
    pub fn find(folder: &Path) -> Option<Self> {
        let arguments = ["rev-parse", "--show-toplevel", "--is-shallow-repository", "--show-prefix"];
        let output = run(folder, &arguments, &[]).ok()?;
        let text = String::from_utf8(output).ok()?;
        let mut lines = text.lines();
        let root = PathBuf::from(lines.next()?);
        let shallow = lines.next()? == "true";
        let prefix = lines.next().unwrap_or_default().to_owned();
        Some(Self {
            root,
            prefix,
            shallow,
            tip: None,
            history: OnceLock::new(),
            texts: Mutex::default(),
            remembered: OnceLock::new(),
        })
    }

    /// Why git does not answer for a folder that lies in a repository: it is not installed, or the repository is somebody
    /// else's. `None` where nothing looks like a repository.
    pub fn refusal(folder: &Path) -> Option<String> {
        let folder = folder.canonicalize().ok()?;
        folder.ancestors().find(|folder| folder.join(".git").exists())?;
        run(&folder, &["rev-parse", "--show-toplevel"], &[]).err().map(|error| error.to_string())
    }

    /// The same repository as it was at a commit.
    pub fn at(&self, commit: &str) -> Self {
        let (root, prefix) = (self.root.clone(), self.prefix.clone());
        Self {
            root,
            prefix,
            shallow: self.shallow,
            tip: Some(commit.to_owned()),
            history: OnceLock::new(),
            texts: Mutex::default(),
            remembered: OnceLock::new(),
        }
    }

    /// Its top folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The content folder's path below the top, empty or with `/` at its end.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Whether the past was cut off when it was cloned.
    pub fn is_shallow(&self) -> bool {
        self.shallow
    }

    /// What it knows of the content's past, asked once; `None` without a commit, and in a shallow clone.
    pub fn history(&self) -> Option<&History> {
        self.history.get_or_init(|| if self.shallow { None } else { History::read(self).ok() }).as_ref()
    }

    /// The text of a file as a commit had it, asked once; its path starts at the top of the repository. `None` where the
    /// commit has no such file.
    pub fn text_at(&self, commit: &str, path: &str) -> Option<Text> {
        let key = format!("{commit}:{path}");
        let known = || self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(text) = known().get(&key) {
            return text.clone();
        }
        let output = self.git(&["cat-file", "blob", &key]).ok();
        let text = output.map(|output| Arc::from(String::from_utf8_lossy(&output)));
        known().insert(key, text.clone());
        text
    }

    /// Reads texts of the past in one call that are likely to be asked for, once: each is named `COMMIT:PATH`.
    pub fn remember(&self, likely: impl FnOnce() -> Vec<String>) {
        self.remembered.get_or_init(|| {
            let names = likely();
            let texts = if names.is_empty() { Vec::new() } else { self.files(&names).unwrap_or_default() };
            let text = |bytes: Option<Vec<u8>>| bytes.map(|bytes| Text::from(String::from_utf8_lossy(&bytes)));
            let known = names.into_iter().zip(texts.into_iter().map(text));
            self.texts.lock().unwrap_or_else(PoisonError::into_inner).extend(known);
        });
    }

    /// Runs git at the top of the repository and gives what it prints.
    ///
    /// # Errors
    /// There is no git, or it failed: the error holds the first line of what it said.
    pub fn git(&self, arguments: &[&str]) -> Result<Vec<u8>> {
        run(&self.root, arguments, &[])
    }
}

fn run(folder: &Path, arguments: &[&str], environment: &[(&str, &Path)]) -> Result<Vec<u8>> {
    let output = command(folder, arguments, environment).output();
    let output = output.map_err(|error| Error::new(format!("cannot run git: {error}")))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().next().unwrap_or("it failed").trim_start_matches("fatal: ");
    Err(Error::new(format!("git {}: {first}", arguments.first().unwrap_or(&""))))
}

/// What git tells its hooks about the repository they run for. The content folder is asked instead: in a hook these may
/// stand for an index that is half made, and hide where the top of the repository is.
const OF_A_HOOK: [&str; 5] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"];

/// The program with what keeps it from running others that the repository's configuration names, or from asking people.
fn command(folder: &Path, arguments: &[&str], environment: &[(&str, &Path)]) -> Command {
    let safe = ["-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "-c", "core.quotePath=false"];
    let mut command = Command::new("git");
    command.arg("--no-optional-locks").args(safe).args(arguments).current_dir(folder).stdin(Stdio::null());
    for name in OF_A_HOOK {
        command.env_remove(name);
    }
    command.env("GIT_TERMINAL_PROMPT", "0").envs(environment.iter().copied());
    command
}
