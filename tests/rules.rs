//! Every rule stands on four legs: its value in the list, its page, its fixture, and the report that is expected of it.
//!
//! A fixture is a site in `tests/rules/NAME/`. Whatever its rule is to find lies in files called `bad-…`, all else in
//! files called `good-…`; other rules stay silent in both. Where a document cannot do without another fault, its fixture
//! turns that rule off for it alone. `expected.txt` is the report for people, `BLESS=1` writes it.
//! Where a rule looks at what other hosts answered, the answers lie in the fixture too, as an earlier run keeps them.
//! It is always the same day. A rule that looks at the past has no `content/` but a `history/`: a folder for each day,
//! with the files that were committed on it. A rule that compares with the past compares the last two of them.

mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use lyceum::rules::{Check, Rule, all};
use serde_json::Value;
use support::fixtures::{Fixture, TODAY, documents, is_bad};
use support::{compare, fixture, lyceum, read};

const HEADINGS: [&str; 4] = ["What it finds", "Why it matters", "Example", "How to mend it"];

#[test]
fn names_are_unique_and_in_kebab_case() {
    let names: BTreeSet<&str> = all().map(|rule| rule.name).collect();
    assert_eq!(names.len(), all().count(), "a name stands in the list twice");
    for name in names {
        let words = name.split('-').all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase()));
        assert!(words, "`{name}` is not in kebab-case");
        assert!(all().all(|rule| rule.group.name() != name), "`{name}` is a rule and a group");
    }
}

#[test]
fn summaries_fit_on_a_line() {
    for Rule { name, summary, .. } in all() {
        assert!(!summary.is_empty() && summary.len() <= 100, "{name}: {summary}");
        assert!(!summary.contains('\n') && !summary.ends_with('.'), "{name}: {summary}");
    }
}

#[test]
fn every_rule_has_its_page() {
    for rule in all() {
        let file = content(&format!("rules/{}.md", rule.name));
        let page = read(&file);
        assert_eq!(page, rule.page, "{}: the page in the program is another", file.display());
        let headings: Vec<&str> = outside_of_code(&page).filter_map(heading).collect();
        assert_eq!(headings, HEADINGS, "{}", file.display());
        for heading in HEADINGS {
            let (_, section) = page.split_once(&format!("## {heading}")).expect("the heading stands there");
            let text = section.split("\n## ").next().unwrap_or_default().trim();
            assert!(text.len() > 20, "{}: `{heading}` says nothing", file.display());
        }
    }
}

#[test]
fn every_rule_page_belongs_to_a_rule() {
    for entry in std::fs::read_dir(content("rules")).expect("content/rules") {
        let path = entry.expect("content/rules can be read").path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        assert!(name == "index" || lyceum::rules::find(&name).is_some(), "{} explains no rule", path.display());
    }
}

#[test]
fn every_fixture_belongs_to_a_rule() {
    for entry in std::fs::read_dir(fixture("rules")).expect("tests/rules") {
        let name = entry.expect("tests/rules can be read").file_name().to_string_lossy().into_owned();
        assert!(lyceum::rules::find(&name).is_some(), "tests/rules/{name} belongs to no rule");
    }
}

#[test]
fn explain_says_what_the_page_says() {
    for rule in all() {
        let run = lyceum(&["explain", rule.name], Path::new(".")).success();
        assert!(run.stdout.starts_with(rule.name), "{run}");
        assert!(run.stdout.contains(rule.group.name()) && run.stdout.contains(rule.level.name()), "{run}");
        for heading in HEADINGS {
            assert!(run.stdout.contains(heading), "no `{heading}`\n{run}");
        }
        assert!(!run.stdout.contains("\nid: \"RULES/"), "front matter is no explanation\n{run}");
    }
}

#[test]
fn the_list_of_rules_has_a_line_each() {
    let run = lyceum(&["rules"], Path::new(".")).success();
    for rule in all() {
        let line = run.stdout.lines().find(|line| line.split_whitespace().next() == Some(rule.name));
        let line = line.unwrap_or_else(|| panic!("no line for {}\n{run}", rule.name));
        assert!(line.contains(rule.level.name()) && line.contains(rule.summary), "{line}");
    }
}

#[test]
fn every_rule_finds_what_is_bad_and_nothing_else() {
    let faults: Vec<String> = to_be_tried().flat_map(judge).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_report_is_the_expected_one() {
    let faults: Vec<String> = to_be_tried()
        .filter_map(|rule| {
            let run = check(rule, &Fixture::of(rule).folder, &[]);
            compare(&fixture(&format!("rules/{}/expected.txt", rule.name)), &run)
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_fix_is_the_expected_one() {
    let faults: Vec<String> = to_be_tried().filter_map(mend).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_finding_is_one_sentence_and_a_next_step() {
    let mut faults = Vec::new();
    for rule in to_be_tried() {
        for found in findings(rule) {
            let message = found["message"].as_str().unwrap_or_default();
            let place = format!("{} {}: {message}", rule.name, found["path"]);
            let first = message.chars().next().unwrap_or('X');
            if first.is_uppercase() || message.ends_with(['.', '!']) || message.contains('\n') {
                faults.push(format!("{place}: starts in lower case, has one line and no full stop"));
            }
            match found["help"].as_str() {
                None => faults.push(format!("{place}: offers no next step")),
                Some(help) if help.trim().is_empty() || help.ends_with('.') => {
                    faults.push(format!("{place}: help: {help}"))
                }
                Some(_) => {}
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn check_says_nothing_of_other_hosts() {
    for rule in all().filter(|rule| asks_others(rule)) {
        let run = lyceum(&["check", "--strict", "--select", "links"], &fixture(&format!("rules/{}", rule.name)));
        assert_eq!(run.status, 0, "{run}");
    }
}

fn asks_others(rule: &Rule) -> bool {
    matches!(rule.check, Check::Remote(_))
}

/// The rules that this program can ask: those on other hosts need the feature `linkcheck`.
fn to_be_tried() -> impl Iterator<Item = &'static Rule> {
    all().filter(|rule| cfg!(feature = "linkcheck") || !asks_others(rule))
}

/// What is wrong with what `lyceum fix` makes of a rule's fixture: `fixed.diff` shows it, where the rule has fixes.
fn mend(rule: &Rule) -> Option<String> {
    let expected = fixture(&format!("rules/{}", rule.name)).join("fixed.diff");
    let before = findings(rule);
    if before.iter().all(|found| found["fix"].is_null()) {
        return expected.exists().then(|| format!("{}: has no fixes any more", expected.display()));
    }
    let copy = Fixture::of(rule);
    let fix = |more: &[&str]| {
        let arguments = ["fix", "--today", TODAY, "--unsafe", "--allow-dirty", "--select", rule.name];
        lyceum(&[&arguments[..], more].concat(), &copy.folder)
    };
    let diff = fix(&["--dry-run"]).success().stdout;
    fix(&[]).success();
    let after: Value =
        serde_json::from_str(&check(rule, &copy.folder, &["--format", "json"])).expect("the report is JSON");
    let after = after["diagnostics"].as_array().expect("a list of findings");
    if let Some(other) = after.iter().find(|found| found["rule"] != rule.name) {
        return Some(format!(
            "{}: the fix in {} brings {}: {}",
            rule.name, other["path"], other["rule"], other["message"]
        ));
    }
    if after.len() == before.len() {
        return Some(format!("{}: nothing was mended", rule.name));
    }
    let again = fix(&["--check"]);
    if again.status != 0 {
        return Some(format!("{}: a second run changes more\n{again}", rule.name));
    }
    compare(&expected, &diff)
}

/// What is wrong with the findings in a rule's fixture.
fn judge(rule: &Rule) -> Vec<String> {
    let fixture = Fixture::of(rule);
    let found = findings(rule);
    let mut faults = Vec::new();
    let mut hit = BTreeSet::new();
    for finding in &found {
        let path = finding["path"].as_str().unwrap_or_default();
        let start = &finding["range"]["start"];
        if finding["rule"] != rule.name {
            faults.push(format!(
                "{}: {} speaks up in {path}:{}: {}",
                rule.name, finding["rule"], start["line"], finding["message"]
            ));
        } else if is_bad(path) {
            hit.insert(path.to_owned());
        } else {
            faults.push(format!("{}: fires in {path}:{}: {}", rule.name, start["line"], finding["message"]));
        }
    }
    let bad: Vec<String> = documents(&fixture.folder.join("content")).into_iter().filter(|path| is_bad(path)).collect();
    let every = matches!(rule.check, Check::Document(_) | Check::Remote(_) | Check::Past(_));
    if bad.is_empty() || found.is_empty() {
        faults.push(format!("{}: the fixture holds nothing bad", rule.name));
    }
    faults.extend(
        bad.iter().filter(|path| every && !hit.contains(*path)).map(|path| format!("{}: silent in {path}", rule.name)),
    );
    faults
}

fn findings(rule: &Rule) -> Vec<Value> {
    let report = check(rule, &Fixture::of(rule).folder, &["--format", "json"]);
    let report: Value = serde_json::from_str(&report).expect("the report is JSON");
    report["diagnostics"].as_array().expect("a list of findings").clone()
}

/// The report on a folder by the command that asks a rule.
fn check(rule: &Rule, folder: &Path, arguments: &[&str]) -> String {
    let command: &[&str] = match rule.check {
        Check::Remote(_) => &["links", "--offline"],
        Check::Past(_) => &["check", "--today", TODAY, "--since", "HEAD~1"],
        _ => &["check", "--today", TODAY],
    };
    let mut all = [command, &["--color", "never"]].concat();
    all.extend(arguments);
    let run = lyceum(&all, folder);
    assert!(run.status < 2, "{run}");
    run.stdout
}

fn content(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(path)
}

/// The lines that are not inside a fenced block.
fn outside_of_code(text: &str) -> impl Iterator<Item = &str> {
    let mut fence: Option<&str> = None;
    text.lines().filter(move |line| {
        let marks = line.trim_start();
        let run = marks.len() - marks.trim_start_matches(['`', '~']).len();
        match fence {
            Some(open) if marks.starts_with(open) && marks[run..].trim().is_empty() => fence = None,
            None if run >= 3 => fence = Some(&marks[..run]),
            _ => {}
        }
        fence.is_none()
    })
}

fn heading(line: &str) -> Option<&str> {
    line.strip_prefix("## ").map(str::trim)
}
