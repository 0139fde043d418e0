//! A name that fits several documents.

use crate::diagnostic::Level;
use crate::library::Target;
use crate::rules::list::list;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "ambiguous-reference",
    group: Group::Relations,
    level: Level::Warning,
    summary: "a name that fits several documents",
    page: include_str!("../../../content/rules/ambiguous-reference.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for edge in checked.edges() {
        let Target::Entry(chosen) = edge.target else { continue };
        if edge.others.is_empty() {
            continue;
        }
        let all: Vec<String> =
            std::iter::once(&chosen).chain(&edge.others).map(|n| format!("`{}`", checked.library.path(*n))).collect();
        let message = format!("`{}` fits {} documents: {}", edge.written, all.len(), list(&all));
        let help = format!("it is taken for the first; write `/{}` to be exact", checked.library.path(chosen));
        out.push(Finding::at(checked.edge(edge), message).help(help));
    }
}
