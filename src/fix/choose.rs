//! Which fixes are applied together, and which of them made something worse.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Options;
use crate::diagnostic::Diagnostic;
use crate::rules::Report;

/// What tells one finding from another when places have moved: its rule, its document and its message.
pub(super) type Key = (&'static str, String, String);

pub(super) fn keys(found: &[&Diagnostic]) -> Vec<Key> {
    found.iter().map(|found| key(found)).collect()
}

fn key(found: &Diagnostic) -> Key {
    (found.rule, found.path.to_string(), found.message.clone())
}

/// Whether a finding has a fix that was asked for.
pub(super) fn is_wanted(found: &Diagnostic, options: &Options) -> bool {
    let fix = found.fix.as_ref().filter(|fix| !fix.edits.is_empty());
    fix.is_some_and(|fix| fix.safe || options.with_unsafe) && options.selection.names(found.rule)
}

/// Whether its fix would touch what must not be touched.
pub(super) fn is_refused(found: &Diagnostic, options: &Options) -> bool {
    let edits = found.fix.iter().flat_map(|fix| &fix.edits);
    edits.into_iter().any(|edit| options.untouchable.contains(&*edit.path))
}

/// Findings whose fixes do not get in each other's way; safe ones go first, the others wait for the next round.
pub(super) fn choose<'r>(report: &'r Report, options: &Options, banned: &BTreeSet<Key>) -> Vec<&'r Diagnostic> {
    let wanted =
        |found: &&Diagnostic| is_wanted(found, options) && !is_refused(found, options) && !banned.contains(&key(found));
    let mut candidates: Vec<&Diagnostic> = report.diagnostics.iter().filter(wanted).collect();
    candidates.sort_by_key(|found| found.fix.as_ref().is_some_and(|fix| !fix.safe));
    let mut taken: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    let mut chosen = Vec::new();
    for found in candidates {
        let edits = || found.fix.iter().flat_map(|fix| &fix.edits);
        let free = |edit: &crate::diagnostic::Edit| {
            let taken = taken.get(&*edit.path);
            taken.is_none_or(|taken| taken.iter().all(|other| apart(other, &edit.span)))
        };
        if edits().all(free) {
            edits().for_each(|edit| taken.entry(&edit.path).or_default().push(edit.span.clone()));
            chosen.push(found);
        }
    }
    chosen
}

/// Whether two edits can be made in either order: they do not even touch.
fn apart(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.end < b.start || b.end < a.start
}

/// The fixes to blame where a document has more findings of a rule than it should have after them.
pub(super) fn worse(before: &Report, after: &Report, chosen: &[&Diagnostic]) -> Vec<Key> {
    let mut expected: BTreeMap<(&str, &str), isize> = BTreeMap::new();
    for found in &before.diagnostics {
        *expected.entry((found.rule, &found.path)).or_default() += 1;
    }
    for found in chosen {
        *expected.entry((found.rule, &found.path)).or_default() -= 1;
    }
    for found in &after.diagnostics {
        *expected.entry((found.rule, &found.path)).or_default() -= 1;
    }
    let mut blamed = BTreeSet::new();
    for ((rule, path), _) in expected.iter().filter(|(_, left)| **left < 0) {
        let same = |found: &&&Diagnostic| found.rule == *rule && &*found.path == *path;
        let edits = |found: &&&Diagnostic| {
            &*found.path == *path || found.fix.iter().flat_map(|fix| &fix.edits).any(|edit| &*edit.path == *path)
        };
        // Nearest first: fixes of the same rule there, else those that changed the document, else all.
        let same: Vec<Key> = chosen.iter().filter(same).map(|found| key(found)).collect();
        let near: Vec<Key> = chosen.iter().filter(edits).map(|found| key(found)).collect();
        let culprits = [same, near].into_iter().find(|keys| !keys.is_empty());
        blamed.extend(culprits.unwrap_or_else(|| keys(chosen)));
    }
    blamed.into_iter().collect()
}
