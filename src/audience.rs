//! What each audience sees, and why, for people and for programs. Says nothing about how a site is built.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json as value};

use crate::library::{Edge, Entry, LevelSource, Library, Target};
use crate::security::SecurityLevel;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// All levels side by side.
    All,
    /// What one audience sees.
    Of(SecurityLevel),
    /// What the second audience sees and the first does not.
    Between(SecurityLevel, SecurityLevel),
}

impl View {
    fn has(self, library: &Library, entry: &Entry) -> bool {
        match self {
            Self::All => true,
            Self::Of(audience) => library.shows(entry, audience),
            Self::Between(less, more) => library.shows(entry, more) && !library.shows(entry, less),
        }
    }

    /// Whether a reference leads from what is seen to what is not, between two levels.
    fn crosses(self, from: SecurityLevel, to: SecurityLevel) -> bool {
        match self {
            Self::All => true,
            Self::Of(audience) => from <= audience && to > audience,
            Self::Between(less, more) => from <= less && to > less && to <= more,
        }
    }
}

/// The documents of a view, with why each has its level.
pub fn text(library: &Library, view: View) -> String {
    if view == View::All {
        return overview(library);
    }
    let mut entries: Vec<&Entry> = library.entries.iter().filter(|entry| view.has(library, entry)).collect();
    entries.sort_by_key(|entry| entry.meta.level);
    let row = |entry: &&Entry| {
        let draft = if entry.meta.draft { ", a draft" } else { "" };
        let why = why(&entry.meta.level_source);
        vec![entry.meta.level.name().to_owned(), format!("{}{draft}", entry.document.source.path), why]
    };
    let mut out = table(&entries.iter().map(row).collect::<Vec<_>>(), &[]);
    let references = references(library, view).count();
    let _ = match view {
        View::Between(less, more) if entries.is_empty() => writeln!(out, "{less} and {more} see the same documents"),
        View::Of(audience) if entries.is_empty() => writeln!(out, "{audience} sees no document"),
        _ => Ok(()),
    };
    if references > 0 {
        let (less, more) = match view {
            View::Between(less, more) => (less, format!("what only {more} sees")),
            View::Of(audience) => (audience, "what it does not see".to_owned()),
            View::All => return out,
        };
        let _ = writeln!(out, "\n{} from what {less} sees to {more}; {HINT}", counted(references));
    }
    out
}

const HINT: &str = "`lyceum check --select public-links-internal` shows them";

fn counted(references: usize) -> String {
    if references == 1 { "1 reference leads".to_owned() } else { format!("{references} references lead") }
}

/// All levels side by side, then the reasons for them.
fn overview(library: &Library) -> String {
    let head = ["level", "documents", "drafts", "sees", "refers to more closed"].map(str::to_owned);
    let mut rows = vec![head.to_vec()];
    for level in SecurityLevel::ALL {
        let numbers = Numbers::of(library, level);
        let cells = [numbers.documents, numbers.drafts, numbers.sees, numbers.references];
        rows.push(std::iter::once(level.name().to_owned()).chain(cells.map(|cell| cell.to_string())).collect());
    }
    let mut out = table(&rows, &[1, 2, 3, 4]);
    let mut reasons: BTreeMap<(SecurityLevel, &LevelSource), usize> = BTreeMap::new();
    for entry in &library.entries {
        *reasons.entry((entry.meta.level, &entry.meta.level_source)).or_default() += 1;
    }
    out.push('\n');
    let row = |((level, source), number): (&(SecurityLevel, &LevelSource), &usize)| {
        vec![level.name().to_owned(), number.to_string(), why(source)]
    };
    out.push_str(&table(&reasons.iter().map(row).collect::<Vec<_>>(), &[1]));
    let references = references(library, View::All).count();
    if references > 0 {
        let _ = writeln!(out, "\n{} to a more closed document; {HINT}", counted(references));
    }
    out
}

/// The numbers of one level.
struct Numbers {
    documents: usize,
    drafts: usize,
    sees: usize,
    references: usize,
}

impl Numbers {
    fn of(library: &Library, level: SecurityLevel) -> Self {
        let own = || library.entries.iter().filter(move |entry| entry.meta.level == level);
        let from = |edge: &Edge| library.entries[edge.from].meta.level == level;
        Self {
            documents: own().count(),
            drafts: own().filter(|entry| entry.meta.draft).count(),
            sees: library.entries.iter().filter(|entry| library.shows(entry, level)).count(),
            references: library.edges_upward().filter(|(edge, _)| from(edge)).count(),
        }
    }
}

fn references(library: &Library, view: View) -> impl Iterator<Item = (&Edge, SecurityLevel)> {
    let level = |edge: &Edge| library.entries[edge.from].meta.level;
    library.edges_upward().filter(move |(edge, to)| view.crosses(level(edge), *to))
}

fn why(source: &LevelSource) -> String {
    match source {
        LevelSource::Field => "named in the document".to_owned(),
        LevelSource::Defaults(glob) => format!("`defaults:` for `{glob}`"),
        LevelSource::DefaultLevel => "`default_level`, as nothing names one".to_owned(),
        LevelSource::Unknown => "what the document names is no level".to_owned(),
        LevelSource::Unreadable => "front matter that cannot be read".to_owned(),
    }
}

/// Rows with their columns under each other; some of them to the right.
fn table(rows: &[Vec<String>], right: &[usize]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let widths: Vec<usize> =
        (0..columns).map(|n| rows.iter().map(|row| row[n].chars().count()).max().unwrap_or(0)).collect();
    let mut out = String::new();
    for row in rows {
        let cells = row.iter().enumerate().map(|(n, cell)| {
            let width = widths[n];
            if right.contains(&n) { format!("{cell:>width$}") } else { format!("{cell:width$}") }
        });
        let _ = writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
    out
}

/// The same as JSON: the numbers of all levels, the documents of the view, and the references that lead out of it.
pub fn json(library: &Library, view: View) -> String {
    let levels: Vec<Value> = SecurityLevel::ALL
        .into_iter()
        .map(|level| {
            let Numbers { documents, drafts, sees, references } = Numbers::of(library, level);
            value!({"level": level.name(), "documents": documents, "drafts": drafts, "sees": sees, "references": references})
        })
        .collect();
    let documents: Vec<Value> = library
        .entries
        .iter()
        .filter(|entry| view.has(library, entry))
        .map(|entry| {
            let (source, glob) = source(&entry.meta.level_source);
            value!({
                "path": &*entry.document.source.path, "level": entry.meta.level.name(), "draft": entry.meta.draft,
                "source": source, "glob": glob,
            })
        })
        .collect();
    let references: Vec<Value> = references(library, view)
        .map(|(edge, level)| {
            let to = match edge.target {
                Target::Entry(n) => library.path(n).to_owned(),
                Target::Folder(n) => format!("{}/", library.folders[n].path),
                _ => String::new(),
            };
            let from = library.entries[edge.from].meta.level;
            value!({
                "from": library.path(edge.from), "from_level": from.name(), "to": to, "to_level": level.name(),
                "target": edge.written,
            })
        })
        .collect();
    let config = &library.config;
    let whole = value!({
        "version": 1,
        "audience": config.audience.map(SecurityLevel::name),
        "default_level": config.default_level.name(),
        "levels": levels,
        "documents": documents,
        "references": references,
    });
    format!("{whole:#}\n")
}

fn source(source: &LevelSource) -> (&'static str, Option<&str>) {
    match source {
        LevelSource::Field => ("field", None),
        LevelSource::Defaults(glob) => ("defaults", Some(glob)),
        LevelSource::DefaultLevel => ("default_level", None),
        LevelSource::Unknown => ("unknown", None),
        LevelSource::Unreadable => ("unreadable", None),
    }
}
