//! A block or file that only another tool can draw.

use crate::diagnostic::Level;
use crate::library::{EdgeKind, Target};
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unsupported-block",
    group: Group::Structure,
    level: Level::Warning,
    summary: "a block or file that only another tool can draw",
    page: include_str!("../../../content/rules/unsupported-block.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for (name, span) in &checked.entry.document.foreign {
        let message = format!("a `{name}` block, which only Obsidian can run, is shown as code");
        out.push(Finding::at(span.clone(), message).help("write what it gives as a list or table"));
    }
    for edge in checked.edges() {
        let Target::File(file) = edge.target else { continue };
        let path = &checked.library.files[file].path;
        let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        if edge.kind == EdgeKind::Embed && matches!(ending.as_str(), "canvas" | "base" | "excalidraw") {
            let message = format!("`{path}` is a file that only Obsidian can draw; it is shown as a link");
            out.push(Finding::at(checked.edge(edge), message).help("export it as an image and embed that"));
        }
    }
}
