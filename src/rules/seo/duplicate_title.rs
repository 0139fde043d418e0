//! Two documents with one title in search results.

use super::{finding, twins};
use crate::diagnostic::Level;
use crate::rules::{Check, Evidence, Finding, Group, Rule};
use crate::snippet;
use crate::text::fold;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-title",
    group: Group::Seo,
    level: Level::Warning,
    summary: "two documents with one title in search results",
    page: include_str!("../../../content/rules/duplicate-title.md"),
    check: Check::Site(check),
};

fn check(evidence: &Evidence) -> Vec<(String, Finding)> {
    let key = |entry: &_| Some(fold(&snippet::title(evidence.library, entry).text));
    twins::findings(evidence, key, |checked, others| {
        let title = snippet::title(evidence.library, checked.entry);
        let message = format!("the title in search results, `{}`, is also that of {others}", title.text);
        finding(checked, title.origin, message).help("tell them apart with a `seo_title` for each")
    })
}
