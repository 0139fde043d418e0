//! Front matter that is no YAML.

use crate::diagnostic::Level;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "invalid-front-matter",
    group: Group::FrontMatter,
    level: Level::Error,
    summary: "front matter that is no YAML",
    page: include_str!("../../../content/rules/invalid-front-matter.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let document = &checked.entry.document;
    let block = document.front.block.clone().unwrap_or(0..0);
    // A merge that was not finished spoils the block as well: that is one fault, and conflict-marker names it.
    if document.conflict_markers.iter().any(|marker| block.contains(&marker.start)) {
        return;
    }
    for fault in document.faults() {
        out.push(Finding::at(fault.span.clone(), fault.message.clone()).help(fault.help.clone()));
    }
}
