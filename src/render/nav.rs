//! The navigation tree as seen from a page: ancestors, their siblings and the own folder, never more than a few hundred
//! entries however large the site is.

use super::context::{Link, NavItem};
use crate::library::{Library, Target};
use crate::text::natural_order;

/// How many entries a tree shows.
const MOST: usize = 200;
/// How many entries a folder on the way shows at least, around the one that leads on.
const AROUND: usize = 8;
/// Of a way longer than this only the lower half of so many folders is shown: nobody reads a deeper tree.
const LONG_WAY: usize = 20;

/// Where in the site a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// It is a document.
    Entry(usize),
    /// It is the list of a folder.
    Folder(usize),
    /// Nowhere in the tree.
    Outside,
}

/// Something that stands in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Child {
    /// A document.
    Entry(usize),
    /// A folder.
    Folder(usize),
}

/// The tree of a library.
pub(super) struct Navigation {
    /// The children of each folder, documents and folders in one order.
    children: Vec<Vec<Child>>,
}

impl Navigation {
    pub(super) fn new(library: &Library) -> Self {
        let children = library.folders.iter().enumerate().map(|(n, _)| merged(library, n)).collect();
        Self { children }
    }

    /// What stands in a folder, in order.
    pub(super) fn children(&self, folder: usize) -> &[Child] {
        &self.children[folder]
    }

    /// The tree as seen from a place.
    pub(super) fn items(&self, library: &Library, at: At) -> Vec<NavItem> {
        let way = way_to(library, at);
        let mut view = View { navigation: self, library, at, way: &way };
        let (title, url) = match library.folders[0].page {
            Some(page) => (library.entries[page].meta.nav_title.clone(), library.entries[page].url.clone()),
            None => (library.config.title.clone(), String::new()),
        };
        let front = At::Folder(0) == at || library.folders[0].page.map(At::Entry) == Some(at);
        let mut items =
            vec![NavItem { title, url, current: front, open: front, folder: false, children: Vec::new(), more: 0 }];
        if let Some(high) = way.len().checked_sub(LONG_WAY / 2).filter(|_| way.len() > LONG_WAY) {
            items.push(view.item(Child::Folder(way[high])));
        } else if library.navigation.is_empty() {
            let (children, more) = view.folder(0);
            items.extend(children);
            if let Some(last) = items.last_mut() {
                last.more = more;
            }
        } else {
            items.extend(
                library.navigation.iter().filter_map(|(title, target)| view.configured(title.as_deref(), target)),
            );
        }
        items
    }
}

/// From the front page down to the page above a place.
pub(super) fn breadcrumbs(library: &Library, at: At) -> Vec<Link> {
    let own = match at {
        At::Entry(entry) => library.entries[entry].url.clone(),
        At::Folder(folder) => library.folder_url(folder).to_owned(),
        At::Outside => "*".to_owned(),
    };
    let link = |folder: &usize| {
        let title = if *folder == 0 { "Home".to_owned() } else { library.folder_title(*folder) };
        Link { title, url: library.folder_url(*folder).to_owned() }
    };
    let way = if at == At::Outside { vec![0] } else { way_to(library, at) };
    // Of a long way the first and the last steps tell where one is.
    let middle = if way.len() > LONG_WAY { 1..way.len() - LONG_WAY / 2 } else { 0..0 };
    let shown = way.iter().enumerate().filter(|(n, _)| !middle.contains(n));
    shown.map(|(_, folder)| link(folder)).filter(|link| link.url != own).collect()
}

/// The folders from the top to a place, its own folder last.
fn way_to(library: &Library, at: At) -> Vec<usize> {
    let mut folder = match at {
        At::Entry(entry) => Some(library.folder_of_page(entry).unwrap_or(library.entries[entry].folder)),
        At::Folder(folder) => Some(folder),
        At::Outside => None,
    };
    let mut way = Vec::new();
    while let Some(at) = folder {
        way.push(at);
        folder = library.folders[at].parent;
    }
    way.reverse();
    way
}

/// Documents and folders of a folder in one order: by `order`, then by name.
fn merged(library: &Library, folder: usize) -> Vec<Child> {
    let folder = &library.folders[folder];
    let mut children: Vec<(f64, &str, Child)> = Vec::with_capacity(folder.documents.len() + folder.folders.len());
    let order = |entry: Option<usize>| entry.and_then(|n| library.entries[n].meta.order).unwrap_or(f64::INFINITY);
    children.extend(folder.documents.iter().map(|n| (order(Some(*n)), library.path(*n), Child::Entry(*n))));
    children.extend(
        folder
            .folders
            .iter()
            .map(|n| (order(library.folders[*n].page), library.folders[*n].path.as_str(), Child::Folder(*n))),
    );
    children.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| natural_order(a.1, b.1)));
    children.into_iter().map(|(_, _, child)| child).collect()
}

/// The tree while it is being drawn.
struct View<'v> {
    navigation: &'v Navigation,
    library: &'v Library,
    at: At,
    way: &'v [usize],
}

impl View<'_> {
    /// The entries of a folder, and how many were left out.
    fn folder(&mut self, folder: usize) -> (Vec<NavItem>, usize) {
        let all = &self.navigation.children[folder];
        let leads_on = all.iter().position(|child| self.leads_on(child)).unwrap_or(0);
        let room = self.room().min(all.len());
        let start = leads_on.saturating_sub(room / 2).min(all.len() - room);
        let items = all[start..start + room].iter().map(|child| self.item(*child)).collect();
        (items, all.len() - room)
    }

    /// How many entries a folder may show: all folders on the way share what a tree may hold.
    fn room(&self) -> usize {
        (MOST / self.way.len().clamp(1, LONG_WAY)).max(AROUND)
    }

    fn leads_on(&self, child: &Child) -> bool {
        match child {
            Child::Entry(entry) => At::Entry(*entry) == self.at,
            Child::Folder(folder) => self.way.contains(folder),
        }
    }

    fn item(&mut self, child: Child) -> NavItem {
        match child {
            Child::Entry(n) => {
                let entry = &self.library.entries[n];
                let current = At::Entry(n) == self.at;
                let (title, url) = (entry.meta.nav_title.clone(), entry.url.clone());
                NavItem { title, url, current, open: current, folder: false, children: Vec::new(), more: 0 }
            }
            Child::Folder(n) => {
                let open = self.way.contains(&n);
                let (children, more) = if open { self.folder(n) } else { (Vec::new(), 0) };
                let page = self.library.folders[n].page.map_or(At::Folder(n), At::Entry);
                NavItem {
                    title: self.library.folder_title(n),
                    url: self.library.folder_url(n).to_owned(),
                    current: page == self.at,
                    open,
                    folder: !self.navigation.children[n].is_empty(),
                    children,
                    more,
                }
            }
        }
    }

    /// An entry of the configured navigation.
    fn configured(&mut self, title: Option<&str>, target: &Target) -> Option<NavItem> {
        let child = match target {
            Target::Entry(n) => self.library.folder_of_page(*n).map_or(Child::Entry(*n), Child::Folder),
            Target::Folder(n) => Child::Folder(*n),
            _ => return None,
        };
        if child == Child::Folder(0) {
            return None;
        }
        let item = self.item(child);
        Some(NavItem { title: title.map_or(item.title.clone(), str::to_owned), ..item })
    }
}
