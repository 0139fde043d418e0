//! `lyceum links`: the addresses outside the site, asked over the network.

use std::time::Duration;

use clap::Args;
use regex::Regex;

use super::Status;
use super::output::Terminal;
use super::reporting::ReportArgs;
use super::site::{SiteArgs, parse_url};
use crate::config::{self, Links, Statuses};
use crate::error::Result;

#[derive(Args, Debug)]
pub(super) struct LinksArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    /// Ask nobody: judge by what is known from earlier runs, however old
    #[arg(long, conflicts_with = "no_cache")]
    pub(super) offline: bool,
    /// How long an answer counts, such as 12h or 7d; one that is no good counts an hour at most
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(super) max_age: Option<Duration>,
    /// Neither read nor keep answers
    #[arg(long)]
    pub(super) no_cache: bool,
    /// Leave out addresses that this regular expression fits; repeatable
    #[arg(long, value_name = "REGEX")]
    pub(super) exclude: Vec<Regex>,
    /// Statuses that are fine besides 200 to 299, such as 403 or 401..403
    #[arg(long, value_name = "STATUSES", value_delimiter = ',', value_parser = parse_statuses)]
    pub(super) accept: Vec<Statuses>,
    /// Look for anchors on the pages of others
    #[arg(long)]
    pub(super) anchors: bool,
    /// Suggest copies of dead pages that this archive has, such as https://archive.org/wayback/available
    #[arg(long, value_name = "URL", value_parser = parse_url)]
    pub(super) archive: Option<String>,
    /// How long one answer may take [default: 20s]
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(super) timeout: Option<Duration>,
    /// How often to ask again where there was no answer [default: 2]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=10))]
    pub(super) retries: Option<u32>,
    /// How many requests to have running at a time
    #[arg(long, value_name = "N", default_value_t = 64, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(super) concurrency: u16,
    /// How many of them to one host [default: 4]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=64))]
    pub(super) per_host: Option<u16>,
    /// Ask this machine and private networks too; not where strangers may change the documents
    #[arg(long)]
    pub(super) include_private: bool,
    #[command(flatten)]
    pub(super) report: ReportArgs,
}

impl LinksArgs {
    /// What the site says about asking, with what the command line says on top.
    fn settings(&self, known: &Links) -> Links {
        let mut settings = known.clone();
        settings.exclude.extend(self.exclude.iter().cloned());
        settings.accept.extend(self.accept.iter().cloned());
        settings.anchors |= self.anchors;
        settings.timeout = self.timeout.unwrap_or(settings.timeout);
        settings.retries = self.retries.unwrap_or(settings.retries);
        settings.per_host = self.per_host.map_or(settings.per_host, usize::from);
        settings.max_age = self.max_age.unwrap_or(settings.max_age);
        settings.archive = self.archive.clone().or(settings.archive);
        settings
    }
}

#[cfg(not(feature = "linkcheck"))]
pub(super) fn run(_: &LinksArgs, _: Terminal) -> Result<Status> {
    Err(crate::error::Error::new(
        "this program was built without the feature `linkcheck`, so it cannot ask addresses; build it with its default features",
    ))
}

#[cfg(feature = "linkcheck")]
pub(super) fn run(args: &LinksArgs, terminal: Terminal) -> Result<Status> {
    online::run(args, terminal)
}

#[cfg(feature = "linkcheck")]
mod online {
    use std::io::IsTerminal;

    use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
    use jiff::Timestamp;

    use super::*;
    use crate::cli::site::expect_documents;
    use crate::engine::Engine;
    use crate::git::Repository;
    use crate::links::{self, Heard, Plan, Progress};
    use crate::report::count;
    use crate::rules::{self, Selection, Surroundings};

    pub(super) fn run(args: &LinksArgs, terminal: Terminal) -> Result<Status> {
        args.report.validate()?;
        let mut engine = Engine::open(&args.site.site, &args.site.overrides(None)?)?;
        let library = engine.library()?;
        expect_documents(&library)?;
        let settings = args.settings(&library.config.links);
        let file = links::cache_file(&library.config);
        let plan = Plan {
            settings: &settings,
            now: Timestamp::now(),
            cache: (!args.no_cache).then_some(&file),
            offline: args.offline,
            include_private: args.include_private,
            concurrency: usize::from(args.concurrency),
        };
        let bar = bar(terminal);
        let heard = links::hear(&library, &plan, &|progress| advance(&bar, progress), stopped());
        bar.finish_and_clear();
        let heard = heard?;
        tell(&heard, args.offline, terminal);
        let surroundings = Surroundings { answers: Some(heard.answers), ..Surroundings::default() };
        let report = rules::check_remote(&library, &surroundings, &Selection::default());
        let repository = Repository::find(&library.config.content);
        args.report.emit(report, &library, repository.as_ref(), terminal)
    }

    /// Ends when the person stops the program, or the machine does.
    async fn stopped() {
        #[cfg(unix)]
        if let Ok(mut ended) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            tokio::select! {
                _ = ended.recv() => return,
                () = interrupted() => return,
            }
        }
        interrupted().await;
    }

    async fn interrupted() {
        // Where a signal cannot be caught, it ends the program by itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// A bar on standard error, where somebody sees it.
    fn bar(terminal: Terminal) -> ProgressBar {
        let seen = !terminal.quiet && std::io::stderr().is_terminal();
        let target = if seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let style = ProgressStyle::with_template("{bar:30} {pos} of {len} addresses, {eta} left");
        let bar = ProgressBar::with_draw_target(Some(0), target);
        bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    }

    fn advance(bar: &ProgressBar, progress: Progress) {
        bar.set_length(progress.all as u64);
        bar.set_position(progress.done as u64);
    }

    /// Says what was asked, and what not.
    fn tell(heard: &Heard, offline: bool, terminal: Terminal) {
        if let Some(note) = &heard.note {
            terminal.say(&format!("note: {note}"));
        }
        let numbers = [
            (heard.known, "known from earlier runs"),
            (heard.unknown, "not known yet"),
            (heard.excluded, "left out"),
            (heard.private, "in private networks and not asked"),
        ];
        let asked = if offline { "asked nobody".to_owned() } else { format!("asked {}", count(heard.asked, "page")) };
        let others = numbers.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}"));
        let parts: Vec<String> = std::iter::once(asked).chain(others).collect();
        terminal.say(&parts.join(", "));
    }
}

fn parse_time(text: &str) -> std::result::Result<Duration, String> {
    config::duration(text).ok_or_else(|| "write a time with its unit, such as 20s, 12h or 7d".to_owned())
}

fn parse_statuses(text: &str) -> std::result::Result<Statuses, String> {
    config::statuses(text).ok_or_else(|| "write a status such as 403, or a range such as 401..403".to_owned())
}
