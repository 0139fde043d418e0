//! Which file is meant, and where it goes.

use super::*;

/// Moves in a folder of the site; where the document is then.
#[track_caller]
fn goes(folder: &str, old: &str, new: &str, expected: &str) {
    let site = site(&[("a.md", ""), ("sub/b.md", ""), ("sub/p.png", "PNG"), ("other/c.md", "")]);
    lyceum(&["mv", old, new], &site.at(folder)).success();
    assert!(site.at("content").join(expected).exists(), "{old} to {new}: {:?}", tree(&site.path()).keys());
}

#[test]
fn paths_start_at_the_current_folder() {
    goes("content/sub", "b.md", "../d.md", "d.md");
    goes("content/sub", "../a.md", "e.md", "sub/e.md");
    goes(".", "content/a.md", "content/new/deep/a.md", "new/deep/a.md");
}

#[test]
fn an_existing_folder_means_into_it() {
    goes("content", "a.md", "sub", "sub/a.md");
    goes("content", "a.md", "sub/", "sub/a.md");
    goes("content", "a.md", "new/", "new/a.md");
    goes("content", "sub", "other", "other/sub/b.md");
    goes("content", "sub", "new/", "new/b.md");
    goes("content/sub", "b.md", "..", "b.md");
    goes("content/sub", ".", "../other", "other/sub/b.md");
}

#[test]
fn a_document_stays_a_document_and_a_file_keeps_its_ending() {
    goes("content", "a.md", "b", "b.md");
    goes("content", "a.md", "v1.2", "v1.2.md");
    goes("content", "sub/p.png", "q", "q.png");
    goes("content", "sub/p.png", "q.jpg", "q.jpg");
}

#[test]
fn a_folder_without_configuration_is_a_site_too() {
    let site = TestSite::plain().file("a.md", "[[b]]\n").file("b.md", "");
    lyceum(&["mv", "b.md", "x/c.md", "--site", "."], &site.path()).success();
    assert_eq!(read(&site.at("a.md")), "[[c]]\n");
}

#[test]
fn a_dry_run_prints_what_git_can_apply_and_writes_nothing() {
    let site = site(&[("a.md", "[[b]] and [x](b.md)\n"), ("b.md", "text\nand [a](a.md)\n"), ("p q.png", "PNG")]);
    support::git::init(&site.path());
    support::git::commit(&site.path(), 1, "all");
    let before = tree(&site.at("content"));
    let run = lyceum(&["mv", "content/b.md", "content/c/d.md", "--dry-run"], &site.path()).success();
    assert_eq!(difference(&before, &tree(&site.at("content"))), "");
    assert!(run.stderr.contains("would move `content/b.md` to `content/c/d.md`"), "{run}");
    support::write(&site.beside("x.diff"), run.stdout.as_bytes());
    support::git::git(&site.path(), &["apply", "--index", "../x.diff"]);
    let applied = tree(&site.at("content"));
    support::git::git(&site.path(), &["reset", "--quiet", "--hard"]);
    lyceum(&["mv", "content/b.md", "content/c/d.md"], &site.path()).success();
    assert_eq!(difference(&applied, &tree(&site.at("content"))), "");
}
