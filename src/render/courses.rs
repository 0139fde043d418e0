//! What pages show of courses: the outline of a course, a module or a path, and where a lesson stands.

use serde_json::json;

use super::Site;
use super::cards::card;
use super::context::{CourseContext, LessonContext, LessonItem, Link, ModuleItem};
use super::prerequisites;
use crate::courses::{self, Course, Duration, Home, Module, Role};
use crate::front::Known;
use crate::library::{Edge, EdgeKind, Target};

/// The outline that a document's page shows, if it is a course, a module or a path.
pub(super) fn outline(site: &Site, n: usize) -> Option<CourseContext> {
    match courses::role(&site.library, n)? {
        Role::Course => {
            let course = &site.courses.courses[site.courses.course_of(n)?];
            Some(of_parts(site, n, &course.modules, certificate(site, n)))
        }
        Role::Module => {
            let (course, module) = at_home(site, n)?;
            Some(of_parts(site, course.entry, std::slice::from_ref(module), None))
        }
        Role::Path => {
            let path = site.courses.path_of(n)?;
            let parts = [Module { entry: None, lessons: path.lessons.clone() }];
            Some(of_parts(site, n, &parts, certificate(site, n)))
        }
        Role::Lesson => None,
    }
}

fn of_parts(site: &Site, whole: usize, parts: &[Module], certificate: Option<String>) -> CourseContext {
    let modules: Vec<ModuleItem> = parts.iter().map(|part| module(site, part)).collect();
    let lessons = parts.iter().flat_map(|part| &part.lessons);
    CourseContext {
        id: site.document_id(whole),
        title: site.library.entries[whole].meta.title.clone(),
        roles: site.library.entries[whole].texts(Known::Role),
        lessons: modules.iter().map(|module| module.lessons.len()).sum(),
        lesson_ids: json!(
            modules.iter().flat_map(|module| &module.lessons).map(|lesson| &lesson.id).collect::<Vec<_>>()
        )
        .to_string(),
        modules,
        duration: total(site, lessons.copied()),
        certificate,
    }
}

fn module(site: &Site, part: &Module) -> ModuleItem {
    let entry = part.entry.map(|n| &site.library.entries[n]);
    ModuleItem {
        page: entry.map(|entry| Link { title: entry.meta.title.clone(), url: entry.url.clone() }),
        summary: entry.and_then(|entry| entry.text(Known::Summary)).unwrap_or_default(),
        duration: total(site, part.lessons.iter().copied()),
        lessons: part.lessons.iter().map(|n| lesson_item(site, *n)).collect(),
    }
}

fn lesson_item(site: &Site, n: usize) -> LessonItem {
    let entry = &site.library.entries[n];
    let duration = courses::duration(&site.library, n);
    LessonItem {
        id: site.document_id(n),
        title: entry.meta.nav_title.clone(),
        url: entry.url.clone(),
        duration: duration.map(|duration| duration.to_string()).unwrap_or_default(),
        minutes: duration.map_or(0, Duration::middle),
    }
}

/// How long some lessons take together, or empty where none says so.
pub(super) fn total(site: &Site, lessons: impl Iterator<Item = usize>) -> String {
    let durations: Vec<Duration> = lessons.filter_map(|n| courses::duration(&site.library, n)).collect();
    if durations.is_empty() { String::new() } else { durations.into_iter().sum::<Duration>().to_string() }
}

/// The lessons that a course or path is done with.
pub(super) fn lessons(site: &Site, n: usize) -> Vec<usize> {
    match site.courses.course_of(n) {
        Some(course) => site.courses.courses[course].lessons().collect(),
        None => site.courses.path_of(n).map(|path| path.lessons.clone()).unwrap_or_default(),
    }
}

/// The address of a course's or path's certificate, where it has lessons and no document claims that address.
pub(super) fn certificate(site: &Site, n: usize) -> Option<String> {
    let url = format!("{}certificate/", site.library.entries[n].url);
    let taken = site.library.entries.iter().any(|entry| entry.url == url);
    (!lessons(site, n).is_empty() && !taken).then_some(url)
}

fn at_home(site: &Site, n: usize) -> Option<(&Course, &Module)> {
    let Home { course, module } = site.courses.home(n)?;
    let course = &site.courses.courses[course];
    Some((course, &course.modules[module]))
}

/// Where a lesson stands; `None` for other documents.
pub(super) fn lesson(site: &Site, n: usize) -> Option<LessonContext> {
    if courses::role(&site.library, n) != Some(Role::Lesson) {
        return None;
    }
    let library = &site.library;
    let link = |n: usize| Link { title: library.entries[n].meta.title.clone(), url: library.entries[n].url.clone() };
    let home = at_home(site, n);
    let place =
        home.and_then(|(course, _)| Some((course.lessons().position(|one| one == n)? + 1, course.lessons().count())));
    let own = home.map(|(course, _)| course.entry);
    let others = site.courses.courses_with(n).into_iter().map(|course| site.courses.courses[course].entry);
    Some(LessonContext {
        id: site.document_id(n),
        course_id: own.map(|n| site.document_id(n)),
        course: own.map(link),
        module: home.and_then(|(_, module)| module.entry).map(link),
        number: place.map(|(number, _)| number),
        count: place.map(|(_, count)| count),
        duration: courses::duration(library, n).map(|duration| duration.to_string()),
        competencies: related(site, n, "competency").into_iter().map(|n| card(site, n)).collect(),
        prerequisites: prerequisites::graph(site, n),
        worksheets: worksheets(site, n).into_iter().map(|n| card(site, n)).collect(),
        checks: library.entries[n].document.quizzes.iter().filter(|quiz| quiz.content.is_some()).count(),
        also_in: others.filter(|other| Some(*other) != own).map(link).collect(),
    })
}

/// The documents that one has relations of a type to.
pub(super) fn related(site: &Site, n: usize, kind: &str) -> Vec<usize> {
    let of_kind = |edge: &&Edge| edge.kind == EdgeKind::Relation(kind.to_owned());
    let mut found = Vec::new();
    for edge in site.library.front_edges(n).iter().filter(of_kind) {
        if let Target::Entry(n) = edge.target
            && !found.contains(&n)
        {
            found.push(n);
        }
    }
    found
}

/// The worksheets that a lesson shows, links to or relates to, each once.
fn worksheets(site: &Site, n: usize) -> Vec<usize> {
    let library = &site.library;
    let mut found = Vec::new();
    for edge in &library.edges[library.entries[n].edges.clone()] {
        if let Target::Entry(target) = edge.target
            && library.entries[target].document.worksheet().is_some()
            && !found.contains(&target)
        {
            found.push(target);
        }
    }
    found
}
