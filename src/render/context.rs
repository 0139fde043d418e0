//! What templates may see: the template API, field by field.
//!
//! Every `url` is relative to the site's root, without a leading slash (`growth/ads/`; the front page is the empty
//! string). A template writes `{{ root }}{{ url }}`, so one output works under any sub-path. Everything is text that
//! Tera escapes, except the fields called `html`, which hold finished, sanitised HTML.

use serde::Serialize;

/// The site as a whole; the same value on every page, in templates as `site`.
#[derive(Debug, Clone, Serialize)]
pub struct SiteContext {
    /// What the site's stored answers are told from others by: `site_id`, else made of the title.
    pub id: String,
    /// The site's title from `lyceum.yaml`, or the folder's name.
    pub title: String,
    /// One or two sentences about the site, or empty.
    pub description: String,
    /// The language of the texts, as a BCP 47 tag such as `en`.
    pub language: String,
    /// The public address with a trailing slash, or null: then no canonical addresses, sitemap or feed are written.
    pub base_url: Option<String>,
    /// Address of the logo image below the root, or null.
    pub logo: Option<String>,
    /// Address of the icon below the root, or null: then the theme's own icon is meant.
    pub favicon: Option<String>,
    /// The name of the theme's folder in the output, which bears a hash of all its files.
    pub theme: String,
    /// The overview pages (tags, stewards, A to Z, recently updated ...) that this site has.
    pub overviews: Vec<Link>,
    /// The page that lists all overviews.
    pub browse: Link,
    /// The level the site was built for (`Public`, `Internal` ...), or null when everything was built.
    pub audience: Option<String>,
    /// Whether the site has an Atom feed (`feed.xml`).
    pub has_feed: bool,
    /// The page that lists what a reader has worked on, where the site has courses or worksheets; else null.
    pub workspace: Option<Link>,
    /// What the course's assistant is called, or null.
    pub assistant: Option<String>,
    /// Where answers to "Was this page useful?" are counted, or null.
    pub feedback_endpoint: Option<String>,
    /// Where readers can open an issue about a page, or null.
    pub feedback_issues: Option<String>,
}

/// A title with an address.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Link {
    /// What to show.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// One page, whatever its kind, in templates as the top level variables.
#[derive(Debug, Clone, Serialize)]
pub struct PageContext {
    /// The way to the site's root from this page: `./`, `../`, `../../` and so on.
    pub root: String,
    /// What the page is in itself.
    pub page: Page,
    /// The navigation tree as seen from this page: ancestors, their siblings and the own folder.
    pub nav: Vec<NavItem>,
    /// On a page made from a document: all about it; else null.
    pub doc: Option<DocumentContext>,
    /// On a page that lists others (a folder, a tag, A to Z ...): the list; else null.
    pub listing: Option<Listing>,
    /// On the page of a course, a module or a path, and of a certificate: its outline; else null.
    pub course: Option<CourseContext>,
    /// On a lesson's page: where it stands; else null.
    pub lesson: Option<LessonContext>,
}

/// The outline of a course, a module or a path.
#[derive(Debug, Clone, Serialize)]
pub struct CourseContext {
    /// What progress is kept under: the id of the course or path.
    pub id: String,
    /// The title of the course or path.
    pub title: String,
    /// The roles that a path is for; empty for a course.
    pub roles: Vec<String>,
    /// Its modules in order; lessons that belong to none stand in one without a page.
    pub modules: Vec<ModuleItem>,
    /// How many lessons it has.
    pub lessons: usize,
    /// The ids of all its lessons, as a JSON list for scripts.
    pub lesson_ids: String,
    /// How long they take together (`2 h 10 min`), or empty.
    pub duration: String,
    /// The address of the certificate, or null.
    pub certificate: Option<String>,
}

/// A module in an outline.
#[derive(Debug, Clone, Serialize)]
pub struct ModuleItem {
    /// Its page, or null for lessons that belong to no module.
    pub page: Option<Link>,
    /// Its summary, or empty.
    pub summary: String,
    /// How long its lessons take together, or empty.
    pub duration: String,
    /// Its lessons in order.
    pub lessons: Vec<LessonItem>,
}

/// A lesson in an outline.
#[derive(Debug, Clone, Serialize)]
pub struct LessonItem {
    /// What progress is kept under.
    pub id: String,
    /// What navigation calls it.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// How long it takes (`15–20 min`), or empty.
    pub duration: String,
    /// The same as a number of minutes, 0 if unknown.
    pub minutes: u32,
}

/// Where a lesson stands.
#[derive(Debug, Clone, Serialize)]
pub struct LessonContext {
    /// What progress is kept under.
    pub id: String,
    /// The id of the course where it is at home, or null.
    pub course_id: Option<String>,
    /// That course, or null.
    pub course: Option<Link>,
    /// Its module there, or null.
    pub module: Option<Link>,
    /// Its number in the course, from 1, or null.
    pub number: Option<usize>,
    /// How many lessons the course has, or null.
    pub count: Option<usize>,
    /// How long it takes, or null.
    pub duration: Option<String>,
    /// The competencies it builds.
    pub competencies: Vec<Card>,
    /// What comes before it, as a small graph, or null.
    pub prerequisites: Option<Prerequisites>,
    /// The worksheets it shows, links to or relates to.
    pub worksheets: Vec<Card>,
    /// How many quizzes it has.
    pub checks: usize,
    /// Other courses that it stands in.
    pub also_in: Vec<Link>,
}

/// What comes before a lesson and what builds on it: rows of documents, and a drawing beside them, in pixels.
#[derive(Debug, Clone, Serialize)]
pub struct Prerequisites {
    /// The drawing's width.
    pub width: usize,
    /// Its height; all rows are equally high.
    pub height: usize,
    /// A dot for each row: x and y.
    pub dots: Vec<[usize; 2]>,
    /// Lines as SVG paths, from what is needed to what needs it.
    pub lines: Vec<String>,
    /// Which row is the lesson itself.
    pub current: usize,
    /// The documents, each below what it needs.
    pub rows: Vec<Prerequisite>,
}

/// A document in the graph of prerequisites.
#[derive(Debug, Clone, Serialize)]
pub struct Prerequisite {
    /// Its title.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// Whether it is the lesson itself.
    pub current: bool,
    /// The titles of what it needs.
    pub needs: Vec<String>,
}

/// What every page has: its place, its names and what stands in its head.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// `document`, `folder`, `listing`, `browse`, `not-found`, `workspace` or `certificate`.
    pub kind: &'static str,
    /// The own address.
    pub url: String,
    /// The page's only top heading.
    pub title: String,
    /// What stands in the browser's tab and in search results: the `seo_title`, else title and site title.
    pub seo_title: String,
    /// The description for search results, or empty.
    pub description: String,
    /// The absolute address, or null without a `base_url`.
    pub canonical: Option<String>,
    /// The absolute address of a picture for previews, or null.
    pub image: Option<String>,
    /// Open Graph type: `website` or `article`.
    pub og_type: &'static str,
    /// JSON-LD, ready to stand inside a `script` element of type `application/ld+json`, or null.
    pub json_ld_html: Option<String>,
    /// From the front page down to the page above this one.
    pub breadcrumbs: Vec<Link>,
    /// Whether search engines are asked to leave the page out.
    pub noindex: bool,
    /// Style sheets of the theme that this page needs besides those of all pages.
    pub sheets: Vec<&'static str>,
    /// The same for paper.
    pub print_sheets: Vec<&'static str>,
    /// What the document's stored answers are found by: its id, else its address; null on other pages.
    pub document: Option<String>,
}

/// An entry of the navigation tree.
#[derive(Debug, Clone, Serialize)]
pub struct NavItem {
    /// What to show: `nav_title`, else the title.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// Whether it is the page itself.
    pub current: bool,
    /// Whether it is the page itself or lies on the way to it: then `children` are shown.
    pub open: bool,
    /// Whether it is a folder that has entries of its own, shown here or not.
    pub folder: bool,
    /// The entries below it; empty unless `open`.
    pub children: Vec<NavItem>,
    /// How many entries were left out below it because the tree is bounded; 0 mostly. Its own page lists them all.
    pub more: usize,
}

/// All about one document.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentContext {
    /// The document's stable id, or null.
    pub id: Option<String>,
    /// The version as written, or null.
    pub version: Option<String>,
    /// When it was last updated, as written (mostly `2026-02-21`), or null.
    pub updated: Option<String>,
    /// Who answers for it, with the overview page of all of theirs, or null.
    pub steward: Option<Link>,
    /// The team that owns it, or null.
    pub team: Option<Link>,
    /// Draft, Active, Deprecated, Archived ..., or null.
    pub status: Option<Link>,
    /// Reference, Lesson, Term ..., or null.
    pub doc_type: Option<Link>,
    /// Public, Internal, Confidential or Restricted.
    pub security_level: String,
    /// Whether it is a draft.
    pub draft: bool,
    /// Minutes it takes to read, at least 1.
    pub reading_minutes: usize,
    /// The summary, or empty.
    pub summary: String,
    /// What a learner can do afterwards.
    pub objectives: Vec<String>,
    /// Key concepts in the writer's order.
    pub key_concepts: Vec<String>,
    /// The questions the document answers (`synthetic_questions`).
    pub questions: Vec<String>,
    /// Its tags, front matter and inline ones.
    pub tags: Vec<Link>,
    /// Its other names.
    pub aliases: Vec<String>,
    /// Headings below the title, nested; empty when there is nothing worth a table of contents.
    pub toc: Vec<TocItem>,
    /// The finished body.
    pub html: String,
    /// Its relations, one group for each type, in configured order.
    pub relations: Vec<RelationGroup>,
    /// Relations of other documents that point here, one group for each inverse label.
    pub inverse: Vec<RelationGroup>,
    /// Documents whose text links to or embeds this one and that stand in no group above.
    pub backlinks: Vec<Card>,
    /// Where more of these are than the page shows: the address of the list of all; else null.
    pub all_backlinks: Option<String>,
    /// The neighbour before it in its folder.
    pub previous: Option<Link>,
    /// The next one in its folder.
    pub next: Option<Link>,
    /// All other fields of its front matter that hold anything.
    pub fields: Vec<Field>,
}

/// A heading in the table of contents.
#[derive(Debug, Clone, Serialize)]
pub struct TocItem {
    /// The heading's text.
    pub title: String,
    /// Its anchor.
    pub id: String,
    /// The headings below it.
    pub children: Vec<TocItem>,
}

/// Relations of one type.
#[derive(Debug, Clone, Serialize)]
pub struct RelationGroup {
    /// The type's label: `Related`, `Requires`, `Required by` ...
    pub label: String,
    /// The documents at the other end, in the writer's order.
    pub documents: Vec<Card>,
}

/// A document, folder or value in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// What to show.
    pub title: String,
    /// Where it leads (below the root), or null when a relation leads nowhere: then it is shown as marked text.
    pub url: Option<String>,
    /// An absolute address outside the site, or null.
    pub external: Option<String>,
    /// Its summary, or empty.
    pub summary: String,
    /// Its document type, or empty.
    pub doc_type: String,
    /// Its status when that is not Active, or empty.
    pub status: String,
    /// Its security level when that is not Public and the site was built for all, or empty.
    pub security_level: String,
    /// When it was updated, or empty.
    pub updated: String,
    /// For a folder or a value: how many documents it holds; else null.
    pub count: Option<usize>,
}

/// A list of cards, in pages of bounded length.
#[derive(Debug, Clone, Serialize)]
pub struct Listing {
    /// The cards, in groups (letters, months ...); a plain list is one group without a title.
    pub groups: Vec<ListGroup>,
    /// How many entries all pages of the list hold together.
    pub total: usize,
    /// This page's number, from 1.
    pub page: usize,
    /// The addresses of all pages of the list; one when it fits on one.
    pub pages: Vec<String>,
}

/// One group of a list.
#[derive(Debug, Clone, Serialize)]
pub struct ListGroup {
    /// The group's heading, or empty.
    pub title: String,
    /// An anchor for it, or empty.
    pub id: String,
    /// Its entries.
    pub cards: Vec<Card>,
}

/// A front-matter field.
#[derive(Debug, Clone, Serialize)]
pub struct Field {
    /// The field's name as written.
    pub name: String,
    /// The name made readable.
    pub label: String,
    /// Its value as text; lists have one entry for each item.
    pub values: Vec<String>,
}
