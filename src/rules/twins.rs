//! Documents that share what only one of them should have.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Check, Checked, Evidence, Finding, Rule};
use crate::library::{Entry, Library};

/// How a rule tells that documents are alike, and what it says of each of them.
pub struct Alike {
    /// What only one document should have; `None` where it does not matter.
    pub key: fn(&Library, &Entry) -> Option<String>,
    /// What is to be said of a document, given the others that have the same key.
    pub finding: fn(&Checked, Others) -> Finding,
}

/// The documents of one key, seen from one of them.
#[derive(Debug, Clone, Copy)]
pub struct Others<'g> {
    all: &'g [usize],
    from: usize,
}

impl Others<'_> {
    /// How many there are.
    pub fn count(self) -> usize {
        self.all.len() - 1
    }

    /// They themselves, by path.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        self.all.iter().copied().filter(move |other| *other != self.from)
    }
}

/// The documents of a site that share a key with another one.
#[derive(Debug, Default)]
pub(super) struct Twins {
    groups: Vec<Vec<usize>>,
    /// For each document its group.
    of: BTreeMap<usize, usize>,
}

impl Twins {
    /// Those of each rule that asks for them; nothing for the others.
    pub(super) fn of_rules(evidence: &Evidence, asked: &[&'static Rule]) -> Vec<Self> {
        let of_rule = |rule: &&Rule| match &rule.check {
            Check::Twins(alike) => Self::new(evidence.library, alike.key),
            _ => Self::default(),
        };
        asked.par_iter().map(of_rule).collect()
    }

    fn new(library: &Library, key: fn(&Library, &Entry) -> Option<String>) -> Self {
        let keys: Vec<Option<String>> = library.entries.par_iter().map(|entry| key(library, entry)).collect();
        let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (n, key) in keys.iter().enumerate() {
            if let Some(key) = key {
                by_key.entry(key).or_default().push(n);
            }
        }
        let groups: Vec<Vec<usize>> = by_key.into_values().filter(|group| group.len() > 1).collect();
        let of = groups.iter().enumerate().flat_map(|(at, group)| group.iter().map(move |n| (*n, at))).collect();
        Self { groups, of }
    }

    /// What a rule says of a document that has twins.
    pub(super) fn finding(&self, alike: &Alike, checked: &Checked) -> Option<Finding> {
        let all = &self.groups[*self.of.get(&checked.id)?];
        Some((alike.finding)(checked, Others { all, from: checked.id }))
    }
}
