//! One run: which addresses there are, which of them are known, and the others asked.

use std::collections::BTreeSet;
use std::future::Future;
use std::path::Path;
use std::rc::Rc;

use jiff::Timestamp;
use rayon::prelude::*;
use tokio::runtime;
use tokio::task::LocalSet;
use url::Url;

use super::ask::Asker;
use super::cache::Cache;
use super::{Pages, archive, hosts, is_fresh, private};
use crate::config::Links;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::remote::{self, Answers, Link};

/// What is to be asked, and how.
#[derive(Debug)]
pub struct Plan<'s> {
    /// How addresses are asked.
    pub settings: &'s Links,
    /// The time that counts as now.
    pub now: Timestamp,
    /// The file with the answers of earlier runs.
    pub cache: Option<&'s Path>,
    /// Whether only that file is asked.
    pub offline: bool,
    /// Whether hosts of private networks are asked too.
    pub include_private: bool,
    /// How many requests run at a time.
    pub concurrency: usize,
}

/// What a run came to. Its numbers are those of pages.
#[derive(Debug, Default)]
pub struct Heard {
    /// What is known now.
    pub answers: Answers,
    /// Asked in this run.
    pub asked: usize,
    /// Known from earlier runs.
    pub known: usize,
    /// Not asked, as they are excluded: by the site, or since their hosts give programs no true answers.
    pub excluded: usize,
    /// Not asked, as they lie in a private network.
    pub private: usize,
    /// Not known, as nobody was to be asked.
    pub unknown: usize,
    /// What else is to be said to people.
    pub note: Option<String>,
}

/// How far a run has come.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// How many pages are done.
    pub done: usize,
    /// How many are to be asked.
    pub all: usize,
}

/// Asks all addresses outside the site that its documents refer to; those that answered lately are not asked again.
///
/// # Errors
/// There is no network at all, or `stop` came first: then the answers so far are kept.
pub fn hear(
    library: &Library,
    plan: &Plan,
    progress: &dyn Fn(Progress),
    stop: impl Future<Output = ()>,
) -> Result<Heard> {
    let (cache, note) = plan.cache.map_or_else(Default::default, Cache::load);
    let mut heard = Heard { note, ..Heard::default() };
    heard.answers.settings = plan.settings.clone();
    let mut open = Pages::new();
    for (page, anchors) in wanted(library, plan, &mut heard) {
        match cache.get(&page).filter(|known| plan.offline || is_fresh(known, &anchors, plan.settings, plan.now)) {
            Some(known) => {
                heard.answers.pages.insert(page, known.clone());
            }
            None => {
                open.insert(page, anchors);
            }
        }
    }
    heard.known = heard.answers.pages.len();
    if plan.offline {
        heard.unknown = open.len();
        return Ok(heard);
    }
    let asked = if open.is_empty() { Ok(()) } else { ask(open, &mut heard, plan, progress, stop) };
    // What was heard is worth more than that the next run need not ask.
    if let Some(Err(error)) = plan.cache.map(|file| cache.save(&heard.answers.pages, file, plan)) {
        heard.note = Some(format!("the answers are not kept: {error}"));
    }
    asked.map(|()| heard)
}

/// The pages to know about.
fn wanted(library: &Library, plan: &Plan, heard: &mut Heard) -> Pages {
    let (mut pages, mut excluded, mut private) = (Pages::new(), BTreeSet::new(), BTreeSet::new());
    let links: Vec<Link> =
        (0..library.entries.len()).into_par_iter().flat_map_iter(|entry| remote::links(library, entry)).collect();
    for link in links {
        let is_private = || Url::parse(&link.page).is_ok_and(|url| private::is_private(&url));
        if plan.settings.excludes(&link.written) || plan.settings.excludes(&link.page) {
            excluded.insert(link.page);
        } else if !plan.include_private && is_private() {
            private.insert(link.page);
        } else {
            pages.entry(link.page).or_default().extend(link.anchor.filter(|_| plan.settings.anchors));
        }
    }
    heard.excluded = excluded.iter().filter(|page| !pages.contains_key(*page)).count();
    heard.private = private.len();
    pages
}

/// Asks pages over the network. What was heard by the time of a failure stays.
fn ask(
    pages: Pages,
    heard: &mut Heard,
    plan: &Plan,
    progress: &dyn Fn(Progress),
    stop: impl Future<Output = ()>,
) -> Result<()> {
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::new(format!("cannot use the network: {error}")))?;
    let asked = LocalSet::new().block_on(&runtime, async {
        let asker = Rc::new(Asker::new(plan)?);
        let all = async {
            hosts::ask(pages, &asker, heard, plan, progress).await?;
            archive::suggest(&asker, &mut heard.answers).await;
            Ok(())
        };
        tokio::select! {
            asked = all => asked,
            () = stop => Err(Error::new("stopped; what was answered so far is kept, and the next run goes on from there")),
        }
    });
    // A name server that does not answer must not hold the end up.
    runtime.shutdown_background();
    asked
}
