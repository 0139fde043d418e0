//! A reference to a folder that has no page of its own.

use crate::diagnostic::Level;
use crate::library::{Edge, Target};
use crate::rules::{Check, Checked, Finding, Group, Rule, course, worksheet};

pub(super) const RULE: Rule = Rule {
    name: "link-to-folder-without-page",
    group: Group::Links,
    level: Level::Warning,
    summary: "a reference to a folder that has no page of its own",
    page: include_str!("../../../content/rules/link-to-folder-without-page.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let is_own = |edge: &&Edge| !course::takes(checked, edge) && !worksheet::shows(checked, edge);
    for edge in checked.edges().iter().filter(is_own) {
        let Target::Folder(folder) = edge.target else { continue };
        let path = &checked.library.folders[folder].path;
        let (what, page) = match path.as_str() {
            "" => ("the content folder".to_owned(), "index.md".to_owned()),
            path => (format!("the folder `{path}`"), format!("{path}/index.md")),
        };
        let message = format!("{what} has no page of its own, so readers come to a bare list");
        let help = format!("write `{page}`, or lead to one of the documents in it");
        out.push(Finding::at(checked.edge(edge), message).help(help));
    }
}
