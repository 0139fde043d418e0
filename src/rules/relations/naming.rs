//! How a document would name another one as a relation: in the way in which it names those it has.

use super::own;
use crate::front::Known;
use crate::library::{Target, Via};
use crate::names::Steps;
use crate::respell::relative;
use crate::rules::Checked;
use crate::rules::data::value_at;
use crate::source::is_document;

/// A name by which a relation of a document finds another one, and nothing else.
pub(super) fn name_of(to: usize, from: &Checked) -> Option<String> {
    let (library, names) = (from.library, from.evidence.names());
    let finds = |name: &String| {
        let found = names.find(name, from.id, Steps::RELATION);
        found.target == Target::Entry(to) && found.others.is_empty() && !found.case_differs && found.fragment.is_none()
    };
    let path = library.path(to);
    let folder = &library.folders[from.entry.folder].path;
    let in_own_way = like_the_last(to, from).into_iter();
    in_own_way.chain([relative(folder, path), format!("/{path}")]).find(finds)
}

/// The name in the way of the document's last relation to another document.
fn like_the_last(to: usize, from: &Checked) -> Option<String> {
    let library = from.library;
    let relations = own::relations(from);
    let last = relations.iter().rev().find(|own| matches!(own.edge.target, Target::Entry(_)))?;
    let text = value_at(&from.entry.document.front, last.pointer)?.as_text()?.trim();
    let (entry, path) = (&library.entries[to], library.path(to));
    let bare = |path: &str| path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_owned();
    let with_ending = is_document(last.name().split('#').next().unwrap_or_default());
    let ended = |path: String| if with_ending { path } else { bare(&path) };
    let name = match last.edge.via? {
        Via::Id => entry.meta.id.clone()?,
        Via::Name => entry.text(Known::Title)?,
        Via::Root if last.name().starts_with('/') => format!("/{}", ended(path.to_owned())),
        Via::Root => ended(path.to_owned()),
        Via::Suffix => ended(path.rsplit('/').next()?.to_owned()),
        _ => ended(relative(&library.folders[from.entry.folder].path, path)),
    };
    Some(if text.starts_with("[[") { format!("[[{name}]]") } else { name })
}
