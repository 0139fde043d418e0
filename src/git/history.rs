//! A repository's past, file by file: under which names each one was known, until when, and what became of it.
//!
//! States are counted from now: 0 is the work tree, 1 the newest commit. Commit `n` leads from state `n + 1` to state `n`.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::Repository;
use super::log::{self, Commit, Event};
use super::worktree;
use crate::error::Result;
use crate::text::fold;

/// The past of the files in a content folder.
#[derive(Debug)]
pub struct History {
    prefix: String,
    files: Vec<Lineage>,
    /// By the folded last segment of every name a file ever had: which file, and which of its names.
    by_last_segment: HashMap<String, Vec<(usize, usize)>>,
    by_current: HashMap<String, usize>,
    /// Ids of the commits, by the state each one led to.
    commits: Vec<String>,
}

/// One file through all its names.
#[derive(Debug, Default)]
pub struct Lineage {
    /// Its names, the newest first.
    pub names: Vec<Name>,
    /// Whether it exists now, under the first of them.
    pub alive: bool,
    /// The commits that changed its text, the newest first; the one that made it, and mere moves, are none.
    pub changes: Vec<Change>,
}

/// A name that a file had for a time.
#[derive(Debug)]
pub struct Name {
    /// The path below the top of the repository, in NFC.
    pub path: String,
    /// The states in which it had it, counted from now: 0 is the work tree, 1 the newest commit.
    pub states: RangeInclusive<usize>,
    /// How like the texts before and after the step are that gave it its next name, in per cent: git goes by likeness.
    pub likeness: u8,
}

/// A change of a file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The day, as its author's clock had it.
    pub day: Date,
    /// The commit's id.
    pub commit: String,
    /// The file's path before it, below the top of the repository.
    pub before: String,
    /// Its path after it.
    pub after: String,
}

impl Lineage {
    /// Its path now, if it exists.
    pub fn path(&self) -> Option<&str> {
        self.alive.then(|| self.names[0].path.as_str())
    }
}

impl History {
    pub(super) fn read(repository: &Repository) -> Result<Self> {
        let commits = log::read(repository)?;
        let uncommitted = if repository.tip.is_none() { worktree::events(repository)? } else { Vec::new() };
        Ok(Self::new(repository.prefix(), &uncommitted, &commits))
    }

    pub(super) fn new(prefix: &str, uncommitted: &[Event], commits: &[Commit]) -> Self {
        let mut walk = Walk { files: Vec::new(), open: HashMap::new() };
        uncommitted.iter().for_each(|event| walk.undo(event, 0, None));
        for (n, commit) in commits.iter().enumerate() {
            for event in &commit.events {
                walk.undo(event, n + 1, Some(commit));
            }
        }
        let mut history = Self {
            prefix: prefix.to_owned(),
            files: walk.files,
            by_last_segment: HashMap::new(),
            by_current: HashMap::new(),
            commits: std::iter::once(String::new()).chain(commits.iter().map(|commit| commit.id.clone())).collect(),
        };
        history.index();
        history
    }

    fn index(&mut self) {
        for (n, file) in self.files.iter().enumerate() {
            if file.alive {
                self.by_current.insert(file.names[0].path.clone(), n);
            }
            for (k, name) in file.names.iter().enumerate() {
                let last = name.path.rsplit('/').next().unwrap_or_default();
                self.by_last_segment.entry(fold(last)).or_default().push((n, k));
            }
        }
    }

    /// Every name that a file had before the one it has now, or had last, with the file.
    pub fn former(&self) -> impl Iterator<Item = (&Lineage, &Name)> {
        self.files.iter().flat_map(|file| {
            let former = if file.alive { &file.names[1..] } else { &file.names[..] };
            former.iter().map(move |name| (file, name))
        })
    }

    /// The commit that led to a state; `None` for the work tree.
    pub fn commit(&self, state: usize) -> Option<&str> {
        self.commits.get(state).map(String::as_str).filter(|id| !id.is_empty())
    }

    /// The content folder's path below the top of the repository, empty or with `/` at its end.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Every file that ever had a name with this last segment, without regard to case, with that name.
    pub fn ever_called(&self, last_segment: &str) -> impl Iterator<Item = (&Lineage, &Name)> {
        let places = self.by_last_segment.get(&fold(last_segment)).into_iter().flatten();
        places.map(|(file, name)| (&self.files[*file], &self.files[*file].names[*name]))
    }

    /// Every name of every file that lay below a folder, by the folder's path below the top of the repository.
    pub fn ever_below<'h>(&'h self, folder: &'h str) -> impl Iterator<Item = (&'h Lineage, &'h Name, &'h str)> {
        let names = self.files.iter().flat_map(|file| file.names.iter().map(move |name| (file, name)));
        names.filter_map(move |(file, name)| {
            let rest = name.path.strip_prefix(folder)?.strip_prefix('/')?;
            Some((file, name, rest))
        })
    }

    /// The file that has a path below the content folder now.
    pub fn file_at(&self, path: &str) -> Option<&Lineage> {
        self.by_current.get(&format!("{}{path}", self.prefix)).map(|n| &self.files[*n])
    }
}

/// Walks back through time. An open name is one whose beginning is not found yet: which file, and which of its names.
struct Walk {
    files: Vec<Lineage>,
    open: HashMap<String, (usize, usize)>,
}

impl Walk {
    /// Takes back one event: `state` is the one that it led to.
    fn undo(&mut self, event: &Event, state: usize, commit: Option<&Commit>) {
        match event {
            Event::Changed { path, new } => {
                let file = self.at(path);
                if *new {
                    self.begin(path, state);
                } else {
                    self.changed(file, path, path, commit);
                }
            }
            Event::Removed { path } => {
                self.begin(path, state);
                self.files.push(Lineage::default());
                self.name(self.files.len() - 1, path, state + 1);
            }
            Event::Renamed { from, to, likeness } => {
                let file = self.at(to);
                if *likeness < 100 {
                    self.changed(file, from, to, commit);
                }
                self.begin(to, state);
                self.begin(from, state);
                self.name(file, from, state + 1);
                if let Some(name) = self.files[file].names.last_mut() {
                    name.likeness = *likeness;
                }
            }
        }
    }

    /// The file that has a path. One that nothing later took away exists still.
    fn at(&mut self, path: &str) -> usize {
        if let Some((file, _)) = self.open.get(path) {
            return *file;
        }
        self.files.push(Lineage { alive: true, ..Lineage::default() });
        let file = self.files.len() - 1;
        self.name(file, path, 0);
        file
    }

    /// Gives a file the name that it had up to a state. Until its beginning is found it is as old as the repository.
    fn name(&mut self, file: usize, path: &str, newest: usize) {
        let names = &mut self.files[file].names;
        names.push(Name { path: path.to_owned(), states: newest..=usize::MAX, likeness: 100 });
        self.open.insert(path.to_owned(), (file, names.len() - 1));
    }

    /// A name begins in a state: before, the path was another file's or nobody's.
    fn begin(&mut self, path: &str, state: usize) {
        if let Some((file, name)) = self.open.remove(path) {
            let states = &mut self.files[file].names[name].states;
            *states = *states.start()..=state.max(*states.start());
        }
    }

    fn changed(&mut self, file: usize, before: &str, after: &str, commit: Option<&Commit>) {
        if let Some(Commit { id, day, .. }) = commit {
            let (before, after) = (before.to_owned(), after.to_owned());
            self.files[file].changes.push(Change { day: *day, commit: id.clone(), before, after });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(log: &[&[Event]]) -> History {
        let commit = |(n, events): (usize, &&[Event])| Commit {
            id: format!("c{n}"),
            day: jiff::civil::date(2026, 1, 28 - n as i8),
            events: events.to_vec(),
        };
        History::new("kb/", &[], &log.iter().enumerate().map(commit).collect::<Vec<_>>())
    }

    fn made(path: &str) -> Event {
        Event::Changed { path: path.into(), new: true }
    }

    fn renamed(from: &str, to: &str) -> Event {
        Event::Renamed { from: from.into(), to: to.into(), likeness: 100 }
    }

    #[test]
    fn a_file_is_known_by_all_its_names() {
        let changed = Event::Changed { path: "kb/b.md".into(), new: false };
        let history = history(&[
            &[renamed("kb/b.md", "kb/c.md")],
            &[changed],
            &[renamed("kb/a.md", "kb/b.md")],
            &[made("kb/a.md")],
        ]);
        let file = history.file_at("c.md").unwrap();
        let names: Vec<_> = file.names.iter().map(|name| (name.path.as_str(), name.states.clone())).collect();
        assert_eq!(names, [("kb/c.md", 0..=1), ("kb/b.md", 2..=3), ("kb/a.md", 4..=4)]);
        let changes: Vec<_> = file.changes.iter().map(|change| (change.commit.as_str(), &*change.before)).collect();
        assert_eq!(changes, [("c1", "kb/b.md")]);
        assert!(history.file_at("b.md").is_none());
    }

    #[test]
    fn a_name_taken_again_belongs_to_another_file() {
        let history = history(&[
            &[Event::Removed { path: "kb/a.md".into() }],
            &[made("kb/a.md")],
            &[renamed("kb/a.md", "kb/b.md")],
            &[made("kb/a.md")],
        ]);
        let at_a: Vec<_> = history.by_last_segment["a.md"]
            .iter()
            .map(|(file, name)| (history.files[*file].alive, history.files[*file].names[*name].states.clone()))
            .collect();
        assert_eq!(at_a, [(false, 2..=2), (true, 4..=4)]);
    }
}
