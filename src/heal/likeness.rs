//! By likeness: the document whose names are most like the written one.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use super::words::{HINT, LEAST, SAME, Words};
use super::{is_common, is_link, readings};
use crate::front::Known;
use crate::library::{Edge, Library, Target, Via};
use crate::source::{is_document, stem};
use crate::text::fold;

/// What a written name may have been meant to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// What it may mean.
    pub target: Target,
    /// The name as read, without what stands around it.
    pub reading: String,
    /// The name that is like it: an id, a title, or a path.
    pub name: String,
    /// The step by which such a name would have found it.
    pub via: Via,
    /// How like they are, in per cent.
    pub percent: u8,
}

impl Likeness {
    /// Whether it is near enough to be written; else a person may be asked.
    pub fn is_near(&self) -> bool {
        self.percent >= LEAST
    }
}

/// How much likeness a name has lost that shares no folder with the written path; each shared one wins one back.
const FOLDERS: u8 = 4;
/// A name that more others are like says nothing.
const MANY: usize = 1_000;

/// All names of a library, prepared for comparing: one broken reference may be compared with each of them.
#[derive(Debug)]
pub struct Likenesses {
    paths: Vec<Name>,
    names: Vec<Name>,
    files: Vec<Name>,
    /// What was found for a written name: one that is wrong is mostly wrong in many places.
    found: Mutex<HashMap<(Among, String), Alike>>,
}

/// Names like a written one, each with its likeness in per cent.
type Alike = Arc<Vec<(usize, u8)>>;

/// Among which names a written one is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Among {
    /// Those of documents' files.
    Paths,
    /// Titles, aliases and ids.
    Names,
    /// Those of other files.
    Files,
}

impl Likenesses {
    /// Reads all names of a library once.
    pub fn new(library: &Library) -> Self {
        let mut all = Self { paths: Vec::new(), names: Vec::new(), files: Vec::new(), found: Mutex::default() };
        for (n, entry) in library.entries.iter().enumerate() {
            all.paths.push(Name::of_path(&entry.document.source.path, n));
            let meta = &entry.meta;
            let title = Some(&meta.title).filter(|_| entry.get(Known::Title).is_some());
            all.names.extend(title.into_iter().chain(&meta.aliases).map(|name| Name::new(name, n, Via::Name)));
            all.names.extend(meta.id.iter().map(|id| Name::new(id, n, Via::Id)));
        }
        all.files = library.files.iter().enumerate().map(|(n, file)| Name::of_path(&file.path, n)).collect();
        all
    }

    /// The documents, or for a file's name the files, that are most like what a reference names; several where they are
    /// equally so. None where nothing is like it.
    pub fn nearest(&self, library: &Library, edge: &Edge) -> Vec<Likeness> {
        let Some(reading) = readings(library, edge).pop() else { return Vec::new() };
        let Some(wanted) = Wanted::new(&reading) else { return Vec::new() };
        let mut alike: Vec<(u8, &Name)> = Vec::new();
        if wanted.is_file {
            alike.extend(self.by_path(Among::Files, &wanted));
        } else {
            let others = |(_, name): &(u8, &Name)| name.of != edge.from;
            alike.extend(self.by_path(Among::Paths, &wanted).filter(others));
            alike.extend(self.by_name(&wanted).filter(others));
        }
        let most = alike.iter().map(|(percent, _)| *percent).max().filter(|most| *most >= HINT);
        let mut met = BTreeSet::new();
        alike.retain(|(percent, name)| Some(*percent) == most && met.insert(name.of));
        alike.sort_by_key(|(_, name)| name.of);
        let likeness = |(percent, name): (u8, &Name)| Likeness {
            target: if wanted.is_file { Target::File(name.of) } else { Target::Entry(name.of) },
            via: via(library, edge, &reading, name.via),
            name: name.written.clone(),
            reading: reading.clone(),
            percent,
        };
        alike.into_iter().map(likeness).collect()
    }

    /// Names of files; shared folders only tell apart what is otherwise alike.
    fn by_path<'a>(&'a self, among: Among, wanted: &'a Wanted) -> impl Iterator<Item = (u8, &'a Name)> {
        let alike = self.alike(among, &wanted.last);
        let with_folders = move |(at, percent): (usize, u8)| {
            let name = &self.among(among)[at];
            let percent = exactly(percent, &name.words, &wanted.last);
            let shared = name.folders.iter().filter(|folder| wanted.folders.contains(folder)).count();
            (percent.saturating_sub(FOLDERS) + shared.min(FOLDERS.into()) as u8, name)
        };
        (0..alike.len()).map(move |n| with_folders(alike[n]))
    }

    fn by_name<'a>(&'a self, wanted: &'a Wanted) -> impl Iterator<Item = (u8, &'a Name)> {
        let alike = self.alike(Among::Names, &wanted.whole);
        let of_name = move |(at, percent): (usize, u8)| {
            let name = &self.names[at];
            (exactly(percent, &name.words, &wanted.whole), name)
        };
        (0..alike.len()).map(move |n| of_name(alike[n]))
    }

    fn among(&self, among: Among) -> &[Name] {
        match among {
            Among::Paths => &self.paths,
            Among::Names => &self.names,
            Among::Files => &self.files,
        }
    }

    /// All names that are like a written one.
    fn alike(&self, among: Among, wanted: &Words) -> Alike {
        let key = (among, wanted.bare().to_owned());
        if let Some(known) = self.found.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let names = self.among(among).iter().enumerate();
        let like = |(n, name): (usize, &Name)| Some((n, wanted.like(&name.words))).filter(|(_, percent)| *percent > 0);
        let mut alike: Vec<(usize, u8)> = names.filter_map(like).collect();
        if alike.len() > MANY {
            alike.clear();
        }
        let alike = Arc::new(alike);
        self.found.lock().unwrap_or_else(PoisonError::into_inner).insert(key, alike.clone());
        alike
    }
}

/// A likeness with one more per cent for a name that differs in letter case at most.
fn exactly(percent: u8, name: &Words, wanted: &Words) -> u8 {
    if percent == SAME && name.is(wanted) { SAME + 1 } else { percent }
}

/// By which step the name is to find its target: what is written as a path stays one.
fn via(library: &Library, edge: &Edge, reading: &str, via: Via) -> Via {
    let relative = reading.starts_with("./") || reading.starts_with("../");
    match via == Via::Suffix && reading.contains('/') {
        true if relative || is_link(library, edge) => Via::Relative,
        true => Via::Root,
        false => via,
    }
}

/// A name of a document or file.
#[derive(Debug)]
struct Name {
    words: Words,
    /// Which document or file it is one of.
    of: usize,
    via: Via,
    written: String,
    folders: Vec<String>,
}

impl Name {
    fn new(name: &str, of: usize, via: Via) -> Self {
        Self { words: Words::new(name), of, via, written: name.to_owned(), folders: Vec::new() }
    }

    fn of_path(path: &str, of: usize) -> Self {
        let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
        Self {
            words: Words::new(stem(path)),
            of,
            via: Via::Suffix,
            written: path.to_owned(),
            folders: folders.split('/').map(fold).collect(),
        }
    }
}

/// A written name, prepared for comparing.
struct Wanted {
    is_file: bool,
    folders: Vec<String>,
    /// The last segment without ending, for paths.
    last: Words,
    /// All of it, for ids and titles.
    whole: Words,
}

impl Wanted {
    fn new(reading: &str) -> Option<Self> {
        let ending = reading.rsplit('/').next()?.rsplit_once('.').map(|(_, ending)| ending.len());
        let is_file = !is_document(reading) && ending.is_some_and(|length| (2..=5).contains(&length));
        let (folders, file) = reading.rsplit_once('/').unwrap_or(("", reading));
        let last = Words::new(if is_file || is_document(file) { stem(file) } else { file });
        let whole = Words::new(reading.strip_suffix(".md").unwrap_or(reading));
        if last.letters() < 3 || is_common(file) {
            return None;
        }
        let folders = folders.split('/').map(fold).filter(|name| !matches!(name.as_str(), "" | "." | "..")).collect();
        Some(Self { is_file, folders, last, whole })
    }
}
