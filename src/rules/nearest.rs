//! Help for names that lead nowhere: the nearest existing one.

use crate::library::Library;
use crate::text::{fold, nearest};

/// What a reference to a document may have been meant to say, written so that it is found.
pub(super) fn document(library: &Library, written: &str) -> Option<String> {
    let target = written.trim().trim_start_matches("[[").trim_end_matches("]]");
    let target = target.split(['|', '#']).next().unwrap_or(target).trim();
    let file = target.rsplit('/').next().unwrap_or(target);
    let stem = file.strip_suffix(".md").unwrap_or(file);
    same_but_for_marks(library, stem).or_else(|| by_name(library, target, stem))
}

/// The same for a Markdown link, which finds no ids and titles: the path from the top.
pub(super) fn document_path(library: &Library, written: &str) -> Option<String> {
    let name = document(library, written)?;
    if paths(library).any(|path| path == name) {
        return Some(format!("/{name}"));
    }
    let called = |entry: &&crate::library::Entry| {
        entry.meta.id.as_deref() == Some(&name) || entry.meta.title == name || entry.meta.aliases.contains(&name)
    };
    library.entries.iter().find(called).map(|entry| format!("/{}", entry.document.source.path))
}

/// A document whose file is called the same but for spaces, hyphens and underscores.
fn same_but_for_marks(library: &Library, stem: &str) -> Option<String> {
    let bare = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let wanted = bare(stem);
    if wanted.is_empty() || matches!(wanted.as_str(), "index" | "readme") {
        return None;
    }
    let fits = |path: &&str| {
        let file = path.rsplit('/').next().unwrap_or(path);
        bare(file.rsplit_once('.').map_or(file, |(stem, _)| stem)) == wanted
    };
    paths(library).find(fits).map(str::to_owned)
}

/// The nearest id, title, alias or file name.
fn by_name(library: &Library, target: &str, stem: &str) -> Option<String> {
    let metas = || library.entries.iter().map(|entry| &entry.meta);
    let ids = metas().filter_map(|meta| meta.id.as_deref());
    let titles =
        metas().flat_map(|meta| std::iter::once(meta.title.as_str()).chain(meta.aliases.iter().map(String::as_str)));
    if let Some(name) = nearest(target, ids.chain(titles)) {
        return Some(name.to_owned());
    }
    if target.contains('/')
        && let Some(path) = nearest(target.strip_suffix(".md").unwrap_or(target), paths(library).map(without_ending))
    {
        return paths(library).find(|full| without_ending(full) == path).map(str::to_owned);
    }
    let file = |path: &'_ str| without_ending(path.rsplit('/').next().unwrap_or(path)).to_owned();
    let files: Vec<String> = paths(library).map(file).collect();
    let near = nearest(stem, files.iter().map(String::as_str))?;
    let at = files.iter().position(|name| name == near)?;
    paths(library).nth(at).map(str::to_owned)
}

/// The nearest content file that is no document.
pub(super) fn file(library: &Library, written: &str) -> Option<String> {
    let name = written.rsplit('/').next().unwrap_or(written);
    let last = |path: &'_ str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let names: Vec<String> = library.files.iter().map(|file| last(&file.path)).collect();
    let exact = names.iter().position(|known| fold(known) == fold(name));
    let near = exact.or_else(|| {
        let near = nearest(name, names.iter().map(String::as_str))?;
        names.iter().position(|known| known == near)
    });
    near.map(|at| library.files[at].path.clone())
}

fn paths(library: &Library) -> impl Iterator<Item = &str> {
    library.entries.iter().map(|entry| &*entry.document.source.path)
}

fn without_ending(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}
