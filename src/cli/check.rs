//! `lyceum check`: every problem, as a report.

use super::Status;
use super::args::CheckArgs;
use super::output::Terminal;
use super::surroundings::{note_missing_history, surroundings};
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::rules::{self, Selection};

pub(super) fn run(args: &CheckArgs, terminal: Terminal) -> Result<Status> {
    args.report.validate()?;
    let selection = Selection::new(args.select.clone(), args.ignore.clone())?;
    let mut engine = Engine::open(&args.site.site, &args.site.overrides(None)?)?;
    let library = engine.library()?;
    expect_documents(&library)?;
    let surroundings = surroundings(&library.config, args.today, true)?;
    let report = rules::check(&library, &surroundings, &selection);
    note_missing_history(&surroundings, terminal);
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
