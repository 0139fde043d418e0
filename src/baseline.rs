//! Findings that are known and not failed: how an old site adopts the rules without mending everything first.
//!
//! A known finding is told by its rule, its document and the text that it points at, so edits elsewhere do not wake it.
//! A document that git shows was renamed takes its known findings along.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::files;
use crate::git::Repository;
use crate::library::Library;
use crate::rules::{Report, Selection};

/// The findings on record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    /// By path and fingerprint.
    known: BTreeMap<(String, String), Known>,
}

/// A finding on record; the rule and the message are for people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Known {
    path: String,
    rule: String,
    fingerprint: String,
    message: String,
}

/// The file's form.
#[derive(Serialize, Deserialize)]
struct File {
    version: u32,
    findings: Vec<Known>,
}

impl Baseline {
    /// All findings of a report.
    pub fn of(report: &Report, library: &Library) -> Self {
        let known = report.diagnostics.iter().zip(report.contents(library)).map(|(found, fingerprint)| Known {
            path: found.path.to_string(),
            rule: found.rule.to_owned(),
            fingerprint,
            message: found.message.clone(),
        });
        Self::from_list(known)
    }

    /// The record in a file; `None` where there is no such file.
    ///
    /// # Errors
    /// The file cannot be read or is no record.
    pub fn read(path: &Path) -> Result<Option<Self>> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io("read", path, &error)),
        };
        let wrong = |why: String| {
            Error::new(format!(
                "`{0}` is no baseline: {why}; restore it, or delete it and run `lyceum check --write-baseline {0}`",
                path.display()
            ))
        };
        let file: File =
            serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| wrong(error.to_string()))?;
        if file.version != VERSION {
            return Err(wrong(format!("its version is {}, expected {VERSION}", file.version)));
        }
        Ok(Some(Self::from_list(file.findings)))
    }

    fn from_list(known: impl IntoIterator<Item = Known>) -> Self {
        let keyed = known.into_iter().map(|known| ((known.path.clone(), known.fingerprint.clone()), known));
        Self { known: keyed.collect() }
    }

    /// The record with the names that documents have now: git tells what those that are gone were renamed to.
    pub fn renamed(self, library: &Library, repository: Option<&Repository>) -> Self {
        let paths: BTreeSet<&str> = self.known.keys().map(|(path, _)| path.as_str()).collect();
        let gone: BTreeSet<&str> = paths.iter().copied().filter(|path| library.entry_at(path).is_none()).collect();
        let Some(history) = repository.filter(|_| !gone.is_empty()).and_then(Repository::history) else { return self };
        let mut now: BTreeMap<&str, &str> = BTreeMap::new();
        for path in library.entries.iter().map(|entry| &*entry.document.source.path) {
            let lineage = history.file_at(path).filter(|_| !paths.contains(path));
            let former = lineage.into_iter().flat_map(|lineage| &lineage.names);
            let mut former = former.filter_map(|name| name.path.strip_prefix(history.prefix()));
            if let Some(former) = former.find_map(|former| gone.get(former)) {
                now.insert(former, path);
            }
        }
        let renamed = |known: &Known| {
            let path = now.get(known.path.as_str()).map_or_else(|| known.path.clone(), |path| (*path).to_owned());
            Known { path, ..known.clone() }
        };
        Self::from_list(self.known.values().map(renamed))
    }

    /// Writes the record, one finding on a line, so that version control shows what went.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, path: &Path) -> Result<()> {
        let mut findings: Vec<&Known> = self.known.values().collect();
        findings.sort();
        let lines: Vec<String> =
            findings.iter().map(|known| format!("    {}", serde_json::to_string(known).unwrap_or_default())).collect();
        let list = if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n  ]", lines.join(",\n")) };
        let text = format!("{{\n  \"version\": {VERSION},\n  \"findings\": {list}\n}}\n");
        files::write_result(path, text.as_bytes())
    }

    /// How many findings are on record.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// The report without the findings on record.
    pub fn take_from(&self, report: Report, library: &Library) -> Report {
        let mut fingerprints = report.contents(library).into_iter();
        report.keep("known from the baseline", |found| {
            let fingerprint = fingerprints.next().unwrap_or_default();
            !self.known.contains_key(&(found.path.to_string(), fingerprint))
        })
    }

    /// The record without what is no longer found. Rules that were not asked keep their part.
    pub fn shrunk(&self, found: &Self, selection: &Selection) -> Self {
        let mut known = self.known.clone();
        known.retain(|key, known| !selection.names(&known.rule) || found.known.contains_key(key));
        Self { known }
    }

    /// The record with everything that is found as well.
    pub fn grown(mut self, found: Self) -> Self {
        for (key, known) in found.known {
            self.known.entry(key).or_insert(known);
        }
        self
    }
}

const VERSION: u32 = 1;
