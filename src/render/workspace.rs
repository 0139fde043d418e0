//! The reader's workspace: one page that lists worksheets, progress and checks over all courses. What stands in it is kept
//! by the reader's browser; the page brings only a catalogue of what there is.

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::Site;
use super::context::{NavItem, PageContext};
use super::courses;
use super::head;
use super::nav::{At, breadcrumbs};
use super::worksheets::in_script;
use crate::courses::Courses;
use crate::error::Result;
use crate::library::Library;
use crate::page::{Page, encode};

/// What the page is called.
pub(super) const TITLE: &str = "My workspace";

/// The page's address, where the site has anything to work on; another one where a document has that already.
pub(super) fn address(library: &Library, courses: &Courses) -> Option<String> {
    let worksheets = library.entries.iter().any(|entry| entry.document.worksheet().is_some());
    if !worksheets && courses.courses.is_empty() && courses.paths.is_empty() {
        return None;
    }
    let taken = |url: &str| {
        let entry = library.entries.iter().any(|entry| entry.url.starts_with(url));
        entry
            || library.folders.iter().any(|folder| folder.url == url)
            || library.files.iter().any(|file| file.path.starts_with(url))
    };
    (1..).map(|n| if n == 1 { "workspace/".to_owned() } else { format!("workspace-{n}/") }).find(|url| !taken(url))
}

/// The page.
pub(super) fn page(site: &Site) -> Result<Page> {
    #[derive(Serialize)]
    struct Context {
        #[serde(flatten)]
        page: PageContext,
        catalogue: String,
    }
    let url = site.workspace.clone().unwrap_or_default();
    let (root, nav): (String, Vec<NavItem>) = site.surroundings(&url, At::Outside);
    let catalogue = in_script(&catalogue(site, &root));
    let mut page = head::of_list(site, "workspace", &url, TITLE, breadcrumbs(&site.library, At::Outside));
    (page.noindex, page.json_ld_html) = (true, None);
    page.sheets = vec!["course", "worksheet-panel", "workspace"];
    let page = PageContext { root, page, nav, doc: None, listing: None, course: None, lesson: None };
    Ok(Page::at(&url, site.templates.render("workspace.html", &Context { page, catalogue })?))
}

/// All worksheets, courses and paths, with their addresses from the page.
fn catalogue(site: &Site, root: &str) -> Json {
    let library = &site.library;
    let address = |url: &str| format!("{root}{}", encode(url));
    let part = |n: usize| {
        let entry = &library.entries[n];
        json!({"id": site.document_id(n), "title": entry.meta.title, "url": address(&entry.url)})
    };
    let whole = |n: usize| {
        let mut course = part(n);
        course["lessons"] = courses::lessons(site, n).into_iter().map(part).collect();
        course["certificate"] = courses::certificate(site, n).map(|url| address(&url)).into();
        course
    };
    let worksheet = |n: usize| {
        let entry = &library.entries[n];
        let kind = entry.document.worksheet()?.kind;
        Some(
            json!({"document": site.document_id(n), "title": entry.meta.title, "url": address(&entry.url), "kind": kind}),
        )
    };
    json!({
        "site": site.site_id(),
        "worksheets": (0..library.entries.len()).filter_map(worksheet).collect::<Vec<_>>(),
        "courses": site.courses.courses.iter().map(|course| whole(course.entry)).collect::<Vec<_>>(),
        "paths": site.courses.paths.iter().map(|path| whole(path.entry)).collect::<Vec<_>>(),
    })
}
