//! The live preview: the site as a clean build would write it, page by page when somebody asks, and what is wrong with it.
//!
//! One thread watches the disk and makes the next [`Snapshot`]; the server answers from the newest one. A snapshot is never
//! changed, so a page and all that stands on it are of one moment. What has happened since is told to browsers as events,
//! and a script in each page takes it from there.

mod answers;
mod findings;
mod mending;
mod moves;
mod own_pages;
mod refresh;
mod snapshot;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use serde_json::{Value as Json, json};
use tokio::sync::broadcast;

use crate::config::Overrides;
use crate::diagnostic::Level;
use crate::error::Result;
use crate::rules::{Report, Surroundings};

pub use refresh::Follower;
pub use snapshot::Snapshot;

/// Where everything of the preview's own lies, below the site's root.
pub const OWN: &str = "__lyceum";

/// How many events a browser may lag behind before it is told to look for itself.
const LAG: usize = 64;

/// What is gathered for a check besides the documents, as `lyceum check` does it.
pub type Gather = Box<dyn Fn(&crate::config::Config) -> Result<Surroundings> + Send + Sync>;

/// What happened, as the console says it.
#[derive(Debug, Clone, PartialEq)]
pub enum Happened {
    /// There is a new snapshot.
    Changed {
        /// Its number.
        number: u64,
        /// What was changed, in words.
        what: String,
        /// How long it took to be ready, in milliseconds.
        ready: f64,
    },
    /// A snapshot was checked: findings that came and went since the check before, errors and warnings that there are.
    Checked {
        /// The number of the snapshot.
        number: u64,
        /// How many came.
        came: usize,
        /// How many went.
        went: usize,
        /// How many errors there are now.
        errors: usize,
        /// How many warnings there are now.
        warnings: usize,
    },
    /// The site cannot be shown as it lies on the disk now; the last good one is.
    Broken(String),
}

/// What server, watcher and checks share.
pub struct Preview {
    /// The newest snapshot; never empty while nobody is replacing it.
    current: RwLock<Option<Arc<Snapshot>>>,
    /// Why the newest state of the disk cannot be shown, where it cannot.
    broken: Mutex<Option<String>>,
    /// The last report, with the number of the snapshot that it is about.
    report: Mutex<Option<(u64, Arc<Report>)>>,
    moves: Mutex<moves::Moves>,
    events: broadcast::Sender<String>,
    /// What a page must know to change a file.
    token: String,
    /// What tells this run from others.
    run: String,
    gather: Gather,
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Preview").finish_non_exhaustive()
    }
}

impl Preview {
    /// Reads a site and begins to follow it. `say` is told what happens.
    ///
    /// # Errors
    /// The site cannot be read or shown as it lies there.
    pub fn open(site: &Path, overrides: Overrides, gather: Gather) -> Result<(Arc<Self>, Follower)> {
        let (first, follower) = Follower::open(site, overrides)?;
        let preview = Self {
            current: RwLock::new(Some(Arc::new(first))),
            broken: Mutex::default(),
            report: Mutex::default(),
            moves: Mutex::default(),
            events: broadcast::channel(LAG).0,
            token: secret(),
            run: secret(),
            gather,
        };
        Ok((Arc::new(preview), follower))
    }

    /// The newest snapshot.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        current.clone().expect("a snapshot is only away while the lock is held")
    }

    /// Puts the next snapshot into the place of the newest. Nobody reads in between, so what the old one is made of can
    /// become the new one.
    fn replace(&self, next: impl FnOnce(Arc<Snapshot>) -> Snapshot) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        let before = current.take().expect("a snapshot is only away while the lock is held");
        *current = Some(Arc::new(next(before)));
    }

    /// Takes in what a check found, unless there is a newer snapshot already; what to say of it.
    fn report(&self, number: u64, report: Report) -> Happened {
        let (errors, warnings) = (report.count(Level::Error), report.count(Level::Warning));
        let report = Arc::new(report);
        let before = lock(&self.report).replace((number, report.clone()));
        let (came, went) = match &before {
            Some((_, before)) => (news(&report, before), news(before, &report)),
            None => (0, 0),
        };
        self.tell(&json!({"kind": "findings", "counts": self.counts()}));
        Happened::Checked { number, came, went, errors, warnings }
    }

    /// Answers requests at an address until the task is dropped.
    pub fn app(self: &Arc<Self>, address: SocketAddr, hosts: &[String]) -> axum::Router {
        answers::app(self.clone(), address, hosts)
    }

    /// What a browser that has just come is told.
    fn hello(&self) -> Json {
        let broken = lock(&self.broken).clone();
        json!({"kind": "hello", "run": self.run, "number": self.snapshot().number, "broken": broken, "counts": self.counts()})
    }

    /// How many findings there are, once the newest snapshot was checked.
    fn counts(&self) -> Json {
        lock(&self.report).as_ref().map_or(Json::Null, |(number, report)| {
            json!({
                "number": number,
                "errors": report.count(Level::Error),
                "warnings": report.count(Level::Warning),
            })
        })
    }

    fn tell(&self, event: &Json) {
        // Nobody may be there to hear it.
        let _ = self.events.send(event.to_string());
    }
}

/// What is kept, whatever became of a thread that held it.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A text that nobody can guess: the standard library seeds its maps from the system's randomness.
fn secret() -> String {
    use std::hash::{BuildHasher, RandomState};
    format!("{:016x}{:016x}", RandomState::new().hash_one(1), RandomState::new().hash_one(2))
}

/// How many findings a report has that another has not.
fn news(report: &Report, before: &Report) -> usize {
    let mut known: HashMap<(&str, &str, &str), usize> = HashMap::new();
    for found in &before.diagnostics {
        *known.entry((found.rule, &found.path, &found.message)).or_default() += 1;
    }
    let mut news = 0;
    for found in &report.diagnostics {
        match known.get_mut(&(found.rule, &*found.path, &*found.message)) {
            Some(left) if *left > 0 => *left -= 1,
            _ => news += 1,
        }
    }
    news
}
