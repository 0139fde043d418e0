//! An id that is a name of another document as well.

use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::list::list;
use crate::rules::{Check, Checked, Finding, Group, Rule, called};
use crate::text::nfc;

pub(super) const RULE: Rule = Rule {
    name: "id-collision",
    group: Group::Identity,
    level: Level::Error,
    summary: "an id that differs from another one in letter case only, or is another document's name",
    page: include_str!("../../../content/rules/id-collision.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let Some(id) = checked.entry.meta.id.as_deref() else { return };
    let faults = [in_another_case(checked, id), of_another_kind(checked, id)];
    for (message, help) in faults.into_iter().flatten() {
        let pointer = checked.entry.document.front.pointer(Known::Id).unwrap_or_default();
        out.push(Finding::at(checked.value(&pointer), message).help(help));
    }
}

/// Ids are compared without regard to case. One that is equal to the letter is a duplicate.
fn in_another_case(checked: &Checked, id: &str) -> Option<(String, String)> {
    let library = checked.library;
    let same = checked.evidence.names().with_id(id);
    let exactly = |other: usize| library.entries[other].meta.id.as_deref().map(nfc) == Some(nfc(id));
    if same.iter().any(|other| *other != checked.id && exactly(*other)) {
        return None;
    }
    let others: Vec<String> =
        same.iter().filter(|other| **other != checked.id).map(|other| called::path(library, *other)).collect();
    let message = format!("the id `{id}` differs from that of {} in letter case only", list(&others));
    (!others.is_empty()).then(|| (message, "give each document an id of its own".to_owned()))
}

/// A title, an alias or a path of another document: a reference finds only one of the two.
fn of_another_kind(checked: &Checked, id: &str) -> Option<(String, String)> {
    let mut kinds = called::names_of_others(checked, id);
    let at_path = checked.evidence.names().document_at(id).filter(|other| *other != checked.id);
    kinds.extend(at_path.map(|other| format!("the path of {}", called::path(checked.library, other))));
    let message = format!("the id `{id}` is also {}", list(&kinds));
    let help = format!("a reference to `{id}` finds only one of them; give one of them another name");
    (!kinds.is_empty()).then_some((message, help))
}
