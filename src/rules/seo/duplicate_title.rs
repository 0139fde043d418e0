//! Two documents with one title in search results.

use super::{finding, is_sought, waits};
use crate::diagnostic::Level;
use crate::library::{Entry, Library};
use crate::rules::list::paths;
use crate::rules::{Alike, Check, Checked, Finding, Group, Others, Rule};
use crate::snippet;
use crate::text::fold;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-title",
    group: Group::Seo,
    level: Level::Warning,
    summary: "two documents with one title in search results",
    page: include_str!("../../../content/rules/duplicate-title.md"),
    check: Check::Twins(Alike { key, finding: twin }),
};

fn key(library: &Library, entry: &Entry) -> Option<String> {
    let title = is_sought(library, entry).then(|| snippet::title(library, entry))?;
    (!waits(entry, title.origin)).then(|| fold(&title.text))
}

fn twin(checked: &Checked, others: Others) -> Finding {
    let title = snippet::title(checked.library, checked.entry);
    let others = paths(checked.library, others);
    let message = format!("the title in search results, `{}`, is also that of {others}", title.text);
    finding(checked, title.origin, message).help("tell them apart with a `seo_title` for each")
}
