//! Addresses: each document and each folder gets one of its own.

use std::collections::{HashMap, HashSet};

use crate::front::Known;
use crate::library::Library;
use crate::published::former_address;
use crate::source::stem;
use crate::text::{fold, short_hash, slug};

/// Gives every folder and document its address. Where several documents claim one, the most open of them has it, of
/// these the first by path, and the others get one with a hash of their path behind it: so nothing is overwritten, and
/// no document that an audience may not see moves one that it may.
pub(super) fn assign(library: &mut Library) {
    let mut taken: HashMap<String, ()> = HashMap::new();
    for n in 0..library.folders.len() {
        let Some(parent) = library.folders[n].parent else { continue };
        let path = library.folders[n].path.clone();
        let name = path.rsplit('/').next().unwrap_or_default();
        let wanted = format!("{}{}/", library.folders[parent].url, slug(name, &path));
        library.folders[n].url = free(&mut taken, wanted, &path);
    }
    let pages: HashMap<usize, usize> =
        library.folders.iter().enumerate().filter_map(|(n, folder)| Some((folder.page?, n))).collect();
    let mut claims: HashMap<String, usize> = HashMap::new();
    // Folders without a page have their list there.
    let lists =
        library.folders.iter().filter(|folder| folder.page.is_none()).map(|folder| (folder.url.clone(), usize::MAX));
    claims.extend(lists);
    let mut order: Vec<usize> = (0..library.entries.len()).collect();
    order.sort_by_key(|n| (library.entries[*n].meta.level, library.entries[*n].meta.draft, *n));
    for n in order {
        let entry = &library.entries[n];
        let path = library.path(n).to_owned();
        let permalink = entry.text(Known::Permalink).and_then(|text| permalink(&text));
        let wanted = permalink.unwrap_or_else(|| match pages.get(&n) {
            Some(folder) => library.folders[*folder].url.clone(),
            None => format!("{}{}/", library.folders[entry.folder].url, slug(stem(&path), &path)),
        });
        let url = if claims.contains_key(&wanted) {
            library.entries[n].claimed = Some(wanted.clone());
            let hash = short_hash(&path);
            if wanted.is_empty() { format!("{hash}/") } else { format!("{}-{hash}/", wanted.trim_end_matches('/')) }
        } else {
            wanted
        };
        claims.insert(url.clone(), n);
        library.entries[n].url = url;
    }
    // Letter case alone does not keep files apart on every machine.
    let mut folded: HashSet<String> = claims.keys().map(|url| fold(url)).collect();
    let base = library.config.base_url.clone();
    for entry in &mut library.entries {
        let former = entry.texts(Known::RedirectFrom);
        for url in former.iter().filter_map(|text| former_address(text, base.as_deref())) {
            // An address that a page has is no former one.
            if folded.insert(fold(&url)) {
                entry.redirects.push(url);
            }
        }
    }
}

fn free(taken: &mut HashMap<String, ()>, wanted: String, path: &str) -> String {
    let url = if taken.contains_key(&wanted) {
        format!("{}-{}/", wanted.trim_end_matches('/'), short_hash(path))
    } else {
        wanted
    };
    taken.insert(url.clone(), ());
    url
}

/// The address that a `permalink` asks for: its segments as slugs, so that it never leads out of the site.
fn permalink(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches("index.html").trim_end_matches(".html");
    if text.is_empty() || text.contains("://") {
        return None;
    }
    let segments = text.split('/').filter(|segment| !matches!(*segment, "" | "." | ".."));
    Some(segments.map(|segment| format!("{}/", slug(segment, segment))).collect())
}

#[cfg(test)]
mod tests {
    use super::permalink;

    #[test]
    fn permalinks_stay_inside_the_site() {
        assert_eq!(permalink("/Guides/Start Here/").as_deref(), Some("guides/start-here/"));
        assert_eq!(permalink("../../etc/passwd").as_deref(), Some("etc/passwd/"));
        assert_eq!(permalink("/").as_deref(), Some(""));
        assert_eq!(permalink("https://x.y/"), None);
    }
}
