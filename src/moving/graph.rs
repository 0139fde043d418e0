//! The graph before and after, edge by edge.

use std::collections::HashSet;

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
    let mut notes = pages(pairs);
    if !found_now.is_empty() {
        notes.push(format!("references that led nowhere lead somewhere now: {}", and_more(&found_now, 5)));
    }
    Ok(notes)
}

/// What becomes of folders: what led to one with a list leads to its page when it gets one, and a list can be left
/// without an address.
fn pages(pairs: &Pairs) -> Vec<String> {
    let mut notes = Vec::new();
    let was_page: HashSet<usize> =
        pairs.old.folders.iter().filter_map(|folder| folder.page).map(|page| pairs.entry(page)).collect();
    let new_pages = pairs.new.folders.iter().filter_map(|folder| Some((folder, folder.page?)));
    for (folder, page) in new_pages.filter(|(_, page)| !was_page.contains(page)) {
        let path = pairs.new.path(page);
        notes.push(format!("`{path}` is the page of `{}/` now: what led to the list there leads to it", folder.path));
    }
    let there: HashSet<&str> = (0..pairs.new.folders.len())
        .map(|folder| pairs.new.folder_url(folder))
        .chain(
            pairs
                .new
                .entries
                .iter()
                .flat_map(|entry| std::iter::once(&entry.url).chain(&entry.redirects))
                .map(String::as_str),
        )
        .collect();
    let lists = pairs.old.folders.iter().filter(|folder| folder.page.is_none()).map(|folder| &folder.url);
    let gone: Vec<String> = lists.filter(|url| !there.contains(url.as_str())).map(|url| format!("/{url}")).collect();
    // Where no addresses are on record, nobody counts on those of lists.
    if !gone.is_empty() && pairs.old.config.routes.is_file() {
        notes.push(format!("nothing leads on from the lists of folders at {}", and_more(&gone, 5)));
    }
    notes
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
