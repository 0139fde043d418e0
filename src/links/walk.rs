//! The way from an address to its answer: step by step, with patience, and with a look at each step before it is taken.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;
use url::Url;

use super::ask::{Asker, Reply};
use crate::remote::{Answer, End, Hop};

/// How many steps are followed; browsers follow twenty.
const MOST_HOPS: usize = 10;

/// The pause before an address is asked again, doubled each time. A host that names one gets its own, up to a minute.
const PAUSE: Duration = Duration::from_millis(500);

/// What became of an address.
#[derive(Debug)]
pub(super) enum Walk {
    /// It has an answer.
    Answer(Answer),
    /// It was not asked: it lies in a private network.
    Private,
    /// It was not asked: its host gives programs no true answers.
    Excluded,
}

/// Asks for a page until there is an answer, and looks for anchors on it.
pub(super) async fn page(asker: &Asker, page: &str, anchors: &BTreeSet<String>, now: Timestamp) -> Walk {
    let Ok(mut at) = Url::parse(page) else { return Walk::Answer(Answer::new(now, End::NoAddress)) };
    let first = anchors.first();
    at.set_fragment(first.map(String::as_str));
    let mut answer = Answer::new(now, End::Circle);
    let mut tries = asker.settings.retries + 1;
    while answer.hops.len() <= MOST_HOPS {
        if !asker.may_ask(&at).await {
            answer.end = End::Private;
            return if answer.hops.is_empty() { Walk::Private } else { Walk::Answer(answer) };
        }
        let end = match patiently(asker, &at, &mut tries).await {
            Reply::Excluded => return Walk::Excluded,
            Reply::End(end) => end,
            Reply::NoAnchor => End::Status(200),
        };
        let next = match end {
            End::Status(status @ 300..400) if !asker.settings.accepts(status) => asker.location(&at).await,
            _ => (0, None),
        };
        let (status, Some(mut to)) = next else {
            answer.end = end;
            break;
        };
        answer.hops.push(Hop { status, to: to.to_string() });
        // As browsers do: a step without an anchor of its own keeps the one that was asked for.
        to.set_fragment(first.map(String::as_str));
        if to == at {
            break;
        }
        at = to;
    }
    if matches!(answer.end, End::Status(status) if asker.settings.accepts(status)) {
        for anchor in anchors {
            at.set_fragment(Some(anchor));
            // The page is there already: this sends no further request.
            let found = asker.ask(&at).await != Reply::NoAnchor;
            answer.anchors.insert(anchor.clone(), found);
        }
    }
    Walk::Answer(answer)
}

/// Asks an address, and again as long as there is hope and a try left.
async fn patiently(asker: &Asker, url: &Url, tries: &mut u32) -> Reply {
    let mut pause = PAUSE;
    loop {
        let reply = asker.ask(url).await;
        *tries = tries.saturating_sub(1);
        let Reply::End(end) = &reply else { return reply };
        if *tries == 0 || !end.may_pass() {
            return reply;
        }
        // After 429 lychee itself waits, as long as the host has asked for.
        if *end != End::Status(429) {
            tokio::time::sleep(pause).await;
            pause *= 2;
        }
    }
}
