//! Mending documents: fixes of findings are applied in memory, the outcome is checked again, and only what is better in
//! every respect is kept.

mod choose;
mod save;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Edit};
use crate::discover::Found;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::rules::{self, Report, Selection, Surroundings};
use crate::source::SourceFile;

use choose::{Key, Worse, choose, keys, worse};
pub use save::{Saved, save};

/// Which fixes are wanted.
#[derive(Debug, Default)]
pub struct Options {
    /// The rules whose findings are mended.
    pub selection: Selection,
    /// Whether fixes that want a person's look are applied as well.
    pub with_unsafe: bool,
    /// Documents that must not be touched, below the content folder.
    pub untouchable: BTreeSet<String>,
}

/// What would be changed.
#[derive(Debug)]
pub struct Plan {
    /// The documents that change, by path.
    pub changes: Vec<Change>,
    /// The findings that are mended, in the order of their documents.
    pub mended: Vec<Diagnostic>,
    /// Findings whose fix would touch a document that must not be touched.
    pub refused: Vec<Diagnostic>,
    /// Findings whose fix would bring others, each with one of these.
    pub withheld: Vec<Withheld>,
    /// Findings that only a fix to be looked at would mend.
    pub unsafe_left: usize,
    /// What a check finds afterwards.
    pub report: Report,
    /// The site as it is afterwards.
    pub library: Arc<Library>,
}

/// A finding that is left, because its fix would make something else worse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// The finding.
    pub found: Diagnostic,
    /// The rule that would find something new.
    pub rule: &'static str,
    /// The document in which it would.
    pub path: String,
}

/// A document before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its path below the content folder.
    pub path: Arc<str>,
    /// Its text as it lies on the disk.
    pub before: Arc<str>,
    /// Its text with all fixes.
    pub after: Arc<str>,
}

/// A fix can make way for another one, as a renamed field does for its value; no chain is longer than this.
const MOST_ROUNDS: usize = 12;

/// Works out all changes that the fixes make. A fix whose finding stays, or that brings a new finding of any rule, is
/// left out; so a second run has nothing to do.
///
/// # Errors
/// The content folder cannot be read.
pub fn plan(engine: &mut Engine, surroundings: &Surroundings, options: &Options) -> Result<Plan> {
    let original = engine.read()?;
    let mut state = State::new(engine, original.clone(), surroundings);
    let mut mended: Vec<Diagnostic> = Vec::new();
    let mut banned: BTreeMap<Key, Option<Worse>> = BTreeMap::new();
    let mut rounds = 0;
    while rounds < MOST_ROUNDS {
        let chosen = choose(&state.report, options, &banned);
        if chosen.is_empty() {
            break;
        }
        let Some(found) = apply(&state.found, &chosen) else {
            banned.extend(keys(&chosen).into_iter().map(|key| (key, None)));
            continue;
        };
        let next = State::new(engine, found, surroundings);
        let culprits = worse(&state.report, &next.report, &chosen);
        if culprits.is_empty() {
            mended.extend(chosen.into_iter().cloned());
            state = next;
            rounds += 1;
        } else {
            banned.extend(culprits.into_iter().map(|(key, worse)| (key, Some(worse))));
        }
    }
    mended.sort_by(|a, b| a.path.cmp(&b.path));
    let fixable = |safe: bool| {
        let wanted = move |found: &&Diagnostic| found.fix.as_ref().is_some_and(|fix| fix.safe == safe);
        state.report.diagnostics.iter().filter(wanted)
    };
    let touches = |found: &&Diagnostic| choose::is_wanted(found, options) && choose::is_refused(found, options);
    let withheld = |found: &Diagnostic| {
        let (rule, path) = banned.get(&choose::key(found))?.clone()?;
        Some(Withheld { found: found.clone(), rule, path }).filter(|_| choose::is_wanted(found, options))
    };
    Ok(Plan {
        withheld: state.report.diagnostics.iter().filter_map(withheld).collect(),
        changes: changes(&original, &state.found),
        mended,
        refused: state.report.diagnostics.iter().filter(touches).cloned().collect(),
        unsafe_left: fixable(false).count(),
        report: state.report.clone(),
        library: state.library,
    })
}

/// What the fix of one finding changes, by itself and unchecked.
///
/// # Errors
/// It has none, or the edits no longer fit.
pub fn one(library: &Library, found: &Diagnostic) -> Result<Vec<Change>> {
    let unfit = || Error::new(format!("the fix of {} no longer fits `{}`", found.rule, found.path));
    let change = |(path, edits): (&str, Vec<&Edit>)| {
        let source = library.source(path).ok_or_else(unfit)?;
        let after = crate::edit::apply(&source.text, &edits).ok_or_else(unfit)?;
        Ok(Change { path: source.path.clone(), before: source.text.clone(), after: after.into() })
    };
    let changes: Vec<Change> = by_path(&[found]).into_iter().map(change).collect::<Result<_>>()?;
    if changes.is_empty() { Err(unfit()) } else { Ok(changes) }
}

/// The site at one step of the way.
struct State {
    found: Found,
    library: Arc<Library>,
    report: Report,
}

impl State {
    fn new(engine: &mut Engine, found: Found, surroundings: &Surroundings) -> Self {
        let library = engine.connect(found.clone());
        let report = rules::check(&library, surroundings, &Selection::default());
        Self { found, library, report }
    }
}

/// The edits that mend some findings, by the document they are made in.
fn by_path<'d>(chosen: &[&'d Diagnostic]) -> BTreeMap<&'d str, Vec<&'d Edit>> {
    let mut edits: BTreeMap<&str, Vec<&Edit>> = BTreeMap::new();
    for edit in chosen.iter().filter_map(|found| found.fix.as_ref()).flat_map(|fix| &fix.edits) {
        edits.entry(&edit.path).or_default().push(edit);
    }
    edits
}

/// The files with the edits of some findings in them.
fn apply(found: &Found, chosen: &[&Diagnostic]) -> Option<Found> {
    let mut next = found.clone();
    for (path, edits) in by_path(chosen) {
        let at = next.sources.binary_search_by(|source| (*source.path).cmp(path)).ok()?;
        let text = crate::edit::apply(&next.sources[at].text, &edits)?;
        next.sources[at] = SourceFile { text: text.into(), ..next.sources[at].clone() };
    }
    Some(next)
}

fn changes(before: &Found, after: &Found) -> Vec<Change> {
    let pairs = before.sources.iter().zip(&after.sources).filter(|(before, after)| before.text != after.text);
    let change = |(before, after): (&SourceFile, &SourceFile)| Change {
        path: before.path.clone(),
        before: before.text.clone(),
        after: after.text.clone(),
    };
    pairs.map(change).collect()
}
