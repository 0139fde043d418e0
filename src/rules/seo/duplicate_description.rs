//! Two documents with one description in search results.

use super::{finding, twins};
use crate::diagnostic::Level;
use crate::library::Entry;
use crate::rules::{Check, Evidence, Finding, Group, Rule};
use crate::snippet::{self, Origin};
use crate::text::fold;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-description",
    group: Group::Seo,
    level: Level::Warning,
    summary: "two documents with one description in search results",
    page: include_str!("../../../content/rules/duplicate-description.md"),
    check: Check::Site(check),
};

fn check(evidence: &Evidence) -> Vec<(String, Finding)> {
    // Texts that begin alike are no fault: what is missing there is a description.
    let key = |entry: &Entry| {
        let description = snippet::description(evidence.library, entry);
        matches!(description.origin, Origin::Field(_)).then(|| fold(&description.text))
    };
    twins::findings(evidence, key, |checked, others| {
        let description = snippet::description(evidence.library, checked.entry);
        let message = match description.origin {
            Origin::Field(known) => {
                format!("`{}`, the description in search results, is also that of {others}", known.name())
            }
            _ => format!("the description in search results is also that of {others}"),
        };
        finding(checked, description.origin, message).help("give each document a `meta_description` of its own")
    })
}
