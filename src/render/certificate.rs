//! The certificate of a course or path: a page that a script fills in when all lessons are done.

use super::Site;
use super::context::PageContext;
use super::courses;
use super::head;
use super::nav::{At, breadcrumbs};
use crate::error::Result;
use crate::page::Page;

/// The page of a course's or path's certificate.
pub(super) fn page(site: &Site, n: usize) -> Result<Page> {
    let course = courses::outline(site, n);
    let url = courses::certificate(site, n).unwrap_or_default();
    let entry = &site.library.entries[n];
    let (root, nav) = site.surroundings(&url, At::Entry(n));
    let mut crumbs = breadcrumbs(&site.library, At::Entry(n));
    crumbs.push(super::context::Link { title: entry.meta.title.clone(), url: entry.url.clone() });
    let mut page = head::of_list(site, "certificate", &url, &format!("Certificate: {}", entry.meta.title), crumbs);
    // It says something about its reader, to nobody else.
    (page.noindex, page.json_ld_html) = (true, None);
    page.sheets = vec!["course", "certificate"];
    site.html("certificate.html", &PageContext { root, page, nav, doc: None, listing: None, course, lesson: None })
}
