//! What changes on the disk, told when a short quiet has followed: never in the middle of a save.
//!
//! The rest of the program knows nothing of the library behind it. What that library cannot tell for certain (files in
//! folders that were made a moment ago, events that were lost) comes as "look at everything again".

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::error::{Error, Result};

/// How long nothing may happen before changes are told.
const QUIET: Duration = Duration::from_millis(8);
/// How long they are held back at most, while something goes on and on.
const LONGEST: Duration = Duration::from_millis(400);
/// When everything is looked at again after a change of more than single files: what was missed in new folders shows then.
const SOON: Duration = Duration::from_millis(60);
/// When it is looked at again in any case.
const LATER: Duration = Duration::from_millis(1000);

/// What has changed.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Changes {
    /// Files and folders that were made, written, renamed or removed.
    pub paths: BTreeSet<PathBuf>,
    /// Whether anything else may have changed as well.
    pub everything: bool,
}

/// Watches files and folders.
pub struct Watch {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// When everything is to be looked at again.
    again: Vec<Instant>,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Watch").field("again", &self.again).finish_non_exhaustive()
    }
}

impl Watch {
    /// Begins to watch nothing.
    ///
    /// # Errors
    /// The system offers no way to watch files.
    pub fn new() -> Result<Self> {
        let (sender, events) = channel();
        // Nobody listens any more when the program ends.
        let told = move |event| drop(sender.send(event));
        let watcher = notify::recommended_watcher(told).map_err(|error| cannot("files", &error))?;
        Ok(Self { watcher, events, again: Vec::new() })
    }

    /// Watches a folder with all below it, or the files of a folder.
    ///
    /// # Errors
    /// The folder does not exist, or the system allows no more watches.
    pub fn add(&mut self, folder: &Path, below: bool) -> Result<()> {
        let mode = if below { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        self.watcher.watch(folder, mode).map_err(|error| cannot(&format!("`{}`", folder.display()), &error))
    }

    /// Watches a folder no more.
    pub fn remove(&mut self, folder: &Path) {
        // One that is gone was given up by the system already.
        let _ = self.watcher.unwatch(folder);
    }

    /// Waits for the next changes; `None` where none came in time.
    pub fn next(&mut self, patience: Duration) -> Option<Changes> {
        let end = Instant::now() + patience;
        let mut changes = Changes::default();
        let first = loop {
            let wait = self.again.iter().min().map_or(end, |again| end.min(*again));
            match self.events.recv_timeout(wait.saturating_duration_since(Instant::now())) {
                Ok(event) => {
                    if note(event, &mut changes) {
                        break Instant::now();
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) if Instant::now() >= end => return None,
                Err(RecvTimeoutError::Timeout) => {
                    let now = Instant::now();
                    self.again.retain(|again| *again > now);
                    return Some(Changes { everything: true, ..Changes::default() });
                }
            }
        };
        while first.elapsed() < LONGEST {
            match self.events.recv_timeout(QUIET) {
                Ok(event) => drop(note(event, &mut changes)),
                Err(_) => break,
            }
        }
        let uncertain = changes.everything || changes.paths.iter().any(|path| !path.is_file());
        self.again =
            [uncertain.then_some(SOON), Some(LATER)].iter().flatten().map(|wait| Instant::now() + *wait).collect();
        Some(changes)
    }
}

/// Takes note of an event; whether it tells of a change.
fn note(event: notify::Result<Event>, changes: &mut Changes) -> bool {
    let Ok(event) = event else {
        changes.everything = true;
        return true;
    };
    changes.everything |= event.need_rescan();
    match event.kind {
        // Reading a file changes nothing.
        EventKind::Access(_) if !event.need_rescan() => false,
        _ => {
            changes.paths.extend(event.paths);
            true
        }
    }
}

fn cannot(what: &str, error: &notify::Error) -> Error {
    Error::new(format!("cannot watch {what}: {error}; changes are not seen before the next start"))
}
