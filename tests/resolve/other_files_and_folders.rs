use super::*;

#[test]
fn other_endings_are_looked_for_among_all_content_files() {
    all_four(&[("x/list.pdf", "")], "x/a.md", "list.pdf", "x/list.pdf by relative");
    all_four(&[("z/list.pdf", "")], "x/a.md", "z/list.pdf", "z/list.pdf by root");
    all_four(&[("z/deep/list.pdf", "")], "x/a.md", "list.pdf", "z/deep/list.pdf by suffix");
    all_four(&[("z/deep/list.pdf", "")], "x/a.md", "deep/LIST.pdf", "z/deep/list.pdf by suffix");
}

#[test]
fn a_fragment_of_another_file_is_handed_on() {
    assert_eq!(link(&[("list.pdf", "")], "a.md", "list.pdf#page=3"), "list.pdf at page=3 by relative");
    assert_eq!(text(&[("list.pdf", "")], "a.md", "![[list.pdf#page=3]]"), "list.pdf at page=3 by relative");
}

#[test]
fn a_folder_is_its_page() {
    for target in ["x", "x/", "/x", "/x/", "../z/../x"] {
        all_four(
            &[("x/index.md", "")],
            "z/a.md",
            target,
            if target.starts_with("..") { "x/index.md by relative" } else { "x/index.md by root" },
        );
    }
    all_four(&[("Ads/ads.md", "")], "a.md", "Ads/", "Ads/ads.md by relative");
    all_four(&[("x/index.md", ""), ("x/x.md", "")], "a.md", "x", "x/index.md by relative");
}

#[test]
fn a_folder_without_a_page_of_its_own_is_its_list() {
    all_four(&[("x/b.md", "")], "a.md", "x/", "x/ by relative");
    all_four(&[("x/b.md", "")], "a.md", "x", "x/ by relative");
}

#[test]
fn a_document_wins_over_a_folder_of_its_name() {
    all_four(&[("x.md", ""), ("x/index.md", "")], "a.md", "x", "x.md by relative");
    all_four(&[("x.md", ""), ("x/index.md", "")], "a.md", "x/", "x/index.md by relative");
}

#[test]
fn the_own_folder_and_the_one_above() {
    all_four(&[("x/index.md", "")], "x/a.md", "./", "x/index.md by relative");
    all_four(&[("index.md", "")], "x/a.md", "..", "index.md by relative");
    all_four(&[("index.md", "")], "x/a.md", "/", "index.md by root");
}

#[test]
fn nothing_outside_of_the_content_folder_is_found() {
    let site =
        site(&[("a.md", "[[../lyceum.yaml]] [x](../lyceum.yaml) [y](../secret.md) ![z](../../../etc/hostname)")]);
    assert_eq!(leads(&site.file("secret.md", ""), "a.md"), ["nothing"; 4]);
}
