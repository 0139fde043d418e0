//! Worksheets that build on others, and whether those are of a kind that can be built on.

use serde_json::Value as Json;

use crate::document::Reference;
use crate::library::{Edge, Place, Target};
use crate::rules::{Checked, Finding};

/// The fields by which a worksheet builds on others, with the kinds that they can name.
const FIELDS: [(&str, &[&str]); 2] =
    [("gathers", &["goal", "scorecard", "ladder", "assessment"]), ("serves", &["goal"])];

pub(super) fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let Some(sheet) = checked.entry.document.worksheet() else { return };
    for (field, kinds) in FIELDS {
        for name in sheet.spec[field].as_array().into_iter().flatten().filter_map(Json::as_str) {
            // One that leads nowhere is a broken link.
            let Some((edge, reference)) = named(checked, name) else { continue };
            let Some(message) = refusal(checked, edge, field, kinds) else { continue };
            let help = format!("name a worksheet of the kind {}", kinds.join(" or "));
            out.push(Finding::at(reference.span.clone(), message).help(help));
        }
    }
}

/// The wikilink in the worksheet's block that is written so.
fn named<'c>(checked: &'c Checked, name: &str) -> Option<(&'c Edge, &'c Reference)> {
    let document = &checked.entry.document;
    let block = &document.worksheets.iter().find(|block| block.content.is_some())?.span;
    let written = name.trim().strip_prefix("[[")?.strip_suffix("]]")?.split('|').next()?;
    checked.edges().iter().find_map(|edge| {
        let Place::Body(n) = edge.place else { return None };
        let reference = &document.references[n];
        (edge.written == written && block.contains(&reference.span.start)).then_some((edge, reference))
    })
}

/// Why nothing can be built on what an edge leads to.
fn refusal(checked: &Checked, edge: &Edge, field: &str, kinds: &[&str]) -> Option<String> {
    let Target::Entry(to) = edge.target else { return None };
    let document = &checked.library.entries[to].document;
    let written = &edge.written;
    match document.worksheet() {
        Some(other) if kinds.contains(&other.kind) => None,
        Some(other) => Some(format!("`{field}` names `{written}`, which is a worksheet of the kind {}", other.kind)),
        None if document.worksheets.is_empty() => Some(format!("`{field}` names `{written}`, which has no worksheet")),
        // Of a worksheet that cannot be read something is said where it stands.
        None => None,
    }
}
