//! All pages of all hosts, at the same time, and yet gently: a few requests a host, and none to one that has gone away.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::ask::Asker;
use super::walk::{self, Walk};
use super::{Heard, Pages, Plan, Progress};
use crate::error::{Error, Result};
use crate::remote::{Answer, End, host_and_path};

/// After how many pages in a row without an answer a host counts as gone.
const MOST_MISSES: u32 = 3;

/// After how many hosts that cannot be reached, and none that can, nobody is asked any more.
const HOSTS_WITHOUT_NETWORK: usize = 8;

/// A host as an address names it: with its scheme and port.
struct Host {
    permits: Semaphore,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    answered: bool,
    misses: u32,
    /// How the rest of its pages end, unasked.
    closed: Option<End>,
    left: usize,
}

/// Asks all pages.
pub(super) async fn ask(
    pages: Pages,
    asker: &Rc<Asker>,
    heard: &mut Heard,
    plan: &Plan<'_>,
    progress: &dyn Fn(Progress),
) -> Result<()> {
    let all = pages.len();
    let mut network = Network::default();
    let mut hosts: BTreeMap<String, Rc<Host>> = BTreeMap::new();
    for page in pages.keys() {
        let host = hosts.entry(name(page)).or_insert_with(|| Rc::new(Host::new(asker.settings.per_host)));
        host.state.borrow_mut().left += 1;
    }
    let permits = Rc::new(Semaphore::new(plan.concurrency));
    let mut running = JoinSet::new();
    for (page, anchors) in pages {
        let (asker, host, permits, now) = (asker.clone(), hosts[&name(&page)].clone(), permits.clone(), plan.now);
        running.spawn_local(async move {
            let walk = host.turn(&asker, &permits, &page, &anchors, now).await;
            (page, walk)
        });
    }
    let mut done = 0;
    progress(Progress { done, all });
    while let Some(finished) = running.join_next().await {
        let (page, walk) = finished.map_err(|error| Error::new(format!("asking an address failed: {error}")))?;
        match walk {
            Walk::Answer(answer) => {
                network.note(&page, &answer);
                heard.asked += 1;
                heard.answers.pages.insert(page, answer);
            }
            Walk::Private => heard.private += 1,
            Walk::Excluded => heard.excluded += 1,
        }
        done += 1;
        progress(Progress { done, all });
        if network.unreached.len() >= HOSTS_WITHOUT_NETWORK {
            break;
        }
    }
    network.judge()
}

impl Host {
    fn new(permits: usize) -> Self {
        Self { permits: Semaphore::new(permits), state: RefCell::default() }
    }

    /// Asks for a page when it is its turn, first with this host, then among all.
    async fn turn(
        &self,
        asker: &Asker,
        permits: &Semaphore,
        page: &str,
        anchors: &BTreeSet<String>,
        now: jiff::Timestamp,
    ) -> Walk {
        // Nobody closes the semaphores, so both always give a permit.
        let _own = self.permits.acquire().await;
        let closed = self.state.borrow().closed.clone();
        let walk = match closed {
            Some(end) => Walk::Answer(Answer::new(now, end)),
            None => {
                let _one = permits.acquire().await;
                let walk = walk::page(asker, page, anchors, now).await;
                if let Walk::Answer(answer) = &walk {
                    self.state.borrow_mut().note(answer);
                }
                walk
            }
        };
        let left = {
            let mut state = self.state.borrow_mut();
            state.left -= 1;
            state.left
        };
        if left == 0 {
            let (host, _) = host_and_path(page);
            asker.forget(host.rsplit_once(':').map_or(host, |(name, _)| name));
        }
        walk
    }
}

impl State {
    /// What an answer tells of its host.
    fn note(&mut self, answer: &Answer) {
        if !answer.hops.is_empty() {
            // It was another host that gave the answer.
            self.answered = true;
            self.misses = 0;
            return;
        }
        match &answer.end {
            end @ (End::NoSuchHost | End::Refused | End::Certificate(_)) => self.closed = Some(end.clone()),
            End::Status(429) => self.closed = Some(End::HostBusy),
            end if end.may_pass() => {
                self.misses += 1;
                // Whoever let us wait in vain once, and never answered, is not there.
                let never = !self.answered && matches!(end, End::Timeout | End::NoNetwork);
                if never || self.misses >= MOST_MISSES {
                    let silent = if *end == End::NoNetwork { End::NoNetwork } else { End::HostSilent };
                    self.closed = Some(silent);
                }
            }
            _ => {
                self.answered = true;
                self.misses = 0;
            }
        }
    }
}

/// Whether there is a network at all.
#[derive(Default)]
struct Network {
    reached: bool,
    /// Whether a failure was the network's for certain, and not just a name that does not exist.
    certain: bool,
    unreached: BTreeSet<String>,
}

impl Network {
    fn note(&mut self, page: &str, answer: &Answer) {
        match answer.end {
            End::NoNetwork => self.certain = true,
            End::NoSuchHost => {}
            End::NoAddress => return,
            _ => self.reached = true,
        }
        if self.reached {
            self.unreached.clear();
        } else {
            self.unreached.insert(name(page));
        }
    }

    /// Many hosts of which none can be found are no dead links: this machine is on its own.
    fn judge(&self) -> Result<()> {
        let hosts = self.unreached.len();
        if hosts == 0 || !(self.certain || hosts >= HOSTS_WITHOUT_NETWORK) {
            return Ok(());
        }
        Err(Error::new(
            "no host can be reached, so nothing was judged; connect this machine to the network, or use --offline for what is known from earlier runs",
        ))
    }
}

/// The scheme, name and port of a page's host.
fn name(page: &str) -> String {
    let (host, path) = host_and_path(page);
    page.split('#').next().and_then(|page| page.strip_suffix(path)).unwrap_or(host).to_owned()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn answer(end: End) -> Answer {
        Answer::new(Timestamp::UNIX_EPOCH, end)
    }

    fn after(ends: &[End]) -> Option<End> {
        let mut state = State::default();
        for end in ends {
            state.note(&answer(end.clone()));
        }
        state.closed
    }

    #[test]
    fn a_host_that_is_not_there_is_asked_once() {
        assert_eq!(after(&[End::NoSuchHost]), Some(End::NoSuchHost));
        assert_eq!(after(&[End::Refused]), Some(End::Refused));
        assert_eq!(after(&[End::Timeout]), Some(End::HostSilent));
        assert_eq!(after(&[End::Status(200), End::Status(429)]), Some(End::HostBusy));
        assert_eq!(after(&[End::Status(404), End::Status(403), End::Status(410)]), None);
    }

    #[test]
    fn a_host_that_has_answered_gets_patience() {
        assert_eq!(after(&[End::Status(200), End::Timeout, End::Timeout]), None);
        assert_eq!(after(&[End::Status(200), End::Timeout, End::Timeout, End::Status(404), End::Timeout]), None);
        assert_eq!(after(&[End::Status(200), End::Timeout, End::Status(503), End::Timeout]), Some(End::HostSilent));
        assert_eq!(after(&[End::Status(500), End::Broken("reset".into())]), None);
    }

    #[test]
    fn no_network_is_no_dead_link() {
        let judged = |ends: &[(&str, End)]| {
            let mut network = Network::default();
            for (page, end) in ends {
                network.note(page, &answer(end.clone()));
            }
            network.judge().is_ok()
        };
        assert!(judged(&[]));
        assert!(judged(&[("https://a.test/", End::NoSuchHost)]));
        assert!(!judged(&[("https://a.test/", End::NoNetwork)]));
        assert!(judged(&[("https://a.test/", End::NoNetwork), ("https://b.test/", End::Status(404))]));
        assert!(judged(&[("https://a.test/", End::Refused), ("https://b.test/", End::NoNetwork)]));
        let many: Vec<(String, End)> = (0..8).map(|n| (format!("https://{n}.test/"), End::NoSuchHost)).collect();
        let many: Vec<(&str, End)> = many.iter().map(|(page, end)| (page.as_str(), end.clone())).collect();
        assert!(!judged(&many));
        assert!(judged(&many[1..]));
    }

    #[test]
    fn a_host_has_a_scheme_and_a_port() {
        assert_eq!(name("https://a.test:8/b?c"), "https://a.test:8");
        assert_eq!(name("https://a.test/"), "https://a.test");
    }
}
