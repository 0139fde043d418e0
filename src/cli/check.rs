//! `lyceum check`: every problem, as a report.

use std::io;

use super::Status;
use super::args::{CheckArgs, ReportFormat};
use super::output::{self, Terminal};
use super::surroundings::{note_missing_history, surroundings};
use crate::diagnostic::Level;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::report;
use crate::rules::{self, Report, Selection};

pub(super) fn run(args: &CheckArgs, terminal: Terminal) -> Result<Status> {
    let selection = Selection::new(args.select.clone(), args.ignore.clone())?;
    let mut engine = Engine::open(&args.site.site, &args.site.overrides(None)?)?;
    let library = engine.library()?;
    expect_documents(&library)?;
    let surroundings = surroundings(&library.config, args.today, true)?;
    let report = rules::check(&library, &surroundings, &selection);
    note_missing_history(&surroundings, terminal);
    match args.format {
        ReportFormat::Json => output::text(&report::json(&report, &library))?,
        ReportFormat::Text if terminal.quiet && report.diagnostics.is_empty() => Status::Done,
        ReportFormat::Text => output::text(&report::text(&report, &library, terminal.style(&io::stdout())))?,
    };
    Ok(status(&report, args.strict))
}

/// Whether a report ends a run with 1.
pub(super) fn status(report: &Report, strict: bool) -> Status {
    let problems = report.count(Level::Error) + if strict { report.count(Level::Warning) } else { 0 };
    if problems > 0 { Status::Problems } else { Status::Done }
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
