use super::*;

#[test]
fn a_target_with_a_scheme_gives_no_edge() {
    let body = "[a](https://x.example/) [b](mailto:a@b.example) [c](tel:+1) <https://x.example> https://x.example ![i](https://x.example/i.png) [d](//x.example/y)";
    assert_eq!(text(&[], "a.md", body), "");
    assert_eq!(relations(&[], "a.md", "relations: [\"https://x.example/\", \"mailto:a@b.example\"]"), "");
}

#[test]
fn a_colon_in_a_name_is_no_scheme() {
    let files = [("x/b.md", "---\ntitle: \"Note: one\"\n---\n")];
    assert_eq!(relation(&files, "a.md", "Note: one"), "x/b.md by name");
    assert_eq!(wiki(&files, "a.md", "Note: one"), "x/b.md by name");
    assert_eq!(wiki(&files, "a.md", "Note: two"), "nothing");
}

#[test]
fn a_file_may_have_a_colon_in_its_name() {
    assert_eq!(wiki(&[("x/Note: one.md", "")], "a.md", "Note: one"), "x/Note: one.md by suffix");
}
