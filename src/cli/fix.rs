//! `lyceum fix`: mends what can be mended, and says what it did.

use std::collections::BTreeSet;

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::Status;
use super::output::{self, Terminal};
use super::site::{SiteArgs, expect_documents, parse_day};
use super::surroundings::{note_missing_history, surroundings};
use crate::diagnostic::Diagnostic;
use crate::engine::Engine;
use crate::error::Result;
use crate::fix::{self, Change, Options, Plan};
use crate::git::Repository;
use crate::links;
use crate::report::{self, count};
use crate::rules::{Selection, Surroundings};
use crate::source::Lines;

#[derive(Args, Debug)]
pub(super) struct FixArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    /// Apply fixes that want a person's look as well
    #[arg(long = "unsafe")]
    pub(super) with_unsafe: bool,
    /// Write nothing; print what would change as a unified diff
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Write nothing; exit with 1 if anything would change
    #[arg(long)]
    pub(super) check: bool,
    /// Change files with uncommitted changes too; their originals are kept in .lyceum/undo/
    #[arg(long)]
    pub(super) allow_dirty: bool,
    /// The form of the result
    #[arg(long, value_enum, default_value_t = FixFormat::Text)]
    pub(super) format: FixFormat,
    /// Rules or groups to mend, with commas between; default: all
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Rules or groups to leave alone
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    /// The day that counts as today for reviews; default: the clock's
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(super) today: Option<jiff::civil::Date>,
}

/// The forms in which `fix` tells what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FixFormat {
    /// For people
    Text,
    /// For programs: every edit
    Json,
}

pub(super) fn run(args: &FixArgs, terminal: Terminal) -> Result<Status> {
    let selection = Selection::new(args.select.clone(), args.ignore.clone())?;
    let mut engine = Engine::open(&args.site.site, &args.site.overrides(None)?)?;
    let mut surroundings = surroundings(engine.config(), args.today, true)?;
    surroundings.answers = Some(links::known(engine.config(), Timestamp::now()));
    let uncommitted = uncommitted(&surroundings)?;
    // What is only looked for may be in documents that would not be touched.
    let any = args.allow_dirty || args.check;
    let untouchable = if any { BTreeSet::new() } else { uncommitted };
    let options = Options { selection, with_unsafe: args.with_unsafe, untouchable };
    let plan = fix::plan(&mut engine, &surroundings, &options)?;
    expect_documents(&plan.library)?;
    note_missing_history(&surroundings, engine.config(), terminal);

    let only_look = args.dry_run || args.check;
    match args.format {
        FixFormat::Json => output::text(&as_json(&plan))?,
        FixFormat::Text if args.dry_run => output::text(&as_diff(&plan, surroundings.repository.as_ref()))?,
        FixFormat::Text => Status::Done,
    };
    if !only_look {
        let committed = surroundings.repository.as_ref().map(Repository::committed).transpose()?.unwrap_or_default();
        let saved = fix::save(&plan.changes, engine.config(), |path| committed.contains(path))?;
        if let Some(folder) = saved.originals {
            terminal.say(&format!("the originals are kept in `{}`", folder.display()));
        }
    }
    tell(&plan, args, terminal);
    Ok(if args.check && !plan.changes.is_empty() { Status::Problems } else { Status::Done })
}

/// The documents that git could not give back as they are now.
fn uncommitted(surroundings: &Surroundings) -> Result<BTreeSet<String>> {
    surroundings.repository.as_ref().map_or_else(|| Ok(BTreeSet::new()), Repository::uncommitted)
}

/// How many findings are told one by one.
const TOLD: usize = 50;

/// Says what was mended, what was left alone and what could be next.
fn tell(plan: &Plan, args: &FixArgs, terminal: Terminal) {
    let would = args.dry_run || args.check;
    for found in plan.mended.iter().take(TOLD) {
        let fix = found.fix.as_ref().map_or("", |fix| fix.description.as_str());
        terminal.say(&format!("  {}: {fix} ({})", found.path, found.rule));
    }
    if plan.mended.len() > TOLD {
        terminal.say(&format!("  and {} more", plan.mended.len() - TOLD));
    }
    let verb = if would { "would mend" } else { "mended" };
    terminal.say(&match plan.mended.len() {
        0 => "nothing to mend".to_owned(),
        mended => format!("{verb} {} in {}", count(mended, "finding"), count(plan.changes.len(), "document")),
    });
    for withheld in plan.withheld.iter().take(TOLD) {
        terminal.say(&format!(
            "left {} in {} alone: mended, it would bring {} in {}",
            withheld.found.rule, withheld.found.path, withheld.rule, withheld.path
        ));
    }
    if plan.withheld.len() > TOLD {
        terminal.say(&format!("and left {} more alone for the same reason", plan.withheld.len() - TOLD));
    }
    let refused: BTreeSet<&str> = plan.refused.iter().map(|found| &*found.path).collect();
    if !refused.is_empty() {
        let names: Vec<&str> = refused.iter().copied().take(3).collect();
        let more = if refused.len() > 3 { ", ..." } else { "" };
        terminal.say(&format!(
            "left {} alone in documents with uncommitted changes ({}{more}); commit them first, or say --allow-dirty",
            count(plan.refused.len(), "finding"),
            names.join(", ")
        ));
    }
    let site = plan.library.config.argument();
    if plan.unsafe_left > 0 && !args.with_unsafe {
        let (more, them) = if plan.unsafe_left == 1 { ("1 more has", "it") } else { ("more have", "them") };
        let number = if plan.unsafe_left == 1 { String::new() } else { format!("{} ", plan.unsafe_left) };
        terminal.say(&format!(
            "{number}{more} a fix that wants your look: `lyceum fix --unsafe --dry-run{site}` shows {them}"
        ));
    }
}

fn as_diff(plan: &Plan, repository: Option<&Repository>) -> String {
    let prefix = repository.map_or("", Repository::prefix);
    let diff = |change: &Change| report::diff(&format!("{prefix}{}", change.path), &change.before, &change.after);
    plan.changes.iter().map(diff).collect()
}

/// Every edit, in places of the files as they are now.
fn as_json(plan: &Plan) -> String {
    let finding = |found: &Diagnostic| {
        let fix = found.fix.as_ref();
        json!({
            "rule": found.rule,
            "path": &*found.path,
            "message": found.message,
            "description": fix.map(|fix| &fix.description),
            "safe": fix.is_some_and(|fix| fix.safe),
        })
    };
    let change = |change: &Change| {
        let lines = Lines::new(&change.before);
        let edits: Vec<Value> = report::pieces(&change.before, &change.after)
            .into_iter()
            .map(|(span, text)| json!({"range": lines.range(&span), "text": text}))
            .collect();
        json!({"path": &*change.path, "edits": edits})
    };
    let whole = json!({
        "version": 1,
        "fixes": plan.mended.iter().map(finding).collect::<Vec<_>>(),
        "files": plan.changes.iter().map(change).collect::<Vec<_>>(),
        "refused": plan.refused.iter().map(finding).collect::<Vec<_>>(),
    });
    format!("{whole:#}\n")
}
