//! Asks the addresses outside the site, over the network: each once, gently, with what is known from earlier runs.
//!
//! Gathers facts and judges nothing: `rules` makes findings of the answers. Knows nothing of reports and terminals.

mod addresses;
mod archive;
mod ask;
mod cache;
mod hosts;
mod private;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use url::Url;

use crate::config::Links;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::remote::{Answer, Answers, End, Link, Verdict};
use cache::Cache;

/// How long an answer counts that is no good one: soon the page may be there again.
const FAULT_AGE: Duration = Duration::from_hours(1);

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

/// What a run came to.
#[derive(Debug)]
pub struct Heard<'s> {
    /// What is known now.
    pub answers: Answers<'s>,
    /// How many pages were asked now.
    pub asked: usize,
    /// How many answers came from earlier runs.
    pub known: usize,
    /// How many pages were not asked as they are excluded, by the site or as they never answer programs.
    pub excluded: usize,
    /// How many pages were not asked as they lie in a private network.
    pub private: usize,
    /// How many pages nothing is known of, as nobody was to be asked.
    pub unknown: usize,
    /// What else is to be said to people.
    pub notes: Vec<String>,
}

/// How far asking has come.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// How many pages are done.
    pub done: usize,
    /// How many there are.
    pub all: usize,
}

/// The anchors that are wanted of each page.
type Pages = BTreeMap<String, BTreeSet<String>>;

/// Asks all addresses outside the site that its documents refer to; those that answered lately are not asked again.
///
/// # Errors
/// There is no network at all, the cache cannot be written, or `stop` came first: then what is known by then is kept.
pub fn hear<'s>(
    library: &Library,
    plan: &Plan<'s>,
    progress: &dyn Fn(Progress),
    stop: impl Future<Output = ()>,
) -> Result<Heard<'s>> {
    let links = addresses::links(library);
    let (pages, excluded, private) = wanted(&links, plan);
    let (mut cache, note) = plan.cache.map_or_else(Default::default, Cache::load);
    let mut heard = Heard {
        answers: Answers { links, pages: BTreeMap::new(), settings: plan.settings },
        asked: 0,
        known: 0,
        excluded,
        private,
        unknown: 0,
        notes: note.into_iter().collect(),
    };
    let mut open = Pages::new();
    for (page, anchors) in pages {
        match cache.get(&page).filter(|answer| plan.offline || is_fresh(answer, &anchors, plan)) {
            Some(answer) => {
                heard.answers.pages.insert(page, answer.clone());
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
    let asked = network(open, &mut heard, plan, progress, stop);
    if let Some(file) = plan.cache {
        cache.learn(&heard.answers.pages, plan);
        cache.save(file)?;
    }
    asked.map(|()| heard)
}

/// The pages to know about, with the numbers of those that are excluded and of those that are private.
fn wanted(links: &[Link], plan: &Plan) -> (Pages, usize, usize) {
    let (mut pages, mut excluded, mut private) = (Pages::new(), BTreeSet::new(), BTreeSet::new());
    for link in links {
        let is_private = || Url::parse(&link.page).is_ok_and(|url| private::is_private(&url));
        if plan.settings.excludes(&link.written) || plan.settings.excludes(&link.page) {
            excluded.insert(&link.page);
        } else if !plan.include_private && is_private() {
            private.insert(&link.page);
        } else {
            let anchors = pages.entry(link.page.clone()).or_default();
            anchors.extend(link.anchor.clone().filter(|_| plan.settings.anchors));
        }
    }
    excluded.retain(|page| !pages.contains_key(*page));
    let numbers = (excluded.len(), private.len());
    (pages, numbers.0, numbers.1)
}

/// Whether an answer is young enough, and says all that is wanted.
fn is_fresh(answer: &Answer, anchors: &BTreeSet<String>, plan: &Plan) -> bool {
    let Ok(age) = Duration::try_from(plan.now.duration_since(answer.asked)) else { return false };
    let fine = answer.verdict(plan.settings) == Verdict::Fine;
    let complete = !fine || anchors.iter().all(|anchor| answer.anchors.contains_key(anchor));
    let good = fine && anchors.iter().all(|anchor| answer.anchors.get(anchor) == Some(&true));
    let limit = if good { plan.settings.max_age } else { FAULT_AGE.min(plan.settings.max_age) };
    complete && age < limit
}

/// Asks what is open, over the network; what was heard by the time of a failure stays.
fn network(
    open: Pages,
    heard: &mut Heard,
    plan: &Plan,
    progress: &dyn Fn(Progress),
    stop: impl Future<Output = ()>,
) -> Result<()> {
    if open.is_empty() {
        return Ok(());
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::new(format!("cannot use the network: {error}")))?;
    let local = tokio::task::LocalSet::new();
    let asked = local.block_on(&runtime, async {
        let asker = std::rc::Rc::new(ask::Asker::new(plan)?);
        tokio::select! {
            asked = hosts::ask(open, &asker, heard, plan, progress) => asked?,
            () = stop => return Err(Error::new("stopped; the answers so far are kept, and the next run goes on from there")),
        }
        archive::suggest(&asker, &mut heard.answers).await;
        Ok(())
    });
    // A name server that does not answer must not hold the end up.
    runtime.shutdown_background();
    asked
}

/// Whether an end tells of the page and not just of this run: only then it is worth keeping.
fn tells_of_page(end: &End) -> bool {
    !matches!(end, End::NoNetwork | End::HostSilent | End::HostBusy)
}
