//! Names of fields that are nearly, but not quite, those of known ones.

use super::Checked;
use crate::front::Known;
use crate::text::{fold_field, nearest};

/// The known field that a name nearly is: in names long enough for that to be no accident, a letter or two away. A name
/// that the site's schema declares is its own.
pub(super) fn near_miss(checked: &Checked, name: &str) -> Option<Known> {
    let folded = fold_field(name);
    if Known::find(name).is_some() || checked.library.config.schemas.iter().any(|schema| schema.declares(name)) {
        return None;
    }
    let near = nearest(&folded, Known::ALL.iter().map(|known| known.name()))?;
    let allowed = if folded.len() > 8 { 2 } else { 1 };
    let close = folded.len() >= 4 && (1..=allowed).contains(&distance(&folded, near));
    close.then(|| Known::find(near)).flatten()
}

/// How many letters a folded name is away from a known one.
pub(super) fn distance(folded: &str, known: &str) -> usize {
    strsim::osa_distance(folded, &fold_field(known))
}
