//! A document that is no UTF-8 text or cannot be read.

use crate::diagnostic::Level;
use crate::rules::{Check, Evidence, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unreadable-file",
    group: Group::Structure,
    level: Level::Error,
    summary: "a document that is no UTF-8 text or cannot be read",
    page: include_str!("../../../content/rules/unreadable-file.md"),
    check: Check::Site(check),
};

fn check(evidence: &Evidence) -> Vec<(String, Finding)> {
    let library = evidence.library;
    let unreadable = library
        .unreadable
        .iter()
        .map(|file| (file.path.clone(), Finding::on_file(format!("the file {}", file.why)).help(file.help.clone())));
    let decoded = library.entries.iter().filter_map(|entry| {
        let source = &entry.document.source;
        let message = format!("the file is no UTF-8; it was read as {}", source.decoded_as?);
        Some((source.path.to_string(), Finding::on_file(message).help("save it as UTF-8")))
    });
    unreadable.chain(decoded).collect()
}
