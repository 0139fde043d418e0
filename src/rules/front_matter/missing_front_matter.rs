//! A document without front matter.

use crate::diagnostic::Level;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "missing-front-matter",
    group: Group::FrontMatter,
    level: Level::Warning,
    summary: "a document without front matter",
    page: include_str!("../../../content/rules/missing-front-matter.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    if checked.entry.document.front.block.is_none() {
        let help = "put a block between two lines of `---` at its head; `lyceum new` writes a complete one";
        out.push(Finding::at(0..0, "the document has no front matter").help(help));
    }
}
