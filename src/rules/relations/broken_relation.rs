//! A relation to a document that does not exist.

use crate::diagnostic::Level;
use crate::library::{EdgeKind, Target};
use crate::rules::healing::heal;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "broken-relation",
    group: Group::Relations,
    level: Level::Error,
    summary: "a relation to a document that does not exist",
    page: include_str!("../../../content/rules/broken-relation.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for edge in checked.edges() {
        if edge.target != Target::Missing || !matches!(edge.kind, EdgeKind::Relation(_)) {
            continue;
        }
        let message = format!("no document is called `{}`", edge.written.split('|').next().unwrap_or_default().trim());
        let healing = heal(checked, edge, "write the path, id or title of a document, or remove the relation");
        out.push(Finding::at(checked.edge(edge), message).help(healing.help).fix(healing.fix));
    }
}
