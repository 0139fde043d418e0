//! A field that stands in one mapping twice.

use crate::diagnostic::{Fix, Level};
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::yaml::{Blank, Duplicate};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-key",
    group: Group::FrontMatter,
    level: Level::Error,
    summary: "a field that stands there twice",
    page: include_str!("../../../content/rules/duplicate-key.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let document = &checked.entry.document;
    // Both sides of a merge that was not finished stand there: conflict-marker says so.
    let block = document.front.block.clone().unwrap_or(0..0);
    if document.conflict_markers.iter().any(|marker| block.contains(&marker.start)) {
        return;
    }
    for duplicate in &document.front.duplicates {
        let message = format!("the field `{}` stands here again", duplicate.name);
        let help = match (duplicate.same, duplicate.blank) {
            (true, _) => "remove it: both say the same",
            (_, Some(Blank::Later)) => "remove it: it says nothing, and the first one counts",
            (_, Some(Blank::First)) => "remove the first one, which says nothing",
            (false, None) => "keep one of the two; the first one counts, other programs may take the last",
        };
        let finding = Finding::at(checked.key(&duplicate.pointer), message).help(help);
        out.push(finding.fix(fix(checked, duplicate)));
    }
}

/// Where both say the same, one can go; where one says nothing, it is likely the one to go.
fn fix(checked: &Checked, duplicate: &Duplicate) -> Option<Fix> {
    if !checked.evidence.surroundings.fixes {
        return None;
    }
    let (pointer, which) = match (duplicate.same, duplicate.blank) {
        (true, _) => (&duplicate.pointer, "repeated"),
        (_, Some(Blank::Later)) => (&duplicate.pointer, "empty"),
        (_, Some(Blank::First)) => (&duplicate.first, "empty"),
        (false, None) => return None,
    };
    let edit = checked.editor().remove(pointer)?;
    let description = format!("remove the {which} `{}`", duplicate.name);
    Some(Fix { description, safe: duplicate.same, edits: vec![edit] })
}
