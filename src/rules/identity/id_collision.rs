//! An id that is a name of another document as well.

use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::list::list;
use crate::rules::{Check, Checked, Evidence, Finding, Group, Rule, called};
use crate::text::nfc;

pub(super) const RULE: Rule = Rule {
    name: "id-collision",
    group: Group::Identity,
    level: Level::Error,
    summary: "an id that differs from another one in letter case only, or is another document's name",
    page: include_str!("../../../content/rules/id-collision.md"),
    check: Check::Site(check),
};

fn check(evidence: &Evidence) -> Vec<(String, Finding)> {
    let library = evidence.library;
    let ids = library.entries.iter().enumerate().filter_map(|(n, entry)| Some((n, entry.meta.id.as_deref()?)));
    let mut found = Vec::new();
    for (n, id) in ids {
        let faults = [in_another_case(evidence, n, id), of_another_kind(evidence, n, id)];
        for (message, help) in faults.into_iter().flatten() {
            let checked = Checked::new(evidence, n);
            let pointer = checked.entry.document.front.pointer(Known::Id).unwrap_or_default();
            found.push((library.path(n).to_owned(), Finding::at(checked.value(&pointer), message).help(help)));
        }
    }
    found
}

/// Ids are compared without regard to case. One that is equal to the letter is a duplicate.
fn in_another_case(evidence: &Evidence, n: usize, id: &str) -> Option<(String, String)> {
    let library = evidence.library;
    let same = evidence.names().with_id(id);
    let exactly = |other: usize| library.entries[other].meta.id.as_deref().map(nfc) == Some(nfc(id));
    if same.iter().any(|other| *other != n && exactly(*other)) {
        return None;
    }
    let others: Vec<String> =
        same.iter().filter(|other| **other != n).map(|other| called::path(library, *other)).collect();
    let message = format!("the id `{id}` differs from that of {} in letter case only", list(&others));
    (!others.is_empty()).then(|| (message, "give each document an id of its own".to_owned()))
}

/// A title, an alias or a path of another document: a reference finds only one of the two.
fn of_another_kind(evidence: &Evidence, n: usize, id: &str) -> Option<(String, String)> {
    let library = evidence.library;
    let mut kinds = called::names_of_others(evidence, n, id);
    let at_path = evidence.names().document_at(id).filter(|other| *other != n);
    kinds.extend(at_path.map(|other| format!("the path of {}", called::path(library, other))));
    let message = format!("the id `{id}` is also {}", list(&kinds));
    let help = format!("a reference to `{id}` finds only one of them; give one of them another name");
    (!kinds.is_empty()).then_some((message, help))
}
