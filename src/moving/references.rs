//! References that would lead elsewhere afterwards, written anew.

use rayon::prelude::*;

use super::pairs::Pairs;
use super::told;
use crate::diagnostic::Edit;
use crate::document::Document;
use crate::edit::Editor;
use crate::error::{Error, Result};
use crate::library::{Edge, Target, Via};
use crate::names::{Names, Steps};
use crate::respell::{self, Written};

/// What is written anew.
pub(super) struct Rewritten {
    /// How many references.
    pub(super) references: usize,
    /// The edits of each document, by its number before.
    pub(super) edits: Vec<(usize, Vec<Edit>)>,
}

/// How many references that cannot be written anew are named.
const MOST_NAMED: usize = 10;

/// The edits that keep every reference leading where it leads.
pub(super) fn edits(pairs: &Pairs) -> Result<Rewritten> {
    let (before, after) = (Names::new(pairs.old), Names::new(pairs.new));
    type OfEntry<'l> = (usize, Vec<(&'l Edge, String)>, Vec<String>);
    let of_each: Vec<OfEntry> = (0..pairs.old.entries.len())
        .into_par_iter()
        .map(|entry| {
            let (changes, problems) = changes(pairs, &before, &after, entry);
            (entry, changes, problems)
        })
        .collect();
    let mut rewritten = Rewritten { references: 0, edits: Vec::new() };
    let mut problems: Vec<String> = Vec::new();
    for (entry, changes, of_entry) in of_each {
        problems.extend(of_entry);
        if changes.is_empty() {
            continue;
        }
        let editor = Editor::new(&pairs.old.entries[entry].document);
        match respell::edits(&editor, &changes) {
            Some(edits) => {
                rewritten.references += changes.len();
                rewritten.edits.push((entry, edits));
            }
            None => {
                let cannot =
                    changes.iter().filter(|change| respell::edits(&editor, std::slice::from_ref(change)).is_none());
                problems.extend(cannot.map(|(edge, new)| {
                    let place = told(pairs.old, edge);
                    format!(
                        "{place}: `{}` would have to be `{new}`, which cannot be written there exactly",
                        edge.written
                    )
                }));
            }
        }
    }
    if problems.is_empty() { Ok(rewritten) } else { Err(refusal(&problems)) }
}

fn refusal(problems: &[String]) -> Error {
    let mut lines: Vec<String> = problems.iter().take(MOST_NAMED).map(|problem| format!("  {problem}")).collect();
    if problems.len() > MOST_NAMED {
        lines.push(format!("  and {} more", problems.len() - MOST_NAMED));
    }
    Error::new(format!(
        "nothing was moved: some references could not lead where they lead now; change these by hand first\n{}",
        lines.join("\n")
    ))
}

/// The references of a document that need another text, and those for which there is none.
fn changes<'l>(
    pairs: &Pairs<'l>,
    before: &Names,
    after: &Names,
    entry: usize,
) -> (Vec<(&'l Edge, String)>, Vec<String>) {
    let of_entry = &pairs.old.entries[entry];
    let (mut changes, mut problems) = (Vec::new(), Vec::new());
    for edge in &pairs.old.edges[of_entry.edges.clone()] {
        let (Some(via), Target::Entry(_) | Target::Folder(_) | Target::File(_)) = (edge.via, &edge.target) else {
            continue;
        };
        let document = &of_entry.document;
        let (target, from) = (pairs.target(&edge.target), pairs.entry(entry));
        let case = Case { edge, document, via, steps: Steps::of(edge, document), target, from, before, after };
        let stands = case.stands();
        let named = respell::named(pairs.old, edge).unwrap_or_default();
        if stands && !(pairs.moves(edge) && case.was_straight(&named)) {
            continue;
        }
        match case.spelt(&named) {
            Some(new) if new == edge.written => {}
            Some(new) => changes.push((edge, new)),
            None if stands => {}
            None => problems.push(case.problem(pairs)),
        }
    }
    (changes, problems)
}

/// A reference with what it led to and what it is to lead to.
struct Case<'c, 'l> {
    edge: &'c Edge,
    document: &'c Document,
    via: Via,
    steps: Steps,
    target: Target,
    /// Its document afterwards.
    from: usize,
    before: &'c Names<'l>,
    after: &'c Names<'l>,
}

impl Case<'_, '_> {
    /// Whether it leads to its target afterwards too as it is written, by a step of the same kind and with no more doubt
    /// than before.
    fn stands(&self) -> bool {
        let edge = self.edge;
        let now = self.after.find(&edge.written, self.from, self.steps);
        let fragment = || self.before.find(&edge.written, edge.from, self.steps).fragment;
        if now.target != self.target
            || now.others.len() > edge.others.len()
            || (now.case_differs && !edge.case_differs)
            || now.fragment != fragment()
        {
            return false;
        }
        let name = edge.written.split(['|', '#']).next().unwrap_or_default();
        // A bare name in brackets is a name, wherever it is found.
        let is_path = self.steps.is_encoded() || name.contains('/');
        let at_top = self.after.library().entries[self.from].folder == 0;
        match self.via {
            Via::Relative if is_path => now.via == Some(Via::Relative),
            // In the content folder itself both are one.
            Via::Root if is_path => now.via == Some(Via::Root) || at_top && now.via == Some(Via::Relative),
            // The name of a file that is a title or an id as well is still meant to be the file's.
            Via::Relative | Via::Root | Via::Suffix => {
                matches!(now.via, Some(Via::Relative | Via::Root | Via::Suffix))
            }
            _ => true,
        }
    }

    /// Whether it is a relative path without detours, which it should not get from a move.
    fn was_straight(&self, named: &str) -> bool {
        let written = Written::of(self.edge, self.document, self.via, named);
        self.via == Via::Relative
            && respell::spell(self.before, self.edge.from, &written, &self.edge.target).as_ref()
                == Some(&self.edge.written)
    }

    /// The text with which it leads to its target afterwards.
    fn spelt(&self, named: &str) -> Option<String> {
        respell::spell(self.after, self.from, &Written::of(self.edge, self.document, self.via, named), &self.target)
    }

    fn problem(&self, pairs: &Pairs) -> String {
        let (place, to) = (told(pairs.old, self.edge), Pairs::name(pairs.old, &self.edge.target));
        let then = match &self.target {
            Target::Missing => "which would be gone".to_owned(),
            target => format!("and cannot name {} in its form", Pairs::name(pairs.new, target)),
        };
        format!("{place}: `{}` leads to {to}, {then}", self.edge.written)
    }
}
