//! The command line on small sites: exit statuses, what goes to which stream, and what people see when something is
//! wrong.

#[path = "../support/mod.rs"]
mod support;

mod audience;
mod baseline;
mod configuration;
mod courses;
mod exit_status;
mod folders;
mod governance;
mod help;
mod report;
mod routes;
mod search_results;
mod since;
mod streams;
mod structure;
mod templates;
mod worksheets;

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};
use support::{Run, TestSite, command, git, lyceum, read, tree};

/// A site without any problem.
fn clean() -> TestSite {
    TestSite::new()
        .config("title: Clean\nrules: {front-matter: \"off\", orphan-document: \"off\"}\n")
        .file("content/a.md", "Text with [[b]].\n")
        .file("content/b.md", "More.\n")
}

/// A site with one error, a broken link in `a.md:1:3`.
fn broken() -> TestSite {
    TestSite::new().config("title: Broken\nrules: {front-matter: \"off\"}\n").file("content/a.md", "[[nothing]]\n")
}

/// A site with one warning.
fn warned() -> TestSite {
    TestSite::new()
        .config("title: Warned\nrules: {front-matter: \"off\"}\n")
        .file("content/a.md", "[gallery id=\"1\"]\n")
}

fn here(arguments: &[&str]) -> Run {
    lyceum(arguments, &std::env::temp_dir())
}

fn files_in(folder: &Path) -> Vec<String> {
    if folder.exists() { tree(folder).into_keys().collect() } else { Vec::new() }
}
