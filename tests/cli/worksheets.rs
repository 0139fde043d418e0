//! One fault of a worksheet is one finding, and what only a comparison with the past shows.

use super::*;
use support::write;

const CHECK: &str = "```worksheet\nkind: checklist\ngroups:\n  - label: Crane\n    items:\n      - {key: ropes, label: \
    Ropes}\n      - {key: brakes, label: Brakes}\n```\n";

fn document(id: &str, kind: &str, fields: &str, body: &str) -> String {
    format!(
        "---\ntitle: Title of {id}\nid: {id}\nstatus: Active\ndoc_type: {kind}\nsummary: What {id} says.\nsteward: Ada\n\
         updated: 2026-11-28\nsecurity_level: Public\n{fields}---\n\n{body}\n"
    )
}

fn worksheet(body: &str) -> String {
    document("WS-CRANE", "Worksheet", "", body)
}

/// A site with a worksheet and a page that says something.
fn site(config: &str, page: &str, worksheet: &str) -> TestSite {
    TestSite::new()
        .config(&format!("title: x\nsite_id: x\n{config}"))
        .file("content/index.md", &document("A-1", "Reference", "", page))
        .file("content/crane.md", worksheet)
}

#[test]
fn a_worksheet_that_nothing_leads_to_is_reported_once() {
    let places = |config: &str, fields: &str| {
        site(config, "Text.", &document("WS-CRANE", "Worksheet", fields, CHECK)).check().places()
    };
    assert_eq!(places("", ""), ["worksheet-not-embedded crane.md:1:1"]);
    assert_eq!(places("", "allow: [worksheet-not-embedded]\n"), [""; 0], "what is waived is no other rule's");
    assert_eq!(places("rules: {worksheet: \"off\"}\n", ""), ["orphan-document crane.md:1:1"]);
    assert_eq!(places("", "relations: [{part_of: A-1}]\n"), [""; 0]);
    assert_eq!(
        places("rules: {worksheet: \"off\"}\n", "relations: [{part_of: A-1}]\n"),
        ["orphan-document crane.md:1:1"]
    );
}

#[test]
fn each_way_to_a_worksheet_is_one() {
    for page in ["![[WS-CRANE]]", "[worksheet id=\"WS-CRANE\"]", "[text](crane.md)", "[[Title of WS-CRANE]]"] {
        assert_eq!(site("", page, &worksheet(CHECK)).check().places(), [""; 0], "{page}");
    }
    let mapped = "worksheet_shortcodes: {fluentform: {11: WS-CRANE}}\n";
    assert_eq!(site(mapped, "[fluentform id=\"11\"]", &worksheet(CHECK)).check().places(), [""; 0]);
}

#[test]
fn a_shortcode_of_a_worksheet_is_reported_once() {
    let of = |config: &str, shortcode: &str| {
        let page = format!("[[crane]]\n\n{shortcode}");
        site(config, &page, &worksheet(CHECK)).check().places()
    };
    let here = |rule: &str| [format!("{rule} index.md:14:1")];
    let mapped = "worksheet_shortcodes: {fluentform: {11: WS-CRANE, 12: x, 13: Folder}}\n";
    for shortcode in ["[worksheet id=\"x\"]", "[worksheet]", "[fluentform id=\"12\"]", "[fluentform id=\"99\"]"] {
        assert_eq!(of(mapped, shortcode), here("unknown-worksheet"), "{shortcode}");
    }
    assert_eq!(of("", "[fluentform id=\"99\"]"), here("unknown-shortcode"));
    assert_eq!(of(&format!("{mapped}rules: {{unknown-worksheet: \"off\"}}\n"), "[fluentform id=\"12\"]"), [""; 0]);
}

#[test]
fn a_worksheet_with_a_fault_is_reported_where_it_stands() {
    let faulty = worksheet(&CHECK.replace("items", "itms"));
    let page = "[worksheet id=\"WS-CRANE\"]\n\n![[crane]]";
    let places = site("", page, &faulty).check().places();
    assert_eq!(places, ["invalid-worksheet crane.md:16:5"]);
}

#[test]
fn a_worksheet_without_an_id_is_reported_once() {
    let without = worksheet(CHECK).replace("id: WS-CRANE\n", "");
    assert_eq!(site("", "[[crane]]", &without).check().places(), ["missing-id crane.md:1:1"]);
    let off = "rules: {missing-id: \"off\"}\n";
    assert_eq!(site(off, "[[crane]]", &without).check().places(), ["invalid-worksheet crane.md:1:1"]);
    let bare = TestSite::new()
        .config("title: x\nsite_id: x\ndefaults: {crane.md: {doc_type: Worksheet}}\nrules: {structure: \"off\"}\n")
        .file("content/crane.md", CHECK);
    assert_eq!(bare.check().places(), ["missing-front-matter crane.md:1:1"]);
}

#[test]
fn a_site_without_an_id_is_told_by_its_first_worksheet() {
    let site = |fields: &str| {
        TestSite::new()
            .config("title: x\nrules: {worksheet-not-embedded: \"off\", orphan-document: \"off\"}\n")
            .file("content/a.md", &document("WS-A", "Worksheet", fields, CHECK))
            .file("content/b.md", &document("WS-B", "Worksheet", "", CHECK))
            .file("content/c.md", &document("C", "Reference", "", "Text."))
    };
    assert_eq!(site("").check().places(), ["invalid-worksheet a.md:12:1"]);
    let places = site("allow: [invalid-worksheet]\n").check().places();
    assert_eq!(places, ["unused-allow a.md:10:9", "invalid-worksheet b.md:12:1"]);
}

/// A worksheet in a repository, changed after its first commit.
fn changed(before: &str, after: &str) -> TestSite {
    let site = site("", "[[crane]]", before);
    git::init(&site.path());
    git::commit(&site.path(), 1, "first");
    write(&site.at("content/crane.md"), after.as_bytes());
    site
}

fn since(site: &TestSite, revision: &str) -> Vec<String> {
    site.check_with(&["--since", revision]).places()
}

const GONE: [&str; 1] = ["changed-key-without-renamed-from crane.md:12:1"];

#[test]
fn a_key_that_is_gone_is_found_by_a_comparison_only() {
    let renamed = CHECK.replace("key: ropes", "key: cables");
    let site = changed(&worksheet(CHECK), &worksheet(&renamed));
    assert_eq!(site.check().places(), [""; 0]);
    assert_eq!(since(&site, "HEAD"), GONE);
    git::commit(&site.path(), 2, "renamed");
    assert_eq!(since(&site, "HEAD~1"), GONE);
    assert_eq!(since(&site, "HEAD"), [""; 0]);
    let run = site.run("check", &["--since", "HEAD~1", "--color", "never"]).ends_with(1);
    assert!(run.stdout.contains("the key `ropes` is gone: learners' answers to it would be put aside"), "{run}");
    assert!(run.stdout.contains("add `renamed_from: ropes`"), "{run}");
    let told = CHECK.replace("key: ropes", "key: cables, renamed_from: ropes");
    write(&site.at("content/crane.md"), worksheet(&told).as_bytes());
    assert_eq!(since(&site, "HEAD~1"), [""; 0]);
}

#[test]
fn a_worksheet_is_known_by_its_id_and_else_by_its_path() {
    let renamed = CHECK.replace("key: ropes", "key: cables");
    let site = changed(&worksheet(CHECK), &worksheet(CHECK));
    std::fs::remove_file(site.at("content/crane.md")).unwrap();
    write(&site.at("content/new/lift.md"), worksheet(&renamed).as_bytes());
    write(&site.at("content/index.md"), document("A-1", "Reference", "", "[[lift]]").as_bytes());
    assert_eq!(since(&site, "HEAD"), ["changed-key-without-renamed-from new/lift.md:12:1"]);
    // Without its id it is known by what git says became of its file.
    let other = worksheet(&renamed).replace("id: WS-CRANE", "id: WS-LIFT");
    write(&site.at("content/new/lift.md"), other.as_bytes());
    git::commit(&site.path(), 2, "moved");
    assert_eq!(since(&site, "HEAD~1"), ["changed-key-without-renamed-from new/lift.md:12:1"]);
    // What took its place is no change of it.
    write(&site.at("content/crane.md"), other.replace("WS-LIFT", "WS-OTHER").replace("cables", "chains").as_bytes());
    write(&site.at("content/new/lift.md"), worksheet(CHECK).as_bytes());
    assert_eq!(
        site.check_with(&["--since", "HEAD~1", "--select", "worksheet"]).places(),
        ["worksheet-not-embedded crane.md:1:1"]
    );
}

#[test]
fn another_configuration_hides_no_change() {
    let site = changed(&worksheet(CHECK), &worksheet(&CHECK.replace("key: ropes", "key: cables")));
    write(&site.at("lyceum.yaml"), b"title: y\nsite_id: x\n");
    assert_eq!(since(&site, "HEAD"), GONE);
}

#[test]
fn answers_can_be_given_up_and_the_waiver_goes_when_it_has_done_its_work() {
    let renamed = CHECK.replace("key: ropes", "key: cables");
    let waived = document("WS-CRANE", "Worksheet", "allow: [changed-key-without-renamed-from]\n", &renamed);
    let site = changed(&worksheet(CHECK), &waived);
    assert_eq!(since(&site, "HEAD"), [""; 0]);
    assert_eq!(site.check().places(), [""; 0], "nobody can tell without the past");
    git::commit(&site.path(), 2, "given up");
    write(&site.at("content/index.md"), document("A-1", "Reference", "", "[[crane]] and more.").as_bytes());
    assert_eq!(since(&site, "HEAD"), [""; 0], "it was there before");
}
