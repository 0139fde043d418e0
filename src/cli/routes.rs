//! `lyceum routes`: the published addresses held against the list on record, and the list kept.

use std::fs;

use clap::Args;
use serde_json::{Value, json};

use super::Status;
use super::output::DataFormat;
use super::output::{self, Terminal};
use super::site::{SiteArgs, expect_documents};
use super::surroundings::record;
use crate::config::Config;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::files::write_atomically;
use crate::git::Repository;
use crate::library::{Entry, Library};
use crate::published::{Bearers, Difference, Published, Route};
use crate::security::SecurityLevel;

#[derive(Args, Debug)]
pub(super) struct RoutesArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    /// Record the addresses; what was lost stays in the list
    #[arg(long)]
    pub(super) write: bool,
    /// Drop from the list what was lost
    #[arg(long, requires = "write")]
    pub(super) accept_lost: bool,
    /// The form of the result
    #[arg(long, value_enum, default_value_t = DataFormat::Text)]
    pub(super) format: DataFormat,
}

pub(super) fn run(args: &RoutesArgs, terminal: Terminal) -> Result<Status> {
    let mut engine = Engine::open(&args.site.site, &args.site.overrides(None)?)?;
    let library = engine.library()?;
    expect_documents(&library)?;
    let config = engine.config();
    let before = record(config)?.map(|record| record.published);
    // A list that was made for an audience is kept for it, until somebody names another.
    let audience = config.audience.or(before.as_ref().and_then(|before| before.audience));
    let now = Published::of(&library, audience);
    let difference = before.as_ref().map_or_else(|| Published::default().compare(&now), |before| before.compare(&now));
    let bearers = bearers(&difference, &library, audience);
    match args.format {
        DataFormat::Json => output::text(&as_json(&difference, &bearers, &now))?,
        // Without a list, all addresses are new, and nobody wants to read them all.
        DataFormat::Text if before.is_none() => Status::Done,
        DataFormat::Text => output::text(&text(&difference, &bearers))?,
    };
    terminal.say(&closing(&difference, before.is_some(), &now));
    let file = config.routes.strip_prefix(".").unwrap_or(&config.routes).display().to_string();
    let lost = !difference.lost.is_empty();
    if args.write {
        let kept = if args.accept_lost { Vec::new() } else { difference.lost };
        let changed = keep(&now, kept, config)?;
        terminal.say(&if changed { format!("wrote `{file}`") } else { format!("`{file}` is up to date") });
    } else if before.is_none() {
        terminal.say(&format!("there is no list yet; `lyceum routes --write{}` makes `{file}`", config.argument()));
    }
    if lost && !args.accept_lost {
        terminal.say(&format!(
            "lost addresses stay in the list: give each one to a document with `redirect_from:`, or drop them all with `lyceum routes --write --accept-lost{}`",
            config.argument()
        ));
        return Ok(Status::Problems);
    }
    Ok(Status::Done)
}

/// What became of the document of a lost address.
struct Bearer<'l> {
    entry: &'l Entry,
    /// Whether the audience may see it.
    open: bool,
}

/// For each lost address the document that it belongs to, where that is still there.
fn bearers<'l>(
    difference: &Difference,
    library: &'l Library,
    audience: Option<SecurityLevel>,
) -> Vec<Option<Bearer<'l>>> {
    if difference.lost.is_empty() {
        return Vec::new();
    }
    let repository = Repository::find(&library.config.content);
    let known = Bearers::new(library, repository.as_ref().and_then(Repository::history));
    let bearer = |route: &Route| {
        let entry = &library.entries[known.find(route)?];
        Some(Bearer { entry, open: audience.is_none_or(|audience| library.shows(entry, audience)) })
    };
    difference.lost.iter().map(bearer).collect()
}

/// Writes the list, with lost addresses that are not given up; says whether it changed.
fn keep(now: &Published, lost: Vec<Route>, config: &Config) -> Result<bool> {
    let mut list = now.clone();
    list.routes.extend(lost);
    list.routes.sort();
    let text = list.text();
    let file = &config.routes;
    if fs::read(file).is_ok_and(|known| known == text.as_bytes()) {
        return Ok(false);
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| Error::io("make the folder", folder, &error))?;
    }
    write_atomically(file, text.as_bytes())?;
    Ok(true)
}

fn text(difference: &Difference, bearers: &[Option<Bearer>]) -> String {
    let mut out = String::new();
    for (route, bearer) in difference.lost.iter().zip(bearers) {
        let now = match bearer {
            Some(Bearer { entry, open: true }) => {
                format!("now {} at /{}", entry.document.source.path, entry.url)
            }
            Some(Bearer { entry, .. }) => format!("now closed: {}", entry.document.source.path),
            None => route.path.as_deref().map_or("gone".to_owned(), |path| format!("was {path}")),
        };
        out.push_str(&format!("lost  /{}  ({now})\n", route.url));
    }
    for route in &difference.added {
        let path = route.path.as_deref().map(|path| format!("  ({path})")).unwrap_or_default();
        out.push_str(&format!("added /{}{path}\n", route.url));
    }
    out
}

fn closing(difference: &Difference, compared: bool, now: &Published) -> String {
    let whom = now.audience.map_or(String::new(), |level| format!(" for the audience {level}"));
    let number = now.routes.len();
    let all = format!("{number} address{}{whom}", if number == 1 { "" } else { "es" });
    if !compared {
        return all;
    }
    format!("{all}: {} lost, {} added, {} kept", difference.lost.len(), difference.added.len(), difference.kept)
}

fn as_json(difference: &Difference, bearers: &[Option<Bearer>], now: &Published) -> String {
    let route = |route: &Route| json!({"url": route.url, "path": route.path, "id": route.id});
    let lost = difference.lost.iter().zip(bearers).map(|(lost, bearer)| {
        let now = bearer.as_ref().map(
            |Bearer { entry, open }| json!({"path": &*entry.document.source.path, "url": entry.url, "open": open}),
        );
        let mut value = route(lost);
        value["now"] = now.into();
        value
    });
    let whole = json!({
        "version": 1,
        "audience": now.audience.map(|level| level.name()),
        "summary": {"lost": difference.lost.len(), "added": difference.added.len(), "kept": difference.kept},
        "lost": lost.collect::<Vec<Value>>(),
        "added": difference.added.iter().map(route).collect::<Vec<Value>>(),
    });
    format!("{whole:#}\n")
}
