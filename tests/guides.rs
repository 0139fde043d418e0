//! What the documentation shows: files as `init` writes them, and commands that run.

#![cfg(unix)]

#[path = "support/mod.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;
use support::git;

const CI: &str = "docs/ci.md";

/// `BLESS=1` puts the files into the page anew.
#[test]
fn the_page_on_ci_shows_the_files_that_init_writes() {
    let temp = tempfile::tempdir().unwrap();
    support::lyceum(&["init", "site"], temp.path()).success();
    let page = read(CI);
    let mut wanted = page.clone();
    for path in [".github/workflows/check.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"] {
        let (before, rest) = wanted.split_once(&format!("`{path}`:\n\n```yaml\n")).unwrap_or_else(|| panic!("{path}"));
        let (_, after) = rest.split_once("```\n").unwrap();
        let file = fs::read_to_string(temp.path().join("site").join(path)).unwrap();
        wanted = format!("{before}`{path}`:\n\n```yaml\n{file}```\n{after}");
    }
    let differs = support::compare(&root(CI), &wanted);
    assert_eq!(differs, None);
}

#[test]
fn the_commands_on_the_page_on_ci_run() {
    let temp = tempfile::tempdir().unwrap();
    let site = changed_site(temp.path());
    let page = read(CI);
    let mut commands: Vec<String> =
        blocks(&page, "sh").iter().flat_map(|block| block.lines()).map(str::to_owned).collect();
    for block in blocks(&page, "yaml") {
        let value: Value = serde_yaml::from_str(block).unwrap_or_else(|error| panic!("{error}:\n{block}"));
        scripts(&value, &mut commands);
    }
    commands.retain(|command| command.starts_with("lyceum ") && !command.starts_with("lyceum --version"));
    assert!(commands.len() > 12, "{commands:?}");
    for command in &commands {
        let (status, said) = bash(command, &site);
        assert!(matches!(status, Some(0 | 1)), "`{command}` ends with {status:?}\n{said}");
    }
}

#[test]
fn a_baseline_and_since_leave_only_what_is_new() {
    let temp = tempfile::tempdir().unwrap();
    let site = changed_site(temp.path());
    // The page says it in this order: on record first, then a check that fails on new findings only.
    let status = |command: &str| bash(command, &site).0;
    assert_eq!(status("lyceum check --strict"), Some(1));
    assert_eq!(status("lyceum check --write-baseline lyceum-baseline.json"), Some(0));
    assert_eq!(status("lyceum check --strict --baseline lyceum-baseline.json"), Some(0));
    fs::write(site.join("content/newest.md"), "[[nowhere at all]]\n").unwrap();
    assert_eq!(status("lyceum check --baseline lyceum-baseline.json"), Some(1));
    git::commit(&site, 9, "Add the newest");
    assert_eq!(status("lyceum check --since HEAD --strict"), Some(0));
    assert_eq!(status("lyceum check --since HEAD~1"), Some(1));
}

/// A site under git whose branch has left `origin/main` with a change that is at fault.
fn changed_site(folder: &Path) -> PathBuf {
    support::lyceum(&["init", "site"], folder).success();
    let site = folder.join("site");
    git::init(&site);
    git::commit(&site, 0, "Begin");
    git::git(&site, &["update-ref", "refs/remotes/origin/main", "HEAD"]);
    fs::write(site.join("content/new.md"), "[[nowhere]]\n").unwrap();
    git::commit(&site, 1, "Add a document");
    site
}

/// Runs a line in a site as a service would.
fn bash(line: &str, site: &Path) -> (Option<i32>, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_lyceum")).parent().unwrap();
    let output = Command::new("bash")
        .args(["-e", "-c", line])
        .current_dir(site)
        .env("PATH", format!("{}:{}", program.display(), std::env::var("PATH").unwrap()))
        .env("GITHUB_BASE_REF", "main")
        .env("CI_MERGE_REQUEST_DIFF_BASE_SHA", git::git(site, &["rev-parse", "origin/main"]).trim())
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// The fenced blocks of a language.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("\n```{language}\n");
    page.split(&fence).skip(1).filter_map(|block| block.split("```").next()).collect()
}

/// The lines of every `run:`, `script:` and `entry:`, however deep.
fn scripts(value: &Value, lines: &mut Vec<String>) {
    match value {
        Value::Sequence(items) => items.iter().for_each(|item| scripts(item, lines)),
        Value::Mapping(map) => {
            for (key, value) in map {
                match (key.as_str(), value) {
                    (Some("run"), Value::String(text)) => lines.extend(text.lines().map(str::to_owned)),
                    (Some("entry"), Value::String(text)) => lines.push(format!("{text} content/index.md")),
                    (Some("script"), Value::Sequence(items)) => {
                        lines.extend(items.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => scripts(value, lines),
                }
            }
        }
        _ => {}
    }
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    support::read(&root(path))
}
