//! Two documents that claim one address.

use std::collections::BTreeMap;

use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::list::list;
use crate::rules::{Check, Checked, Evidence, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-route",
    group: Group::Routes,
    level: Level::Error,
    summary: "two documents that claim one address",
    page: include_str!("../../../content/rules/duplicate-route.md"),
    check: Check::Site(check),
};

fn check(evidence: &Evidence) -> Vec<(String, Finding)> {
    let library = evidence.library;
    let mut claims: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, entry) in library.entries.iter().enumerate() {
        if let Some(claimed) = &entry.claimed {
            claims.entry(claimed).or_default().push(n);
        }
    }
    for (n, entry) in library.entries.iter().enumerate() {
        if let Some(claim) = claims.get_mut(entry.url.as_str()) {
            claim.insert(0, n);
        }
    }
    claims
        .into_iter()
        .flat_map(|(url, claim)| claim.iter().map(|n| finding(evidence, url, *n, &claim)).collect::<Vec<_>>())
        .collect()
}

fn finding(evidence: &Evidence, url: &str, n: usize, claim: &[usize]) -> (String, Finding) {
    let library = evidence.library;
    let checked = Checked::new(evidence, n);
    let others: Vec<String> =
        claim.iter().filter(|other| **other != n).map(|other| format!("`{}`", library.path(*other))).collect();
    let message = match others.as_slice() {
        [] => format!("the address `/{url}` is that of a folder's own list"),
        others => format!("the address `/{url}` is also claimed by {}", list(others)),
    };
    let finding = match checked.entry.document.front.pointer(Known::Permalink) {
        Some(pointer) => Finding::at(checked.value(&pointer), message),
        None => Finding::on_file(message),
    };
    let help = match &checked.entry.claimed {
        Some(_) => {
            format!("rename one of the files, or set `permalink:`; until then this one is at `/{}`", checked.entry.url)
        }
        None => "rename one of the files, or set `permalink:` in one of them".to_owned(),
    };
    (library.path(n).to_owned(), finding.help(help))
}
