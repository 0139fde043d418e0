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
    // `links` asks the network, and is no part of every build; it has tests of its own.
    commands.retain(|command| command.starts_with("lyceum ") && !command.starts_with("lyceum links"));
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

/// The page's commands are run one after another; what they print is what the page shows. `BLESS=1` writes it anew: of an
/// output with a line `...`, as many lines before and after it as there are now.
#[test]
fn the_page_on_adopting_shows_what_its_commands_print() {
    let temp = tempfile::tempdir().unwrap();
    let notes = old_notes(temp.path());
    let page = read("content/handbook/adopting.md");
    let mut played = String::new();
    for (n, part) in page.split("```").enumerate() {
        let commands = part.strip_prefix("console\n").filter(|_| n % 2 == 1);
        played += &commands.map_or_else(|| part.to_owned(), |commands| format!("console\n{}", play(commands, &notes)));
        played += "```";
    }
    let differs = support::compare(&root("content/handbook/adopting.md"), played.strip_suffix("```").unwrap());
    assert_eq!(differs, None);
}

/// The commands of a block with what they print.
fn play(block: &str, folder: &Path) -> String {
    let mut played = String::new();
    for command in block.split("$ ").skip(1) {
        let (line, shape) = command.split_once('\n').unwrap();
        let (_, printed) = bash(&format!("{line} 2>&1"), folder);
        played += &format!("$ {line}\n{}", shaped(&printed, shape));
    }
    played
}

/// A text with as much left out as in another.
fn shaped(text: &str, like: &str) -> String {
    let Some((head, tail)) = like.split_once("...\n") else { return text.to_owned() };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (head, tail) = (head.lines().count(), tail.lines().count());
    if lines.len() <= head + tail {
        return text.to_owned();
    }
    format!("{}...\n{}", lines[..head].concat(), lines[lines.len() - tail..].concat())
}

/// A folder of notes with a past: a plan was renamed and a document moved, and nobody saw to what referred to them.
fn old_notes(folder: &Path) -> PathBuf {
    let notes = folder.join("notes");
    for (path, bytes) in support::tree(&root("tests/guides/notes")) {
        support::write(&notes.join(path), &bytes);
    }
    git::init(&notes);
    git::commit(&notes, 0, "Notes so far");
    for (n, (from, to)) in
        [("Ads/Strategy_Plan.md", "Ads/Plans/01_Strategy.md"), ("Ads/Retention.md", "Keep/Retention.md")]
            .iter()
            .enumerate()
    {
        fs::create_dir_all(notes.join(to).parent().unwrap()).unwrap();
        git::git(&notes, &["mv", from, to]);
        git::commit(&notes, n + 1, "Order");
    }
    notes
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
        .env("CI_MERGE_REQUEST_DIFF_BASE_SHA", "origin/main")
        .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_AUTHOR_NAME", "a"), ("GIT_AUTHOR_EMAIL", "a@example.org")])
        .envs([("GIT_COMMITTER_NAME", "a"), ("GIT_COMMITTER_EMAIL", "a@example.org")])
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
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
