//! The fix of one finding, applied because somebody pressed its button.

use super::findings::key;
use super::{Preview, lock};
use crate::error::{Error, Result};
use crate::fix;
use crate::git::Repository;

impl Preview {
    /// Applies the safe fix of a finding. What becomes of it shows when the disk has changed.
    ///
    /// # Errors
    /// The finding is gone, its document changed meanwhile, or it cannot be written.
    pub(super) fn mend(&self, wanted: &str) -> Result<()> {
        let snapshot = self.snapshot();
        let (_, report) =
            lock(&self.report).clone().ok_or_else(|| Error::new("the site was not checked yet; try again"))?;
        let found = report.diagnostics.iter().find(|found| key(found) == wanted);
        let found = found.ok_or_else(|| Error::new("this finding is no longer there"))?;
        let change = fix::one(&snapshot.library, found)?;
        let config = &snapshot.library.config;
        // What git holds needs no other copy.
        let committed = Repository::find(&config.content).and_then(|repository| repository.committed().ok());
        let in_git = |path: &str| committed.as_ref().is_some_and(|committed| committed.contains(path));
        fix::save(&change, config, in_git).map(|_| ())
    }
}
