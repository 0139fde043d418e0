//! Which documents a report is about: those that are named, those of a steward. Everything is resolved and checked all the
//! same; only findings in other documents are left out.

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use globset::{GlobBuilder, GlobMatcher};

use super::base::{real, slashed};
use crate::front::Known;
use crate::library::Library;
use crate::rules::Report;
use crate::text::{fold, nfc};

/// Which documents a report is about.
pub struct Scope<'l> {
    library: &'l Library,
    /// Documents and folders, by path below the content folder; the empty one is the content folder itself.
    paths: HashSet<String>,
    globs: Vec<GlobMatcher>,
    /// Folded.
    stewards: Vec<String>,
    named: bool,
    /// Where the content folder lies, seen from where the names were written.
    from_here: Option<String>,
    unmatched: Vec<String>,
}

impl<'l> Scope<'l> {
    /// The documents that have one of the stewards and one of the names; without any, all.
    ///
    /// A name is a document's or a folder's path, relative to `here` or to the content folder, or absolute; else a glob
    /// on such paths. The steward is that of the front matter, or the one configured for the path.
    pub fn new(names: &[String], stewards: &[String], library: &'l Library, here: &Path) -> Self {
        let content = real(&library.config.content);
        let here = real(here);
        let mut scope = Self {
            library,
            paths: HashSet::new(),
            globs: Vec::new(),
            stewards: stewards.iter().map(|name| fold(name.trim())).collect(),
            named: !names.is_empty(),
            from_here: content.strip_prefix(&here).ok().map(|way| nfc(&slashed(way))),
            unmatched: Vec::new(),
        };
        let documents = library.document_paths();
        let known: HashSet<&str> = documents.iter().flat_map(|path| with_folders(path)).collect();
        for name in names {
            scope.add(name, &known, &documents, &content, &here);
        }
        for (steward, folded) in stewards.iter().zip(scope.stewards.clone()) {
            if !documents.iter().any(|path| scope.stewards_of(path).contains(&folded)) {
                scope.unmatched.push(steward.clone());
            }
        }
        scope
    }

    /// The names that no document fits, as written.
    pub fn unmatched(&self) -> &[String] {
        &self.unmatched
    }

    /// The report on these documents alone.
    pub fn of(&self, mut report: Report) -> Report {
        if !self.named && self.stewards.is_empty() {
            return report;
        }
        report.documents.retain(|path| self.holds(path));
        report.keep("in other documents", |found| self.holds(&found.path))
    }

    /// Whether a document is one of them.
    fn holds(&self, path: &str) -> bool {
        let named = || with_folders(path).any(|part| self.paths.contains(part));
        let fits = || self.globs.iter().any(|glob| self.fits(glob, path));
        let owned = || self.stewards_of(path).iter().any(|steward| self.stewards.contains(steward));
        (!self.named || named() || fits()) && (self.stewards.is_empty() || owned())
    }

    fn add(&mut self, name: &str, known: &HashSet<&str>, documents: &[Arc<str>], content: &Path, here: &Path) {
        let meant = candidates(name, content, here);
        if let Some(path) = meant.iter().find(|path| known.contains(path.as_str())) {
            self.paths.insert(path.clone());
            return;
        }
        let pattern = Some(name.trim_start_matches("./")).filter(|name| name.contains(['*', '?', '[', '{']));
        let glob = pattern.and_then(|pattern| GlobBuilder::new(pattern).literal_separator(true).build().ok());
        let glob = glob.map(|glob| glob.compile_matcher());
        match glob {
            Some(glob) if documents.iter().any(|path| self.fits(&glob, path)) => self.globs.push(glob),
            // A finding may still be about a file of this name that is no document.
            _ => {
                self.paths.extend(meant);
                self.unmatched.push(name.to_owned());
            }
        }
    }

    fn fits(&self, glob: &GlobMatcher, path: &str) -> bool {
        let seen_from_here = || self.from_here.as_ref().is_some_and(|way| glob.is_match(format!("{way}{path}")));
        glob.is_match(path) || seen_from_here()
    }

    /// The stewards of the document at a path, folded; of one that could not be read, the configured ones.
    fn stewards_of(&self, path: &str) -> Vec<String> {
        let stewards = match self.library.entry_at(path) {
            Some(entry) => self.library.entries[entry].texts(Known::Steward),
            None => {
                let defaults = self.library.config.defaults.iter().rev().filter(|(glob, _)| glob.is_match(path));
                let mut fields = defaults.flat_map(|(_, fields)| fields);
                let steward = fields.find(|(name, _)| Known::find(name) == Some(Known::Steward));
                steward.map(|(_, value)| value.texts()).unwrap_or_default()
            }
        };
        // One text may name several, and one name may hold a comma.
        let pieces = |steward: &String| {
            let pieces: Vec<String> = steward.split([',', ';']).map(|name| fold(name.trim())).collect();
            std::iter::once(fold(steward.trim())).chain(pieces)
        };
        stewards.iter().flat_map(pieces).filter(|name| !name.is_empty()).collect()
    }
}

/// A document's path, the folders it lies in, and the content folder.
fn with_folders(path: &str) -> impl Iterator<Item = &str> {
    let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
    ["", path].into_iter().chain(folders)
}

/// What a name may mean, as paths below the content folder: seen from the current folder, with links followed, seen from
/// the content folder.
fn candidates(name: &str, content: &Path, here: &Path) -> Vec<String> {
    let written = tidy(&here.join(name));
    let mut paths: Vec<String> =
        [written.clone(), real(&written)].iter().filter_map(|path| below(path, content)).collect();
    // A file beside the content folder is not one of the same name in it.
    if Path::new(name).is_relative() && !written.exists() {
        paths.extend(below(&tidy(&content.join(name)), content));
    }
    paths
}

/// A path below the content folder; that of a folder around it is the content folder's own.
fn below(path: &Path, content: &Path) -> Option<String> {
    if content.starts_with(path) {
        return Some(String::new());
    }
    Some(nfc(slashed(path.strip_prefix(content).ok()?).trim_end_matches('/')))
}

/// A path without `.` and `..`, as it reads.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                tidy.pop();
            }
            Component::CurDir => {}
            _ => tidy.push(part),
        }
    }
    tidy
}
