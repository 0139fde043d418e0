//! The fixtures of rules as sites that a test may change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lyceum::rules::Rule;
use tempfile::TempDir;

use super::{fixture, git, read, tree, write};

/// The day on which all fixtures are checked.
pub const TODAY: &str = "2026-11-21";

/// The document that leads to all others of a fixture.
const WAYS: &str = "good-ways-to-all-of-them.md";
const WAYS_HEAD: &str = "---
title: Ways to all documents of this fixture
id: FX/ways-to-all-of-them
status: Draft
doc_type: Reference
summary: This document leads to every other one here, so that no rule can say that nothing leads there.
steward: Test
updated: 2026-11-21
security_level: Restricted
---
";

fn encoded(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

/// The site that a rule is tried on.
pub struct Fixture {
    /// Where it lies.
    pub folder: PathBuf,
    _temporary: TempDir,
}

impl Fixture {
    /// The rule's own, in a folder to be changed at will. One document more leads to all others, so that none is an orphan;
    /// nobody may see it, so it leads nobody astray.
    pub fn of(rule: &Rule) -> Self {
        let folder = fixture(&format!("rules/{}", rule.name));
        let temporary = tempfile::tempdir().expect("a temporary folder");
        let site = temporary.path().join("site");
        if folder.join("history").is_dir() {
            Self::commit(&folder, &site);
        } else {
            tree(&folder).iter().for_each(|(path, bytes)| write(&site.join(path), bytes));
        }
        if !matches!(rule.name, "orphan-document" | "worksheet-not-embedded") {
            let content = site.join("content");
            // Nothing can lead to what nobody can read.
            let is_there = |path: &&String| rule.name != "unreadable-file" || !is_bad(path);
            let link = |path: &String| format!("- [way]({})\n", encoded(path));
            let links: String = documents(&content).iter().filter(is_there).map(link).collect();
            write(&content.join(WAYS), format!("{WAYS_HEAD}\n{links}").as_bytes());
        }
        Self { folder: site, _temporary: temporary }
    }

    /// Each day of a fixture's history as a commit.
    fn commit(folder: &Path, site: &Path) {
        write(&site.join("lyceum.yaml"), read(&folder.join("lyceum.yaml")).as_bytes());
        let mut days: BTreeMap<String, Vec<(String, Vec<u8>)>> = BTreeMap::new();
        for (path, bytes) in tree(&folder.join("history")) {
            let (day, path) = path.split_once('/').expect("each file belongs to a day");
            days.entry(day.to_owned()).or_default().push((path.to_owned(), bytes));
        }
        git::on(site, TODAY, &["init", "--quiet"]);
        for (day, files) in days {
            files.iter().for_each(|(path, bytes)| write(&site.join("content").join(path), bytes));
            git::on(site, &day, &["add", "--all"]);
            git::on(site, &day, &["commit", "--quiet", "--message", &day]);
        }
    }
}

/// The nearest of a path's names that says so decides: `bad-shop/index.md` is bad.
pub fn is_bad(path: &str) -> bool {
    path.rsplit('/')
        .find(|name| name.starts_with("bad-") || name.starts_with("good-"))
        .is_some_and(|name| name.starts_with("bad-"))
}

/// The documents of a content folder.
pub fn documents(content: &Path) -> Vec<String> {
    tree(content).into_keys().filter(|path| lyceum::source::is_document(path)).collect()
}
