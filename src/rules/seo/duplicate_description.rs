//! Two documents with one description in search results.

use super::{finding, is_sought, waits};
use crate::diagnostic::Level;
use crate::library::{Entry, Library};
use crate::rules::list::paths;
use crate::rules::{Alike, Check, Checked, Finding, Group, Others, Rule};
use crate::snippet::{self, Origin};
use crate::text::fold;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-description",
    group: Group::Seo,
    level: Level::Warning,
    summary: "two documents with one description in search results",
    page: include_str!("../../../content/rules/duplicate-description.md"),
    check: Check::Twins(Alike { key, finding: twin }),
};

/// Texts that begin alike are no fault: what is missing there is a description.
fn key(library: &Library, entry: &Entry) -> Option<String> {
    let description = is_sought(library, entry).then(|| snippet::description(library, entry))?;
    (matches!(description.origin, Origin::Field(_)) && !waits(entry, description.origin))
        .then(|| fold(&description.text))
}

fn twin(checked: &Checked, others: Others) -> Finding {
    let others = paths(checked.library, others);
    let description = snippet::description(checked.library, checked.entry);
    let message = match description.origin {
        Origin::Field(known) => {
            format!("`{}`, the description in search results, is also that of {others}", known.name())
        }
        _ => format!("the description in search results is also that of {others}"),
    };
    finding(checked, description.origin, message).help("give each document a `meta_description` of its own")
}
