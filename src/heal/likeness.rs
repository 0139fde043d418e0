//! By likeness: the document whose names are most like the written one.

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

/// The least likeness of which anything is said.
const LEAST: u8 = 75;

/// All names of a library, prepared for comparing: one broken reference may be compared with each of them.
#[derive(Debug)]
pub struct Likenesses {
    documents: Vec<(Name, usize, Via)>,
    files: Vec<(Name, usize, Via)>,
}

impl Likenesses {
    /// Reads all names of a library once.
    pub fn new(library: &Library) -> Self {
        let mut documents = Vec::new();
        for (n, entry) in library.entries.iter().enumerate() {
            let path = &*entry.document.source.path;
            documents.push((Name::of_path(path), n, Via::Suffix));
            let meta = &entry.meta;
            let title = Some(&meta.title).filter(|_| entry.get(Known::Title).is_some());
            documents.extend(title.into_iter().chain(&meta.aliases).map(|name| (Name::new(name), n, Via::Name)));
            documents.extend(meta.id.iter().map(|id| (Name::new(id), n, Via::Id)));
        }
        let files = library.files.iter().enumerate().map(|(n, file)| (Name::of_path(&file.path), n, Via::Suffix));
        Self { documents, files: files.collect() }
    }

    /// The document, or for a file's name the file, that is most like what a reference names; `None` if nothing is like
    /// it or several are equally so.
    pub fn nearest(&self, library: &Library, edge: &Edge) -> Option<Likeness> {
        let reading = readings(library, edge).pop()?;
        let wanted = Wanted::new(&reading)?;
        let names = if wanted.is_file { &self.files } else { &self.documents };
        let others = names.iter().filter(|(_, n, _)| wanted.is_file || *n != edge.from);
        let (mut best, mut most, mut alone): (Option<(usize, Via, &String)>, u8, bool) = (None, LEAST, true);
        for (name, n, via) in others {
            let percent = wanted.like(name, *via);
            match &best {
                Some((known, ..)) if percent == most => alone &= known == n,
                _ if percent >= most => (best, most, alone) = (Some((*n, *via, &name.written)), percent, true),
                _ => {}
            }
        }
        let (n, via, name) = best.filter(|_| alone)?;
        let target = if wanted.is_file { Target::File(n) } else { Target::Entry(n) };
        // What is written as a path stays one.
        let relative = reading.starts_with("./") || reading.starts_with("../");
        let via = match via == Via::Suffix && reading.contains('/') {
            true if relative || is_link(library, edge) => Via::Relative,
            true => Via::Root,
            false => via,
        };
        Some(Likeness { target, reading, name: name.to_owned(), via, percent: most })
    }
}

/// A name of a document or file.
#[derive(Debug)]
struct Name {
    written: String,
    folders: Vec<String>,
    words: Words,
}

impl Name {
    fn new(name: &str) -> Self {
        Self { written: name.to_owned(), folders: Vec::new(), words: Words::new(name) }
    }

    fn of_path(path: &str) -> Self {
        let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
        Self {
            written: path.to_owned(),
            folders: folders.split('/').map(fold).collect(),
            words: Words::new(stem(path)),
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
        if last.letters < 3 || is_common(file) {
            return None;
        }
        let folders = folders.split('/').map(fold).filter(|name| !matches!(name.as_str(), "" | "." | "..")).collect();
        Some(Self { is_file, folders, last, whole })
    }

    /// How like a name is; shared folders only tell apart what is otherwise alike.
    fn like(&self, name: &Name, via: Via) -> u8 {
        if matches!(via, Via::Id | Via::Name) {
            return self.whole.like(&name.words);
        }
        let shared = name.folders.iter().filter(|folder| self.folders.contains(folder)).count();
        let percent = self.last.like(&name.words);
        if percent == 0 { 0 } else { percent - 4 + shared.min(4) as u8 }
    }
}

/// What of a name is compared.
#[derive(Debug)]
struct Words {
    folded: String,
    bare: String,
    letters: usize,
    /// Which letters are in it, a bit for each of 64 classes.
    kinds: u64,
}

impl Words {
    fn new(name: &str) -> Self {
        let bare = bare(name);
        let kinds = bare.chars().fold(0, |kinds, c| kinds | 1 << (c as u32 % 64));
        Self { folded: fold(name), letters: bare.chars().count(), bare, kinds }
    }

    /// Whether they differ in so many letters that they cannot be alike: a change of one letter changes two classes.
    fn cannot_be(&self, other: &Self) -> bool {
        let most = self.letters.max(other.letters);
        (self.kinds ^ other.kinds).count_ones() as usize > most / 2
    }

    /// How like another name is, in per cent.
    fn like(&self, other: &Self) -> u8 {
        if other.folded == self.folded {
            return 99;
        }
        if other.bare == self.bare {
            return 98;
        }
        // Two names whose lengths differ much cannot be alike: spare the comparison.
        if other.letters.abs_diff(self.letters) * 4 > other.letters.max(self.letters) {
            return 0;
        }
        if self.cannot_be(other) {
            return 0;
        }
        let (own, known) = (unnumbered(&self.bare), unnumbered(&other.bare));
        if own == known && own.chars().count() > 2 {
            return 93;
        }
        // Two names that differ in a number are two things: `Part 1` is not `Part 2`.
        if digits(&other.bare) != digits(&self.bare) {
            return 0;
        }
        (strsim::normalized_damerau_levenshtein(&other.bare, &self.bare) * 95.0).max(4.0) as u8
    }
}

/// Letters and digits only, folded: `Ad-Copy_2` and `ad copy 2` are the same.
fn bare(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Without the number that sorts it: `01strategy`.
fn unnumbered(bare: &str) -> &str {
    bare.trim_start_matches(|c: char| c.is_ascii_digit())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
