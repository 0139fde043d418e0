//! The live preview: what it shows is what a clean build would write, whatever was changed before, and it answers only
//! what it should.

#[path = "../support/mod.rs"]
mod support;

mod answers;
mod edits;
mod live;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lyceum::config::Overrides;
use lyceum::preview::{Follower, Happened, Preview};
use lyceum::rules::Surroundings;
use lyceum::watch::Changes;

/// A preview of a site, followed by hand.
struct Followed {
    preview: Arc<Preview>,
    follower: Follower,
}

impl Followed {
    fn open(site: &Path) -> Self {
        let gather = Box::new(|_: &lyceum::config::Config| Ok(Surroundings { fixes: true, ..Surroundings::default() }));
        let (preview, follower) = Preview::open(site, Overrides::default(), gather).expect("the site can be shown");
        Self { preview, follower }
    }

    /// Tells it what has changed; what it said.
    fn changed(&mut self, paths: &[PathBuf]) -> Vec<Happened> {
        let said = std::sync::Mutex::default();
        let changes = Changes { paths: paths.iter().cloned().collect(), everything: false };
        self.follower.take(&changes, &self.preview, &|happened| {
            let said: &std::sync::Mutex<Vec<Happened>> = &said;
            said.lock().expect("nobody panics").push(happened);
        });
        said.into_inner().expect("nobody panics")
    }
}
