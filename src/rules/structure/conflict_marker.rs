//! Lines that a merge left in a text.

use crate::diagnostic::Level;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "conflict-marker",
    group: Group::Structure,
    level: Level::Error,
    summary: "lines that a merge left in a text",
    page: include_str!("../../../content/rules/conflict-marker.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    // They come in pairs; the first of each is where to look.
    for span in checked.entry.document.conflict_markers.iter().step_by(2) {
        let finding = Finding::at(span.clone(), "a merge was not finished: both versions of the text stand here");
        out.push(finding.help("keep what is right and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`"));
    }
}
