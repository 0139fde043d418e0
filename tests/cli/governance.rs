//! What the fixtures of the rules cannot show: other days, no history, and what a fix leaves behind.

use super::*;

const FRONT: &str = "title: A\nid: A-1\nstatus: Active\ndoc_type: SOP\nsummary: About it.\nsecurity_level: Internal\n";

fn document(more: &str, body: &str) -> String {
    format!("---\n{FRONT}{more}---\n{body}")
}

/// The findings of a rule, the document after `fix --unsafe`, and a proof that a second fix changes nothing.
#[track_caller]
fn mended(site: &TestSite, rule: &str) -> String {
    let file = site.at("content/a.md");
    assert!(!site.check_with(&["--select", rule]).places().is_empty(), "nothing to mend");
    let all = site.check().places().len();
    let of_rule = site.check_with(&["--select", rule]).places().len();
    site.run("fix", &["--unsafe", "--allow-dirty", "--select", rule]).success();
    let text = read(&file);
    assert_eq!(site.check_with(&["--select", rule]).places(), [""; 0], "{text}");
    assert_eq!(site.check().places().len(), all - of_rule, "{text}");
    site.run("fix", &["--unsafe", "--allow-dirty", "--select", rule]).success();
    assert_eq!(read(&file), text);
    text
}

#[test]
fn the_day_can_be_given() {
    let site = TestSite::new()
        .config("title: x\nreview: {SOP: 1 month}\n")
        .file("content/a.md", &document("steward: A\nupdated: 2026-01-31\n", "text\n"));
    let places = |day: &str| site.check_with(&["--select", "stale-document", "--today", day]).places();
    assert_eq!(places("2026-02-28"), [""; 0]);
    assert_eq!(places("2026-03-01"), ["stale-document a.md:9:10"]);
    assert_eq!(places("2020-01-01"), [""; 0]);
    let run = site.run("check", &["--today", "tomorrow"]).ends_with(2);
    assert!(run.stderr.contains("--today"), "{run}");
    // The clock is past 2026 by now.
    assert_eq!(site.check_with(&["--select", "stale-document"]).places().len(), 1);
}

#[test]
fn stewards_are_mended_where_the_name_is_near() {
    let site = TestSite::new()
        .config("title: x\nstewards: [Growth Team, \"O'Hara: ops\"]\n")
        .file("content/a.md", &document("steward: 'Growth Team; Ohara: ops' # two\nupdated: 2026-01-31\n", "text\n"));
    let text = mended(&site, "unknown-steward");
    assert!(text.contains("steward: 'Growth Team; O''Hara: ops' # two\n"), "{text}");
}

#[test]
fn a_steward_who_is_named_already_is_not_written_twice() {
    let site = TestSite::new()
        .config("title: x\nstewards: [Growth Team]\n")
        .file("content/a.md", &document("steward: Growth Team, Growht Team\nupdated: 2026-01-31\n", "text\n"));
    let report = site.check_with(&["--select", "unknown-steward"]);
    assert_eq!(report.findings()[0]["fix"], Value::Null);
}

#[test]
fn a_tag_is_mended_in_all_its_places() {
    let site = TestSite::new().config("title: x\ntags: [marketing, \"channel/*\"]\n").file(
        "content/a.md",
        &document(
            "tags:\r\n  - 'Marketting' # first\n  - channel/a\nsteward: A\nupdated: 2026-01-31\n",
            "On #marketting, &amp; (#MARKETTING).\n\n`#marketting`\n",
        ),
    );
    let text = mended(&site, "unknown-tag");
    assert!(text.contains("tags:\r\n  - 'marketing' # first\n"), "{text}");
    assert!(text.contains("On #marketing, &amp; (#marketing).\n\n`#marketting`\n"), "{text}");
}

#[test]
fn a_tag_that_is_there_already_is_taken_out() {
    let site = TestSite::new().config("title: x\ntags: [marketing]\n").file(
        "content/a.md",
        &document("tags: [marketing, marketting]\nsteward: A\nupdated: 2026-01-31\n", "#marketing\n"),
    );
    let text = mended(&site, "unknown-tag");
    assert!(text.contains("tags: [marketing]\n"), "{text}");
}

#[test]
fn a_tag_that_no_text_can_hold_is_left_alone() {
    let site = TestSite::new()
        .config("title: x\ntags: [email marketing]\n")
        .file("content/a.md", &document("steward: A\nupdated: 2026-01-31\n", "#email-marketing\n"));
    let report = site.check_with(&["--select", "unknown-tag"]);
    assert_eq!(report.findings()[0]["help"], "did you mean `email marketing`?");
    assert_eq!(report.findings()[0]["fix"], Value::Null);
}

/// A repository whose document was made on a day and changed on another.
fn repository(made: &str, changed: &str, updated: &str) -> TestSite {
    let text = |body: &str| document(&format!("steward: A\nupdated: {updated}\n"), body);
    let site = TestSite::new().file("content/a.md", &text("one\n"));
    git::on(&site.path(), made, &["init", "--quiet"]);
    commit(&site, made);
    let site = site.file("content/a.md", &text("two\n"));
    commit(&site, changed);
    site
}

fn commit(site: &TestSite, day: &str) {
    git::on(&site.path(), day, &["add", "--all"]);
    git::on(&site.path(), day, &["commit", "--quiet", "--message", day]);
}

#[test]
fn the_day_of_update_is_set_in_the_form_it_has() {
    let site = repository("2026-01-10", "2026-03-01", "\"2026-01-10T08:30:00Z\" # by hand");
    let text = mended(&site, "updated-before-change");
    assert!(text.contains("updated: \"2026-03-01T08:30:00Z\" # by hand\n"), "{text}");
    // The commit of the fix is no change of the text.
    commit(&site, "2026-05-01");
    assert_eq!(site.check_with(&["--select", "updated-before-change"]).places(), [""; 0]);
}

#[test]
fn a_renamed_document_keeps_its_changes_and_gets_none() {
    let site = repository("2026-01-10", "2026-03-01", "2026-03-01");
    git::on(&site.path(), "2026-06-01", &["mv", "content/a.md", "content/b.md"]);
    commit(&site, "2026-06-01");
    assert_eq!(site.check_with(&["--select", "updated-before-change"]).places(), [""; 0]);
    let moved = read(&site.at("content/b.md")).replace("two\n", "two and more\n");
    fs::remove_file(site.at("content/b.md")).expect("it can be removed");
    let site = site.file("content/deep/c.md", &moved);
    commit(&site, "2026-07-01");
    let report = site.check_with(&["--select", "updated-before-change"]);
    assert_eq!(report.places(), ["updated-before-change deep/c.md:9:10"]);
    assert!(report.findings()[0]["message"].as_str().is_some_and(|text| text.contains("2026-07-01")));
}

#[test]
fn without_history_nothing_is_said_of_it() {
    let site = repository("2026-01-10", "2026-03-01", "2026-01-10");
    let clone = site.beside("clone");
    let from = format!("file://{}", site.path().display());
    git::on(&site.path(), "2026-03-01", &["clone", "--quiet", "--depth=1", &from, clone.to_str().expect("UTF-8")]);
    let run = lyceum(&["check", "--select", "updated-before-change", clone.to_str().expect("UTF-8")], &clone);
    assert!(run.status == 0 && run.stderr.contains("shallow"), "{run}");
    fs::remove_dir_all(site.at(".git")).expect("it can be removed");
    assert_eq!(site.check_with(&["--select", "updated-before-change"]).places(), [""; 0]);
}
