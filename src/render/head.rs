//! What stands in a page's head.

use super::Site;
use super::context::{Link, Page};
use super::json_ld;
use super::nav::{At, breadcrumbs};
use crate::front::Known;
use crate::library::Target;
use crate::security::SecurityLevel;
use crate::snippet;

/// The head of a document's page.
pub(super) fn of_entry(site: &Site, n: usize) -> Page {
    let library = &site.library;
    let entry = &library.entries[n];
    let crumbs = breadcrumbs(library, At::Entry(n));
    let description = snippet::description(library, entry).text;
    let canonical = site.canonical(&entry.url);
    let image = image(site, n);
    let json_ld_html = Some(json_ld::of_entry(site, n, &description, canonical.as_deref(), image.as_deref(), &crumbs));
    Page {
        kind: "document",
        url: entry.url.clone(),
        title: entry.meta.title.clone(),
        seo_title: snippet::title(library, entry).text,
        description,
        canonical,
        image,
        og_type: if entry.url.is_empty() { "website" } else { "article" },
        json_ld_html,
        breadcrumbs: crumbs,
        noindex: entry.meta.draft || entry.meta.level > SecurityLevel::Public,
        sheets: Vec::new(),
        print_sheets: Vec::new(),
        document: Some(site.document_id(n)),
    }
}

/// The head of a page that lists others.
pub(super) fn of_list(site: &Site, kind: &'static str, url: &str, title: &str, crumbs: Vec<Link>) -> Page {
    let canonical = site.canonical(url);
    Page {
        kind,
        url: url.to_owned(),
        title: title.to_owned(),
        seo_title: snippet::with_site(&site.library.config, title),
        description: if url.is_empty() { site.library.config.description.clone() } else { String::new() },
        json_ld_html: Some(json_ld::of_list(site, title, url, canonical.as_deref(), &crumbs)),
        canonical,
        image: None,
        og_type: "website",
        breadcrumbs: crumbs,
        noindex: false,
        sheets: Vec::new(),
        print_sheets: Vec::new(),
        document: None,
    }
}

/// The absolute address of a document's cover image.
fn image(site: &Site, n: usize) -> Option<String> {
    let pointer = site.library.entries[n].document.front.pointer(Known::CoverImage)?;
    let of_cover = |edge: &&crate::library::Edge| edge.place == crate::library::Place::Field(pointer.clone());
    let edge = site.library.front_edges(n).iter().find(of_cover)?;
    match &edge.target {
        Target::File(file) => site.canonical(&site.library.files[*file].path),
        Target::External(address) if site.library.config.shows_remote(address) => Some(address.clone()),
        _ => None,
    }
}
