//! Two documents that want to be found by one keyword.

use super::{field, is_sought, keywords};
use crate::diagnostic::Level;
use crate::front::Known;
use crate::library::{Entry, Library};
use crate::rules::list::paths;
use crate::rules::{Alike, Check, Checked, Finding, Group, Others, Rule};

pub(super) const RULE: Rule = Rule {
    name: "keyword-cannibalised",
    group: Group::Seo,
    level: Level::Warning,
    summary: "two documents with one primary keyword",
    page: include_str!("../../../content/rules/keyword-cannibalised.md"),
    check: Check::Twins(Alike { key, finding: twin }),
};

fn key(library: &Library, entry: &Entry) -> Option<String> {
    is_sought(library, entry).then(|| keywords(entry).into_iter().next()).flatten()
}

fn twin(checked: &Checked, others: Others) -> Finding {
    let written = checked.entry.text(Known::PrimaryKeyword).unwrap_or_default();
    let others = paths(checked.library, others);
    let message = format!("the primary keyword `{written}` is also that of {others}");
    let help = "let one document keep it, and give the others what only they are about";
    Finding::at(field(checked, Known::PrimaryKeyword), message).help(help)
}
