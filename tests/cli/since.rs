//! Only what a change has caused: `check --since REV`.

use crate::support::{Run, TestSite, git, read, write};

fn document(id: &str, body: &str) -> String {
    let own: String =
        (0..8).map(|line| format!("Line {line} that only {id} has: {}.\n", id.repeat(line + 1))).collect();
    format!(
        "---\ntitle: \"Title of {id}\"\nid: \"FX/{id}\"\nstatus: Active\ndoc_type: Reference\nsummary: \"What {id} says.\"\nsteward: Test\nupdated: 2026-11-21\nsecurity_level: Public\n---\n\n{own}\n{body}\n"
    )
}

/// A repository with an old fault in each document.
fn repository() -> TestSite {
    let site = TestSite::plain()
        .config("title: Since\ncontent: kb\n")
        .file("kb/a.md", &document("a", "An old fault: [[nowhere]]. See [[b]] and [[c]]."))
        .file("kb/b.md", &document("b", "An old fault: [x](void.md). See [[a]]."))
        .file("kb/c.md", &document("c", "See [[a]]."));
    git::init(&site.path());
    git::commit(&site.path(), 1, "all");
    site
}

fn since(site: &TestSite, revision: &str) -> Run {
    site.run("check", &["--since", revision, "--color", "never", "--select", "links,identity"])
}

#[test]
fn without_a_change_nothing_is_reported() {
    let site = repository();
    let run = since(&site, "HEAD").success();
    assert!(run.stdout.contains("2 findings older than `HEAD`"), "{run}");
}

#[test]
fn a_new_fault_is_and_the_old_one_beside_it_is_not() {
    let site = repository();
    let text = read(&site.at("kb/a.md"))
        .replace("See [[b]]", "A new one: [[absent]]. See [[b]]")
        .replace("An old", "\nAn old");
    write(&site.at("kb/a.md"), text.replace("[[nowhere]].", "[[nowhere]].\n\nMore.").as_bytes());
    let run = since(&site, "HEAD").ends_with(1);
    assert!(run.stdout.contains("no `absent`"), "{run}");
    assert!(!run.stdout.contains("no `nowhere`") && !run.stdout.contains("no `void.md`"), "{run}");
    assert!(run.stdout.contains("2 findings older than `HEAD`"), "{run}");
    git::commit(&site.path(), 2, "a new fault");
    since(&site, "HEAD~1").ends_with(1);
    since(&site, "HEAD").success();
}

#[test]
fn what_a_rename_or_a_removal_broke_in_untouched_documents_is_reported() {
    let site = repository();
    std::fs::rename(site.at("kb/c.md"), site.at("kb/see.md")).unwrap();
    let run = since(&site, "HEAD").ends_with(1);
    assert!(run.stdout.contains("a.md:") && run.stdout.contains("`c`"), "{run}");
    git::commit(&site.path(), 2, "renamed");
    let run = since(&site, "HEAD~1").ends_with(1);
    assert!(run.stdout.contains("1 broken-link"), "{run}");
    std::fs::remove_file(site.at("kb/b.md")).unwrap();
    git::commit(&site.path(), 3, "removed");
    let run = since(&site, "HEAD~1").ends_with(1);
    assert!(run.stdout.contains("`b`") && !run.stdout.contains("`c`"), "{run}");
}

#[test]
fn a_renamed_document_takes_its_old_faults_along() {
    let site = repository();
    std::fs::rename(site.at("kb/b.md"), site.at("kb/b2.md")).unwrap();
    git::commit(&site.path(), 2, "renamed");
    let run = since(&site, "HEAD~1").ends_with(1);
    assert!(!run.stdout.contains("void.md"), "{run}");
}

#[test]
fn a_twin_of_an_untouched_document_is_reported_at_both() {
    let site = repository();
    write(&site.at("kb/d.md"), document("c", "See [[a]]. The id is that of another.").as_bytes());
    let run = since(&site, "HEAD").ends_with(1);
    assert!(run.stdout.contains("c.md:") && run.stdout.contains("d.md:"), "{run}");
}

#[test]
fn a_branch_is_compared_with_where_it_left() {
    let site = repository();
    let folder = site.path();
    git::git(&folder, &["checkout", "--quiet", "-b", "work"]);
    write(&site.at("kb/c.md"), document("c", "See [[a]] and [[missing here]].").as_bytes());
    git::commit(&folder, 2, "on the branch");
    git::git(&folder, &["checkout", "--quiet", "main"]);
    write(&site.at("kb/a.md"), document("a", "All mended. See [[b]] and [[c]].").as_bytes());
    git::commit(&folder, 3, "on main");
    git::git(&folder, &["checkout", "--quiet", "work"]);
    let run = since(&site, "main").ends_with(1);
    assert!(run.stdout.contains("missing here") && !run.stdout.contains("`nowhere`"), "{run}");
}

#[test]
fn another_configuration_may_have_caused_everything() {
    let site = repository();
    write(&site.at("lyceum.yaml"), b"title: Another\ncontent: kb\n");
    let run = since(&site, "HEAD").ends_with(1);
    assert!(run.stderr.contains("the configuration changed"), "{run}");
    assert!(run.stdout.contains("nowhere") && run.stdout.contains("void.md"), "{run}");
}

#[test]
fn what_git_does_not_know_is_said_so() {
    let run = since(&repository(), "no-such-branch").ends_with(2);
    assert!(run.stderr.contains("no revision `no-such-branch`"), "{run}");
    let run = repository().run("check", &["--since=--output=x"]).ends_with(2);
    assert!(run.stderr.contains("no revision"), "{run}");
    let site = TestSite::new().file("content/a.md", &document("a", "Text."));
    let run = since(&site, "HEAD").ends_with(2);
    assert!(run.stderr.contains("--since needs a git repository"), "{run}");
}
