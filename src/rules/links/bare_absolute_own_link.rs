//! A reference to the site's own page by its public address.

use super::address::behind_base;
use crate::diagnostic::Level;
use crate::library::{Edge, Target};
use crate::names::Steps;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "bare-absolute-own-link",
    group: Group::Links,
    level: Level::Warning,
    summary: "a reference to the site's own page by its public address",
    page: include_str!("../../../content/rules/bare-absolute-own-link.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for edge in checked.edges() {
        let Some(rest) = behind_base(&checked.library.config, edge.written.trim()) else { continue };
        let path = match own_target(checked, edge, rest) {
            Target::Entry(entry) => checked.library.path(entry).to_owned(),
            Target::Folder(0) => "/".to_owned(),
            Target::Folder(folder) => format!("{}/", checked.library.folders[folder].path),
            Target::File(file) => checked.library.files[file].path.clone(),
            // It leads nowhere, or to one of the lists that Lyceum makes, which have no path.
            _ => continue,
        };
        let message = format!("`{path}` is named by its public address");
        let help = "write its path, which holds wherever the site is published";
        out.push(Finding::at(checked.edge(edge), message).help(help));
    }
}

/// What the address means: as a relation, or with another scheme, it was not followed.
fn own_target(checked: &Checked, edge: &Edge, rest: &str) -> Target {
    match &edge.target {
        Target::External(_) => {
            let rest = rest.split('|').next().unwrap_or(rest);
            checked.evidence.names().find(&format!("/{rest}"), checked.id, Steps::LINK).target
        }
        followed => followed.clone(),
    }
}
