//! A link to another host without encryption.

use super::address::{behind_base, host, wants_https};
use crate::diagnostic::{Fix, Level};
use crate::library::{Edge, EdgeKind, Target};
use crate::respell::edits;
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
        let message = format!("the link to `{}` is not encrypted", host(address));
        let finding = Finding::at(checked.edge(edge), message).fix(encrypted(checked, edge));
        out.push(finding.help("write `https:`, and try whether the page is there"));
    }
}

/// A fix that asks for encryption, where the address names no port.
fn encrypted(checked: &Checked, edge: &Edge) -> Option<Fix> {
    let rest = edge.written.get("http".len()..)?;
    if !checked.evidence.surroundings.fixes || host(&edge.written).contains(':') {
        return None;
    }
    let edits = edits(checked.editor(), &[(edge, format!("https{rest}"))])?;
    Some(Fix { description: "write `https:`".to_owned(), safe: false, edits })
}
