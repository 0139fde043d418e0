//! Asks the addresses outside the site, over the network: each once, gently, with what is known from earlier runs.
//!
//! Gathers facts and judges nothing: `rules` makes findings of the answers. Knows nothing of reports and terminals.

#[cfg(feature = "linkcheck")]
mod archive;
#[cfg(feature = "linkcheck")]
mod ask;
mod cache;
#[cfg(feature = "linkcheck")]
mod hear;
#[cfg(feature = "linkcheck")]
mod hosts;
#[cfg(feature = "linkcheck")]
mod private;
#[cfg(feature = "linkcheck")]
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;

use crate::config::{Config, Links};
use crate::remote::{Answer, Answers, Verdict};
use cache::Cache;

#[cfg(feature = "linkcheck")]
pub use hear::{Heard, Plan, Progress, hear};

/// How long an answer counts that is no good one: soon the page may be there again.
const FAULT_AGE: Duration = Duration::from_hours(1);

/// The anchors that are wanted of each page.
type Pages = BTreeMap<String, BTreeSet<String>>;

/// Where a site keeps what addresses answered.
pub fn cache_file(config: &Config) -> PathBuf {
    config.site.join(".lyceum").join("links.json")
}

/// What addresses answered a site's earlier runs, as far as it still counts. Asks nobody.
pub fn known(config: &Config, now: Timestamp) -> Answers {
    let mut pages = Cache::load(&cache_file(config)).0.into_pages();
    pages.retain(|_, answer| is_fresh(answer, &BTreeSet::new(), &config.links, now));
    Answers { pages, settings: config.links.clone() }
}

/// Whether an answer is young enough, and says all that is wanted.
fn is_fresh(answer: &Answer, anchors: &BTreeSet<String>, settings: &Links, now: Timestamp) -> bool {
    let Some(age) = age(answer, now) else { return false };
    let fine = answer.verdict(settings) == Verdict::Fine;
    let good = fine && anchors.iter().all(|anchor| answer.anchors.get(anchor) == Some(&true));
    let complete = !fine || anchors.iter().all(|anchor| answer.anchors.contains_key(anchor));
    let limit = if good { settings.max_age } else { FAULT_AGE.min(settings.max_age) };
    complete && age < limit
}

/// How old an answer is; `None` for one that a wrong clock has put into the future.
fn age(answer: &Answer, now: Timestamp) -> Option<Duration> {
    Duration::try_from(now.duration_since(answer.asked)).ok()
}
