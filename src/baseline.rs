//! Findings that are known and not failed: how an old site adopts the rules without mending everything first.
//!
//! A known finding is told by its rule, its document and the text of its place, so edits elsewhere do not wake it.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::files;
use crate::library::Library;
use crate::rules::{Report, Selection};

/// The findings on record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    by_fingerprint: BTreeMap<String, Known>,
}

/// A finding on record; all but the fingerprint is for people.
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
        let known = report.diagnostics.iter().zip(report.fingerprints(library)).map(|(found, fingerprint)| {
            let known = Known {
                path: found.path.to_string(),
                rule: found.rule.to_owned(),
                fingerprint: fingerprint.clone(),
                message: found.message.clone(),
            };
            (fingerprint, known)
        });
        Self { by_fingerprint: known.collect() }
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
            Error::new(format!("`{}` is no baseline: {why}; `lyceum check --write-baseline` makes one", path.display()))
        };
        let file: File = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
        if file.version != VERSION {
            return Err(wrong(format!("its version is {}, expected {VERSION}", file.version)));
        }
        let known = file.findings.into_iter().map(|known| (known.fingerprint.clone(), known));
        Ok(Some(Self { by_fingerprint: known.collect() }))
    }

    /// Writes the record, one finding on a line, so that version control shows what went.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, path: &Path) -> Result<()> {
        let mut findings: Vec<&Known> = self.by_fingerprint.values().collect();
        findings.sort();
        let lines: Vec<String> =
            findings.iter().map(|known| format!("    {}", serde_json::to_string(known).unwrap_or_default())).collect();
        let list = if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n  ]", lines.join(",\n")) };
        let text = format!("{{\n  \"version\": {VERSION},\n  \"findings\": {list}\n}}\n");
        files::write_result(path, text.as_bytes())
    }

    /// How many findings are on record.
    pub fn len(&self) -> usize {
        self.by_fingerprint.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.by_fingerprint.is_empty()
    }

    /// The report without the findings on record.
    pub fn take_from(&self, report: Report, library: &Library) -> Report {
        let mut fingerprints = report.fingerprints(library).into_iter();
        report.keep("known from the baseline", |_| {
            fingerprints.next().is_none_or(|fingerprint| !self.by_fingerprint.contains_key(&fingerprint))
        })
    }

    /// The record without what is no longer found. Rules that were not asked keep their part.
    pub fn shrunk(&self, found: &Self, selection: &Selection) -> Self {
        let stays =
            |known: &Known| !selection.names(&known.rule) || found.by_fingerprint.contains_key(&known.fingerprint);
        let kept = self.by_fingerprint.iter().filter(|(_, known)| stays(known));
        Self { by_fingerprint: kept.map(|(key, known)| (key.clone(), known.clone())).collect() }
    }

    /// The record with everything that is found as well.
    pub fn grown(mut self, found: Self) -> Self {
        for (fingerprint, known) in found.by_fingerprint {
            self.by_fingerprint.entry(fingerprint).or_insert(known);
        }
        self
    }
}

const VERSION: u32 = 1;
