//! By git: a folder whose files all went to one other folder.

use super::folder_of;
use super::past::Past;
use super::{Meant, Told};
use crate::library::{Target, Via};
use crate::names::join;
use crate::text::fold;

/// Finds the folder that a reference meant: everything that lay in it and still bears its name lies in one other now.
pub(super) fn follow_folder(past: &Past, reading: &str) -> Option<Meant> {
    let reading = reading.trim_end_matches('/');
    let roots = past.root_paths(reading);
    let mut candidates: Vec<(String, Via)> = past
        .own
        .into_iter()
        .flat_map(|own| &own.names)
        .filter_map(|name| Some((join(folder_of(&name.path), reading)?, Via::Relative)))
        .collect();
    candidates.extend(roots.into_iter().map(|path| (path, Via::Root)));
    candidates.into_iter().find_map(|(folder, via)| moved(past, &folder, via))
}

fn moved(past: &Past, folder: &str, via: Via) -> Option<Meant> {
    let mut now: Option<String> = None;
    let mut newest = usize::MAX;
    for (file, name, rest) in past.history.ever_below(folder) {
        let Some(path) = file.path() else { continue };
        let Some(parent) = path.strip_suffix(rest).and_then(|parent| parent.strip_suffix('/')) else { continue };
        if past.places_during(name).next().is_none() || now.as_ref().is_some_and(|known| known != parent) {
            return None;
        }
        now = Some(parent.to_owned());
        newest = newest.min(*name.states.start());
    }
    let now = now.filter(|now| fold(now) != fold(folder))?;
    let below = |path: &str| {
        format!("{path}/").strip_prefix(past.history.prefix()).map(|path| path.trim_end_matches('/').to_owned())
    };
    let path = below(&now)?;
    let at = past.library.folders.iter().position(|known| known.path == path)?;
    let target = past.library.folders[at].page.map_or(Target::Folder(at), Target::Entry);
    let commit = newest.checked_sub(1).and_then(|state| past.history.commit(state)).map(str::to_owned);
    let told = commit.map_or(Told::Uncommitted, Told::Rename);
    Some(Meant { target, via, former: below(folder)?, told, sure: true })
}
