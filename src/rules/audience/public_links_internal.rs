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
        let readers = consequence(checked, edge);
        let help = format!("{own} readers {readers}; refer to something {own}, or change the level of one of the two");
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

/// What readers of the document get of a reference.
fn consequence(checked: &Checked, edge: &Edge) -> String {
    match (&edge.kind, &edge.place) {
        (EdgeKind::Relation(_), _) => "do not see the relation".to_owned(),
        (EdgeKind::Embed, _) => "see a note in its place".to_owned(),
        (EdgeKind::Link, Place::Field(_) | Place::Shortcode(_)) => "see no link there".to_owned(),
        (EdgeKind::Link, Place::Body(n)) => match checked.entry.document.references[*n].shows_target {
            true => format!("see `{NEUTRAL}` in its place"),
            false => "see its label without a link".to_owned(),
        },
    }
}
