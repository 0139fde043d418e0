//! Two documents with one id.

use std::collections::BTreeMap;

use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::list::list;
use crate::rules::{Check, Checked, Evidence, Finding, Group, Rule};
use crate::text::nfc;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-id",
    group: Group::Identity,
    level: Level::Error,
    summary: "two documents with one id",
    page: include_str!("../../../content/rules/duplicate-id.md"),
    check: Check::Site(check),
};

fn check(evidence: &Evidence) -> Vec<(String, Finding)> {
    let library = evidence.library;
    let mut by_id: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, entry) in library.entries.iter().enumerate() {
        if let Some(id) = &entry.meta.id {
            by_id.entry(nfc(id)).or_default().push(n);
        }
    }
    let twins = by_id.into_values().filter(|twins| twins.len() > 1);
    twins.flat_map(|twins| twins.iter().map(|n| finding(evidence, *n, &twins)).collect::<Vec<_>>()).collect()
}

fn finding(evidence: &Evidence, n: usize, twins: &[usize]) -> (String, Finding) {
    let library = evidence.library;
    let checked = Checked::new(evidence, n);
    let id = checked.entry.meta.id.as_deref().unwrap_or_default();
    let others: Vec<String> =
        twins.iter().filter(|other| **other != n).map(|other| format!("`{}`", library.path(*other))).collect();
    let pointer = checked.entry.document.front.pointer(Known::Id).unwrap_or_default();
    let finding = Finding::at(checked.value(&pointer), format!("the id `{id}` is also that of {}", list(&others)));
    (library.path(n).to_owned(), finding.help("give each document an id of its own"))
}
