//! `lyceum check`: every problem, as a report.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Status;
use super::output::Terminal;
use super::reporting::ReportArgs;
use super::site::{SiteArgs, expect_documents, parse_day};
use super::surroundings::{note_missing_history, surroundings};
use crate::baseline::Baseline;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::git::Repository;
use crate::library::Library;
use crate::report::count;
use crate::rules::{self, Report, Selection};
use crate::since::Before;

#[derive(Args, Debug)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    /// Rules or groups to ask, with commas between; default: all
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Rules or groups not to ask
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    #[command(flatten)]
    pub(super) report: ReportArgs,
    /// Count the findings on record in a file, and do not fail on them
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    pub(super) baseline: Option<PathBuf>,
    /// Put the findings on record; an existing record only gets shorter
    #[arg(long, value_name = "FILE")]
    pub(super) write_baseline: Option<PathBuf>,
    /// Put new findings on an existing record too
    #[arg(long, requires = "write_baseline")]
    pub(super) accept_new: bool,
    /// Report only what the change since a git revision can have caused, in whatever document
    #[arg(long, value_name = "REV")]
    pub(super) since: Option<String>,
    /// The day that counts as today for reviews; default: the clock's
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(super) today: Option<jiff::civil::Date>,
}

pub(super) fn run(args: &CheckArgs, terminal: Terminal) -> Result<Status> {
    args.report.validate()?;
    if args.write_baseline.is_some() && (args.report.is_partial() || args.since.is_some()) {
        return Err(Error::new("--write-baseline records the whole site; leave out --only, --steward and --since"));
    }
    let selection = Selection::new(args.select.clone(), args.ignore.clone())?;
    let mut engine = Engine::open(&args.site.site, &args.site.overrides(None)?)?;
    let library = engine.library()?;
    expect_documents(&library)?;
    let mut surroundings = surroundings(&library.config, args.today, true)?;
    note_missing_history(&surroundings, &library.config, terminal);
    let before = |revision: &String| Before::new(&mut engine, revision, &surroundings, &selection);
    let before = args.since.as_ref().map(before).transpose()?;
    surroundings.past = before.as_ref().map(|before| before.past.clone());
    let mut report = rules::check(&library, &surroundings, &selection);
    let repository = surroundings.repository.as_ref();
    if let Some(record) = record(args, &report, &library, repository, &selection, terminal)? {
        report = record.take_from(report, &library);
    }
    if let (Some(revision), Some(before)) = (&args.since, before) {
        if before.configuration_changed {
            terminal.say(&format!("note: the configuration changed since `{revision}`, so every finding is reported"));
        }
        report = before.take_from(report, &library, revision);
    }
    args.report.emit(report, &library, repository, terminal)
}

/// The findings on record, if a record was named; it is kept up to date when told to.
fn record(
    args: &CheckArgs,
    report: &Report,
    library: &Library,
    repository: Option<&Repository>,
    selection: &Selection,
    terminal: Terminal,
) -> Result<Option<Baseline>> {
    let found = || Baseline::of(report, library);
    let read = |path: &Path| Ok::<_, Error>(Baseline::read(path)?.map(|record| record.renamed(library, repository)));
    if let Some(path) = &args.write_baseline {
        let record = match read(path)? {
            None => found(),
            Some(old) if args.accept_new => old.shrunk(&found(), selection).grown(found()),
            Some(old) => old.shrunk(&found(), selection),
        };
        record.write(path)?;
        terminal.say(&format!("{} on record in `{}`", count(record.len(), "finding"), path.display()));
        return Ok(Some(record));
    }
    let Some(path) = &args.baseline else { return Ok(None) };
    let record = read(path)?.ok_or_else(|| {
        Error::new(format!(
            "there is no baseline `{0}`; `lyceum check --write-baseline {0}{1}` makes it",
            path.display(),
            library.config.argument()
        ))
    })?;
    let over = record.len() - record.shrunk(&found(), selection).len();
    if over > 0 {
        let entries = if over == 1 { "1 entry is".to_owned() } else { format!("{over} entries are") };
        let command = format!("`lyceum check --write-baseline {}{}`", path.display(), library.config.argument());
        terminal.say(&format!("{entries} no longer needed in the baseline; {command} takes them out"));
    }
    Ok(Some(record))
}
