//! `lyceum check`: every problem, as a report.

use super::Status;
use super::args::CheckArgs;
use super::output::Terminal;
use super::surroundings::{note_missing_history, surroundings};
use crate::baseline::Baseline;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::report::count;
use crate::rules::{self, Report, Selection};
use crate::since::Before;

pub(super) fn run(args: &CheckArgs, terminal: Terminal) -> Result<Status> {
    args.report.validate()?;
    let selection = Selection::new(args.select.clone(), args.ignore.clone())?;
    let mut engine = Engine::open(&args.site.site, &args.site.overrides(None)?)?;
    let library = engine.library()?;
    expect_documents(&library)?;
    let surroundings = surroundings(&library.config, args.today, true)?;
    let mut report = rules::check(&library, &surroundings, &selection);
    note_missing_history(&surroundings, terminal);
    if let Some(record) = record(args, &report, &library, &selection, terminal)? {
        report = record.take_from(report, &library);
    }
    if let Some(revision) = &args.since {
        let before = Before::new(&mut engine, revision, &surroundings, &selection)?;
        if before.configuration_changed {
            terminal.say(&format!("note: the configuration changed since `{revision}`, so every finding is reported"));
        }
        report = before.take_from(report, &library, revision);
    }
    args.report.emit(report, &library, surroundings.repository.as_ref(), terminal)
}

/// The findings on record, if a record was named; it is kept up to date when told to.
fn record(
    args: &CheckArgs,
    report: &Report,
    library: &Library,
    selection: &Selection,
    terminal: Terminal,
) -> Result<Option<Baseline>> {
    let found = || Baseline::of(report, library);
    if let Some(path) = &args.write_baseline {
        let record = match Baseline::read(path)? {
            None => found(),
            Some(old) if args.accept_new => old.shrunk(&found(), selection).grown(found()),
            Some(old) => old.shrunk(&found(), selection),
        };
        record.write(path)?;
        terminal.say(&format!("{} on record in `{}`", count(record.len(), "finding"), path.display()));
        return Ok(Some(record));
    }
    let Some(path) = &args.baseline else { return Ok(None) };
    let record = Baseline::read(path)?.ok_or_else(|| {
        Error::new(format!("there is no baseline `{0}`; `lyceum check --write-baseline {0}` makes it", path.display()))
    })?;
    let over = record.len() - record.shrunk(&found(), selection).len();
    if over > 0 {
        let entries = if over == 1 { "1 entry is".to_owned() } else { format!("{over} entries are") };
        let command = format!("`lyceum check --write-baseline {}`", path.display());
        terminal.say(&format!("{entries} no longer needed in the baseline; {command} takes them out"));
    }
    Ok(Some(record))
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
