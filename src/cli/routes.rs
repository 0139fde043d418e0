//! `lyceum routes`: the published addresses held against the list on record, and the list kept.

use std::fs;

use serde_json::{Value, json};

use super::Status;
use super::args::{DataFormat, RoutesArgs};
use super::check::expect_documents;
use super::output::{self, Terminal};
use super::surroundings::record;
use crate::config::Config;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::files::write_atomically;
use crate::git::Repository;
use crate::library::Entry;
use crate::published::{Bearers, Difference, Published, Route};

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
    let repository = Repository::find(&config.content).filter(|_| !difference.lost.is_empty());
    let bearers = Bearers::new(&library, repository.as_ref().and_then(Repository::history));
    let now_at = |route: &Route| bearers.find(route).map(|n| &library.entries[n]);
    output::text(&match args.format {
        DataFormat::Text => text(&difference, &now_at),
        DataFormat::Json => as_json(&difference, &now, &now_at),
    })?;
    let file = config.routes.strip_prefix(".").unwrap_or(&config.routes).display().to_string();
    terminal.say(&closing(&difference, before.is_some(), &now));
    let lost = !difference.lost.is_empty();
    if args.write {
        let kept = if args.accept_lost { Vec::new() } else { difference.lost };
        let changed = keep(&now, kept, config)?;
        terminal.say(&if changed { format!("wrote `{file}`") } else { format!("`{file}` is up to date") });
    } else if before.is_none() {
        terminal.say(&format!("there is no list yet; `lyceum routes --write` makes `{file}`"));
    }
    if lost && !args.accept_lost {
        terminal.say(
            "give each lost address to a document with `redirect_from:`, or drop them with `lyceum routes --write --accept-lost`",
        );
        return Ok(Status::Problems);
    }
    Ok(Status::Done)
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

/// Finds the document that a former address belongs to.
type NowAt<'f, 'l> = &'f dyn Fn(&Route) -> Option<&'l Entry>;

fn text(difference: &Difference, now_at: NowAt) -> String {
    let lost = difference.lost.iter().map(|route| {
        let now = now_at(route).map(|now| format!("; now {} at /{}", now.document.source.path, now.url));
        ("lost ", route, now.unwrap_or_default())
    });
    let added = difference.added.iter().map(|route| ("added", route, String::new()));
    let line = |(what, route, now): (&str, &Route, String)| {
        let path = route.path.as_deref().map(|path| format!(" ({path}{now})")).unwrap_or_default();
        format!("{what} /{}{path}\n", route.url)
    };
    lost.chain(added).map(line).collect()
}

fn closing(difference: &Difference, compared: bool, now: &Published) -> String {
    let whom = now.audience.map_or(String::new(), |level| format!(" for the audience {level}"));
    let all = format!("{}{whom}", count_addresses(now.routes.len()));
    if !compared {
        return all;
    }
    format!("{all}: {} lost, {} added, {} kept", difference.lost.len(), difference.added.len(), difference.kept)
}

fn count_addresses(number: usize) -> String {
    if number == 1 { "1 address".to_owned() } else { format!("{number} addresses") }
}

fn as_json(difference: &Difference, now: &Published, now_at: NowAt) -> String {
    let route = |route: &Route| json!({"url": route.url, "path": route.path, "id": route.id});
    let lost: Vec<Value> = difference
        .lost
        .iter()
        .map(|lost| {
            let mut value = route(lost);
            value["now"] = now_at(lost).map(|now| json!({"path": &*now.document.source.path, "url": now.url})).into();
            value
        })
        .collect();
    let added: Vec<Value> = difference.added.iter().map(route).collect();
    let whole = json!({
        "version": 1,
        "audience": now.audience.map(|level| level.name()),
        "summary": {"lost": lost.len(), "added": added.len(), "kept": difference.kept},
        "lost": lost,
        "added": added,
    });
    format!("{whole:#}\n")
}
