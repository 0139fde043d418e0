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
