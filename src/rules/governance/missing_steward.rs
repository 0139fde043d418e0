//! A document that nobody answers for.

use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::data::missing_known;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "missing-steward",
    group: Group::Governance,
    level: Level::Error,
    summary: "a document that nobody answers for",
    page: include_str!("../../../content/rules/missing-steward.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let Some(missing) = missing_known(checked, Known::Steward) else { return };
    let finding = match missing.blank {
        Some(_) => missing.finding(checked),
        None => Finding::at(checked.head(), "the document has no `steward`"),
    };
    out.push(
        finding.help("name who answers for it, or set `steward` for many documents with `defaults:` in lyceum.yaml"),
    );
}
