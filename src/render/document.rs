//! All about one document, as its page shows it.

use super::Site;
use super::body;
use super::cards::card;
use super::context::{DocumentContext, Field, Link, PageContext, TocItem};
use super::courses;
use super::groups::Kind;
use super::head;
use super::lists::{self, List};
use super::nav::At;
use super::relations::{MOST_BACKLINKS, referrers, relations};
use crate::courses::Role;
use crate::error::Result;
use crate::front::Known;
use crate::library::Entry;
use crate::page::Page;
use crate::text::title_from_name;

/// How many words a minute people read.
const WORDS_A_MINUTE: usize = 200;

/// The page of a document.
pub(super) fn page(site: &Site, n: usize) -> Result<Page> {
    let url = &site.library.entries[n].url;
    let (root, nav) = site.surroundings(url, At::Entry(n));
    let listing = site
        .library
        .folder_of_page(n)
        .filter(|folder| !site.navigation.children(*folder).is_empty())
        .map(|folder| lists::listing(site, List::Folder(folder), 1));
    let mut doc = context(site, n)?;
    let (course, lesson) = (courses::outline(site, n), courses::lesson(site, n));
    if course.is_some() {
        // The outline shows them in order.
        let lessons = site.library.config.relation_type("lesson").label;
        doc.relations.retain(|group| group.label != lessons);
    }
    // An outline says more than the plain list of what lies in the folder.
    let listing = listing.filter(|_| course.is_none());
    let mut page = head::of_entry(site, n);
    page.sheets = sheets(&doc.html, course.is_some() || lesson.is_some());
    page.print_sheets = page.sheets.iter().filter(|sheet| **sheet == "worksheet").map(|_| "worksheet-print").collect();
    site.html("document.html", &PageContext { root, page, nav, doc: Some(doc), listing, course, lesson })
}

/// The style sheets that a page needs for what stands in it.
fn sheets(html: &str, course: bool) -> Vec<&'static str> {
    let mut sheets = Vec::new();
    if course {
        sheets.push("course");
    }
    if html.contains("<lyceum-quiz") {
        sheets.push("quiz");
    }
    if html.contains("<lyceum-worksheet") {
        sheets.extend(["worksheet", "worksheet-panel", "charts"]);
    }
    sheets
}

fn context(site: &Site, n: usize) -> Result<DocumentContext> {
    let entry = &site.library.entries[n];
    let link = |kind: Kind, text: Option<String>| text.map(|text| site.overviews.link(kind, &text));
    let (relations, mut inverse) = relations(site, n);
    let mut backlinks: Vec<usize> = referrers(site, n);
    let more_backlinks = backlinks.len().saturating_sub(MOST_BACKLINKS);
    backlinks.truncate(MOST_BACKLINKS);
    for group in &mut inverse {
        group.documents.truncate(MOST_BACKLINKS);
    }
    let (previous, next) = neighbours(site, n);
    Ok(DocumentContext {
        id: entry.meta.id.clone(),
        version: entry.text(Known::Version),
        updated: entry.text(Known::Updated),
        steward: link(Kind::Stewards, entry.text(Known::Steward)),
        team: link(Kind::Teams, entry.text(Known::OwnerTeam)),
        status: link(Kind::Statuses, entry.meta.status.clone()),
        doc_type: link(Kind::Types, entry.meta.doc_type.clone()),
        security_level: entry.meta.level.name().to_owned(),
        draft: entry.meta.draft,
        reading_minutes: entry.document.words.div_ceil(WORDS_A_MINUTE).max(1),
        summary: entry.text(Known::Summary).unwrap_or_default(),
        key_concepts: entry.texts(Known::KeyConcepts),
        objectives: entry.texts(Known::Objectives),
        questions: entry.texts(Known::SyntheticQuestions),
        tags: entry.meta.tags.iter().map(|tag| site.overviews.link(Kind::Tags, tag)).collect(),
        aliases: entry.meta.aliases.clone(),
        toc: toc(entry),
        html: body::render(site, n)?,
        relations,
        inverse,
        backlinks: backlinks.into_iter().map(|n| card(site, n)).collect(),
        all_backlinks: (more_backlinks > 0).then(|| lists::pages(site, List::Backlinks(n)).swap_remove(0)),
        previous,
        next,
        fields: fields(entry),
    })
}

/// The neighbours of a document in its folder; the folder's page stands before the first.
fn neighbours(site: &Site, n: usize) -> (Option<Link>, Option<Link>) {
    let library = &site.library;
    if site.courses.home(n).is_some() && crate::courses::role(library, n) == Some(Role::Lesson) {
        let (before, next) = site.courses.neighbours(n);
        let link =
            |n: usize| Link { title: library.entries[n].meta.nav_title.clone(), url: library.entries[n].url.clone() };
        return (before.map(link), next.map(link));
    }
    let link = |n: usize| {
        let entry = &library.entries[n];
        Link { title: entry.meta.nav_title.clone(), url: entry.url.clone() }
    };
    if let Some(folder) = library.folder_of_page(n) {
        return (None, library.folders[folder].documents.first().map(|first| link(*first)));
    }
    let folder = &library.folders[library.entries[n].folder];
    let Some(at) = folder.documents.iter().position(|document| *document == n) else { return (None, None) };
    let before = at.checked_sub(1).map(|before| folder.documents[before]).or(folder.page);
    (before.map(link), folder.documents.get(at + 1).map(|next| link(*next)))
}

/// The second and third level of headings; nothing where a reader needs no table of contents.
fn toc(entry: &Entry) -> Vec<TocItem> {
    let dropped = entry.title_heading();
    let shift = body::heading_shift(entry);
    let mut items: Vec<TocItem> = Vec::new();
    for heading in entry.document.headings.iter().filter(|heading| Some(heading.span.start) != dropped) {
        let item = TocItem { title: heading.text.clone(), id: crate::page::encode(&heading.id), children: Vec::new() };
        match ((heading.level + shift).max(2), items.last_mut()) {
            (2, _) | (3, None) => items.push(item),
            (3, Some(last)) => last.children.push(item),
            _ => {}
        }
    }
    if items.len() + items.iter().map(|item| item.children.len()).sum::<usize>() < 2 {
        items.clear();
    }
    items
}

/// The fields that no other part of the page shows.
fn fields(entry: &Entry) -> Vec<Field> {
    let shown = [
        Known::Title,
        Known::Id,
        Known::Version,
        Known::Steward,
        Known::Updated,
        Known::Status,
        Known::DocType,
        Known::Summary,
        Known::Tags,
        Known::Relations,
        Known::Aliases,
        Known::SyntheticQuestions,
        Known::KeyConcepts,
        Known::SecurityLevel,
        Known::OwnerTeam,
        Known::Competencies,
        Known::Prerequisites,
        Known::Lessons,
        Known::Draft,
        Known::GlossaryLinks,
        Known::Objectives,
        Known::Role,
    ];
    let mut fields: Vec<Field> = Vec::new();
    let mut seen: Vec<Known> = Vec::new();
    for field in entry.fields() {
        let twice = field.known.is_some_and(|known| seen.contains(&known));
        let shown = field.known.is_some_and(|known| shown.contains(&known)) && !twice;
        seen.extend(field.known);
        let values = field.value.texts();
        if !shown && !values.is_empty() {
            fields.push(Field { name: field.name.clone(), label: title_from_name(&field.name), values });
        }
    }
    fields
}
