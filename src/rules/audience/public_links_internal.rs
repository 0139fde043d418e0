//! A reference to what its readers may not see.

use crate::diagnostic::Level;
use crate::library::{Edge, EdgeKind, LevelSource, NEUTRAL, Place, Target};
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::security::SecurityLevel;

pub(super) const RULE: Rule = Rule {
    name: "public-links-internal",
    group: Group::Audience,
    level: Level::Error,
    summary: "a reference to a document that its readers may not see",
    page: include_str!("../../../content/rules/public-links-internal.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let folders = checked.evidence.folder_levels();
    let own = checked.entry.meta.level;
    for edge in checked.edges() {
        let Some(level) = checked.library.leads_up(edge, folders) else { continue };
        let does = match edge.kind {
            EdgeKind::Relation(_) => "relates to",
            EdgeKind::Link => "links to",
            EdgeKind::Embed => "embeds",
        };
        let message = format!("this document is {own} and {does} {}", target(checked, edge, level));
        let help = format!(
            "{}; refer to what is {own} too, or change the `security_level` of one of the two",
            consequence(checked, edge, own)
        );
        out.push(Finding::at(checked.edge(edge), message).help(help));
    }
}

/// What an edge leads to, with its level.
fn target(checked: &Checked, edge: &Edge, level: SecurityLevel) -> String {
    let library = checked.library;
    match edge.target {
        Target::Entry(n) => {
            let by_default = library.entries[n].meta.level_source == LevelSource::DefaultLevel;
            let why = if by_default { ", as it names no level" } else { "" };
            format!("`{}`, which is {level}{why}", library.path(n))
        }
        Target::Folder(n) => format!("the folder `{}`, in which nothing is below {level}", library.folders[n].path),
        _ => String::new(),
    }
}

/// What readers of the document get of it.
fn consequence(checked: &Checked, edge: &Edge, own: SecurityLevel) -> String {
    let reference = match edge.place {
        Place::Body(n) => Some(&checked.entry.document.references[n]),
        Place::Field(_) => None,
    };
    let bare = match reference {
        Some(reference) => reference.shows_target,
        None => edge.label.is_none(),
    };
    match edge.kind {
        EdgeKind::Relation(_) => format!("whoever sees only what is {own} gets no such relation"),
        EdgeKind::Embed => format!("whoever sees only what is {own} gets a note in its place"),
        EdgeKind::Link if bare => format!("whoever sees only what is {own} reads `{NEUTRAL}`"),
        EdgeKind::Link => format!("whoever sees only what is {own} reads its label, without a link"),
    }
}
