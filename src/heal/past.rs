//! What a reference is read against: the names that files had while its own document stood where it stood.

use super::{Meant, Told, target_at};
use crate::front::{self, Known};
use crate::git::{History, Lineage, Name, Repository};
use crate::library::{Edge, Library, Target, Via};
use crate::names::join;
use crate::source::{is_document, stem};
use crate::text::fold;

/// How like two texts are, in per cent, of which git says that one became the other, where nothing else tells.
const ALIKE: u8 = 85;

/// How many former names are looked up at once.
const MANY: usize = 2_000;

/// A reference before the past of its site.
pub(super) struct Past<'a> {
    pub(super) library: &'a Library,
    pub(super) repository: &'a Repository,
    pub(super) history: &'a History,
    pub(super) edge: &'a Edge,
    /// The past of its own document; `None` for one that is not committed yet.
    pub(super) own: Option<&'a Lineage>,
}

impl<'a> Past<'a> {
    /// Where the document stood while a file had a name: its path then, and the newest and oldest state of both.
    pub(super) fn places_during(&self, name: &Name) -> impl Iterator<Item = (&'a str, usize, usize)> {
        let states = name.states.clone();
        self.own.into_iter().flat_map(|own| &own.names).filter_map(move |own| {
            let newest = *own.states.start().max(states.start());
            let oldest = *own.states.end().min(states.end());
            (newest <= oldest).then_some((own.path.as_str(), newest, oldest))
        })
    }

    /// The folded paths from the content folder that a spelling may mean, below the top of the repository.
    pub(super) fn root_paths(&self, spelling: &str) -> Vec<String> {
        let rooted = spelling.trim_start_matches('/');
        let named = rooted
            .split_once('/')
            .filter(|(first, _)| self.library.config.root_names.iter().any(|name| fold(name) == fold(first)));
        let prefix = self.history.prefix().trim_end_matches('/');
        let paths = std::iter::once(rooted).chain(named.map(|(_, rest)| rest));
        paths.filter_map(|path| join(prefix, path)).map(|path| fold(&path)).collect()
    }

    /// What a reference meant that led to a file by a name that the file had: the document that bears its id now, else
    /// what git says it became.
    pub(super) fn meant(&self, file: &Lineage, name: &Name, via: Via, sure: bool) -> Option<Meant> {
        let by_git = file.path().and_then(|path| path.strip_prefix(self.history.prefix()));
        let by_git = by_git.and_then(|path| target_at(self.library, path));
        let at = file.names.iter().position(|known| std::ptr::eq(known, name)).unwrap_or_default();
        let steps = &file.names[..=at];
        // What never changed needs no second look.
        let exact = file.alive && steps.iter().skip(1).all(|name| name.likeness == 100);
        let then = if exact { None } else { self.identity(name, *name.states.start()) };
        let first = if file.changes.is_empty() { None } else { self.identity(name, *name.states.end()) };
        let id = then.as_ref().and_then(|then| then.id.as_ref());
        let (target, told, sure) = match id.and_then(|id| self.bearer(id).map(|target| (id, target))) {
            Some((id, target)) if by_git.as_ref() != Some(&target) => (target, Told::ById(id.clone()), true),
            _ => {
                let target = by_git?;
                let same = then.is_none_or(|then| self.is_same(&then, name, &target, steps));
                // Another document may have taken the place of the first one under this name.
                let same = same && first.is_none_or(|first| !self.is_another(&first, &target));
                (target, self.told(name, at), sure && same)
            }
        };
        if target == Target::Entry(self.edge.from) && self.own.is_none_or(|own| !std::ptr::eq(own, file)) {
            // It became the very document that refers to it: two were merged, or git took one for the other.
            return None;
        }
        let former = name.path.strip_prefix(self.history.prefix()).unwrap_or(&name.path).to_owned();
        Some(Meant { target, via, former, told, sure })
    }

    fn told(&self, name: &Name, at: usize) -> Told {
        let commit = name.states.start().checked_sub(1).and_then(|state| self.history.commit(state));
        match commit {
            Some(commit) if at > 1 => Told::Renames(commit.to_owned()),
            Some(commit) => Told::Rename(commit.to_owned()),
            None => Told::Uncommitted,
        }
    }

    /// What a document was in a state in which it bore a name.
    fn identity(&self, name: &Name, state: usize) -> Option<Identity> {
        self.repository.remember(|| self.likely());
        let commit = self.history.commit(state).filter(|_| is_document(&name.path))?;
        Some(Identity::of(&self.repository.text_at(commit, &name.path)?))
    }

    /// The texts of documents when they got a former name, and when they lost it.
    fn likely(&self) -> Vec<String> {
        let documents = self.history.former().filter(|(_, name)| is_document(&name.path));
        let ends = |(_, name): (&Lineage, &'a Name)| {
            let states = [*name.states.start(), *name.states.end()];
            states.map(|state| self.history.commit(state).map(|commit| format!("{commit}:{}", name.path)))
        };
        documents.take(MANY).flat_map(ends).flatten().collect()
    }

    /// Whether a target bears another id than a document that was.
    fn is_another(&self, then: &Identity, target: &Target) -> bool {
        let Target::Entry(now) = target else { return false };
        let now = self.library.entries[*now].meta.id.as_ref();
        then.id.as_ref().zip(now).is_some_and(|(then, now)| !same_id(then, now))
    }

    /// The one document that bears an id.
    fn bearer(&self, id: &str) -> Option<Target> {
        let bears = |(n, entry): (usize, &crate::library::Entry)| {
            entry.meta.id.as_deref().is_some_and(|known| same_id(known, id)).then_some(n)
        };
        let mut bearers = self.library.entries.iter().enumerate().filter_map(bears);
        bearers.next().filter(|_| bearers.next().is_none()).map(Target::Entry)
    }

    /// Whether what git says a document became is that document still: by id where both have one, else by title, name or
    /// by what they have in common.
    fn is_same(&self, then: &Identity, name: &Name, target: &Target, steps: &[Name]) -> bool {
        let Target::Entry(now) = target else { return true };
        let meta = &self.library.entries[*now].meta;
        match (&then.id, &meta.id) {
            (Some(then), Some(now)) => same_id(then, now),
            (Some(_), None) => false,
            _ => {
                let titled = then.title.as_ref().is_some_and(|title| fold(title) == fold(&meta.title));
                let moved = fold(stem(&name.path)) == fold(stem(self.library.path(*now)));
                titled || moved || steps.iter().skip(1).all(|name| name.likeness >= ALIKE)
            }
        }
    }
}

/// Ids are compared without regard to case.
fn same_id(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other) || (!one.is_ascii() && fold(one) == fold(other))
}

/// What tells a document from others, whatever its file is called.
struct Identity {
    id: Option<String>,
    title: Option<String>,
}

impl Identity {
    fn of(text: &str) -> Self {
        let (front, body) = front::read(text);
        let field = |known: Known| {
            let text = front.get(known).and_then(|value| value.as_text()).map(str::trim);
            text.filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let heading = text[body..].lines().find_map(|line| line.strip_prefix("# "));
        Self { id: field(Known::Id), title: field(Known::Title).or_else(|| Some(heading?.trim().to_owned())) }
    }
}
