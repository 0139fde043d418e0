//! The old address leads to the new one, until the document is back.

use super::*;

#[test]
fn each_move_adds_an_address_and_moving_back_takes_it_away() {
    let site = site(&[("a.md", "---\ntitle: A\nredirect_from: [/former/]\nallow: []\n---\n")]);
    mv(&site, "a.md", "b.md").success();
    assert_eq!(text(&site, "b.md"), "---\ntitle: A\nredirect_from: [/former/, /a/]\nallow: []\n---\n");
    mv(&site, "b.md", "c.md").success();
    assert_eq!(text(&site, "c.md"), "---\ntitle: A\nredirect_from: [/former/, /a/, /b/]\nallow: []\n---\n");
    mv(&site, "c.md", "a.md").success();
    assert_eq!(text(&site, "a.md"), "---\ntitle: A\nredirect_from: [/former/, /b/]\nallow: []\n---\n");
}

#[test]
fn the_old_address_is_published() {
    let site = site(&[("a.md", "---\ntitle: A\n---\n"), ("x.md", "[[a]]\n")]);
    mv(&site, "a.md", "b.md").success();
    let out = site.build(&[]);
    assert!(read(&out.join("a/index.html")).contains("../b/"));
}

#[test]
fn an_address_that_stays_is_no_former_one() {
    let site = site(&[("fixed.md", "---\npermalink: /here/\n---\n"), ("a.md", "x\n")]);
    for (old, new) in [("fixed.md", "deep/fixed.md"), ("a.md", "A.md")] {
        let before = text(&site, old);
        mv(&site, old, new).success();
        assert_eq!(text(&site, new), before, "{old}");
    }
}

#[test]
fn where_a_list_takes_the_address_it_is_noted_all_the_same() {
    let site = site(&[("x/x.md", "---\ntitle: X\n---\n"), ("x/one.md", ""), ("index.md", "---\ntitle: Front\n---\n")]);
    for (old, new, former) in [("x/x.md", "x/other.md", "/x/"), ("index.md", "start.md", "/")] {
        let before = text(&site, old);
        let run = mv(&site, old, new).success();
        assert!(!run.stderr.contains("are led to the new address"), "{run}");
        assert_eq!(text(&site, new), before.replace("\n---\n", &format!("\nredirect_from:\n  - {former}\n---\n")));
        mv(&site, new, old).success();
        assert_eq!(text(&site, old), before);
    }
}

#[test]
fn front_matter_that_cannot_be_read_is_left_alone_and_named() {
    let site = site(&[("a.md", "---\ntitle: AI: the book\n---\n[[b]]\n"), ("b.md", "[[a]]\n")]);
    let run = mv(&site, "a.md", "c.md").success();
    assert!(run.stderr.contains("`c.md` cannot be changed exactly") && run.stderr.contains("`/a/`"), "{run}");
    assert_eq!(text(&site, "b.md"), "[[c]]\n");
    assert_eq!(text(&site, "c.md"), "---\ntitle: AI: the book\n---\n[[b]]\n");
}
