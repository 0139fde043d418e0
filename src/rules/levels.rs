//! How bad a finding is where it was found, and which rules are asked at all.

use super::Rule;
use crate::config::Config;
use crate::diagnostic::Level;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::text::nearest;

/// The rules that a command line asks for.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    select: Vec<String>,
    ignore: Vec<String>,
}

impl Selection {
    /// Rules or groups to ask (none means all), and those not to ask.
    ///
    /// # Errors
    /// A name is neither a rule nor a group.
    pub fn new(select: Vec<String>, ignore: Vec<String>) -> Result<Self> {
        let known = super::names();
        for name in select.iter().chain(&ignore) {
            if !known.contains(&name.as_str()) {
                let help = nearest(name, known.iter().copied())
                    .map_or("`lyceum rules` lists all of them".to_owned(), |near| format!("did you mean `{near}`?"));
                return Err(Error::new(format!("there is no rule or group `{name}`; {help}")));
            }
        }
        Ok(Self { select, ignore })
    }

    /// Whether it asks for the rule of a name.
    pub fn names(&self, rule: &str) -> bool {
        super::find(rule).is_some_and(|rule| self.asks(rule))
    }

    pub(super) fn asks(&self, rule: &Rule) -> bool {
        let named = |names: &[String]| names.iter().any(|name| fits(name, rule));
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}

/// What becomes of a rule's findings at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judged {
    /// They are reported at a level.
    Level(Level),
    /// The configuration turns the rule off there.
    Off,
    /// The document waives them.
    Allowed(usize),
}

/// What becomes of a rule's findings on a document.
pub(super) fn level(rule: &Rule, entry: usize, library: &Library) -> Judged {
    let of_entry = &library.entries[entry];
    match configured_level(rule, &of_entry.document.source.path, &library.config) {
        Level::Off => Judged::Off,
        _ if of_entry.meta.allow.iter().any(|name| name == rule.name) => Judged::Allowed(entry),
        level => Judged::Level(level),
    }
}

/// The same for a path, which may be that of a document nobody could read.
pub(super) fn level_at(rule: &Rule, path: &str, library: &Library) -> Judged {
    match library.entry_at(path) {
        Some(entry) => level(rule, entry, library),
        None => match configured_level(rule, path, &library.config) {
            Level::Off => Judged::Off,
            level => Judged::Level(level),
        },
    }
}

/// The configured level of a rule for a path: its own name wins over its group's, a path's setting over the site's.
fn configured_level(rule: &Rule, path: &str, config: &Config) -> Level {
    let mut level = configured(rule, &config.rules).unwrap_or(rule.level);
    for (glob, settings) in &config.rules_by_path {
        if glob.is_match(path) {
            level = configured(rule, settings).unwrap_or(level);
        }
    }
    level
}

fn configured(rule: &Rule, settings: &[(String, Level)]) -> Option<Level> {
    let of = |wanted: &str| settings.iter().rev().find(|(name, _)| name == wanted).map(|(_, level)| *level);
    of(rule.name).or_else(|| of(rule.group.name()))
}

fn fits(name: &str, rule: &Rule) -> bool {
    name == rule.name || name == rule.group.name()
}
