//! The graph before and after, edge by edge.

use super::pairs::Pairs;
use super::{and_more, told};
use crate::error::{Error, Result};
use crate::library::{Edge, Target};

/// Says what is worth knowing where both graphs are equal.
///
/// # Errors
/// They are not: an edge leads elsewhere, or is more, or is gone.
pub(super) fn compare(pairs: &Pairs) -> Result<Vec<String>> {
    let mut found_now = Vec::new();
    for entry in 0..pairs.old.entries.len() {
        let old = &pairs.old.edges[pairs.old.entries[entry].edges.clone()];
        let new = &pairs.new.edges[pairs.new.entries[pairs.entry(entry)].edges.clone()];
        if old.len() != new.len() {
            return Err(differs(&format!(
                "`{}` would have {} references instead of {}",
                pairs.new.path(pairs.entry(entry)),
                new.len(),
                old.len()
            )));
        }
        for (old, new) in old.iter().zip(new) {
            if old.target == Target::Missing && new.target != Target::Missing && old.kind == new.kind {
                found_now.push(told(pairs.new, new));
            } else if !equal(pairs, old, new) {
                return Err(differs(&format!(
                    "{}: `{}` leads to {} and would lead to {}",
                    told(pairs.old, old),
                    old.written,
                    Pairs::name(pairs.old, &old.target),
                    Pairs::name(pairs.new, &new.target)
                )));
            }
        }
    }
    if found_now.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![format!("references that led nowhere lead somewhere now: {}", and_more(&found_now, 5))])
}

fn differs(how: &str) -> Error {
    Error::new(format!("nothing was moved: references would not mean the same afterwards: {how}"))
}

/// Whether an edge is the same, wherever its ends lie.
fn equal(pairs: &Pairs, old: &Edge, new: &Edge) -> bool {
    old.kind == new.kind
        && pairs.target(&old.target) == new.target
        && old.anchor == new.anchor
        && old.label == new.label
        && (new.others.is_empty() || !old.others.is_empty())
        && (!new.case_differs || old.case_differs)
}
