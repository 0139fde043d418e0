//! A text that changed after its day of update.
//!
//! What counts is what a reader reads: neither front matter, nor white space, nor where a link leads. Moving a document
//! elsewhere rewrites the links of others, and that makes none of them newer.

use std::collections::HashSet;

use jiff::civil::Date;
use rayon::prelude::*;

use super::updated;
use crate::diagnostic::{Fix, Level};
use crate::front::{self, Known};
use crate::git::{Change, Repository};
use crate::markdown::{self, plain_text_without, shows_target};
use crate::rules::{Check, Checked, Evidence, Finding, Group, Rule};
use crate::text::squeeze;

pub(super) const RULE: Rule = Rule {
    name: "updated-before-change",
    group: Group::Governance,
    level: Level::Warning,
    summary: "a text that changed after its day of update",
    page: include_str!("../../../content/rules/updated-before-change.md"),
    check: Check::Site(check),
};

/// A document that a commit touched after its day of update.
struct Suspect<'h> {
    entry: usize,
    updated: Date,
    /// The later commits that touched it, the last day first.
    later: Vec<&'h Change>,
}

fn check(evidence: &Evidence) -> Vec<(String, Finding)> {
    let Some(repository) = &evidence.surroundings.repository else { return Vec::new() };
    let suspects = suspects(evidence);
    let found = proven(repository, &suspects);
    suspects
        .iter()
        .zip(found)
        .filter_map(|(suspect, change)| {
            let path = evidence.library.path(suspect.entry).to_owned();
            Some((path, finding(&Checked::new(evidence, suspect.entry), suspect.updated, change?)?))
        })
        .collect()
}

fn suspects<'e>(evidence: &Evidence<'e>) -> Vec<Suspect<'e>> {
    let Some(history) = evidence.history() else { return Vec::new() };
    let entries = evidence.library.entries.iter().enumerate();
    entries
        .filter_map(|(entry, known)| {
            let updated = updated::of(known)?;
            let file = history.file_at(&known.document.source.path)?;
            let mut later: Vec<&Change> = file.changes.iter().filter(|change| change.day > updated).collect();
            later.sort_by_key(|change| std::cmp::Reverse(change.day));
            (!later.is_empty()).then_some(Suspect { entry, updated, later })
        })
        .collect()
}

/// How many commits are looked at together: few calls of git, and not all texts in memory at once.
const TOGETHER: usize = 500;

/// For each suspect the last commit that changed what readers read. The last ones of all are looked at first, then, where
/// these only touched something else, those before them.
fn proven<'h>(repository: &Repository, suspects: &[Suspect<'h>]) -> Vec<Option<&'h Change>> {
    let mut found: Vec<Option<&Change>> = vec![None; suspects.len()];
    let mut open: Vec<usize> = (0..suspects.len()).collect();
    for round in 0.. {
        open.retain(|n| found[*n].is_none() && suspects[*n].later.len() > round);
        if open.is_empty() {
            break;
        }
        for some in open.chunks(TOGETHER) {
            let changes: Vec<&Change> = some.iter().map(|n| suspects[*n].later[round]).collect();
            let changed = changed_text(repository, &changes);
            for ((n, change), changed) in some.iter().zip(changes).zip(changed) {
                found[*n] = changed.then_some(change);
            }
        }
    }
    found
}

/// Which of some commits changed what readers read of their document; none where git gives no answer.
fn changed_text(repository: &Repository, changes: &[&Change]) -> Vec<bool> {
    let names = |change: &&Change| {
        [format!("{}^:{}", change.commit, change.before), format!("{}:{}", change.commit, change.after)]
    };
    let files = repository.files(&changes.iter().flat_map(names).collect::<Vec<_>>()).unwrap_or_default();
    let mut changed: Vec<bool> = files.par_chunks(2).map(|pair| reads_differently(&pair[0], &pair[1])).collect();
    changed.resize(changes.len(), false);
    changed
}

fn reads_differently(before: &Option<Vec<u8>>, after: &Option<Vec<u8>>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    let (before, after) = (&before[front::body_start(&before)..], &after[front::body_start(&after)..]);
    before != after && said(before) != said(after)
}

/// What a reader reads of a document's body.
fn said(body: &str) -> String {
    markdown::read(body, 0, |items| {
        let names: HashSet<usize> =
            items.iter().filter(|(item, _)| shows_target(item)).map(|(_, span)| span.start).collect();
        squeeze(&plain_text_without(&items, &|start| names.contains(&start), ""))
    })
}

fn finding(checked: &Checked, updated: Date, change: &Change) -> Option<Finding> {
    let pointer = checked.entry.document.front.pointer(Known::Updated)?;
    let commit = change.commit.get(..7).unwrap_or(&change.commit);
    let message = format!("`updated` is {updated}, but the text changed on {}, in commit {commit}", change.day);
    let fix = || {
        let written = checked.entry.document.front.get(Known::Updated)?.as_text()?;
        let at = written.find(&updated.to_string())?;
        let day = change.day.to_string();
        let text = format!("{}{day}{}", &written[..at], &written[at + day.len()..]);
        let edit = checked.editor().set_value(&pointer, &text)?;
        Some(Fix { description: format!("set `updated` to {day}"), safe: false, edits: vec![edit] })
    };
    let help = format!("set it to {}, or to the day on which you look at the text again", change.day);
    Some(Finding::at(checked.value(&pointer), message).help(help).fix(fix()))
}
