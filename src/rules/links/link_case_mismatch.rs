//! A path that differs from the file's in letter case.

use crate::diagnostic::{Fix, Level};
use crate::library::{Edge, Target};
use crate::respell::{named, respell};
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::text::fold;

pub(super) const RULE: Rule = Rule {
    name: "link-case-mismatch",
    group: Group::Links,
    level: Level::Warning,
    summary: "a path that differs from the file's in letter case",
    page: include_str!("../../../content/rules/link-case-mismatch.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let library = checked.library;
    for edge in checked.edges().iter().filter(|edge| edge.case_differs) {
        let path = match edge.target {
            // What looks like its path may be its id, where letter case does not matter.
            Target::Entry(entry)
                if library.entries[entry].meta.id.as_deref().map(fold) == Some(fold(&edge.written)) =>
            {
                continue;
            }
            Target::Entry(entry) => library.path(entry),
            Target::Folder(folder) => &library.folders[folder].path,
            Target::File(file) => &library.files[file].path,
            _ => continue,
        };
        let message = format!("`{}` differs from `{path}` in letter case", edge.written);
        let help = "write it as the file is called: other programs tell capitals and small letters apart";
        out.push(Finding::at(checked.edge(edge), message).help(help).fix(respelt(checked, edge)));
    }
}

/// A fix that writes the path as the file is called, in the form it has.
fn respelt(checked: &Checked, edge: &Edge) -> Option<Fix> {
    if !checked.evidence.surroundings.fixes {
        return None;
    }
    let named = named(checked.library, edge)?;
    let edit = respell(checked.evidence.names(), checked.editor(), edge, edge.via?, &named, &edge.target)?;
    Some(Fix { description: format!("write it as `{named}` is called"), safe: true, edits: vec![edit] })
}
