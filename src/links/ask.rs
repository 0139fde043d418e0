//! One question to one address. lychee-lib asks it, with its knowledge of hosts that need special care, its limits for
//! each host and its look at anchors. It follows no redirect here: each step is looked at before it is taken.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::error::Error as _;
use std::io::ErrorKind as Io;
use std::time::Duration;

use lychee_lib::ratelimit::RateLimitConfig;
use lychee_lib::{ClientBuilder, ErrorKind, FragmentCheckerOptions, Status};
use reqwest::header::LOCATION;
use url::Url;

use super::{Plan, private};
use crate::config::Links;
use crate::error::{Error, Result};
use crate::remote::End;

/// The least time between two requests to a host.
const INTERVAL: Duration = Duration::from_millis(50);

/// Asks addresses.
pub(super) struct Asker {
    /// How addresses are asked.
    pub(super) settings: Links,
    include_private: bool,
    lychee: lychee_lib::Client,
    plain: reqwest::Client,
    /// Whether a name leads to public hosts only.
    public: RefCell<HashMap<String, bool>>,
    /// Hosts that have asked for a pause.
    slowed: RefCell<HashSet<String>>,
}

/// What one question gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reply {
    /// An answer, good or bad.
    End(End),
    /// The page, which does not have the anchor.
    NoAnchor,
    /// Nobody was asked: programs get no true answer from this host.
    Excluded,
}

impl Asker {
    pub(super) fn new(plan: &Plan) -> Result<Self> {
        let settings = plan.settings.clone();
        let limit = RateLimitConfig { concurrency: settings.per_host, request_interval: INTERVAL };
        let fragments = FragmentCheckerOptions { check_anchor_fragments: true, check_text_fragments: false };
        let plain = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(settings.timeout)
            .user_agent(&settings.user_agent)
            .build()
            .map_err(|error| cannot_ask(&root(&error)))?;
        let lychee = ClientBuilder::builder()
            .max_redirects(0_usize)
            .max_retries(0_u64)
            .timeout(settings.timeout)
            .user_agent(settings.user_agent.clone())
            .fragment_checker_options(fragments)
            .rate_limit_config(limit)
            .build()
            .client()
            .map_err(|error| cannot_ask(&error.details()))?;
        let include_private = plan.include_private;
        Ok(Self { settings, include_private, lychee, plain, public: Default::default(), slowed: Default::default() })
    }

    /// Whether an address may be asked: its host is public, by its name and by what its name leads to.
    ///
    /// Where the name is looked up by a proxy, or leads elsewhere a moment later, this cannot tell.
    pub(super) async fn may_ask(&self, url: &Url) -> bool {
        if self.include_private {
            return true;
        }
        let Some(name) = url.domain().filter(|_| !private::is_private(url)) else { return !private::is_private(url) };
        if let Some(known) = self.public.borrow().get(name) {
            return *known;
        }
        let port = url.port_or_known_default().unwrap_or(80);
        let found = tokio::time::timeout(self.settings.timeout, tokio::net::lookup_host((name, port))).await;
        // A name that leads nowhere is reported as such when it is asked.
        let public = found.is_ok_and(|found| match found {
            Ok(mut addresses) => addresses.all(|address| !private::is_private_ip(address.ip())),
            Err(_) => true,
        });
        self.public.borrow_mut().insert(name.to_owned(), public);
        public
    }

    /// Asks an address once; with an anchor, whether the page has it.
    pub(super) async fn ask(&self, url: &Url) -> Reply {
        let reply = match self.lychee.check(url.as_str()).await {
            Ok(response) => reply(response.status()),
            Err(_) => Reply::End(End::NoAddress),
        };
        self.mind_pause(url, &reply);
        reply
    }

    /// lychee keeps the pause that a host has asked for until a page answers well. A page that is not there, or has
    /// moved, shows as much: the host answers again.
    fn mind_pause(&self, url: &Url, reply: &Reply) {
        let host = url.host_str().unwrap_or_default();
        match reply {
            Reply::End(End::Status(429)) => {
                self.slowed.borrow_mut().insert(host.to_owned());
            }
            Reply::End(End::Status(300..500)) if self.slowed.borrow_mut().remove(host) => self.forget(host),
            _ => {}
        }
    }

    /// Drops what lychee keeps of a host: its pages, and its pauses.
    pub(super) fn forget(&self, host: &str) {
        let _ = self.lychee.host_pool().remove_host(host);
    }

    /// Where an address leads on to, as lychee does not tell: the status, and the address if there is one.
    pub(super) async fn location(&self, url: &Url) -> (u16, Option<Url>) {
        let Ok(response) = self.plain.get(url.clone()).send().await else { return (0, None) };
        let to = response.headers().get(LOCATION).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        let to = to.and_then(|to| url.join(&to).ok()).filter(|to| matches!(to.scheme(), "http" | "https"));
        (response.status().as_u16(), to)
    }

    /// The first bytes of what an address gives, if it answers well.
    pub(super) async fn fetch(&self, url: Url, limit: usize) -> Option<Vec<u8>> {
        let mut response = self.plain.get(url).send().await.ok()?.error_for_status().ok()?;
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.ok()? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > limit {
                return None;
            }
        }
        Some(bytes)
    }
}

fn cannot_ask(why: &str) -> Error {
    let help =
        "the certificates of authorities may be missing; on Debian and its kin the package `ca-certificates` has them";
    Error::new(format!("cannot ask addresses from this machine: {why}; {help}"))
}

/// The cause at the end of the chain.
fn root(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(next) = cause.source() {
        cause = next;
    }
    cause.to_string()
}

fn reply(status: &Status) -> Reply {
    Reply::End(match status {
        Status::Excluded => return Reply::Excluded,
        Status::Error(ErrorKind::InvalidFragment(_)) => return Reply::NoAnchor,
        Status::Timeout(_) => End::Timeout,
        Status::Unsupported(ErrorKind::InvalidUrlHost) => End::NoAddress,
        Status::Error(ErrorKind::NetworkRequest(error) | ErrorKind::ReadResponseBody(error))
        | Status::Unsupported(ErrorKind::ReadResponseBody(error) | ErrorKind::BuildRequestClient(error)) => {
            fault(error)
        }
        status => match status.code() {
            Some(code) => End::Status(code.as_u16()),
            None => End::Broken(status.details()),
        },
    })
}

/// What went wrong below HTTP, found in the chain of causes.
fn fault(error: &reqwest::Error) -> End {
    if error.is_timeout() {
        return End::Timeout;
    }
    let mut last = error.to_string();
    let mut cause = error.source();
    while let Some(at) = cause {
        match at.downcast_ref::<std::io::Error>().map(std::io::Error::kind) {
            Some(Io::ConnectionRefused) => return End::Refused,
            Some(Io::TimedOut) => return End::Timeout,
            Some(Io::NetworkUnreachable | Io::NetworkDown) => return End::NoNetwork,
            _ => {}
        }
        last = at.to_string();
        if let Some(end) = from_words(&last) {
            return end;
        }
        cause = at.source();
    }
    End::Broken(last)
}

/// Names and certificates have no error of their own that could be asked for.
fn from_words(words: &str) -> Option<End> {
    if words.contains("invalid dns name") {
        return Some(End::NoSuchHost);
    }
    if words.contains("failed to lookup address information") {
        let passing = ["Temporary failure", "Try again", "try again"].iter().any(|sign| words.contains(sign));
        return Some(if passing { End::NoNetwork } else { End::NoSuchHost });
    }
    let (_, why) = words.split_once("invalid peer certificate: ")?;
    let known = [
        ("UnknownIssuer", "nobody whom this machine trusts has signed it"),
        ("CaUsedAsEndEntity", "nobody whom this machine trusts has signed it"),
        ("Expired", "it has expired"),
        ("expired", "it has expired"),
        ("NotValidYet", "it is not valid yet"),
        ("not valid yet", "it is not valid yet"),
        ("NotValidForName", "it belongs to another host"),
        ("not valid for", "it belongs to another host"),
        ("Revoked", "it was revoked"),
    ];
    let plain = known.iter().find(|(sign, _)| why.contains(sign)).map_or(why, |(_, plain)| plain);
    Some(End::Certificate(plain.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_certificates_are_told_by_their_words() {
        let lookup = |why| from_words(&format!("dns error: failed to lookup address information: {why}"));
        assert_eq!(lookup("Name or service not known"), Some(End::NoSuchHost));
        assert_eq!(lookup("nodename nor servname provided, or not known"), Some(End::NoSuchHost));
        assert_eq!(lookup("Temporary failure in name resolution"), Some(End::NoNetwork));
        let certificate = |why| from_words(&format!("invalid peer certificate: {why}"));
        let says = |text: &str| Some(End::Certificate(text.to_owned()));
        assert_eq!(certificate("UnknownIssuer"), says("nobody whom this machine trusts has signed it"));
        assert_eq!(certificate("certificate expired: verification time 3"), says("it has expired"));
        assert_eq!(certificate("certificate not valid for name \"a\""), says("it belongs to another host"));
        assert_eq!(certificate("BadSignature"), says("BadSignature"));
        assert_eq!(from_words("connection closed"), None);
    }
}
