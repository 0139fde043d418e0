//! Courses, as a library's documents make them: which modules a course has, which lessons, in which order, and the paths
//! that choose among them.
//!
//! A document is a part of the nearest course or module whose folder it lies in. What a relation `part_of` names, and
//! what a course or module lists under `lessons`, belongs to it as well, so a lesson can stand in several courses.

mod duration;

use std::collections::{BTreeMap, HashMap};

use crate::front::Known;
use crate::library::{Library, Target};
use crate::text::natural_order;

pub use duration::Duration;

/// The relation by which a course, module or path names its lessons.
pub const LESSON: &str = "lesson";

/// The relation by which a document says what it is a part of.
pub const PART_OF: &str = "part_of";

/// What part of a course a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A course.
    Course,
    /// A part of a course that holds lessons.
    Module,
    /// A lesson.
    Lesson,
    /// Lessons for a role, in order.
    Path,
}

/// All courses and paths of a library.
#[derive(Debug, Default)]
pub struct Courses {
    /// The courses, by path of their documents.
    pub courses: Vec<Course>,
    /// The paths, by path of their documents.
    pub paths: Vec<Path>,
    /// The course and the place in it where a lesson or module is at home.
    homes: HashMap<usize, Home>,
    /// By course or module: its parts in order.
    parts: BTreeMap<usize, Vec<usize>>,
    /// By lesson or module: what it is a part of.
    wholes: HashMap<usize, Vec<usize>>,
}

/// A course.
#[derive(Debug, PartialEq, Eq)]
pub struct Course {
    /// Its document.
    pub entry: usize,
    /// Its modules in order; lessons that stand in none are parts without a document.
    pub modules: Vec<Module>,
}

/// A part of a course.
#[derive(Debug, PartialEq, Eq)]
pub struct Module {
    /// Its document, if it is a module.
    pub entry: Option<usize>,
    /// Its lessons in order.
    pub lessons: Vec<usize>,
}

/// A path through lessons.
#[derive(Debug, PartialEq, Eq)]
pub struct Path {
    /// Its document.
    pub entry: usize,
    /// The lessons in the order in which it lists them.
    pub lessons: Vec<usize>,
}

/// Where in a course a lesson or module is at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Home {
    /// Which course.
    pub course: usize,
    /// Which of its modules.
    pub module: usize,
}

impl Course {
    /// All lessons in order.
    pub fn lessons(&self) -> impl Iterator<Item = usize> + '_ {
        self.modules.iter().flat_map(|module| module.lessons.iter().copied())
    }
}

/// What part of a course a document is.
pub fn role(library: &Library, entry: usize) -> Option<Role> {
    match library.entries[entry].meta.doc_type.as_deref()? {
        "Course" => Some(Role::Course),
        "Module" => Some(Role::Module),
        "Lesson" => Some(Role::Lesson),
        "Path" => Some(Role::Path),
        _ => None,
    }
}

/// How long a document takes by its own field.
pub fn duration(library: &Library, entry: usize) -> Option<Duration> {
    Duration::parse(&library.entries[entry].text(Known::Duration)?)
}

impl Courses {
    /// The courses of a library.
    pub fn new(library: &Library) -> Self {
        let members = Members::new(library);
        let all = |wanted: Role| (0..library.entries.len()).filter(move |n| role(library, *n) == Some(wanted));
        let courses: Vec<Course> = all(Role::Course).map(|entry| members.course(entry)).collect();
        let paths: Vec<Path> = all(Role::Path).map(|entry| Path { entry, lessons: listed(library, entry) }).collect();
        let mut homes: HashMap<usize, Home> = HashMap::new();
        for own in [true, false] {
            for (course, one) in courses.iter().enumerate() {
                for (module, part) in one.modules.iter().enumerate() {
                    let inside = |entry: &usize| !own || members.lies_in(*entry, one.entry);
                    for entry in part.entry.iter().chain(&part.lessons).filter(|entry| inside(entry)) {
                        homes.entry(*entry).or_insert(Home { course, module });
                    }
                }
            }
        }
        let parts = members.parts;
        let mut wholes: HashMap<usize, Vec<usize>> = HashMap::new();
        for (whole, parts) in &parts {
            for part in parts {
                wholes.entry(*part).or_default().push(*whole);
            }
        }
        Self { courses, paths, homes, parts, wholes }
    }

    /// Whether there is neither a course nor a module: then lessons are documents like any other.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The modules and lessons of a course, or the lessons of a module, in order.
    pub fn parts(&self, whole: usize) -> &[usize] {
        self.parts.get(&whole).map_or(&[], Vec::as_slice)
    }

    /// The courses and modules that a lesson or module is a part of, by path.
    pub fn wholes(&self, part: usize) -> &[usize] {
        self.wholes.get(&part).map_or(&[], Vec::as_slice)
    }

    /// Where a lesson or module is at home: the course whose folder it lies in, else the first that it is a part of.
    pub fn home(&self, entry: usize) -> Option<Home> {
        self.homes.get(&entry).copied()
    }

    /// The course that a document is.
    pub fn course_of(&self, entry: usize) -> Option<usize> {
        self.courses.iter().position(|course| course.entry == entry)
    }

    /// The path that a document is.
    pub fn path_of(&self, entry: usize) -> Option<&Path> {
        self.paths.iter().find(|path| path.entry == entry)
    }

    /// The courses that a lesson or module stands in.
    pub fn courses_with(&self, part: usize) -> Vec<usize> {
        let modules = || self.wholes(part).iter().flat_map(|whole| self.wholes(*whole));
        let mut courses: Vec<usize> =
            self.wholes(part).iter().chain(modules()).filter_map(|n| self.course_of(*n)).collect();
        courses.sort_unstable();
        courses.dedup();
        courses
    }

    /// The lessons before and after one in the course where it is at home.
    pub fn neighbours(&self, lesson: usize) -> (Option<usize>, Option<usize>) {
        let Some(home) = self.home(lesson) else { return (None, None) };
        let lessons: Vec<usize> = self.courses[home.course].lessons().collect();
        let Some(at) = lessons.iter().position(|one| *one == lesson) else { return (None, None) };
        (at.checked_sub(1).map(|before| lessons[before]), lessons.get(at + 1).copied())
    }
}

/// The documents that one lists under `lessons`, each once.
pub fn listed(library: &Library, entry: usize) -> Vec<usize> {
    let mut lessons = Vec::new();
    for edge in library.front_edges(entry) {
        if let Target::Entry(lesson) = &edge.target
            && edge.kind.is_relation(LESSON)
            && !lessons.contains(lesson)
        {
            lessons.push(*lesson);
        }
    }
    lessons
}

/// What belongs to each course and module.
struct Members<'l> {
    library: &'l Library,
    /// By course or module: the documents that are a part of it.
    parts: BTreeMap<usize, Vec<usize>>,
}

impl<'l> Members<'l> {
    fn new(library: &'l Library) -> Self {
        let mut members = Self { library, parts: BTreeMap::new() };
        for entry in 0..library.entries.len() {
            let Some(own) = role(library, entry) else { continue };
            if matches!(own, Role::Course | Role::Module) {
                members.parts.entry(entry).or_default();
            }
            if let Some(whole) = members.by_folder(entry, own) {
                members.add(whole, entry);
            }
            for edge in library.front_edges(entry) {
                if let Target::Entry(whole) = &edge.target
                    && edge.kind.is_relation(PART_OF)
                    && holds(role(library, *whole), own)
                {
                    members.add(*whole, entry);
                }
            }
            if matches!(own, Role::Course | Role::Module) {
                let lessons = listed(library, entry).into_iter();
                lessons
                    .filter(|lesson| role(library, *lesson) == Some(Role::Lesson))
                    .for_each(|n| members.add(entry, n));
            }
        }
        let wholes: Vec<usize> = members.parts.keys().copied().collect();
        for whole in wholes {
            let ordered = members.ordered(whole);
            members.parts.insert(whole, ordered);
        }
        members
    }

    fn add(&mut self, whole: usize, part: usize) {
        let parts = self.parts.entry(whole).or_default();
        if !parts.contains(&part) {
            parts.push(part);
        }
    }

    fn of(&self, whole: usize) -> &[usize] {
        self.parts.get(&whole).map_or(&[], Vec::as_slice)
    }

    /// The nearest course or module in whose folder a document lies.
    fn by_folder(&self, entry: usize, own: Role) -> Option<usize> {
        self.around(entry).find(|page| holds(role(self.library, *page), own))
    }

    /// The pages of the folders that a document lies in, from the nearest on.
    fn around(&self, entry: usize) -> impl Iterator<Item = usize> + '_ {
        let start = match self.library.folder_of_page(entry) {
            Some(folder) => self.library.folders[folder].parent,
            None => Some(self.library.entries[entry].folder),
        };
        let folders = std::iter::successors(start, |folder| self.library.folders[*folder].parent);
        folders.filter_map(|folder| self.library.folders[folder].page)
    }

    fn lies_in(&self, entry: usize, course: usize) -> bool {
        self.around(entry).any(|page| page == course)
    }

    /// The parts of a course or module in order: as it lists them, then by `order`, then by name.
    fn ordered(&self, whole: usize) -> Vec<usize> {
        let listed = listed(self.library, whole);
        let place = |entry: &usize| listed.iter().position(|one| one == entry).unwrap_or(usize::MAX);
        let order = |entry: &usize| self.library.entries[*entry].meta.order.unwrap_or(f64::INFINITY);
        let mut parts = self.of(whole).to_vec();
        parts.sort_by(|a, b| {
            let by_order = order(a).total_cmp(&order(b));
            let by_name = natural_order(self.sort_name(*a), self.sort_name(*b));
            place(a).cmp(&place(b)).then(by_order).then(by_name)
        });
        parts
    }

    /// What a document is sorted by: its folder's path where it is the page of that, else its own.
    fn sort_name(&self, entry: usize) -> &'l str {
        let library = self.library;
        library
            .folder_of_page(entry)
            .map_or_else(|| library.path(entry), |folder| library.folders[folder].path.as_str())
    }

    /// Whether a lesson lies in the folder of another module of the same course: then it stands there, whatever else names
    /// it, so that moving its file moves it.
    fn lies_elsewhere(&self, lesson: usize, module: usize, course: usize) -> bool {
        let folder = self.by_folder(lesson, Role::Lesson).filter(|whole| *whole != module && *whole != course);
        folder.is_some_and(|whole| role(self.library, whole) == Some(Role::Module) && self.of(course).contains(&whole))
    }

    fn course(&self, entry: usize) -> Course {
        let mut modules: Vec<Module> = Vec::new();
        let mut taken: Vec<usize> = Vec::new();
        for part in self.of(entry).iter().copied() {
            let is_module = role(self.library, part) == Some(Role::Module);
            let lessons = if is_module { self.of(part).to_vec() } else { vec![part] };
            let here = |lesson: &usize| !taken.contains(lesson) && !self.lies_elsewhere(*lesson, part, entry);
            let lessons: Vec<usize> = lessons.into_iter().filter(here).collect();
            taken.extend(&lessons);
            match modules.last_mut() {
                Some(last) if !is_module && last.entry.is_none() => last.lessons.extend(lessons),
                _ => modules.push(Module { entry: is_module.then_some(part), lessons }),
            }
        }
        Course { entry, modules }
    }
}

/// Whether a document of one role can be a part of one of another.
fn holds(whole: Option<Role>, part: Role) -> bool {
    match part {
        Role::Lesson => matches!(whole, Some(Role::Module | Role::Course)),
        Role::Module => whole == Some(Role::Course),
        Role::Course | Role::Path => false,
    }
}
