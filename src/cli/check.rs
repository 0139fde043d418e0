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
use crate::rules::{self, Report, Selection, Surroundings};
use crate::since::Before;

pub(super) fn run(args: &CheckArgs, terminal: Terminal) -> Result<Status> {
    args.report.validate()?;
    let selection = Selection::new(args.select.clone(), args.ignore.clone())?;
    let mut engine = Engine::open(&args.site.site, &args.site.overrides(None)?)?;
    let library = engine.library()?;
    expect_documents(&library)?;
    let surroundings = surroundings(&library.config, args.today, true)?;
    let report = rules::check(&library, &surroundings, &selection);
    note_missing_history(&surroundings, terminal);
    let report = without_known(report, args, &library, &selection, terminal)?;
    let report = without_old(report, args, &mut engine, &library, &surroundings, &selection, terminal)?;
    args.report.emit(report, &library, surroundings.repository.as_ref(), terminal)
}

/// Leaves out what is on record, and keeps the record when told to.
fn without_known(
    report: Report,
    args: &CheckArgs,
    library: &Library,
    selection: &Selection,
    terminal: Terminal,
) -> Result<Report> {
    if let Some(path) = &args.write_baseline {
        let found = Baseline::of(&report, library);
        let record = match Baseline::read(path)? {
            None => found,
            Some(old) if args.accept_new => old.shrunk(&found, selection).grown(found),
            Some(old) => old.shrunk(&found, selection),
        };
        record.write(path)?;
        terminal.say(&format!("{} on record in `{}`", count(record.len(), "finding"), path.display()));
        return Ok(record.take_from(report, library));
    }
    let Some(path) = &args.baseline else { return Ok(report) };
    let record = Baseline::read(path)?.ok_or_else(|| {
        Error::new(format!("there is no baseline `{0}`; `lyceum check --write-baseline {0}` makes it", path.display()))
    })?;
    let needed = record.shrunk(&Baseline::of(&report, library), selection).len();
    if needed < record.len() {
        terminal.say(&format!(
            "{} of the baseline no longer needed; `lyceum check --write-baseline {}` takes them out",
            if record.len() - needed == 1 {
                "1 entry is".into()
            } else {
                format!("{} entries are", record.len() - needed)
            },
            path.display()
        ));
    }
    Ok(record.take_from(report, library))
}

/// Leaves out what was found before a revision already.
fn without_old(
    report: Report,
    args: &CheckArgs,
    engine: &mut Engine,
    library: &Library,
    surroundings: &Surroundings,
    selection: &Selection,
    terminal: Terminal,
) -> Result<Report> {
    let Some(revision) = &args.since else { return Ok(report) };
    let Some(repository) = &surroundings.repository else {
        return Err(Error::new("--since needs a git repository; the content folder lies in none"));
    };
    let before = Before::new(engine, repository, revision, surroundings, selection)?;
    if before.configuration_changed {
        terminal.say(&format!("note: the configuration changed since `{revision}`, so every finding is reported"));
        return Ok(report);
    }
    Ok(before.take_from(report, library, revision))
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
