//! Reading what a site asks of its documents.

use globset::GlobMatcher;
use jiff::Span;
use regex::Regex;

use super::{Reader, entries};
use crate::config::{IdPattern, Limits, Standards, Vocabulary};
use crate::error::Result;
use crate::front::Known;
use crate::text::{squeeze, tag_name};
use crate::yaml::{self, Value};

impl Reader<'_> {
    pub(super) fn standards(&self) -> Result<Standards> {
        Ok(Standards {
            id_patterns: self.id_patterns()?,
            review: self.review()?,
            tags: self.vocabulary("tags"),
            stewards: self.vocabulary("stewards"),
            title_length: self.limits("title_length").unwrap_or(Limits { least: 0, most: 60 }),
            description_length: self.limits("description_length").unwrap_or(Limits { least: 50, most: 160 }),
            word_count: entries(self.value.get("word_count"))
                .iter()
                .filter_map(|(doc_type, value)| Some((doc_type.clone(), limits(value)?)))
                .collect(),
        })
    }

    /// Allowed names; tags are compared without `#` and slashes around them.
    fn vocabulary(&self, key: &str) -> Vocabulary {
        let names = self.strings(key).into_iter();
        let name = |name: String| if key == "tags" { tag_name(&name) } else { squeeze(&name) };
        Vocabulary::new(names.map(name).filter(|name| !name.is_empty()).collect())
    }

    fn limits(&self, key: &str) -> Option<Limits> {
        self.value.get(key).and_then(limits)
    }

    fn id_patterns(&self) -> Result<Vec<(GlobMatcher, IdPattern)>> {
        let mut patterns = Vec::new();
        for (glob, value) in entries(self.value.get("id_patterns")) {
            let pointer = format!("/id_patterns/{}", yaml::pointer_step(glob));
            let written = value.as_text().unwrap_or_default().to_owned();
            let regex = Regex::new(&format!("^(?:{written})$"))
                .map_err(|_| self.error_at(&pointer, false, &format!("`{written}` is no regular expression")))?;
            patterns.push((self.glob(glob, &pointer)?, IdPattern { regex, written }));
        }
        Ok(patterns)
    }

    fn review(&self) -> Result<Vec<(String, Span)>> {
        let mut periods = Vec::new();
        for (doc_type, value) in entries(self.value.get("review")) {
            let text = value.as_text().unwrap_or_default();
            let period = period(text).ok_or_else(|| {
                let pointer = format!("/review/{}", yaml::pointer_step(doc_type));
                self.error_at(&pointer, false, &format!("`{text}` is no period; write one such as `6 months`"))
            })?;
            periods.push((doc_type.clone(), period));
        }
        Ok(periods)
    }

    /// A steward or tag that is set for many documents has to be one of those that the site allows.
    pub(super) fn check_listed(&self, known: Option<Known>, value: &Value, pointer: &str) -> Result<()> {
        let key = match known {
            Some(Known::Steward) => "stewards",
            Some(Known::Tags) => "tags",
            _ => return Ok(()),
        };
        let allowed = self.vocabulary(key);
        for text in value.texts().iter().filter(|text| !allowed.has(text)) {
            for name in text.split(',').map(str::trim) {
                let name = if key == "tags" { tag_name(name) } else { name.to_owned() };
                if !name.is_empty() && !allowed.has(&name) {
                    let near = allowed.nearest(&name);
                    let help = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                    return Err(self.error_at(pointer, false, &format!("`{name}` is none of the `{key}`{help}")));
                }
            }
        }
        Ok(())
    }
}

/// `[300, 3000]`
fn limits(value: &Value) -> Option<Limits> {
    let number = |at: usize| value.items().get(at)?.as_text()?.parse().ok();
    Some(Limits { least: number(0)?, most: number(1)? })
}

/// `90 days`, `6 months`, `1 year`; a bare number counts days.
fn period(text: &str) -> Option<Span> {
    let mut words = text.split_whitespace();
    let number: i64 = words.next()?.parse().ok().filter(|number| (1..=10_000).contains(number))?;
    let unit = words.next().unwrap_or("days");
    if words.next().is_some() {
        return None;
    }
    let span = Span::new();
    match unit.trim_end_matches('s') {
        "day" => span.try_days(number).ok(),
        "week" => span.try_weeks(number).ok(),
        "month" => span.try_months(number).ok(),
        "year" => span.try_years(number).ok(),
        _ => None,
    }
}
