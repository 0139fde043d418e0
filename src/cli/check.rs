//! `lyceum check`: every problem, as a report.

use super::Status;
use super::args::CheckArgs;
use super::output::Terminal;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::git::Repository;
use crate::library::Library;
use crate::rules::{self, Selection, Surroundings};

pub(super) fn run(args: &CheckArgs, terminal: Terminal) -> Result<Status> {
    args.report.validate()?;
    let selection = Selection::new(args.select.clone(), args.ignore.clone())?;
    let mut engine = Engine::open(&args.site.site, &args.site.overrides(None)?)?;
    let library = engine.library()?;
    expect_documents(&library)?;
    let repository = Repository::find(&library.config.content);
    let surroundings = Surroundings { repository, ..Surroundings::default() };
    let report = rules::check(&library, &surroundings, &selection);
    args.report.emit(report, &library, surroundings.repository.as_ref(), terminal)
}

/// A site without any document is most likely the wrong folder.
pub(super) fn expect_documents(library: &Library) -> Result<()> {
    if library.entries.is_empty() && library.unreadable.is_empty() {
        let folder = library.config.content.display();
        return Err(Error::new(format!(
            "there are no documents in `{folder}`: expected files that end in .md; `lyceum init DIR` makes a new site"
        )));
    }
    Ok(())
}
