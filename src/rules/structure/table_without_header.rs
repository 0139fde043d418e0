//! A table that does not say what its columns hold.

use crate::diagnostic::Level;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "table-without-header",
    group: Group::Structure,
    level: Level::Warning,
    summary: "a table that names none of its columns or rows",
    page: include_str!("../../../content/rules/table-without-header.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let document = &checked.entry.document;
    for span in &document.headerless_tables {
        let (message, help) = if document.source.text[span.start..].starts_with('<') {
            let help = "write its head with `<th>`; one that only arranges things says so with `role=\"presentation\"`";
            ("the table has no `<th>`, so nothing names its columns or rows", help)
        } else {
            ("all cells in the head of the table are empty", "say in the first row what each column holds")
        };
        out.push(Finding::at(span.clone(), message).help(help));
    }
}
