//! Lists of documents and folders, in pages of bounded length.

use super::Site;
use super::cards::{blank, card};
use super::context::{Card, Link, ListGroup, Listing, PageContext};
use super::groups::{Kind, Value};
use super::head;
use super::nav::{At, Child, breadcrumbs};
use crate::error::Result;
use crate::page::Page;
use crate::text::{fold, natural_key, nfc, slug};

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// A folder's documents and folders.
    Folder(usize),
    /// The documents that refer to one.
    Backlinks(usize),
    /// The values of an overview.
    Kind(Kind),
    /// The documents of a value: which one of its overview's.
    Value(Kind, usize),
    /// All documents by title.
    AtoZ,
    /// All documents by the day they were updated.
    Recent,
}

/// An entry of a list.
enum Item<'s> {
    Entry(usize),
    Folder(usize),
    Value(&'s Value),
}

/// Documents with the titles of their groups.
fn grouped(documents: &[(String, usize)]) -> Vec<Grouped<'_>> {
    documents.iter().map(|(group, n)| (group.as_str(), Item::Entry(*n))).collect()
}

/// An entry with the title of the group it stands in.
type Grouped<'s> = (&'s str, Item<'s>);

/// The addresses of all pages of a list.
pub(super) fn pages(site: &Site, list: List) -> Vec<String> {
    let length = items(site, list).len();
    addresses(site, list, length)
}

/// One page of a list, as it stands on a page. Pages count from 1.
pub(super) fn listing(site: &Site, list: List, page: usize) -> Listing {
    let items = items(site, list);
    let length = site.library.config.list_length;
    let pages = addresses(site, list, items.len());
    let start = ((page - 1) * length).min(items.len());
    let slice = &items[start..(start + length).min(items.len())];
    let groups = slice
        .chunk_by(|a, b| a.0 == b.0)
        .map(|group| {
            let title = group[0].0.to_owned();
            let id = if title.is_empty() { String::new() } else { format!("group-{}", slug(&title, &title)) };
            ListGroup { id, title, cards: group.iter().map(|(_, item)| show(site, item)).collect() }
        })
        .collect();
    Listing { groups, total: items.len(), page, pages }
}

/// The page of a list as a page of its own.
pub(super) fn page(site: &Site, list: List, page: usize) -> Result<Page> {
    let listing = listing(site, list, page);
    let (title, at) = (title(site, list), place(list));
    let kind = if matches!(list, List::Folder(_)) { "folder" } else { "listing" };
    let url = listing.pages.get(page - 1).cloned().unwrap_or_default();
    let mut page_head = head::of_list(site, kind, &url, &title, crumbs(site, list, page));
    page_head.noindex = page > 1 || matches!(list, List::Backlinks(_));
    let (root, nav) = site.surroundings(&url, at);
    let context =
        PageContext { root, page: page_head, nav, doc: None, listing: Some(listing), course: None, lesson: None };
    site.html(if kind == "folder" { "folder.html" } else { "listing.html" }, &context)
}

fn addresses(site: &Site, list: List, length: usize) -> Vec<String> {
    let (first, others) = match list {
        List::Folder(n) => (site.library.folder_url(n).to_owned(), String::new()),
        List::Backlinks(n) => (format!("{}backlinks.html", site.library.entries[n].url), "backlinks-".to_owned()),
        List::Kind(kind) => (site.overviews.kind_url(kind), String::new()),
        List::Value(kind, n) => (site.overviews.values(kind)[n].url.clone(), String::new()),
        List::AtoZ => (format!("{}a-z/", site.overviews.root), String::new()),
        List::Recent => (format!("{}recent/", site.overviews.root), String::new()),
    };
    // A dot keeps these apart from the addresses of documents.
    let folder = first.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let count = length.div_ceil(site.library.config.list_length).max(1);
    let rest = (2..=count).map(|n| format!("{folder}{others}{n}.html"));
    std::iter::once(first.clone()).chain(rest).collect()
}

fn items(site: &Site, list: List) -> Vec<Grouped<'_>> {
    let plain = |item: Item<'static>| ("", item);
    match list {
        List::Folder(n) => {
            let child = |child: &Child| match child {
                Child::Entry(n) => plain(Item::Entry(*n)),
                Child::Folder(n) => plain(Item::Folder(*n)),
            };
            site.navigation.children(n).iter().map(child).collect()
        }
        List::Backlinks(n) => super::relations::referrers(site, n).into_iter().map(|n| plain(Item::Entry(n))).collect(),
        List::Kind(kind) => site.overviews.values(kind).iter().map(|value| ("", Item::Value(value))).collect(),
        List::Value(kind, n) => {
            site.overviews.values(kind)[n].documents.iter().map(|n| plain(Item::Entry(*n))).collect()
        }
        List::AtoZ => grouped(site.by_title.get_or_init(|| a_to_z(site))),
        List::Recent => grouped(site.by_day.get_or_init(|| recent(site))),
    }
}

fn a_to_z(site: &Site) -> Vec<(String, usize)> {
    let titles = site.library.entries.iter().map(|entry| entry.meta.title.as_str()).enumerate();
    let mut all: Vec<_> = titles.map(|(n, title)| (letter(title), natural_key(&fold(title)), n)).collect();
    all.sort();
    all.into_iter().map(|(letter, _, n)| (letter, n)).collect()
}

/// The letter under which a title stands, without its accent; digits and signs stand under `0–9` and `#`.
fn letter(title: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    match nfc(title.trim()).nfd().next() {
        Some(c) if c.is_alphabetic() => c.to_uppercase().collect(),
        Some(c) if c.is_numeric() => "0–9".to_owned(),
        _ => "#".to_owned(),
    }
}

fn recent(site: &Site) -> Vec<(String, usize)> {
    let entries = site.library.entries.iter().enumerate();
    let mut all: Vec<(String, usize)> = entries.filter_map(|(n, entry)| Some((entry.day()?, n))).collect();
    all.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    all.into_iter().map(|(date, n)| (month(&date), n)).collect()
}

/// `2026-02-21` as `February 2026`.
fn month(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let number: usize = date.get(5..7).and_then(|text| text.parse().ok()).unwrap_or(1);
    format!("{} {}", MONTHS[(number.max(1) - 1).min(11)], &date[..4])
}

fn show(site: &Site, item: &Item) -> Card {
    match item {
        Item::Entry(n) => card(site, *n),
        Item::Folder(n) => folder_card(site, *n),
        Item::Value(value) => {
            Card { url: Some(value.url.clone()), count: Some(value.documents.len()), ..blank(&value.name) }
        }
    }
}

fn folder_card(site: &Site, n: usize) -> Card {
    let library = &site.library;
    let count = Some(library.documents_below(n));
    match library.folders[n].page {
        Some(page) => Card { title: library.folder_title(n), count, ..card(site, page) },
        None => Card { url: Some(library.folder_url(n).to_owned()), count, ..blank(&library.folder_title(n)) },
    }
}

fn title(site: &Site, list: List) -> String {
    match list {
        List::Folder(n) => site.library.folder_title(n),
        List::Backlinks(n) => format!("What refers to {}", site.library.entries[n].meta.title),
        List::Kind(kind) => kind.title().to_owned(),
        List::Value(kind, n) => site.overviews.values(kind)[n].name.clone(),
        List::AtoZ => "A to Z".to_owned(),
        List::Recent => "Recently updated".to_owned(),
    }
}

fn place(list: List) -> At {
    match list {
        List::Folder(n) => At::Folder(n),
        List::Backlinks(n) => At::Entry(n),
        _ => At::Outside,
    }
}

fn crumbs(site: &Site, list: List, page: usize) -> Vec<Link> {
    let mut crumbs = breadcrumbs(&site.library, place(list));
    let browse = Link { title: "Browse".into(), url: site.overviews.root.clone() };
    match list {
        List::Folder(n) if page > 1 => {
            crumbs.push(Link { title: title(site, list), url: site.library.folder_url(n).to_owned() })
        }
        List::Folder(_) => {}
        List::Backlinks(n) => {
            let entry = &site.library.entries[n];
            crumbs.push(Link { title: entry.meta.title.clone(), url: entry.url.clone() });
        }
        List::Value(kind, _) => {
            crumbs.extend([browse, Link { title: kind.title().into(), url: site.overviews.kind_url(kind) }])
        }
        List::Kind(_) | List::AtoZ | List::Recent => crumbs.push(browse),
    }
    crumbs
}
