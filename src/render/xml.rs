//! The sitemap, the feed and `robots.txt`.

use serde::Serialize;

use super::Site;
use crate::error::Result;
use crate::front::Known;
use crate::library::Entry;
use crate::page::{Page, encode};
use crate::security::SecurityLevel;
use crate::text::shorten;

pub(super) const SITEMAP: &str = "sitemap.xml";
pub(super) const FEED: &str = "feed.xml";
pub(super) const ROBOTS: &str = "robots.txt";

/// An address in the sitemap or the feed.
#[derive(Serialize)]
struct Listed {
    title: String,
    url: String,
    summary: String,
    updated: String,
}

#[derive(Serialize)]
struct Context {
    entries: Vec<Listed>,
    updated: String,
}

/// All pages that search engines may list.
pub(super) fn sitemap(site: &Site) -> Result<Page> {
    let library = &site.library;
    let documents = library
        .entries
        .iter()
        .filter(|entry| is_open(entry))
        .map(|entry| listed(entry, entry.day().unwrap_or_default()));
    let lists = library.folders.iter().filter(|folder| folder.page.is_none()).map(|folder| Listed {
        title: String::new(),
        url: encode(&folder.url),
        summary: String::new(),
        updated: String::new(),
    });
    let context = Context { entries: documents.chain(lists).collect(), updated: String::new() };
    text(site, SITEMAP, &context)
}

/// The documents that were updated last.
pub(super) fn feed(site: &Site) -> Result<Page> {
    let library = &site.library;
    let mut dated: Vec<(String, &Entry)> = library
        .entries
        .iter()
        .filter(|entry| is_open(entry) || library.audience.is_some())
        .filter_map(|entry| Some((entry.day()?, entry)))
        .collect();
    dated.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.url.cmp(&b.1.url)));
    dated.truncate(library.config.feed_entries);
    let updated =
        dated.first().map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |(date, _)| format!("{date}T00:00:00Z"));
    let entries = dated.into_iter().map(|(date, entry)| listed(entry, format!("{date}T00:00:00Z"))).collect();
    text(site, FEED, &Context { entries, updated })
}

/// What crawlers may read.
pub(super) fn robots(site: &Site) -> Result<Page> {
    text(site, ROBOTS, &Context { entries: Vec::new(), updated: String::new() })
}

fn text(site: &Site, name: &str, context: &Context) -> Result<Page> {
    Ok(Page { path: name.to_owned(), bytes: site.templates.render(name, context)?.into_bytes() })
}

fn listed(entry: &Entry, updated: String) -> Listed {
    let summary = entry.text(Known::Summary).unwrap_or_else(|| shorten(&entry.document.opening, 200));
    Listed { title: entry.meta.title.clone(), url: encode(&entry.url), summary, updated }
}

/// Whether search engines may list a document.
fn is_open(entry: &Entry) -> bool {
    entry.meta.level == SecurityLevel::Public && !entry.meta.draft
}
