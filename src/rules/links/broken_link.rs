//! A link to a document or file that does not exist.

use super::missing_asset::is_asset;
use crate::diagnostic::Level;
use crate::library::EdgeKind;
use crate::rules::healing::heal;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "broken-link",
    group: Group::Links,
    level: Level::Error,
    summary: "a link to a document or file that does not exist",
    page: include_str!("../../../content/rules/broken-link.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for edge in checked.missing() {
        // What has a file's ending is the matter of missing-asset.
        if edge.kind != EdgeKind::Link || is_asset(&edge.written) {
            continue;
        }
        let healing = heal(checked, edge, "mend the target, or remove the link");
        let message = format!("the link leads nowhere: there is no `{}`", edge.written);
        out.push(Finding::at(checked.edge(edge), message).help(healing.help).fix(healing.fix));
    }
}
