//! The list of published addresses that a site keeps in its repository, so that none is lost unnoticed.
//!
//! It holds what readers can have kept a link to: documents, their redirects and the lists of folders. Overviews and
//! further pages of lists come and go with their entries, so they stay out. Opens no files.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;

use percent_encoding::percent_decode_str;

use crate::error::{Error, Result};
use crate::git::History;
use crate::library::Library;
use crate::security::SecurityLevel;
use crate::text::{fold, nfc};

/// Published addresses, with whom they are open to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Published {
    /// The audience that they are published for; `None` means that everything is.
    pub audience: Option<SecurityLevel>,
    /// The addresses, in order.
    pub routes: Vec<Route>,
}

/// A published address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// The address below the root: `growth/ads/`.
    pub url: String,
    /// What bears it: the path of a document, or of a folder with `/` at its end.
    pub path: Option<String>,
    /// The id of the document that bears it.
    pub id: Option<String>,
}

/// How two lists differ.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// What only the earlier one has.
    pub lost: Vec<Route>,
    /// What only the later one has.
    pub added: Vec<Route>,
    /// How many addresses stand in both.
    pub kept: usize,
}

/// Where the documents of former addresses are now.
pub struct Bearers<'l> {
    library: &'l Library,
    history: Option<&'l History>,
    by_id: HashMap<String, Option<usize>>,
    by_path: HashMap<&'l str, usize>,
}

/// The first line of a list. A file without it is something else.
const HEAD: &str = "# Published addresses, kept by `lyceum routes --write`";
const AUDIENCE: &str = "# Audience: ";
const EVERYBODY: &str = "none, so all documents";

impl Published {
    /// The addresses of a library, as an audience sees it.
    pub fn of(library: &Library, audience: Option<SecurityLevel>) -> Self {
        let shown = |n: usize| audience.is_none_or(|audience| library.shows(&library.entries[n], audience));
        let mut routes: BTreeMap<String, Route> = BTreeMap::new();
        let mut add = |url: &str, path: Option<&str>, id: Option<&str>| {
            let plain = |text: &str| Some(text.to_owned()).filter(|text| !text.chars().any(char::is_control));
            let route = Route { url: url.to_owned(), path: path.and_then(plain), id: id.and_then(plain) };
            routes.entry(route.url.clone()).or_insert(route);
        };
        for (n, entry) in library.entries.iter().enumerate().filter(|(n, _)| shown(*n)) {
            let (path, id) = (Some(library.path(n)), entry.meta.id.as_deref());
            // An address that is only made because another document has the wanted one is no promise.
            if entry.claimed.is_none() {
                add(&entry.url, path, id);
            }
            entry.redirects.iter().for_each(|former| add(former, path, id));
        }
        let leads = library.folders_to(shown);
        for (folder, _) in library.folders.iter().zip(leads).filter(|(_, leads)| *leads) {
            if folder.page.is_none_or(|page| !shown(page)) {
                add(&folder.url, Some(&format!("{}/", folder.path)), None);
            }
        }
        Self { audience, routes: routes.into_values().collect() }
    }

    /// Reads a list; `None` if the text is none at all.
    ///
    /// # Errors
    /// A line is neither an address nor a comment, such as what a merge left behind.
    pub fn parse(text: &str) -> Result<Option<Self>> {
        let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim_end).enumerate();
        if !lines.next().is_some_and(|(_, first)| first.starts_with(HEAD)) {
            return Ok(None);
        }
        let mut audience = None;
        let mut routes: BTreeMap<String, Route> = BTreeMap::new();
        for (n, line) in lines {
            if let Some(level) = line.strip_prefix(AUDIENCE) {
                audience = SecurityLevel::parse(level);
            } else if !line.is_empty() && !line.starts_with('#') {
                let route = route(line).ok_or_else(|| {
                    Error::new(format!("{}: `{line}` is no address; expected one such as `/guides/start/`", n + 1))
                })?;
                routes.entry(route.url.clone()).or_insert(route);
            }
        }
        Ok(Some(Self { audience, routes: routes.into_values().collect() }))
    }

    /// The list as it is kept: one address a line, so that changes of several people can be merged.
    pub fn text(&self) -> String {
        let audience = self.audience.map_or(EVERYBODY, SecurityLevel::name);
        let mut out = format!("{HEAD}: the address, what bears it, its id.\n{AUDIENCE}{audience}\n");
        for Route { url, path, id } in &self.routes {
            let _ = write!(out, "/{url}");
            let id = id.as_deref().map(|id| format!("\t{id}")).unwrap_or_default();
            if let Some(path) = path {
                let _ = write!(out, "\t{path}{id}");
            }
            out.push('\n');
        }
        out
    }

    /// What of this list a later one no longer has, and what it has besides. An address that differs in letter case
    /// only is the same: not every machine keeps such files apart.
    pub fn compare(&self, later: &Self) -> Difference {
        let (ours, theirs) = (self.folded(), later.folded());
        let without = |routes: &[Route], known: &HashSet<String>| -> Vec<Route> {
            routes.iter().filter(|route| !known.contains(&fold(&route.url))).cloned().collect()
        };
        let (lost, added) = (without(&self.routes, &theirs), without(&later.routes, &ours));
        Difference { kept: self.routes.len() - lost.len(), lost, added }
    }

    fn folded(&self) -> HashSet<String> {
        self.routes.iter().map(|route| fold(&route.url)).collect()
    }
}

impl<'l> Bearers<'l> {
    /// Reads the documents of a library once; what was moved is known only with its past.
    pub fn new(library: &'l Library, history: Option<&'l History>) -> Self {
        let mut by_id: HashMap<String, Option<usize>> = HashMap::new();
        for (n, entry) in library.entries.iter().enumerate() {
            if let Some(id) = &entry.meta.id {
                // An id that two documents have is no proof.
                by_id.entry(fold(id)).and_modify(|one| *one = None).or_insert(Some(n));
            }
        }
        let by_path = (0..library.entries.len()).map(|n| (library.path(n), n)).collect();
        Self { library, history, by_id, by_path }
    }

    /// The document that a former address belongs to: the one with its id, else the one that lies where it lay, unless
    /// that has got another id, else the one that was moved from there. Of a folder it is the folder's page.
    pub fn find(&self, route: &Route) -> Option<usize> {
        let by_id = route.id.as_deref().and_then(|id| self.by_id.get(&fold(id)));
        if let Some(one) = by_id {
            return *one;
        }
        let path = route.path.as_deref()?;
        if let Some(folder) = path.strip_suffix('/') {
            return self.library.folders.iter().find(|known| known.path == folder)?.page;
        }
        match self.by_path.get(path) {
            Some(found) if route.id.is_some() && self.library.entries[*found].meta.id.is_some() => None,
            Some(found) => Some(*found),
            None => self.moved(path),
        }
    }

    /// The document that a path belonged to last, if it is there under another one.
    fn moved(&self, path: &str) -> Option<usize> {
        let history = self.history?;
        let full = format!("{}{path}", history.prefix());
        let last = full.rsplit('/').next()?;
        let named = history.ever_called(last).filter(|(_, name)| name.path == full);
        let (file, _) = named.min_by_key(|(_, name)| *name.states.start())?;
        self.by_path.get(file.path()?.strip_prefix(history.prefix())?).copied()
    }
}

/// `/address<TAB>path<TAB>id`, of which the address is enough.
fn route(line: &str) -> Option<Route> {
    let mut columns = line.split('\t').map(|column| Some(column).filter(|column| !column.is_empty()));
    let url = nfc(columns.next()??.strip_prefix('/')?);
    let (path, id) = (columns.next().flatten(), columns.next().flatten());
    Some(Route { url, path: path.map(nfc), id: id.map(str::to_owned) })
}

/// A former address below the root, as it was: what people and other sites still link to. One that leads out of the
/// site, or that no folder of files can hold, is none.
pub fn former_address(text: &str, base: Option<&str>) -> Option<String> {
    let text = text.trim();
    let text = base.and_then(|base| text.strip_prefix(base)).unwrap_or(text);
    let bare = text.split(['?', '#']).next()?.trim_start_matches('/');
    let decoded = percent_decode_str(bare).decode_utf8().ok()?;
    let decoded = nfc(decoded.strip_suffix("index.html").unwrap_or(&decoded));
    let segments: Vec<&str> = decoded.trim_end_matches('/').split('/').collect();
    let wrong = |segment: &str| {
        segment.is_empty()
            || segment.starts_with('.')
            || segment.contains([':', '\\'])
            || segment.chars().any(char::is_control)
    };
    if segments.iter().any(|segment| wrong(segment)) {
        return None;
    }
    let is_page = segments.last()?.to_ascii_lowercase().ends_with(".html");
    Some(segments.join("/") + if is_page { "" } else { "/" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn former_addresses_are_kept_as_they_were() {
        let former = |text: &str| former_address(text, Some("https://x.example/kb/"));
        assert_eq!(former("/old/Page.html").as_deref(), Some("old/Page.html"));
        assert_eq!(former("/Old_Page/?a=1#b").as_deref(), Some("Old_Page/"));
        assert_eq!(former("old%20five").as_deref(), Some("old five/"));
        assert_eq!(former("https://x.example/kb/a/index.html").as_deref(), Some("a/"));
        for wrong in
            ["../x", "/a/../../b", "javascript:alert(1)", "https://y.example/a", "/", "a//b", "/.git/x", "a\\b"]
        {
            assert_eq!(former(wrong), None, "{wrong}");
        }
    }

    fn list(lines: &str) -> Published {
        Published::parse(&format!("{HEAD}\n{lines}")).unwrap().unwrap()
    }

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let all = list("# Audience: Public\n/b/\tB/B.md\tB-1\n/\tindex.md\n\n/b/\tother.md\n/old five/\r\n");
        assert_eq!(all.audience, Some(SecurityLevel::Public));
        let urls: Vec<&str> = all.routes.iter().map(|route| route.url.as_str()).collect();
        assert_eq!(urls, ["", "b/", "old five/"]);
        assert_eq!(all.routes[1].path.as_deref(), Some("B/B.md"));
        assert_eq!(all.routes[1].id.as_deref(), Some("B-1"));
        assert_eq!(Published::parse(&all.text()).unwrap(), Some(all));
        let everybody = list("/a/\n");
        assert_eq!(everybody.audience, None);
        assert_eq!(Published::parse(&everybody.text()).unwrap(), Some(everybody));
    }

    #[test]
    fn what_is_no_list_is_told_from_one_that_is_broken() {
        assert_eq!(Published::parse("").unwrap(), None);
        assert_eq!(Published::parse("Routes of the bus company\n").unwrap(), None);
        let error = Published::parse(&format!("{HEAD}\n/a/\n<<<<<<< HEAD\n")).unwrap_err().to_string();
        assert!(error.starts_with("3: `<<<<<<< HEAD` is no address"), "{error}");
    }

    #[test]
    fn letter_case_alone_is_no_difference() {
        let (before, after) = (list("/A/\n/b/\n/c/\n"), list("/a/\n/c/\n/d/\n"));
        let difference = before.compare(&after);
        assert_eq!(difference.lost.iter().map(|route| route.url.as_str()).collect::<Vec<_>>(), ["b/"]);
        assert_eq!(difference.added.iter().map(|route| route.url.as_str()).collect::<Vec<_>>(), ["d/"]);
        assert_eq!(difference.kept, 2);
    }
}
