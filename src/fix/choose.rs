//! Which fixes are applied together, and which of them made something worse.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Options;
use crate::diagnostic::Diagnostic;
use crate::rules::Report;

/// What tells one finding from another when places have moved: its rule, its document and its message.
pub(super) type Key = (&'static str, String, String);

/// What would be worse: the rule that finds more, and the document in which it does.
pub(super) type Worse = (&'static str, String);

pub(super) fn keys(found: &[&Diagnostic]) -> Vec<Key> {
    found.iter().map(|found| key(found)).collect()
}

pub(super) fn key(found: &Diagnostic) -> Key {
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
pub(super) fn choose<'r>(
    report: &'r Report,
    options: &Options,
    banned: &BTreeMap<Key, Option<Worse>>,
) -> Vec<&'r Diagnostic> {
    let wanted = |found: &&Diagnostic| {
        is_wanted(found, options) && !is_refused(found, options) && !banned.contains_key(&key(found))
    };
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
pub(super) fn worse(before: &Report, after: &Report, chosen: &[&Diagnostic]) -> BTreeMap<Key, Worse> {
    let mut left: BTreeMap<(&'static str, &str), isize> = BTreeMap::new();
    before.diagnostics.iter().for_each(|found| *left.entry((found.rule, &found.path)).or_default() += 1);
    let gone = chosen.iter().copied().chain(&after.diagnostics);
    gone.for_each(|found| *left.entry((found.rule, &found.path)).or_default() -= 1);
    let mut blamed = BTreeMap::new();
    for ((rule, path), _) in left.iter().filter(|(_, left)| **left < 0) {
        let new: Vec<&Diagnostic> =
            after.diagnostics.iter().filter(|found| found.rule == *rule && &*found.path == *path).collect();
        let worse = (*rule, (*path).to_owned());
        blamed.extend(culprits(rule, path, &new, chosen).into_iter().map(|key| (key, worse.clone())));
    }
    blamed
}

/// Nearest first: fixes that wrote where a finding of the rule is now, fixes of the same rule in the document, those that
/// changed the document, all.
fn culprits(rule: &str, path: &str, new: &[&Diagnostic], chosen: &[&Diagnostic]) -> Vec<Key> {
    let written = written(path, chosen);
    let there = |found: &&Diagnostic| {
        let own = written.iter().filter(|(fix, _)| std::ptr::eq(*fix, *found));
        own.into_iter()
            .any(|(_, place)| new.iter().any(|new| new.span.as_ref().is_some_and(|span| !apart(span, place))))
    };
    let same = |found: &&Diagnostic| found.rule == rule && &*found.path == path;
    let near = |found: &&Diagnostic| &*found.path == path || written.iter().any(|(fix, _)| std::ptr::eq(*fix, *found));
    let of = |wanted: &dyn Fn(&&Diagnostic) -> bool| -> Vec<Key> {
        chosen.iter().filter(|found| wanted(found)).map(|found| key(found)).collect()
    };
    let mut circles = [of(&there), of(&same), of(&near)].into_iter();
    circles.find(|keys| !keys.is_empty()).unwrap_or_else(|| keys(chosen))
}

/// Where the edits in a document stand once all of them are made.
fn written<'r>(path: &str, chosen: &[&'r Diagnostic]) -> Vec<(&'r Diagnostic, Range<usize>)> {
    let edits = chosen.iter().flat_map(|found| found.fix.iter().flat_map(|fix| &fix.edits).map(|edit| (*found, edit)));
    let mut edits: Vec<_> = edits.filter(|(_, edit)| &*edit.path == path).collect();
    edits.sort_by_key(|(_, edit)| edit.span.start);
    let mut moved = 0isize;
    let place = |(found, edit): (&'r Diagnostic, &crate::diagnostic::Edit)| {
        let start = edit.span.start.saturating_add_signed(moved);
        moved += edit.text.len() as isize - edit.span.len() as isize;
        (found, start..start + edit.text.len())
    };
    edits.into_iter().map(place).collect()
}
