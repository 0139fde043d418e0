//! A heading with nothing under it.

use super::heading::{is_stray_field, name};
use crate::diagnostic::Level;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "empty-section",
    group: Group::Structure,
    level: Level::Warning,
    summary: "a heading with nothing under it",
    page: include_str!("../../../content/rules/empty-section.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let document = &checked.entry.document;
    // A draft is still being written, and what a merge left underlines what is no heading.
    if checked.entry.meta.draft || !document.conflict_markers.is_empty() {
        return;
    }
    let title = checked.entry.title_heading();
    for (n, heading) in document.headings.iter().enumerate() {
        let leads_on = document.headings.get(n + 1).is_some_and(|next| next.level > heading.level);
        if heading.bare
            && !heading.quoted
            && !leads_on
            && Some(heading.span.start) != title
            && !is_stray_field(heading, document)
        {
            let message = format!("nothing stands under the heading {}", name(heading));
            let span = heading.line(&document.source.text);
            out.push(Finding::at(span, message).help("write the section, or take its heading out"));
        }
    }
}
