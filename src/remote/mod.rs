//! What addresses outside the site answered: facts that asking them gave, and that rules judge.

mod addresses;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::config::Links;
use crate::library::Place;

pub use addresses::links;

/// A reference to an address outside the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it stands.
    pub place: Place,
    /// The address as written.
    pub written: String,
    /// The address that is asked, in its normal form and without an anchor.
    pub page: String,
    /// The anchor on the page.
    pub anchor: Option<String>,
}

/// What addresses outside the site answered.
#[derive(Debug, Default, Clone)]
pub struct Answers {
    /// The answers, by page; one that was not asked is not among them.
    pub pages: BTreeMap<String, Answer>,
    /// What counts as fine.
    pub settings: Links,
}

/// What an address answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// When.
    pub asked: Timestamp,
    /// What it came to in the end.
    pub end: End,
    /// How it sent on to another address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hops: Vec<Hop>,
    /// Anchors that were looked for, and whether the page has them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub anchors: BTreeMap<String, bool>,
    /// Where an archive has a copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived: Option<String>,
}

/// One step from an address to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hop {
    /// The status: 301 and 308 are for good.
    pub status: u16,
    /// The address it leads to.
    pub to: String,
}

/// How asking an address ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// With an HTTP status.
    Status(u16),
    /// It is no address that could be asked.
    NoAddress,
    /// There is no host of that name.
    NoSuchHost,
    /// The host takes no connections.
    Refused,
    /// No answer in time.
    Timeout,
    /// The connection broke off, or spoke no HTTP; in a few words.
    Broken(String),
    /// No trust in the host's certificate; why, in a few words.
    Certificate(String),
    /// It leads on and on.
    Circle,
    /// It leads to an address of a private network.
    Private,
    /// It was not asked, since its host had stopped answering.
    HostSilent,
    /// It was not asked, since its host wanted fewer questions.
    HostBusy,
    /// This machine cannot reach the network.
    NoNetwork,
}

/// What an end means for readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// They get the page.
    Fine,
    /// There is no such page.
    Dead,
    /// Nobody knows.
    Doubtful,
}

impl End {
    /// Whether what stands in the way may be gone soon.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Status(408 | 425 | 429 | 500 | 502..=599) | Self::Timeout | Self::Broken(_) | Self::NoNetwork => true,
            Self::Status(_) | Self::NoAddress | Self::NoSuchHost | Self::Refused | Self::Certificate(_) => false,
            Self::Circle | Self::Private | Self::HostSilent | Self::HostBusy => false,
        }
    }
}

impl Answer {
    /// An answer without any steps in between.
    pub fn new(asked: Timestamp, end: End) -> Self {
        Self { asked, end, hops: Vec::new(), anchors: BTreeMap::new(), archived: None }
    }

    /// What it means.
    pub fn verdict(&self, settings: &Links) -> Verdict {
        match self.end {
            End::Status(status) if settings.accepts(status) => Verdict::Fine,
            End::Status(404 | 410) | End::NoAddress | End::NoSuchHost | End::Refused => Verdict::Dead,
            _ => Verdict::Doubtful,
        }
    }

    /// Where the page has moved for good: as far as the steps from its old address say so.
    pub fn moved_to(&self) -> Option<&Hop> {
        self.hops.iter().take_while(|hop| matches!(hop.status, 301 | 308)).last()
    }
}

/// The host of an address and what stands behind it, without an anchor.
pub fn host_and_path(address: &str) -> (&str, &str) {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or(rest);
    rest.find(['/', '?']).map_or((rest, ""), |at| rest.split_at(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_moved_as_far_as_its_host_says_so_for_good() {
        let hop = |status, to: &str| Hop { status, to: to.to_owned() };
        let mut answer = Answer::new(Timestamp::UNIX_EPOCH, End::Status(200));
        assert_eq!(answer.moved_to(), None);
        answer.hops = vec![hop(301, "https://a.test/b"), hop(308, "https://a.test/c"), hop(302, "https://a.test/d")];
        assert_eq!(answer.moved_to().map(|hop| hop.to.as_str()), Some("https://a.test/c"));
        answer.hops.remove(0);
        answer.hops[0].status = 302;
        assert_eq!(answer.moved_to(), None);
    }

    #[test]
    fn hosts_and_paths() {
        assert_eq!(host_and_path("https://a.test:8/b/c?d#e"), ("a.test:8", "/b/c?d"));
        assert_eq!(host_and_path("https://a.test"), ("a.test", ""));
        assert_eq!(host_and_path("https://a.test?x"), ("a.test", "?x"));
    }
}
