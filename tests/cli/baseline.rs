//! Findings on record: an old site adopts the rules at once, and only new faults fail.

use crate::support::{TestSite, git, read, write};

fn document(id: &str, body: &str) -> String {
    format!(
        "---\ntitle: \"Title of {id}\"\nid: \"FX/{id}\"\nstatus: Active\ndoc_type: Reference\nsummary: \"What {id} says.\"\nsteward: Test\nupdated: 2026-11-21\nsecurity_level: Public\n---\n\n{body}\n"
    )
}

fn old_site() -> TestSite {
    TestSite::new()
        .file("content/a.md", &document("a", "A [link](gone.md), [another](gone.md) and [[b]]."))
        .file("content/b.md", &document("b", "To [[a]] and [[nowhere]]."))
}

fn record(site: &TestSite, more: &[&str]) -> crate::support::Run {
    let file = site.beside("known.json");
    let mut arguments = vec!["--write-baseline", file.to_str().unwrap()];
    arguments.extend(more);
    site.run("check", &arguments)
}

fn check(site: &TestSite) -> crate::support::Run {
    let file = site.beside("known.json");
    site.run("check", &["--baseline", file.to_str().unwrap(), "--color", "never"])
}

#[test]
fn what_is_on_record_is_counted_and_not_failed() {
    let site = old_site();
    site.run::<&str>("check", &[]).ends_with(1);
    let run = record(&site, &[]).success();
    assert!(run.stderr.contains("3 findings on record"), "{run}");
    let run = check(&site).success();
    assert!(run.stdout.contains("3 findings known from the baseline"), "{run}");
    let text = read(&site.beside("known.json"));
    assert_eq!(text.lines().filter(|line| line.contains("\"rule\"")).count(), 3, "one on a line: {text}");
}

#[test]
fn edits_elsewhere_do_not_wake_it_and_new_faults_fail() {
    let site = old_site();
    record(&site, &[]).success();
    let text = read(&site.at("content/a.md"));
    write(
        &site.at("content/a.md"),
        text.replace("\n---\n\n", "\n---\n\nA new paragraph.\n\n## And a heading\n\n").as_bytes(),
    );
    check(&site).success();
    write(&site.at("content/b.md"), document("b", "To [[a]] and [[nowhere]] and [[void]].").as_bytes());
    let run = check(&site).ends_with(1);
    assert!(run.stdout.contains("`void`"), "{run}");
}

#[test]
fn a_third_of_the_same_kind_is_new() {
    let site = old_site();
    record(&site, &[]).success();
    let text = read(&site.at("content/a.md")).replace("A [link](gone.md)", "A [link](gone.md), [third](gone.md)");
    write(&site.at("content/a.md"), text.as_bytes());
    check(&site).ends_with(1);
}

#[test]
fn check_never_writes_and_a_record_only_shrinks() {
    let site = old_site();
    record(&site, &[]).success();
    let before = read(&site.beside("known.json"));
    write(&site.at("content/b.md"), document("b", "To [[a]] and [[void]].").as_bytes());
    let run = check(&site).ends_with(1);
    assert!(run.stderr.contains("1 entry is no longer needed"), "{run}");
    assert_eq!(read(&site.beside("known.json")), before);
    record(&site, &[]).ends_with(1);
    let shrunk = read(&site.beside("known.json"));
    assert!(!shrunk.contains("`nowhere`") && !shrunk.contains("`void`"), "{shrunk}");
    record(&site, &["--accept-new"]).success();
    assert!(read(&site.beside("known.json")).contains("void"));
    let run = check(&site).success();
    assert!(!run.stderr.contains("no longer needed"), "{run}");
}

#[test]
fn rules_that_were_not_asked_keep_their_part() {
    let site = old_site();
    record(&site, &[]).success();
    let before = read(&site.beside("known.json"));
    record(&site, &["--select", "seo"]).success();
    assert_eq!(read(&site.beside("known.json")), before);
}

#[test]
fn a_wrong_or_absent_file_is_said_so() {
    let site = old_site();
    let run = check(&site).ends_with(2);
    assert!(run.stderr.contains("there is no baseline") && run.stderr.contains("--write-baseline"), "{run}");
    write(&site.beside("known.json"), b"{\"version\": 9, \"findings\": []}");
    let run = check(&site).ends_with(2);
    assert!(run.stderr.contains("its version is 9, expected 1"), "{run}");
    write(&site.beside("known.json"), b"[]");
    check(&site).ends_with(2);
}

#[test]
fn mending_one_of_two_in_a_line_wakes_neither_and_words_beside_them_do_not_count() {
    let site = TestSite::new()
        .file("content/a.md", &document("a", "One [link](gone.md), [another](lost.md) and a tpyo."))
        .file(
            "content/b.md",
            &document("b", "To [[a]].").replace("security_level", "relations: [gone1, gone2]\nsecurity_level"),
        );
    record(&site, &[]).success();
    let text = read(&site.at("content/a.md")).replace("(gone.md)", "(b.md)").replace("tpyo", "typo");
    write(&site.at("content/a.md"), text.as_bytes());
    let text = read(&site.at("content/b.md")).replace("[gone1, gone2]", "[a, gone2]");
    write(&site.at("content/b.md"), text.as_bytes());
    let run = check(&site).success();
    assert!(run.stderr.contains("3 entries are no longer needed"), "{run}");
}

#[test]
fn a_renamed_document_takes_its_known_findings_along() {
    let site = old_site();
    git::init(&site.path());
    git::commit(&site.path(), 1, "all");
    record(&site, &[]).success();
    crate::support::lyceum(&["mv", "content/a.md", "content/moved.md"], &site.path()).success();
    check(&site).success();
    git::commit(&site.path(), 2, "moved");
    check(&site).success();
    record(&site, &[]).success();
    let text = read(&site.beside("known.json"));
    assert!(text.contains("\"moved.md\"") && !text.contains("\"a.md\""), "{text}");
    let text = read(&site.at("content/moved.md")).replace("and [[b]]", "and [[b]] and [[void]]");
    write(&site.at("content/moved.md"), text.as_bytes());
    check(&site).ends_with(1);
}

#[test]
fn a_part_of_the_site_is_no_record() {
    for partial in [["--only", "content/a.md"], ["--steward", "Test"], ["--since", "HEAD"]] {
        let run = record(&old_site(), &partial).ends_with(2);
        assert!(run.stderr.contains("--write-baseline records the whole site"), "{run}");
    }
}

#[test]
fn a_known_finding_stays_known_when_its_message_names_another_path() {
    let site = TestSite::new()
        .file("content/a.md", &document("a", "See [up](#nope) and [it](b.md#nowhere)."))
        .file("content/b.md", &document("b", "To [[a]]."));
    git::init(&site.path());
    git::commit(&site.path(), 1, "all");
    record(&site, &[]).success();
    std::fs::rename(site.at("content/a.md"), site.at("content/c.md")).unwrap();
    write(&site.at("content/b.md"), document("b", "To [[c]].").as_bytes());
    git::commit(&site.path(), 2, "renamed");
    let run = check(&site).success();
    assert!(run.stdout.contains("2 findings known from the baseline"), "{run}");
}
