//! What belongs to which course, and in which order: by folder, by relation, by list.

mod support;

use lyceum::config::Overrides;
use lyceum::courses::{self, Courses, Role};
use lyceum::engine::Engine;
use support::TestSite;

/// The courses of documents, each `path | type | fields`.
struct Site {
    _site: TestSite,
    library: std::sync::Arc<lyceum::library::Library>,
    courses: Courses,
}

fn site(documents: &[&str]) -> Site {
    let mut site = TestSite::new();
    for document in documents {
        let mut parts = document.split(" | ");
        let (path, kind) = (parts.next().expect("a path"), parts.next().expect("a type"));
        let fields: String = parts.map(|field| format!("{field}\n")).collect();
        let text = format!("---\ntitle: {path}\ndoc_type: {kind}\n{fields}---\n\nText.\n");
        site = site.file(&format!("content/{path}.md"), &text);
    }
    let library = Engine::open(&site.path(), &Overrides::default()).and_then(|mut engine| engine.library());
    let library = library.expect("the site can be read");
    Site { _site: site, courses: Courses::new(&library), library }
}

impl Site {
    fn entry(&self, path: &str) -> usize {
        self.library.entry_at(&format!("{path}.md")).expect("the document is there")
    }

    fn name(&self, entry: usize) -> &str {
        self.library.path(entry).trim_end_matches(".md")
    }

    fn names(&self, entries: impl IntoIterator<Item = usize>) -> Vec<&str> {
        entries.into_iter().map(|entry| self.name(entry)).collect()
    }

    /// Each course with its modules and their lessons: `course: module(lesson lesson) -(lesson)`.
    fn outlines(&self) -> Vec<String> {
        let outline = |course: &courses::Course| {
            let module = |module: &courses::Module| {
                let name = module.entry.map_or("-", |entry| self.name(entry));
                format!("{name}({})", self.names(module.lessons.iter().copied()).join(" "))
            };
            let modules: Vec<String> = course.modules.iter().map(module).collect();
            format!("{}: {}", self.name(course.entry), modules.join(" "))
        };
        self.courses.courses.iter().map(outline).collect()
    }

    /// The course and module where a document is at home.
    fn home(&self, path: &str) -> Option<(&str, Option<&str>)> {
        let home = self.courses.home(self.entry(path))?;
        let course = &self.courses.courses[home.course];
        Some((self.name(course.entry), course.modules[home.module].entry.map(|entry| self.name(entry))))
    }
}

#[test]
fn folders_make_a_course() {
    let site = site(&[
        "c/index | Course",
        "c/one/index | Module",
        "c/one/a | Lesson",
        "c/one/deep/er/b | Lesson",
        "c/two/two | module",
        "c/two/c | \"lesson\"",
        "c/notes | Reference",
        "c/two/sheet | Worksheet",
        "other/d | Lesson",
    ]);
    assert_eq!(site.outlines(), ["c/index: c/one/index(c/one/a c/one/deep/er/b) c/two/two(c/two/c)"]);
    assert_eq!(site.home("c/one/deep/er/b"), Some(("c/index", Some("c/one/index"))));
    assert_eq!(site.home("c/two/two"), Some(("c/index", Some("c/two/two"))));
    assert_eq!(site.home("other/d"), None);
    assert_eq!(site.courses.wholes(site.entry("other/d")), [0_usize; 0]);
    assert_eq!(site.names(site.courses.parts(site.entry("c/index")).to_vec()), ["c/one/index", "c/two/two"]);
    assert_eq!(courses::role(&site.library, site.entry("c/notes")), None);
    assert_eq!(courses::role(&site.library, site.entry("c/two/two")), Some(Role::Module));
}

#[test]
fn lessons_without_a_module_stand_between_the_modules() {
    let site = site(&[
        "c/index | Course",
        "c/1-start | Lesson",
        "c/2-start | Lesson",
        "c/3-module/index | Module",
        "c/3-module/a | Lesson",
        "c/4-end | Lesson",
    ]);
    assert_eq!(site.outlines(), ["c/index: -(c/1-start c/2-start) c/3-module/index(c/3-module/a) -(c/4-end)"]);
    assert_eq!(site.home("c/4-end"), Some(("c/index", None)));
    let neighbours = |path: &str| {
        let (before, after) = site.courses.neighbours(site.entry(path));
        (before.map(|entry| site.name(entry)), after.map(|entry| site.name(entry)))
    };
    assert_eq!(neighbours("c/1-start"), (None, Some("c/2-start")));
    assert_eq!(neighbours("c/3-module/a"), (Some("c/2-start"), Some("c/4-end")));
    assert_eq!(neighbours("c/4-end"), (Some("c/3-module/a"), None));
}

#[test]
fn order_comes_first_and_names_as_numbers_second() {
    let site = site(&[
        "c/index | Course",
        "c/m/index | Module",
        "c/m/10 later | Lesson",
        "c/m/2 sooner | Lesson",
        "c/m/z | Lesson | order: 1",
        "c/m/y | Lesson | order: 1.5",
        "c/m/x | Lesson | order: \"10\"",
        "c/m/w | Lesson | order: 9",
        "c/m/v | Lesson | order: soon",
    ]);
    let lessons = "c/m/z c/m/y c/m/w c/m/x c/m/2 sooner c/m/10 later c/m/v";
    assert_eq!(site.outlines(), [format!("c/index: c/m/index({lessons})")]);
}

#[test]
fn folders_of_modules_count_not_the_names_of_their_pages() {
    let site = site(&[
        "c/index | Course",
        "c/10-end/index | Module",
        "c/10-end/a | Lesson",
        "c/9-middle/Zebra | Module | permalink: zebra",
        "c/9-middle/b | Lesson",
        "c/9-middle/index | Module",
        "c/2-start | Lesson",
    ]);
    // `Zebra` is no page of a folder, and so a module with nothing in it.
    assert_eq!(
        site.outlines(),
        ["c/index: -(c/2-start) c/9-middle/index(c/9-middle/b) c/9-middle/Zebra() c/10-end/index(c/10-end/a)"]
    );
}

#[test]
fn part_of_makes_a_part_wherever_it_lies() {
    let site = site(&[
        "c/index | Course",
        "c/m/index | Module | order: 2",
        "elsewhere/module | Module | relations: [{part_of: c}] | order: 1",
        "elsewhere/a | Lesson | relations: [{to: elsewhere/module, type: Part Of}]",
        "elsewhere/b | Lesson | relations: [{part_of: c/index.md}] | order: 3",
        "elsewhere/other | Lesson | relations: [elsewhere/module]",
        "elsewhere/d | Reference | relations: [{part_of: c}]",
        "elsewhere/e | Lesson | relations: [{part_of: elsewhere/d}]",
        "elsewhere/f | Module | relations: [{part_of: elsewhere/module}]",
        "c/m/g | Lesson | relations: [{part_of: c/m}]",
    ]);
    assert_eq!(
        site.outlines(),
        ["c/index: elsewhere/module(elsewhere/a) c/m/index(c/m/g) -(elsewhere/b)"],
        "each part stands once, and what cannot hold it does not"
    );
    for outside in ["elsewhere/other", "elsewhere/d", "elsewhere/e", "elsewhere/f"] {
        assert_eq!(site.home(outside), None, "{outside}");
    }
}

#[test]
fn lists_of_lessons_come_before_order() {
    let site = site(&[
        "c/index | Course",
        "c/m/index | Module | lessons: [c/m/b.md, shelf/x, c/m/sheet.md, shelf/x]",
        "c/m/a | Lesson | order: 1",
        "c/m/b | Lesson | order: 9",
        "c/m/sheet | Worksheet",
        "shelf/x | Lesson",
    ]);
    assert_eq!(site.outlines(), ["c/index: c/m/index(c/m/b shelf/x c/m/a)"]);
    assert_eq!(site.names(courses::listed(&site.library, site.entry("c/m/index"))), ["c/m/b", "shelf/x", "c/m/sheet"]);
}

#[test]
fn a_lesson_stands_in_several_courses_and_is_at_home_in_its_folder() {
    let site = site(&[
        "a/index | Course | lessons: [b/lesson.md]",
        "b/index | Course",
        "b/lesson | Lesson",
        "shelf/lent | Lesson | relations: [{part_of: b}, {part_of: a}]",
        "b/inner/index | Course",
        "b/inner/own | Lesson",
    ]);
    assert_eq!(
        site.outlines(),
        ["a/index: -(b/lesson shelf/lent)", "b/index: -(b/lesson shelf/lent)", "b/inner/index: -(b/inner/own)"]
    );
    assert_eq!(site.home("b/lesson"), Some(("b/index", None)));
    assert_eq!(site.home("shelf/lent"), Some(("a/index", None)));
    assert_eq!(site.courses.courses_with(site.entry("b/lesson")), [0, 1]);
    assert_eq!(site.courses.courses_with(site.entry("b/inner/own")), [2]);
    assert_eq!(site.courses.course_of(site.entry("b/inner/index")), Some(2));
}

#[test]
fn a_lesson_stands_once_in_a_course() {
    let site = site(&[
        "c/index | Course",
        "c/1/index | Module",
        "c/1/a | Lesson",
        "c/2/index | Module | lessons: [c/1/a.md, c/2/b.md]",
        "c/2/b | Lesson",
    ]);
    assert_eq!(site.outlines(), ["c/index: c/1/index(c/1/a) c/2/index(c/2/b)"]);
}

/// `mv` keeps a relation to the module that a lesson comes from; where it lies now says more.
#[test]
fn of_two_modules_of_a_course_the_one_whose_folder_it_lies_in_has_a_lesson() {
    let site = site(&[
        "c/index | Course",
        "c/1/index | Module",
        "c/1/a | Lesson",
        "c/2/index | Module",
        "c/2/b | Lesson | relations: [{part_of: c/1/index.md}]",
    ]);
    assert_eq!(site.outlines(), ["c/index: c/1/index(c/1/a) c/2/index(c/2/b)"]);
}

#[test]
fn a_module_without_a_course_holds_its_lessons() {
    let site = site(&["m/index | Module", "m/a | Lesson", "p | Path | lessons: [m/a.md, nowhere, p]"]);
    assert_eq!(site.outlines(), [""; 0]);
    assert!(!site.courses.is_empty());
    assert_eq!(site.names(site.courses.wholes(site.entry("m/a")).to_vec()), ["m/index"]);
    assert_eq!((site.home("m/a"), site.home("m/index")), (None, None));
    let path = site.courses.path_of(site.entry("p")).expect("a path");
    assert_eq!(site.names(path.lessons.iter().copied()), ["m/a", "p"]);
}

#[test]
fn documents_alone_are_no_course() {
    let site = site(&["a | Lesson", "b | Path | lessons: [a]", "c | Reference"]);
    assert!(site.courses.is_empty() && site.courses.courses.is_empty());
    assert_eq!(site.courses.paths.len(), 1);
}
