//! An embed of a document that does not exist.

use super::missing_asset::is_media;
use crate::diagnostic::Level;
use crate::library::{EdgeKind, Place};
use crate::rules::healing::heal;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "broken-embed",
    group: Group::Links,
    level: Level::Error,
    summary: "an embed of a document that does not exist",
    page: include_str!("../../../content/rules/broken-embed.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for edge in checked.missing() {
        let shortcode = matches!(edge.place, Place::Shortcode(_));
        if edge.kind != EdgeKind::Embed || shortcode || is_media(checked, edge) {
            continue;
        }
        let healing = heal(checked, edge, "write the name of a document or file, or remove the embed");
        let message = format!("nothing to embed is called `{}`", edge.written);
        out.push(Finding::at(checked.edge(edge), message).help(healing.help).fix(healing.fix));
    }
}
