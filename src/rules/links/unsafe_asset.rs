//! A file that can run scripts.

use crate::diagnostic::Level;
use crate::library::Target;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unsafe-asset",
    group: Group::Links,
    level: Level::Error,
    summary: "a file that can run scripts, so it is not published",
    page: include_str!("../../../content/rules/unsafe-asset.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for edge in checked.edges() {
        let Target::File(file) = edge.target else { continue };
        if checked.library.publishes(file) {
            continue;
        }
        let path = &checked.library.files[file].path;
        let help = "export it as a picture or PDF, or set `trust_html: true` in lyceum.yaml if you trust all authors";
        let message = format!("`{path}` can run scripts or change how the site is served, so it is not published");
        out.push(Finding::at(checked.edge(edge), message).help(help));
    }
}
