//! A heading more than one level below the one before it.

use super::heading::{self, Placed};
use crate::diagnostic::Level;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "heading-skips-level",
    group: Group::Structure,
    level: Level::Warning,
    summary: "a heading more than one level below the one before it",
    page: include_str!("../../../content/rules/heading-skips-level.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    // The title stands above all of them, whether it is written as a heading or not.
    let mut above = 1;
    for (n, Placed { level, name, span, html }) in heading::outline(&checked.entry.document).into_iter().enumerate() {
        if level > above + 1 {
            let from = if n == 0 { "from the title".to_owned() } else { format!("from level {above}") };
            let message = format!("the heading {name} skips {from} to level {level}");
            let next = above + 1;
            let marks = if html { format!("<h{next}>") } else { "#".repeat(next.into()) };
            out.push(Finding::at(span, message).help(format!("make it one of level {next}: `{marks}`")));
        }
        above = level;
    }
}
