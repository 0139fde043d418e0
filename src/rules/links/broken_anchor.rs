//! A link to a heading or block that does not exist.

use crate::diagnostic::Level;
use crate::library::{Anchor, Target};
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::text::nearest;

pub(super) const RULE: Rule = Rule {
    name: "broken-anchor",
    group: Group::Links,
    level: Level::Error,
    summary: "a link to a heading or block that does not exist",
    page: include_str!("../../../content/rules/broken-anchor.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for edge in checked.edges() {
        let (Anchor::Missing(anchor), Target::Entry(target)) = (&edge.anchor, &edge.target) else { continue };
        let document = &checked.library.entries[*target].document;
        let message = match anchor.strip_prefix('^') {
            Some(block) => format!("`{}` has no block with the id `{block}`", document.source.path),
            None => format!("`{}` has no heading `{anchor}`", document.source.path),
        };
        let texts = document.headings.iter().map(|heading| heading.text.as_str());
        let ids = document.headings.iter().map(|heading| heading.id.as_str());
        let blocks = document.blocks.iter().map(|(id, _)| id.as_str());
        let near = match anchor.strip_prefix('^') {
            Some(block) => nearest(block, blocks).map(|near| format!("^{near}")),
            None => nearest(anchor, ids.chain(texts)).map(str::to_owned),
        };
        let help = near.map_or("link to the document as a whole, or add what is missing there".to_owned(), |near| {
            format!("did you mean `#{near}`?")
        });
        out.push(Finding::at(checked.edge(edge), message).help(help));
    }
}
