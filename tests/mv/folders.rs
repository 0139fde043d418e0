//! Folders: everything below goes along.

use super::*;

#[test]
fn a_folder_moves_with_all_that_is_in_it() {
    let site = site(&[
        ("x/x.md", "---\ntitle: X\n---\n[[one]] [o](sub/one.md) [up](../a.md)\n"),
        ("x/sub/one.md", "[p](../x.md) [[x]] ![](pic.png)\n"),
        ("x/sub/pic.png", "PNG"),
        ("x/notes.txt", "no content"),
        ("a.md", "[[x]] [x](x/x.md) [f](x/) [[x/sub/one]] [one](x/sub/one.md) [[one]] ![](x/sub/pic.png)\n"),
    ]);
    let run = mv(&site, "x", "y/z").success();
    assert_eq!(
        text(&site, "a.md"),
        "[[z]] [x](y/z/z.md) [f](y/z/) [[y/z/sub/one]] [one](y/z/sub/one.md) [[one]] ![](y/z/sub/pic.png)\n"
    );
    assert_eq!(
        text(&site, "y/z/z.md"),
        "---\ntitle: X\nredirect_from:\n  - /x/\n---\n[[one]] [o](sub/one.md) [up](../../a.md)\n"
    );
    assert_eq!(
        text(&site, "y/z/sub/one.md"),
        "---\nredirect_from:\n  - /x/sub/one/\n---\n\n[p](../z.md) [[z]] ![](pic.png)\n"
    );
    assert!(site.at("content/y/z/notes.txt").is_file() && !site.at("content/x").exists());
    assert!(run.stderr.contains("its page `x/x.md` along: `z.md`"), "{run}");
    mv(&site, "y/z", "x").success();
    assert_eq!(text(&site, "x/sub/one.md"), "[p](../x.md) [[x]] ![](pic.png)\n");
}

#[test]
fn there_and_back_is_where_it_was() {
    for (old, new) in [("x", "y"), ("x", "a b/ü"), ("x/sub", "sub"), ("x", "X")] {
        let site = site(&[
            ("x/x.md", "---\ntitle: X\n---\n[[one]] [o](sub/one.md) [[x/sub]]\n"),
            ("x/sub/one.md", "[p](../x.md) [[x]]"),
            ("x/sub/index.md", "---\n---\n[](one.md)"),
            ("a.md", "[[x]] [x](x/x.md) [f](x/sub/) [[x/sub/one]] [[one|a]]\n"),
            ("x.png", "a file of that name"),
        ]);
        there_and_back(&site, old, new);
    }
}

#[test]
fn a_page_beside_its_folder_stays() {
    let site = site(&[("x.md", "[one](x/one.md)\n"), ("x/one.md", "[[x]] text\n"), ("a.md", "[f](x/)\n")]);
    let run = mv(&site, "x", "y").success();
    assert!(run.stderr.contains("`x.md` was the page of that folder and stays where it is"), "{run}");
    assert_eq!(text(&site, "x.md"), "[one](y/one.md)\n");
    assert_eq!(text(&site, "a.md"), "[f](x)\n");
}

#[test]
fn a_page_whose_new_name_is_taken_keeps_its_own() {
    let site = site(&[("x/x.md", "[[y]]\n"), ("x/y.md", "")]);
    let run = mv(&site, "x", "y").success();
    assert!(run.stderr.contains("`y/x.md` keeps its name"), "{run}");
    assert_eq!(text(&site, "y/x.md"), "---\nredirect_from:\n  - /x/\n---\n\n[[y]]\n");
}

#[test]
fn a_folder_without_documents_moves_too() {
    let site = site(&[("a.md", "![](media/in/p.png)\n"), ("media/in/p.png", "PNG")]);
    mv(&site, "media", "files").success();
    assert_eq!(text(&site, "a.md"), "![](files/in/p.png)\n");
}

#[cfg(target_os = "linux")]
#[test]
fn names_in_another_unicode_form_are_found() {
    let site = site(&[("u\u{308}/o\u{308}.md", "[[a]]\n"), ("a.md", "[[ü/ö]] [x](u\u{308}/o\u{308}.md)\n")]);
    mv(&site, "u\u{308}", "v").success();
    assert_eq!(text(&site, "a.md"), "[[v/ö]] [x](v/o\u{308}.md)\n");
    mv(&site, "v/o\u{308}.md", "v/p.md").success();
    assert_eq!(text(&site, "a.md"), "[[v/p]] [x](v/p.md)\n");
}

#[test]
fn a_document_that_becomes_the_page_by_its_name_is_what_it_was_on_the_way_back() {
    let site = TestSite::new()
        .file("content/y/plan.md", "---\ntitle: The plan\n---\n\nText.\n")
        .file("content/y/other.md", "[[plan]]\n")
        .file("content/a.md", "[the folder](y/) and [[plan]]\n");
    let before = tree(&site.at("content"));
    let run = mv(&site, "y", "plan").success();
    assert!(run.stderr.contains("`plan/plan.md` is the page of `plan/` now"), "{run}");
    mv(&site, "plan", "y").success();
    let after = tree(&site.at("content"));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    assert_eq!(before["y/plan.md"], after["y/plan.md"]);
}

#[test]
fn a_vault_is_told_by_its_own_folder_or_must_be_named() {
    let site = TestSite::plain().file("Notes/a.md", "[o](../other.md)\n").file("other.md", "[x](Notes/a.md)\n");
    let run = crate::support::lyceum(&["mv", "a.md", "b.md"], &site.at("Notes")).ends_with(2);
    assert!(run.stderr.contains("--site"), "{run}");
    let above = site.path();
    crate::support::lyceum(&["mv", "Notes/a.md", "Notes/b.md", "--site", "."], &above).success();
    assert_eq!(read(&site.at("other.md")), "[x](Notes/b.md)\n");
    std::fs::create_dir(site.at(".obsidian")).unwrap();
    crate::support::lyceum(&["mv", "b.md", "c.md"], &site.at("Notes")).success();
    assert_eq!(read(&site.at("other.md")), "[x](Notes/c.md)\n");
    assert_eq!(read(&site.at("Notes/c.md")), "[o](../other.md)\n", "a note without a head gets none");
}
