//! A link to another host without encryption.

use super::address::{behind_base, wants_https};
use crate::diagnostic::Level;
use crate::library::{EdgeKind, Target};
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "insecure-link",
    group: Group::Links,
    level: Level::Warning,
    summary: "a link to another host without encryption",
    page: include_str!("../../../content/rules/insecure-link.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let config = &checked.library.config;
    for edge in checked.edges() {
        let Target::External(address) = &edge.target else { continue };
        // What is not shown from its host anyway is the matter of remote-asset.
        let shown = edge.kind != EdgeKind::Embed || config.shows_remote(address);
        if !shown || !wants_https(address) || behind_base(config, address).is_some() {
            continue;
        }
        let message = "the address starts with `http:`, so anybody on the way can read and change what comes back";
        out.push(
            Finding::at(checked.edge(edge), message).help("write `https:`, and try whether the page answers there"),
        );
    }
}
