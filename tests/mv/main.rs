//! `lyceum mv`: what refers to something that moves leads there afterwards too, and nothing else changes.

#[path = "../support/mod.rs"]
mod support;

mod all_or_nothing;
mod any_tree;
mod configuration;
mod folders;
mod redirects;
mod references;
mod refusals;
mod what_is_meant;

use std::collections::BTreeMap;

use support::{Run, TestSite, difference, lyceum, read, tree};

/// A site with `lyceum.yaml` and some files below `content/`.
fn site(files: &[(&str, &str)]) -> TestSite {
    files.iter().fold(TestSite::new(), |site, (path, text)| site.file(&format!("content/{path}"), text))
}

/// Runs `mv` in the site's folder with paths below `content/`.
fn mv(site: &TestSite, old: &str, new: &str) -> Run {
    lyceum(&["mv", &format!("content/{old}"), &format!("content/{new}")], &site.path())
}

/// The text of a content file.
fn text(site: &TestSite, path: &str) -> String {
    read(&site.at(&format!("content/{path}")))
}

/// Moves there and back; what the files were in between.
#[track_caller]
fn there_and_back(site: &TestSite, old: &str, new: &str) -> BTreeMap<String, Vec<u8>> {
    let before = tree(&site.path());
    mv(site, old, new).success();
    let between = tree(&site.path());
    assert_ne!(before, between);
    mv(site, new, old).success();
    let after = tree(&site.path());
    assert_eq!(difference(&before, &after), "", "{old} to {new} and back");
    between
}
