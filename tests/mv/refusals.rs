//! What is refused, with nothing changed.

use super::*;

#[track_caller]
fn refused(site: &TestSite, old: &str, new: &str, why: &str) {
    let before = tree(&site.path());
    let run = lyceum(&["mv", old, new], &site.path()).ends_with(2);
    assert!(run.stderr.contains(why), "{why}\n{run}");
    assert_eq!(difference(&before, &tree(&site.path())), "", "{run}");
}

fn some() -> TestSite {
    site(&[
        ("a.md", "[[b]]\n"),
        ("b.md", ""),
        ("sub/a.md", ""),
        ("sub/p.png", "PNG"),
        ("drafts/d.md", ""),
        (".hidden/h.md", ""),
        ("nul/n.md", "\0"),
        ("lists/only.md", ""),
        ("to-list.md", "[list](lists/)\n"),
    ])
    .config("title: T\nignore: [drafts]\n")
    .file("outside.md", "")
}

#[test]
fn what_is_there_is_never_overwritten() {
    refused(&some(), "content/a.md", "content/b.md", "`content/b.md` is there already");
    refused(&some(), "content/a.md", "content/sub", "`content/sub/a.md` is there already");
    refused(&some(), "content/a.md", "content/B.md", "there is `b.md` already, which differs only in letter case");
    refused(&some(), "content/a.md", "content/a.md", "`content/a.md` is called so already");
    refused(&some(), "content/a.md", "content/b.md/c.md", "there is `b.md` already");
}

#[test]
fn only_what_the_site_reads_moves_and_only_to_where_it_does() {
    refused(&some(), "content/none.md", "content/c.md", "cannot move `content/none.md`: no such file");
    refused(&some(), "content", "other", "cannot move the content folder itself");
    refused(&some(), "outside.md", "content/c.md", "outside the content folder");
    refused(&some(), "content/a.md", "outside2.md", "outside the content folder");
    refused(&some(), "content/drafts/d.md", "content/d.md", "`drafts/d.md` is no document of the site");
    refused(&some(), "content/.hidden/h.md", "content/d.md", "`.hidden/h.md` is no document of the site");
    refused(&some(), "content/a.md", "content/.a.md", "names that start with a dot stay out");
    refused(&some(), "content/a.md", "content/drafts/a.md", "`ignore:` in lyceum.yaml names it");
    refused(&some(), "content/nul", "content/other", "`nul/n.md` holds NUL bytes");
    refused(&some(), "content/sub", "content/sub/deeper", "cannot move `sub` into itself");
    refused(&some(), "content/sub/p.png", "content/p.md", "choose another ending");
}

#[test]
fn a_reference_that_could_not_follow_stops_all() {
    let site = some();
    refused(
        &site,
        "content/b.md",
        "content/b]] c.md",
        "a.md:1:3: `b` would have to be `b]] c`, which cannot be written there exactly",
    );
    refused(
        &site,
        "content/lists/only.md",
        "content/only.md",
        "to-list.md:1:8: `lists/` leads to the folder `lists`, which would be gone",
    );
    let site = super::site(&[("a.md", "---\ntitle: a: b\nrelations: [[b]]\n---\n"), ("b.md", "")]);
    refused(
        &site,
        "content/b.md",
        "content/c.md",
        "a.md:3:12: `b` would have to be `c`, which cannot be written there exactly",
    );
}

#[cfg(unix)]
#[test]
fn links_are_not_gone_through() {
    use std::os::unix::fs::symlink;
    let site = some();
    symlink("a.md", site.at("content/link.md")).expect("a link");
    symlink("..", site.at("content/out")).expect("a link");
    symlink("sub", site.at("content/in")).expect("a link");
    refused(&site, "content/link.md", "content/c.md", "`link.md` is a symbolic link");
    refused(&site, "content/a.md", "content/out/a.md", "outside the content folder");
    // The link leads nowhere then.
    refused(&site, "content/sub", "content/moved", "would not be read as planned");
}
