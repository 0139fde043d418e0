//! Two documents that want to be found by one keyword.

use super::{field, keywords, twins};
use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::{Check, Evidence, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "keyword-cannibalised",
    group: Group::Seo,
    level: Level::Warning,
    summary: "two documents with one primary keyword",
    page: include_str!("../../../content/rules/keyword-cannibalised.md"),
    check: Check::Site(check),
};

fn check(evidence: &Evidence) -> Vec<(String, Finding)> {
    let key = |entry: &_| keywords(entry).into_iter().next();
    twins::findings(evidence, key, |checked, others| {
        let written = checked.entry.text(Known::PrimaryKeyword).unwrap_or_default();
        let message = format!("the primary keyword `{written}` is also that of {others}");
        let help = "let one document keep it, and give the others what only they are about";
        Finding::at(field(checked, Known::PrimaryKeyword), message).help(help)
    })
}
