//! `links:` in the configuration.

use regex::Regex;

use super::Reader;
use crate::config::{Links, duration, statuses};
use crate::error::Result;
use crate::yaml::Value;

impl Reader<'_> {
    pub(super) fn links(&self) -> Result<Links> {
        let known = Links::default();
        let Some(given) = self.value.get("links") else { return Ok(known) };
        let text = |key: &str| given.get(key).and_then(Value::as_text).map(str::to_owned);
        let number = |key: &str| given.get(key).and_then(Value::as_text)?.parse().ok();
        let time = |key: &str, known| match text(key) {
            None => Ok(known),
            Some(text) => duration(&text).ok_or_else(|| {
                let message = format!("`{text}` is no stretch of time; write one such as `20s` or `7d`");
                self.error_at(&format!("/links/{key}"), false, &message)
            }),
        };
        Ok(Links {
            exclude: self.each_link_setting(given, "exclude", "regular expression", |text| Regex::new(text).ok())?,
            accept: self.each_link_setting(given, "accept", "status and no range of them", statuses)?,
            timeout: time("timeout", known.timeout)?,
            retries: number("retries").unwrap_or(known.retries),
            per_host: number("per_host").map_or(known.per_host, |number| number as usize),
            max_age: time("max_age", known.max_age)?,
            anchors: given.get("anchors").and_then(Value::as_bool).unwrap_or(known.anchors),
            archive: text("archive"),
            user_agent: text("user_agent").unwrap_or(known.user_agent),
        })
    }

    /// The items of a list under `links`, each read on its own.
    fn each_link_setting<T>(
        &self,
        given: &Value,
        key: &str,
        what: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<T>> {
        let items = given.get(key).map(Value::items).unwrap_or_default();
        let read = |(n, item): (usize, &Value)| {
            let text = item.as_text().unwrap_or_default();
            read(text)
                .ok_or_else(|| self.error_at(&format!("/links/{key}/{n}"), false, &format!("`{text}` is no {what}")))
        };
        items.iter().enumerate().map(read).collect()
    }
}
