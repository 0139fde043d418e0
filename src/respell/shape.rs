//! How a reference is written: which part of it is the name, and in which manner the name is spelt.

use percent_encoding::percent_decode_str;

use crate::library::{Edge, Library, Target, Via};
use crate::names::{Steps, join, readings};
use crate::source::is_document;
use crate::text::{fold, nfc};

/// A reference taken apart: what stands before its name, the name as written, and what stands behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shape<'w> {
    /// White space before the name.
    pub(super) before: &'w str,
    /// The path, id, title or address.
    pub(super) name: &'w str,
    /// Query, fragment, block and label, with what separates them.
    pub(super) behind: &'w str,
    /// The fragment that a resolver must find there.
    pub(super) fragment: Option<&'w str>,
}

impl<'w> Shape<'w> {
    /// Takes a reference apart. `#`, `^` and `?` may be part of a name, so the cut is where what stands before it names
    /// the last segment of the path that the reference led to.
    pub(super) fn new(written: &'w str, encoded: bool, named: Option<&str>) -> Self {
        let without_label = if encoded { written } else { written.split('|').next().unwrap_or(written) };
        let target = without_label.trim_end().strip_suffix('\\').filter(|_| !encoded).unwrap_or(without_label);
        let start = target.len() - target.trim_start().len();
        let cuts = cuts(target, encoded);
        let names_it = |cut: &&usize| named.is_some_and(|named| is_last_of(&target[start..**cut], encoded, named));
        let usual = || cuts.iter().skip(1).min().or(cuts.first());
        let cut = *cuts.iter().find(names_it).or_else(usual).unwrap_or(&target.len());
        let name = target[start..cut.max(start)].trim_end();
        let behind = &written[start + name.len()..];
        let rest = &target[cut..];
        let fragment = match rest.find('#') {
            Some(at) => Some(&rest[at + 1..]),
            None => rest.find('^').map(|at| &rest[at..]),
        };
        Self { before: &written[..start], name, behind, fragment: fragment.map(str::trim_end) }
    }

    /// The reference with another name.
    pub(super) fn with(&self, name: &str) -> String {
        format!("{}{name}{}", self.before, self.behind)
    }
}

/// Where a name may end: first at the end of the whole, then before a query, a fragment or a block.
fn cuts(target: &str, encoded: bool) -> Vec<usize> {
    let mut cuts = vec![target.len()];
    let query = target.find('?').filter(|at| encoded && *at > 0);
    let block = target.find('^').filter(|at| *at > 0 && !target.contains('#'));
    cuts.extend([query, target.find('#'), block].into_iter().flatten());
    cuts
}

/// Whether a written name ends in the last segment of a path.
fn is_last_of(name: &str, encoded: bool, path: &str) -> bool {
    let name = decoded(name.trim(), encoded);
    let last = |path: &str| {
        let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        fold(without_ending(last))
    };
    !last(&name).is_empty() && last(&name) == last(path)
}

/// A name as the resolver reads it.
pub(super) fn decoded(name: &str, encoded: bool) -> String {
    if encoded { nfc(&percent_decode_str(name).decode_utf8_lossy()) } else { nfc(name) }
}

/// A path without the ending of a document.
pub(super) fn without_ending(path: &str) -> &str {
    if is_document(path) { path.rsplit_once('.').map_or(path, |(path, _)| path) } else { path }
}

/// The path that an edge names: of the document, folder or file that it leads to, or of the folder whose page it is.
pub fn named(library: &Library, edge: &Edge) -> Option<String> {
    let entry = &library.entries[edge.from];
    let paths: Vec<&str> = match edge.target {
        Target::Entry(n) => {
            let folders = library.folders.iter().filter(|folder| folder.page == Some(n));
            std::iter::once(library.path(n)).chain(folders.map(|folder| folder.path.as_str())).collect()
        }
        Target::Folder(n) => vec![&library.folders[n].path],
        Target::File(n) => vec![&library.files[n].path],
        Target::External(_) | Target::Missing | Target::Hidden => return None,
    };
    let folder = &library.folders[entry.folder].path;
    let plain = |path: &str| fold(without_ending(path.trim_matches('/')));
    let says = |reading: &str, path: &str| match edge.via {
        Some(Via::Relative) => join(folder, reading).is_some_and(|joined| plain(&joined) == plain(path)),
        _ => {
            let (reading, path) = (plain(reading), plain(path));
            let rest = path.strip_suffix(reading.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
                || reading.split_once('/').is_some_and(|(_, inside)| inside == path)
        }
    };
    let readings = readings(&edge.written, Steps::of(edge, &entry.document));
    let said = paths.iter().find(|path| readings.iter().any(|reading| says(reading, path)));
    said.or(paths.first()).map(|path| (*path).to_owned())
}

/// In which manner a name was spelt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Manner {
    /// From the document's folder; with `./` in front where it says so.
    Relative(bool),
    /// From the content folder, behind this: `/`, `kb/` or nothing.
    Root(String),
    /// The end of a path, so many segments of it.
    Suffix(usize),
    /// A published address, behind this: `/`, `https://x.example/` or nothing.
    Address(String),
}

/// From the content folder: what of a written path stands before the path that it named.
pub(super) fn root_prefix(path: &str, named: &str, library: &Library) -> String {
    let rooted = path.trim_start_matches('/');
    let slashes = &path[..path.len() - rooted.len()];
    let is_root = |first: &str| library.config.root_names.iter().any(|name| fold(name) == fold(first));
    let plain = |path: &str| fold(without_ending(path.trim_end_matches('/')));
    match rooted.split_once('/') {
        Some((first, rest)) if is_root(first) && plain(rooted) != plain(named) && !rest.is_empty() => {
            format!("{slashes}{first}/")
        }
        _ => slashes.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn a_reference_is_cut_where_its_name_ends() {
        let cut = |written: &'static str, encoded: bool, named: &str| {
            let shape = Shape::new(written, encoded, Some(named));
            (shape.name, shape.behind, shape.fragment)
        };
        assert_eq!(cut("a/b#H|l", false, "x/b.md"), ("a/b", "#H|l", Some("H")));
        assert_eq!(cut("C#", false, "C#.md"), ("C#", "", None));
        assert_eq!(cut("C##H", false, "C#.md"), ("C", "##H", Some("#H")));
        assert_eq!(cut("b^x", false, "b.md"), ("b", "^x", Some("^x")));
        assert_eq!(cut("a%20b.md?x=1#h", true, "a b.md"), ("a%20b.md", "?x=1#h", Some("h")));
        assert_eq!(cut("../", true, "x"), ("../", "", None));
        assert_eq!(cut("b \\", false, "b.md"), ("b", " \\", None));
    }
}
