//! Which pages a site has, and how each one is made.

use super::Site;
use super::context::{Listing, PageContext};
use super::groups::Kind;
use super::lists::{self, List};
use super::nav::At;
use super::{answers_schema, certificate, document, head, redirects, workspace, xml};
use crate::error::Result;
use crate::page::{Page, file_of, root_of};

/// What is shown for an address that does not exist.
const NOT_FOUND: &str = "404.html";

/// A page to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// A document's page.
    Entry(usize),
    /// One page of a list.
    List(List, usize),
    /// The page of all overviews.
    Browse,
    /// What is shown for an address that does not exist.
    NotFound,
    /// The certificate of a course or path.
    Certificate(usize),
    /// The page that lists what a reader has worked on.
    Workspace,
    /// The JSON Schema of a worksheet's saved answers.
    AnswersSchema(usize),
    /// A former address of a document.
    Redirect(String, usize),
    /// For search engines.
    Sitemap,
    /// For readers who follow the site.
    Feed,
    /// For crawlers.
    Robots,
    /// Former addresses, for hosts that redirect by themselves.
    HostRedirects,
    /// A file of the theme.
    Theme(String),
}

/// All pages of a site, in a fixed order.
pub(super) fn jobs(site: &Site) -> Vec<Job> {
    let backlinks = (0..site.library.entries.len()).flat_map(|n| backlinks(site, n));
    [framed(site), backlinks.collect()].concat()
}

/// The pages that list what leads to a document, where its own page does not show all of it.
fn backlinks(site: &Site, n: usize) -> Vec<Job> {
    if super::relations::has_backlink_pages(site, n) { pages_of(site, List::Backlinks(n), 1) } else { Vec::new() }
}

/// The pages that there are whatever the texts say.
fn framed(site: &Site) -> Vec<Job> {
    let library = &site.library;
    let mut jobs: Vec<Job> = (0..library.entries.len()).map(Job::Entry).collect();
    for n in 0..library.entries.len() {
        jobs.extend(library.entries[n].redirects.iter().map(|from| Job::Redirect(from.clone(), n)));
    }
    let of_courses =
        site.courses.courses.iter().map(|course| course.entry).chain(site.courses.paths.iter().map(|path| path.entry));
    jobs.extend(of_courses.filter(|n| super::courses::certificate(site, *n).is_some()).map(Job::Certificate));
    let is_worksheet = |n: &usize| library.entries[*n].document.worksheet().is_some();
    jobs.extend((0..library.entries.len()).filter(is_worksheet).map(Job::AnswersSchema));
    jobs.extend(site.workspace.is_some().then_some(Job::Workspace));
    for (n, folder) in library.folders.iter().enumerate() {
        // The first page of a folder that has a document as its page stands on that.
        let own = folder.page.is_some_and(|page| library.folder_of_page(page) == Some(n));
        jobs.extend(pages_of(site, List::Folder(n), if own { 2 } else { 1 }));
    }
    let kinds: Vec<(Kind, usize)> = site.overviews.kinds().map(|(kind, values)| (kind, values.len())).collect();
    for (kind, values) in kinds {
        jobs.extend(pages_of(site, List::Kind(kind), 1));
        jobs.extend((0..values).flat_map(|n| pages_of(site, List::Value(kind, n), 1)));
    }
    jobs.extend(pages_of(site, List::AtoZ, 1));
    jobs.extend(pages_of(site, List::Recent, 1));
    jobs.extend([Job::Browse, Job::NotFound, Job::Robots]);
    if library.config.base_url.is_some() {
        jobs.extend([Job::Sitemap, Job::Feed]);
    }
    // A file of that name that the site brings along is its own decision.
    let own = || site.assets().iter().any(|(path, _)| path.eq_ignore_ascii_case(redirects::FILE));
    if library.entries.iter().any(|entry| !entry.redirects.is_empty()) && !own() {
        jobs.push(Job::HostRedirects);
    }
    jobs.extend(site.theme.files.keys().map(|name| Job::Theme(name.clone())));
    jobs
}

/// How the file at a path is made.
pub(super) fn job_at(site: &Site, path: &str) -> Option<Job> {
    let framed = site.jobs.get_or_init(|| {
        let jobs = framed(site).into_iter();
        jobs.map(|job| (path_of(site, &job), job)).collect()
    });
    if let Some(job) = framed.get(path) {
        return Some(job.clone());
    }
    // What leads to a document hangs on the texts of others.
    let (folder, file) = path.rsplit_once('/').map_or(("", path), |(folder, file)| (folder, file));
    if !file.starts_with("backlinks") {
        return None;
    }
    let page = file_of(&if folder.is_empty() { String::new() } else { format!("{folder}/") });
    let Some(Job::Entry(n)) = framed.get(&page) else { return None };
    backlinks(site, *n).into_iter().find(|job| path_of(site, job) == path)
}

/// Where the file of a page lies in the output.
fn path_of(site: &Site, job: &Job) -> String {
    let url = match job {
        Job::Entry(n) => site.library.entries[*n].url.clone(),
        Job::List(list, page) => lists::pages(site, *list).get(page - 1).cloned().unwrap_or_default(),
        Job::Browse => site.overviews.root.clone(),
        Job::NotFound => NOT_FOUND.to_owned(),
        Job::Certificate(n) => super::courses::certificate(site, *n).unwrap_or_default(),
        Job::Workspace => site.workspace.clone().unwrap_or_default(),
        Job::AnswersSchema(n) => return answers_schema::path(site, *n),
        Job::Redirect(from, _) => from.clone(),
        Job::Sitemap => xml::SITEMAP.to_owned(),
        Job::Feed => xml::FEED.to_owned(),
        Job::Robots => xml::ROBOTS.to_owned(),
        Job::HostRedirects => redirects::FILE.to_owned(),
        Job::Theme(name) => format!("{}/{name}", site.theme.folder),
    };
    file_of(&url)
}

fn pages_of(site: &Site, list: List, first: usize) -> Vec<Job> {
    (first..=lists::pages(site, list).len()).map(|page| Job::List(list, page)).collect()
}

/// Makes a page.
pub(super) fn page(site: &Site, job: &Job) -> Result<Page> {
    match job {
        Job::Entry(n) => document::page(site, *n),
        Job::List(list, page) => lists::page(site, *list, *page),
        Job::Browse => browse(site),
        Job::NotFound => not_found(site),
        Job::Redirect(from, to) => redirect(site, from, *to),
        Job::Certificate(n) => certificate::page(site, *n),
        Job::Workspace => workspace::page(site),
        Job::AnswersSchema(n) => Ok(answers_schema::page(site, *n)),
        Job::Sitemap => xml::sitemap(site),
        Job::Feed => xml::feed(site),
        Job::Robots => xml::robots(site),
        Job::HostRedirects => Ok(redirects::page(&site.library)),
        Job::Theme(name) => {
            let bytes = site.theme.files.get(name).cloned().unwrap_or_default();
            Ok(Page { path: format!("{}/{name}", site.theme.folder), bytes })
        }
    }
}

fn browse(site: &Site) -> Result<Page> {
    let url = site.overviews.root.clone();
    let crumbs = super::nav::breadcrumbs(&site.library, At::Outside);
    let (root, nav) = site.surroundings(&url, At::Outside);
    let page = head::of_list(site, "browse", &url, "Browse", crumbs);
    let listing: Option<Listing> = None;
    site.html("browse.html", &PageContext { root, page, nav, doc: None, listing, course: None, lesson: None })
}

/// Hosts show this page at any depth, so its links start at the site's own address where that is known.
fn not_found(site: &Site) -> Result<Page> {
    let path = site.library.config.base_path();
    let (_, nav) = site.surroundings(NOT_FOUND, At::Outside);
    let mut page = head::of_list(site, "not-found", NOT_FOUND, "This page does not exist", Vec::new());
    (page.canonical, page.json_ld_html, page.noindex) = (None, None, true);
    site.html(
        "not-found.html",
        &PageContext {
            root: path.unwrap_or_else(|| "./".to_owned()),
            page,
            nav,
            doc: None,
            listing: None,
            course: None,
            lesson: None,
        },
    )
}

fn redirect(site: &Site, from: &str, to: usize) -> Result<Page> {
    #[derive(serde::Serialize)]
    struct Context<'c> {
        root: String,
        url: &'c str,
        title: &'c str,
        canonical: Option<String>,
    }
    let entry = &site.library.entries[to];
    let canonical = site.canonical(&entry.url);
    let context = Context { root: root_of(from), url: &entry.url, title: &entry.meta.title, canonical };
    Ok(Page::at(from, site.templates.render("redirect.html", &context)?))
}
