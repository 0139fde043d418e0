//! Two documents with one id.

use crate::diagnostic::Level;
use crate::front::Known;
use crate::library::{Entry, Library};
use crate::rules::list::paths;
use crate::rules::{Alike, Check, Checked, Finding, Group, Others, Rule};
use crate::text::nfc;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-id",
    group: Group::Identity,
    level: Level::Error,
    summary: "two documents with one id",
    page: include_str!("../../../content/rules/duplicate-id.md"),
    check: Check::Twins(Alike { key, finding: twin }),
};

fn key(_: &Library, entry: &Entry) -> Option<String> {
    entry.meta.id.as_deref().map(nfc)
}

fn twin(checked: &Checked, others: Others) -> Finding {
    let id = checked.entry.meta.id.as_deref().unwrap_or_default();
    let pointer = checked.entry.document.front.pointer(Known::Id).unwrap_or_default();
    let message = format!("the id `{id}` is also that of {}", paths(checked.library, others));
    Finding::at(checked.value(&pointer), message).help("give each document an id of its own")
}
