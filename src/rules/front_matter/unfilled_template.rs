//! A placeholder that nobody filled in.

use crate::diagnostic::Level;
use crate::rules::{Check, Checked, Finding, Group, Rule, placeholders};

pub(super) const RULE: Rule = Rule {
    name: "unfilled-template",
    group: Group::FrontMatter,
    level: Level::Warning,
    summary: "a template's placeholder that nobody filled in",
    page: include_str!("../../../content/rules/unfilled-template.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let front = &checked.entry.document.front;
    // Template syntax is often what cannot be read, and that is told already.
    if !front.faults.is_empty() {
        return;
    }
    for (n, field) in front.fields.iter().enumerate() {
        // The second of two fields of one name has no pointer of its own, and does not count.
        let Some(known) = field.known.filter(|_| front.fields[..n].iter().all(|other| other.name != field.name)) else {
            continue;
        };
        for (pointer, text) in placeholders::in_field(checked, field) {
            let message = format!("`{}` still holds the placeholder `{text}`", known.name());
            let help = "write what belongs there, or remove it if the document needs none";
            out.push(Finding::at(checked.value(&pointer), message).help(help));
        }
    }
}
