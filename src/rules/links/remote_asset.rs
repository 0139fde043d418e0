//! An image or medium from another host.

use crate::config::remote_host;
use crate::diagnostic::Level;
use crate::library::{EdgeKind, Target};
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "remote-asset",
    group: Group::Links,
    level: Level::Warning,
    summary: "an image or medium from another host",
    page: include_str!("../../../content/rules/remote-asset.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for edge in checked.edges() {
        let Target::External(address) = &edge.target else { continue };
        if edge.kind != EdgeKind::Embed || checked.library.config.shows_remote(address) {
            continue;
        }
        let message = match remote_host(address) {
            Some(_) => "the file lies on another host, so it is shown as a link: readers' browsers ask no other site",
            None => "the picture is written into the text itself, so it is not shown",
        };
        let help = match remote_host(address) {
            Some(host) => format!("save a copy beside the document, or add `{host}` to `remote_hosts:` in lyceum.yaml"),
            None => "save a copy beside the document".to_owned(),
        };
        out.push(Finding::at(checked.edge(edge), message).help(help));
    }
}
