//! `lyceum build`: the site, into its output folder.

use std::sync::Arc;
use std::time::Instant;

use clap::Args;
use rayon::prelude::*;

use super::Status;
use super::output::Terminal;
use super::reporting::status;
use super::site::{OutputArgs, SiteArgs, expect_documents};
use super::surroundings::surroundings;
use crate::diagnostic::Level;
use crate::engine::Engine;
use crate::error::Result;
use crate::library::Library;
use crate::render::Site;
use crate::report::{self, count};
use crate::rules::{self, Report, Selection};
use crate::security::SecurityLevel;
use crate::select::select;
use crate::theme::Theme;
use crate::write::{Output, Summary};

#[derive(Args, Debug)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    /// Write nothing when there are problems, warnings included, and exit with 1
    #[arg(long)]
    pub(super) strict: bool,
}

pub(super) fn run(args: &BuildArgs, terminal: Terminal) -> Result<Status> {
    let start = Instant::now();
    let mut engine = Engine::open(&args.site.site, &args.site.overrides(Some(&args.output))?)?;
    let library = engine.library()?;
    expect_documents(&library)?;
    let surroundings = surroundings(&library.config, None, args.strict)?;
    let report = rules::check(&library, &surroundings, &Selection::default());
    if args.strict && status(&report, true) == Status::Problems {
        terminal.say(report::text(&report, &library, terminal.style(&std::io::stderr())).trim_end());
        terminal.say("nothing was written, because of --strict");
        return Ok(Status::Problems);
    }
    let selected = select(library.clone());
    let summary = write(&selected, &library)?;
    terminal.say(&closing(&summary, &selected, start));
    problems(&report, &library.config.argument(), terminal);
    Ok(Status::Done)
}

/// Renders and writes all pages, in parallel.
fn write(selected: &Arc<Library>, all: &Arc<Library>) -> Result<Summary> {
    let theme = Arc::new(Theme::load(&all.config)?);
    let site = Site::new(selected.clone(), theme)?;
    let output = Output::begin(&all.config.output)?;
    site.jobs().par_iter().try_for_each(|job| output.put(&site.page(job)?))?;
    site.assets().par_iter().try_for_each(|(path, from)| output.copy(path, from))?;
    output.finish()
}

fn closing(summary: &Summary, library: &Library, start: Instant) -> String {
    let seconds = start.elapsed().as_secs_f64();
    let audience = library.audience.map_or(String::new(), |level| format!(" for the audience {level}"));
    let mut text = format!(
        "built {} from {}{audience} in {seconds:.2} s: {} written, {} unchanged, {} removed, in {}",
        count(summary.pages, "file"),
        count(library.entries.len(), "document"),
        summary.written,
        summary.unchanged,
        summary.removed,
        library.config.output.display()
    );
    if library.entries.is_empty() {
        text.push_str("\nnote: no document is open to this audience; one without `security_level` counts as `default_level`, which is Internal unless lyceum.yaml says otherwise");
    }
    let closed = library.entries.iter().filter(|entry| entry.meta.level > SecurityLevel::Public).count();
    let drafts = library.entries.iter().filter(|entry| entry.meta.draft).count();
    if library.audience.is_none() && closed > 0 {
        text.push_str(&format!(
            "\nnote: the output holds {} above Public; `--audience Public` leaves them out",
            count(closed, "document")
        ));
    }
    if library.audience.is_none() && drafts > 0 {
        text.push_str(&format!("\nnote: the output holds {}", count(drafts, "draft")));
    }
    text
}

fn problems(report: &Report, site: &str, terminal: Terminal) {
    let (errors, warnings) = (report.count(Level::Error), report.count(Level::Warning));
    if errors + warnings > 0 {
        terminal.say(&format!(
            "{} and {} in the documents; `lyceum check{}` shows them",
            count(errors, "error"),
            count(warnings, "warning"),
            site
        ));
    }
}
