//! Documents that share what only one of them should have.

use std::collections::BTreeMap;

use super::is_sought;
use crate::library::{Entry, Library};
use crate::rules::list::first_of;
use crate::rules::{Checked, Evidence, Finding};

/// A finding for each document that readers are to find and that shares its key with another.
pub(super) fn findings(
    evidence: &Evidence,
    key: impl Fn(&Entry) -> Option<String>,
    finding: impl Fn(&Checked, &str) -> Finding,
) -> Vec<(String, Finding)> {
    let library = evidence.library;
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, entry) in library.entries.iter().enumerate().filter(|(_, entry)| is_sought(entry, &library.config)) {
        if let Some(key) = key(entry) {
            by_key.entry(key).or_default().push(n);
        }
    }
    let twins = by_key.values().filter(|twins| twins.len() > 1);
    let of_one = |n: usize, twins: &[usize]| {
        let finding = finding(&Checked::new(evidence, n), &others(library, n, twins));
        (library.path(n).to_owned(), finding)
    };
    twins.flat_map(|twins| twins.iter().map(|n| of_one(*n, twins)).collect::<Vec<_>>()).collect()
}

fn others(library: &Library, n: usize, twins: &[usize]) -> String {
    let others = twins.iter().filter(|other| **other != n);
    first_of(others.map(|other| format!("`{}`", library.path(*other))), twins.len() - 1)
}
