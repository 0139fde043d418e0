//! How addresses outside the site are asked: what `links:` in the configuration and the options of `lyceum links` say.

use std::ops::RangeInclusive;
use std::time::Duration;

use jiff::{Span, SpanRelativeTo};
use regex::Regex;

/// HTTP statuses, both ends included.
pub type Statuses = RangeInclusive<u16>;

/// How addresses outside the site are asked.
#[derive(Debug, Clone)]
pub struct Links {
    /// Addresses that are not asked.
    pub exclude: Vec<Regex>,
    /// Statuses that count as fine besides 200 to 299.
    pub accept: Vec<Statuses>,
    /// How long one answer may take.
    pub timeout: Duration,
    /// How often an address is asked again that did not answer, or asked for a pause.
    pub retries: u32,
    /// How many requests one host gets at a time.
    pub per_host: usize,
    /// How long an answer counts.
    pub max_age: Duration,
    /// Whether anchors on the pages of others are looked for.
    pub anchors: bool,
    /// Where copies of dead pages are asked for.
    pub archive: Option<String>,
    /// What hosts are told about who asks.
    pub user_agent: String,
}

impl Default for Links {
    fn default() -> Self {
        Self {
            exclude: Vec::new(),
            accept: Vec::new(),
            timeout: Duration::from_secs(20),
            retries: 2,
            per_host: 4,
            max_age: Duration::from_hours(7 * 24),
            anchors: false,
            archive: None,
            user_agent: concat!("lyceum/", env!("CARGO_PKG_VERSION"), " (link check)").to_owned(),
        }
    }
}

impl Links {
    /// Whether a status counts as fine.
    pub fn accepts(&self, status: u16) -> bool {
        (200..300).contains(&status) || self.accept.iter().any(|statuses| statuses.contains(&status))
    }

    /// Whether an address is not to be asked.
    pub fn excludes(&self, address: &str) -> bool {
        self.exclude.iter().any(|pattern| pattern.is_match(address))
    }
}

/// A stretch of time as people write it: `20s`, `1h 30m`, `7d`, `2 weeks`.
pub fn duration(text: &str) -> Option<Duration> {
    let span: Span = text.trim().parse().ok()?;
    let duration = span.to_duration(SpanRelativeTo::days_are_24_hours()).ok()?;
    duration.try_into().ok()
}

/// A status, or the first and the last of several: `403`, `200..299`.
pub fn statuses(text: &str) -> Option<Statuses> {
    let (first, last) = text.trim().split_once("..").unwrap_or((text, text));
    let status = |text: &str| text.trim().parse().ok().filter(|status| (100..1000).contains(status));
    let (first, last) = (status(first)?, status(last)?);
    (first <= last).then_some(first..=last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_units() {
        let seconds = |text| duration(text).map(|found| found.as_secs());
        assert_eq!(seconds("20s"), Some(20));
        assert_eq!(seconds("7d"), Some(7 * 86_400));
        assert_eq!(seconds("2 weeks"), Some(14 * 86_400));
        assert_eq!(seconds("1h 30m"), Some(5_400));
        for wrong in ["", "7", "d", "-1s", "1 month", "soon"] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn statuses_are_one_or_a_range() {
        assert_eq!(statuses("403"), Some(403..=403));
        assert_eq!(statuses("200..299"), Some(200..=299));
        assert_eq!(statuses(" 999 "), Some(999..=999));
        for wrong in ["", "4", "403..401", "200-299", "ok", "200..", "1000"] {
            assert_eq!(statuses(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_fine() {
        let links = Links { accept: vec![403..=403], ..Links::default() };
        assert!(links.accepts(204) && links.accepts(403) && !links.accepts(404) && !links.accepts(301));
    }
}
