//! A lesson that needs one which comes later.

use std::collections::BTreeSet;

use crate::courses::{self, Course, LESSON, Role};
use crate::diagnostic::Level;
use crate::library::{Edge, Library, Target};
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "prerequisite-after-lesson",
    group: Group::Course,
    level: Level::Warning,
    summary: "a lesson that requires one which comes later in its course or path",
    page: include_str!("../../../content/rules/prerequisite-after-lesson.md"),
    check: Check::Document(check),
};

const PREREQUISITE: &str = "prerequisite";

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    match courses::role(checked.library, checked.id) {
        Some(Role::Lesson | Role::Module) => in_courses(checked, out),
        Some(Role::Path) => in_path(checked, out),
        _ => {}
    }
}

/// The documents that one requires, each with the relation that says so.
fn required(library: &Library, entry: usize) -> impl Iterator<Item = (usize, &Edge)> {
    library.front_edges(entry).iter().filter_map(move |edge| match edge.target {
        Target::Entry(to) if to != entry && edge.kind.is_relation(PREREQUISITE) => Some((to, edge)),
        _ => None,
    })
}

/// What a lesson or module requires and its courses have only later.
fn in_courses(checked: &Checked, out: &mut Vec<Finding>) {
    let library = checked.library;
    let courses = checked.evidence.courses();
    for (to, edge) in required(library, checked.id) {
        let own = courses.courses_with(checked.id).into_iter().map(|course| &courses.courses[course]);
        let late = own.into_iter().find_map(|course| Some((course, later(library, course, checked.id, to)?)));
        if let Some((course, (own, other))) = late.filter(|_| !leads_back(library, to, checked.id)) {
            let titles = [to, course.entry].map(|n| library.entries[n].meta.title.as_str());
            let message =
                format!("`{}` comes later in the course `{}`: it is {other}, and this is {own}", titles[0], titles[1]);
            let help = "put it before this one, or take it out of the prerequisites";
            out.push(Finding::at(checked.edge(edge), message).help(help));
        }
    }
}

/// In words the places of two documents in a course, where the second has the later one.
fn later(library: &Library, course: &Course, first: usize, second: usize) -> Option<(String, String)> {
    let lessons: Vec<usize> = course.lessons().collect();
    let modules: Vec<usize> = course.modules.iter().filter_map(|module| module.entry).collect();
    let is_module = |n: usize| courses::role(library, n) == Some(Role::Module);
    let place = |n: usize| {
        let (what, all) = if is_module(n) { ("module", &modules) } else { ("lesson", &lessons) };
        let at = all.iter().position(|one| *one == n)?;
        Some((at, format!("{what} {} of {}", at + 1, all.len())))
    };
    // A lesson and a module are compared by the parts of the course in which they stand.
    let part = |n: usize| {
        let holds = |module: &courses::Module| module.entry == Some(n) || module.lessons.contains(&n);
        course.modules.iter().position(holds)
    };
    let ((own, own_place), (other, other_place)) = (place(first)?, place(second)?);
    let is_later = match is_module(first) == is_module(second) {
        true => other > own,
        false => part(second)? > part(first)?,
    };
    is_later.then_some((own_place, other_place))
}

/// What a path has before the lessons that it requires, unless the course says the same.
fn in_path(checked: &Checked, out: &mut Vec<Finding>) {
    let library = checked.library;
    let courses = checked.evidence.courses();
    let Some(path) = courses.path_of(checked.id) else { return };
    let of = path.lessons.len();
    for (own, lesson) in path.lessons.iter().enumerate() {
        let is_late = |to: usize, course: usize| later(library, &courses.courses[course], *lesson, to).is_some();
        let in_no_course = |to: usize| !courses.courses_with(*lesson).into_iter().any(|course| is_late(to, course));
        let late = required(library, *lesson).find_map(|(to, _)| {
            let other = path.lessons.iter().position(|one| *one == to).filter(|other| *other > own)?;
            (in_no_course(to) && !leads_back(library, to, *lesson)).then_some((to, other))
        });
        let leads_to = |edge: &&Edge| edge.kind.is_relation(LESSON) && edge.target == Target::Entry(*lesson);
        if let (Some((to, other)), Some(edge)) = (late, library.front_edges(checked.id).iter().find(leads_to)) {
            let titles = [*lesson, to].map(|n| library.entries[n].meta.title.as_str());
            let message = format!(
                "`{}` requires `{}`, which comes later in the path: they are lessons {} and {} of {of}",
                titles[0],
                titles[1],
                own + 1,
                other + 1
            );
            out.push(Finding::at(checked.edge(edge), message).help("list what is required first"));
        }
    }
}

/// Whether a document requires another in the end: a ring is reported as that, and has no order.
fn leads_back(library: &Library, from: usize, to: usize) -> bool {
    let mut met = BTreeSet::from([from]);
    let mut waiting = vec![from];
    while let Some(entry) = waiting.pop() {
        if entry == to {
            return true;
        }
        waiting.extend(required(library, entry).map(|(next, _)| next).filter(|next| met.insert(*next)));
    }
    false
}
