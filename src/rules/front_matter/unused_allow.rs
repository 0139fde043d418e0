//! An allowance that nothing needs.

use crate::diagnostic::Level;
use crate::rules::{Check, Group, Rule};

// Its function stands in `rules/allowances.rs`: it has to know what all other rules found.
pub(super) const RULE: Rule = Rule {
    name: "unused-allow",
    group: Group::FrontMatter,
    level: Level::Warning,
    summary: "an allowance that nothing needs, or of a rule that does not exist",
    page: include_str!("../../../content/rules/unused-allow.md"),
    check: Check::Allowances,
};
