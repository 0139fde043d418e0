//! A link to another host without encryption.

use super::address::{behind_base, host, wants_https};
use crate::diagnostic::{Edit, Fix, Level};
use crate::library::{Edge, EdgeKind, Place, Target};
use crate::rules::data::value_at;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "insecure-link",
    group: Group::Links,
    level: Level::Warning,
    summary: "a link to another host without encryption",
    page: include_str!("../../../content/rules/insecure-link.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let config = &checked.library.config;
    for edge in checked.edges() {
        let Target::External(address) = &edge.target else { continue };
        // What is not shown from its host anyway is the matter of remote-asset.
        let shown = edge.kind != EdgeKind::Embed || config.shows_remote(address);
        if !shown || !wants_https(address) || behind_base(config, address).is_some() {
            continue;
        }
        let message = format!("the link to `{}` is not encrypted", host(address));
        let finding = Finding::at(checked.edge(edge), message).fix(encrypted(checked, edge));
        out.push(finding.help("write `https:`, and try whether the page is there"));
    }
}

const DESCRIPTION: &str = "write `https:`";

/// The length of `http`.
const SCHEME: usize = 4;

/// A fix that asks for encryption, where the address stands in the text as it is and names no port.
fn encrypted(checked: &Checked, edge: &Edge) -> Option<Fix> {
    if host(&edge.written).contains(':') {
        return None;
    }
    let source = &checked.entry.document.source;
    match &edge.place {
        Place::Field(pointer) => {
            let text = value_at(&checked.entry.document.front, pointer)?.as_text()?;
            // A label before the address may repeat it.
            let at = text.rfind(&edge.written)?;
            let new = format!("{}https{}", &text[..at], &text[at + SCHEME..]);
            checked.mend(DESCRIPTION, false, |editor| editor.set_value(pointer, &new))
        }
        Place::Body(_) => {
            let span = checked.edge(edge);
            if !wants_https(&source.text[span.clone()]) {
                return None;
            }
            let scheme = span.start..span.start + SCHEME;
            let edit = Edit { path: source.path.clone(), span: scheme, text: "https".to_owned() };
            Some(Fix { description: DESCRIPTION.to_owned(), safe: false, edits: vec![edit] })
        }
    }
}
