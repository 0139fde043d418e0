//! By likeness: the document whose names are most like the written one.

use super::{is_common, readings};
use crate::library::{Edge, Library, Target};
use crate::source::{is_document, stem};
use crate::text::fold;

/// What a written name may have been meant to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// What it may mean.
    pub target: Target,
    /// Its path below the content folder, or the name of it that is like the written one.
    pub name: String,
    /// How like they are, in per cent.
    pub percent: u8,
}

/// The least likeness of which anything is said.
const LEAST: u8 = 75;

/// The document, or for a file's name the file, that is most like what a reference names; `None` if nothing is like it
/// or several are equally so.
pub fn likeness(library: &Library, edge: &Edge) -> Option<Likeness> {
    let reading = readings(library, edge).pop()?;
    let wanted = Wanted::new(&reading)?;
    let documents = library.entries.iter().enumerate().flat_map(|(n, entry)| {
        let path = &*entry.document.source.path;
        let named = [Some(entry.meta.title.as_str()), entry.meta.id.as_deref()].into_iter().flatten();
        let named = named.chain(entry.meta.aliases.iter().map(String::as_str));
        let by_name = named.map(|name| (wanted.like_name(name), name)).max_by_key(|(percent, _)| *percent);
        let by_path = (wanted.like_path(path), path);
        let (percent, name) = by_name.into_iter().fold(by_path, |a, b| if b.0 > a.0 { b } else { a });
        (n != edge.from).then(|| Likeness { target: Target::Entry(n), name: name.to_owned(), percent })
    });
    let files = library.files.iter().enumerate().map(|(n, file)| Likeness {
        target: Target::File(n),
        percent: wanted.like_path(&file.path),
        name: file.path.clone(),
    });
    let all: Vec<Likeness> = if wanted.is_file { files.collect() } else { documents.collect() };
    let best = all.iter().map(|like| like.percent).max().filter(|percent| *percent >= LEAST)?;
    let mut found = all.into_iter().filter(|like| like.percent == best);
    let first = found.next();
    if found.next().is_some() { None } else { first }
}

/// A written name, prepared for comparing.
struct Wanted {
    is_file: bool,
    folders: Vec<String>,
    /// The last segment without ending.
    stem: String,
    bare: String,
}

impl Wanted {
    fn new(reading: &str) -> Option<Self> {
        let ending = reading.rsplit('/').next()?.rsplit_once('.').map(|(_, ending)| ending.len());
        let is_file = !is_document(reading) && ending.is_some_and(|length| (2..=5).contains(&length));
        let (folders, file) = reading.rsplit_once('/').unwrap_or(("", reading));
        let stem = if is_file || is_document(file) { stem(file) } else { file };
        let bare = bare(stem);
        if bare.chars().count() < 3 || is_common(file) {
            return None;
        }
        let folders = folders.split('/').map(fold).filter(|name| !matches!(name.as_str(), "" | "." | "..")).collect();
        Some(Self { is_file, folders, stem: fold(stem), bare })
    }

    /// How like a path is: by its file's name, and a little by its folders.
    fn like_path(&self, path: &str) -> u8 {
        let name = self.like_name(stem(path));
        let shared = path.split('/').filter(|folder| self.folders.contains(&fold(folder))).count();
        // Folders only tell apart what is otherwise alike.
        name.saturating_sub(4) + shared.min(4) as u8
    }

    fn like_name(&self, name: &str) -> u8 {
        let folded = fold(name);
        if folded == self.stem {
            return 96;
        }
        let other = bare(name);
        if other == self.bare {
            return 95;
        }
        if unnumbered(&other) == unnumbered(&self.bare) && unnumbered(&other).chars().count() > 2 {
            return 90;
        }
        let (a, b) = (other.chars().count(), self.bare.chars().count());
        // Two names whose lengths differ much cannot be alike: spare the comparison.
        if a.abs_diff(b) * 4 > a.max(b) {
            return 0;
        }
        // Two words that differ in a number are two things: `Part 1` is not like `Part 2`.
        if digits(&other) != digits(&self.bare) {
            return 0;
        }
        (strsim::normalized_damerau_levenshtein(&other, &self.bare) * 92.0) as u8
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
