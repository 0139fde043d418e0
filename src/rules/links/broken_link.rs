//! A link to a document or file that does not exist.

use percent_encoding::percent_decode_str;

use super::missing_asset::is_asset;
use crate::diagnostic::Level;
use crate::document::ReferenceForm;
use crate::library::{EdgeKind, Place, Target};
use crate::markdown::LinkForm;
use crate::rules::healing::heal;
use crate::rules::{Check, Checked, Finding, Group, Rule, nearest};

pub(super) const RULE: Rule = Rule {
    name: "broken-link",
    group: Group::Links,
    level: Level::Error,
    summary: "a link to a document or file that does not exist",
    page: include_str!("../../../content/rules/broken-link.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let document = &checked.entry.document;
    for edge in checked.edges() {
        // What has a file's ending is the matter of missing-asset.
        if edge.target != Target::Missing || edge.kind != EdgeKind::Link || is_asset(&edge.written) {
            continue;
        }
        let written = percent_decode_str(&edge.written).decode_utf8_lossy();
        let wiki = match edge.place {
            Place::Body(n) => document.references[n].form == ReferenceForm::Markdown(LinkForm::WikiLink),
            Place::Field(_) => true,
        };
        let near = if wiki {
            nearest::document(checked.library, &written)
        } else {
            nearest::document_path(checked.library, &written)
        };
        let healing = heal(checked, edge);
        let help = healing.help.unwrap_or_else(|| match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "mend the target, or remove the link".to_owned(),
        });
        let message = format!("the link leads nowhere: there is no `{}`", edge.written);
        out.push(Finding::at(checked.edge(edge), message).help(help).fix(healing.fix));
    }
}
